#include "press/shading.h"

#include <array>
#include <cmath>
#include <cstdint>

#include <vector>

#include "base/number.h"
#include "pdf/walk.h"
#include "press/content.h"

namespace handbill::press {

namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t most_separations = 8;
/// Functions in functions: cairo stitches stops, and those again where a gradient is repeated.
constexpr int deepest = 8;

/// The keys of a gradient, and the space that they all are written in.
class Inks {
 public:
  Inks(const color::InkTable& inks, Separations& separations) : inks_(inks), separations_(separations) {}

  /// False where the colour is no ink's.
  bool add(const color::Key& key) {
    const auto keyed = color::read_key(inks_, key);
    if (!keyed) return false;
    const color::Ink& ink = inks_.at(keyed->paint.ink);
    if (keyed->paint.tint <= 0 || (ink.spot.empty() && ink.total() <= 0)) return true;  // paper is in every space
    if (is_separation(ink)) {
      named_.emplace(separation_name(ink), keyed->paint.ink);
    } else {
      has_process_ = true;
    }
    return true;
  }

  [[nodiscard]] Object space() {
    if (named_.empty()) return Object::newName("/DeviceCMYK");
    if (is_single()) return separations_.space(named_.begin()->second);
    return separations_.space(named_);
  }

  /// Why no space holds all of these inks, or an empty text.
  [[nodiscard]] std::string fault() const {
    // ISO 32000-1, 8.6.6.5: no DeviceN holds /All.
    if (!is_single() && named_.contains("All")) return "expected no registration ink in a gradient with others";
    // Each doubles the table of what stands in for the mixture.
    if (named_.size() > most_separations)
      return "expected at most " + std::to_string(most_separations) + " separations in a gradient";
    return {};
  }

  [[nodiscard]] std::size_t components() const {
    if (named_.empty()) return 4;
    return is_single() ? 1 : 4 + named_.size();
  }

  /// Of a key that was added.
  [[nodiscard]] std::vector<double> values(const color::Key& key) const {
    const color::Keyed keyed = color::read_key(inks_, key).value();
    const color::Ink& ink = inks_.at(keyed.paint.ink);
    const double tint = keyed.paint.tint;
    if (is_single()) return {is_separation(ink) ? tint : 0};
    std::vector<double> all(components(), 0.0);
    if (!is_separation(ink)) {
      const std::array<double, 4> plates{ink.cmyk.c, ink.cmyk.m, ink.cmyk.y, ink.cmyk.k};
      for (std::size_t i = 0; i < plates.size(); ++i) all[i] = plates[i] * tint;
      return all;
    }
    std::size_t at = 4;
    for (const auto& [name, each] : named_) {
      if (name == separation_name(ink)) all[at] = tint;
      ++at;
    }
    return all;
  }

 private:
  [[nodiscard]] bool is_single() const { return named_.size() == 1 && !has_process_; }

  const color::InkTable& inks_;
  Separations& separations_;
  NamedInks named_;
  bool has_process_ = false;
};

std::optional<color::Key> key_of(Object colour) {
  color::Key key{};
  if (!colour.isArray() || colour.getArrayNItems() != 3) return std::nullopt;
  for (int i = 0; i < 3; ++i) {
    const double channel = colour.getArrayItem(i).getNumericValue();
    if (!(channel >= 0 && channel <= 1)) return std::nullopt;
    key[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>(std::lround(channel * 65535));
  }
  return key;
}

/// Looks at every colour of the function: exponential ones (type 2) and what stitches them together (type 3), which in
/// a file that is none of cairo's may lead back to itself.
ShadingFault add_function(Object function, Inks& inks, int depth = 0) {
  if (depth > deepest) return {"expected functions in at most " + std::to_string(deepest) + " others"};
  if (!function.isDictionary() || !function.getKey("/FunctionType").isInteger())
    return {"expected a gradient's function, found another kind"};
  const auto type = function.getKey("/FunctionType").getIntValue();
  if (type == 3) {
    Object parts = function.getKey("/Functions");
    if (!parts.isArray()) return {"expected a function's parts"};
    for (int i = 0; i < parts.getArrayNItems(); ++i) {
      ShadingFault fault = add_function(parts.getArrayItem(i), inks, depth + 1);
      if (!fault.text.empty()) return fault;
    }
    return {};
  }
  if (type != 2 || function.hasKey("/Range")) return {"expected an exponential function, found another kind"};
  for (const char* key : {"/C0", "/C1"}) {
    const auto colour = key_of(function.getKey(key));
    if (!colour) return {std::string("expected three numbers from 0 to 1 in ") + key};
    if (!inks.add(*colour)) return {"expected a gradient between inks, found " + function.getKey(key).unparse(), true};
  }
  return {};
}

/// A new function, since other shadings may share the old one.
Object print_function(Object function, const Inks& inks) {
  Object printed = function.shallowCopy();
  if (function.getKey("/FunctionType").getIntValue() == 3) {
    Object parts = Object::newArray();
    Object old = function.getKey("/Functions");
    for (int i = 0; i < old.getArrayNItems(); ++i) parts.appendItem(print_function(old.getArrayItem(i), inks));
    printed.replaceKey("/Functions", parts);
    return printed;
  }
  for (const char* key : {"/C0", "/C1"}) {
    Object colour = Object::newArray();
    for (const double value : inks.values(key_of(function.getKey(key)).value()))
      colour.appendItem(Object::newReal(base::to_text(value, 5)));
    printed.replaceKey(key, colour);
  }
  return printed;
}

/// Bytes of a patch before its colours: a flag of 8 bits and its points of two times 32.
constexpr std::size_t coons_points = 12;
constexpr std::size_t tensor_points = 16;
constexpr std::size_t corners = 4;

bool is_integer(Object object, long long value) { return object.isInteger() && object.getIntValue() == value; }

/// True where a mesh's numbers stand for 0 to 1 in each of three channels, behind the ranges of x and y.
bool has_plain_colours(Object decode) {
  if (!decode.isArray() || decode.getArrayNItems() != 10) return false;
  for (int i = 4; i < 10; ++i) {
    Object bound = decode.getArrayItem(i);
    if (!bound.isNumber() || bound.getNumericValue() != i % 2) return false;
  }
  return true;
}

color::Key key_at(const std::string& data, std::size_t at) {
  color::Key key{};
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto high = static_cast<unsigned char>(data[at + 2 * i]);
    const auto low = static_cast<unsigned char>(data[at + 2 * i + 1]);
    key[i] = static_cast<std::uint16_t>(high << 8 | low);
  }
  return key;
}

}  // namespace

