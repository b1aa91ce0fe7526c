#include "model/json.h"

namespace handbill::model {

Json& Json::key(std::string_view name) {
  begin_value();
  append_string(name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

void Json::text(std::string_view value) {
  begin_value();
  append_string(value);
}

void Json::literal(std::string_view value) {
  begin_value();
  out_ += value;
}

Json::Scope Json::open(char begin, char end) {
  begin_value();
  out_ += begin;
  ++depth_;
  first_ = true;
  return {*this, end};
}

void Json::close(char end) {
  --depth_;
  if (!first_) out_.append("\n").append(2 * depth_, ' ');
  out_ += end;
  first_ = false;
}

/// The comma and the indent before a key or an item; nothing between a key and its value.
void Json::begin_value() {
  if (after_key_ || depth_ == 0) {
    after_key_ = false;
    return;
  }
  if (!first_) out_ += ',';
  out_.append("\n").append(2 * depth_, ' ');
  first_ = false;
}

void Json::append_string(std::string_view value) {
  out_ += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') out_ += '\\';
    out_ += c;
  }
  out_ += '"';
}

}  // namespace handbill::model
