#include "pdf/objects.h"

#include "pdf/flate.h"

namespace handbill::pdf {
namespace {

using Object = QPDFObjectHandle;

std::string_view view(const Buffer& buffer) {
  return {static_cast<const char*>(static_cast<const void*>(buffer.getBuffer())), buffer.getSize()};
}

}  // namespace

void write(const Body& body, const Numbers& numbers, std::string& out) {
  std::size_t at = 0;
  for (const Body::Reference& reference : body.references) {
    out.append(body.bytes, at, reference.at - at);
    at = reference.at;
    const std::size_t first = reference.set == Set::own      ? numbers.own
                              : reference.set == Set::shared ? numbers.shared
                                                             : numbers.file;
    out += std::to_string(first + reference.index);
    out += " 0 R";
  }
  out.append(body.bytes, at);
}

std::size_t Objects::index_of(const Object& object) {
  const auto [found, is_new] = known_.try_emplace(object.getObjGen(), bodies_.size());
  if (is_new) {
    bodies_.emplace_back();
    waiting_.emplace_back(found->second, object);
  }
  return found->second;
}

void Objects::put_direct(Object object, Body& body) {
  if (object.isIndirect()) {
    body.refer(index_of(object));
  } else if (object.isDictionary()) {
    body.add("<<");
    for (auto [key, value] : object.getDictAsMap()) {
      if (value.isNull() && !value.isIndirect()) continue;
      body.add(Object::newName(key).unparse()).add(" ");
      put_direct(value, body);
      body.add("\n");
    }
    body.add(">>");
  } else if (object.isArray()) {
    body.add("[");
    for (const Object& item : object.getArrayAsVector()) {
      put_direct(item, body);
      body.add(" ");
    }
    body.add("]");
  } else {
    body.add(object.unparse());
  }
}

Body Objects::body_of(Object object) {
  Body body;
  if (!object.isStream()) {
    // Of its own, which is no reference any more.
    Object direct = object.isDictionary() || object.isArray() ? object.shallowCopy() : object;
    if (object.isDictionary() || object.isArray()) {
      put_direct(direct, body);
    } else {
      body.add(object.unparseResolved());
    }
    return body;
  }
  Object dictionary = object.getDict().shallowCopy();
  dictionary.removeKey("/Length");
  std::string data;
  const auto raw = object.getRawStreamData();
  // What a stage has written anew is not packed yet; metadata stays readable for programs that know no PDF.
  if (dictionary.hasKey("/Filter") || !object.getFilterOnWrite()) {
    data = view(*raw);
  } else {
    data = packed(view(*raw));
    dictionary.replaceKey("/Filter", Object::newName("/FlateDecode"));
  }
  dictionary.replaceKey("/Length", Object::newInteger(static_cast<long long>(data.size())));
  put_direct(dictionary, body);
  return std::move(body.add("\nstream\n").add(data).add("\nendstream"));
}

void Objects::work_off() {
  while (!waiting_.empty()) {
    const auto [index, object] = waiting_.back();
    waiting_.pop_back();
    // Before it is put: bodies_ grows meanwhile.
    Body body = body_of(object);
    bodies_[index] = std::move(body);
  }
}

void Objects::put(const Object& object, Body& body) {
  put_direct(object, body);
  work_off();
}

std::size_t Objects::take(const Object& object) {
  const std::size_t index = index_of(object);
  work_off();
  return index;
}

void append(const Body& body, Body& to) {
  for (Body::Reference reference : body.references) {
    reference.at += to.bytes.size();
    to.references.push_back(reference);
  }
  to.bytes += body.bytes;
}

std::size_t Objects::add(Body body) {
  bodies_.push_back(std::move(body));
  return bodies_.size() - 1;
}

void Objects::write(const Numbers& numbers, std::string& out, std::vector<std::size_t>& offsets) const {
  for (std::size_t i = 0; i < bodies_.size(); ++i) {
    offsets.push_back(out.size());
    out += std::to_string(numbers.own + i) + " 0 obj\n";
    pdf::write(bodies_[i], numbers, out);
    out += "\nendobj\n";
  }
}

}  // namespace handbill::pdf