ShadingFault print_shading(QPDFObjectHandle shading, const color::InkTable& inks, Separations& separations) {
  if (pdf::is_name(shading.getKey("/ColorSpace"), "/DeviceGray")) return {};  // of a soft mask
  if (!pdf::is_name(shading.getKey("/ColorSpace"), "/DeviceRGB"))
    return {"expected a shading in DeviceRGB or DeviceGray"};
  // A colour of its own, which cairo never writes.
  if (shading.hasKey("/Background")) return {"expected no /Background in a shading"};
  Inks found(inks, separations);
  if (ShadingFault fault = add_function(shading.getKey("/Function"), found); !fault.text.empty()) return fault;
  if (std::string fault = found.fault(); !fault.empty()) return {fault};
  shading.replaceKey("/Function", print_function(shading.getKey("/Function"), found));
  shading.replaceKey("/ColorSpace", found.space());
  return {};
}

ShadingFault print_mesh(QPDFObjectHandle stream, const color::InkTable& inks, Separations& separations) {
  Object dictionary = stream.getDict();
  const bool is_tensor = is_integer(dictionary.getKey("/ShadingType"), 7);
  if (!is_tensor && !is_integer(dictionary.getKey("/ShadingType"), 6))
    return {"expected a mesh of patches, found another kind"};
  if (!pdf::is_name(dictionary.getKey("/ColorSpace"), "/DeviceRGB") || dictionary.hasKey("/Function") ||
      !is_integer(dictionary.getKey("/BitsPerComponent"), 16) ||
      !is_integer(dictionary.getKey("/BitsPerCoordinate"), 32) || !is_integer(dictionary.getKey("/BitsPerFlag"), 8) ||
      !has_plain_colours(dictionary.getKey("/Decode")) || dictionary.hasKey("/Background"))
    return {"expected a mesh in DeviceRGB as cairo writes it"};
  const auto buffer = stream.getStreamData(qpdf_dl_generalized);
  const std::string data(static_cast<const char*>(static_cast<const void*>(buffer->getBuffer())), buffer->getSize());
  const std::size_t head = 1 + 8 * (is_tensor ? tensor_points : coons_points);
  const std::size_t patch = head + corners * 6;
  if (data.empty() || data.size() % patch != 0) return {"expected whole patches in a mesh"};
  Inks found(inks, separations);
  for (std::size_t at = 0; at < data.size(); at += patch) {
    if (data[at] != 0) return {"expected patches that stand alone in a mesh"};
    for (std::size_t corner = 0; corner < corners; ++corner) {
      if (!found.add(key_at(data, at + head + 6 * corner))) return {"expected inks at the corners of a mesh", true};
    }
  }
  if (std::string fault = found.fault(); !fault.empty()) return {fault};
  std::string printed;
  for (std::size_t at = 0; at < data.size(); at += patch) {
    printed.append(data, at, head);
    for (std::size_t corner = 0; corner < corners; ++corner) {
      for (const double value : found.values(key_at(data, at + head + 6 * corner))) {
        const auto sample = static_cast<unsigned>(std::lround(value * 65535));
        printed += static_cast<char>(sample >> 8);
        printed += static_cast<char>(sample & 0xff);
      }
    }
  }
  Object old = dictionary.getKey("/Decode");
  Object decode = Object::newArray();
  for (int i = 0; i < 4; ++i) decode.appendItem(old.getArrayItem(i));
  for (std::size_t i = 0; i < found.components(); ++i) {
    decode.appendItem(Object::newInteger(0));
    decode.appendItem(Object::newInteger(1));
  }
  dictionary.replaceKey("/Decode", decode);
  dictionary.replaceKey("/ColorSpace", found.space());
  stream.replaceStreamData(printed, Object::newNull(), Object::newNull());
  return {};
}

}  // namespace handbill::press
