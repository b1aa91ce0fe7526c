#include "preflight/colour.h"

#include <algorithm>

#include "base/number.h"

namespace handbill::preflight {

namespace {

using Object = QPDFObjectHandle;
using Kind = Space::Kind;

/// Less than a step of a plate of 8 bits.
constexpr double nothing = 0.002;
constexpr int deepest = 8;

std::string plain(const std::string& name) { return name.empty() || name[0] != '/' ? name : name.substr(1); }

Space named(const std::string& name) {
  if (name == "/DeviceGray" || name == "/G") return {Kind::grey, "/DeviceGray", 1, {}, {}, {}};
  if (name == "/DeviceCMYK" || name == "/CMYK") return {Kind::cmyk, "/DeviceCMYK", 4, {}, {}, {}};
  if (name == "/DeviceRGB" || name == "/RGB") return {Kind::light, "/DeviceRGB", 3, {}, {}, {}};
  if (name == "/Pattern") return {Kind::pattern, name, 0, {}, {}, {}};
  return {Kind::unknown, name, 1, {}, {}, {}};
}

Space icc_based(Object stream) {
  if (!stream.isStream()) return {Kind::unknown, "/ICCBased", 1, {}, {}, {}};
  Object count = stream.getDict().getKey("/N");
  const auto components = count.isInteger() ? count.getIntValue() : 0;
  const std::string name = "/ICCBased (" + std::to_string(components) + ")";
  if (components == 1) return {Kind::grey, name, 1, {}, {}, {}};
  if (components == 4) return {Kind::cmyk, name, 4, {}, {}, {}};
  return {components == 3 ? Kind::light : Kind::unknown, name, 3, {}, {}, {}};
}

/// What an exponential tint function gives for the full ink; nothing of any other.
std::vector<double> full_of(Object function) {
  std::vector<double> values;
  Object dictionary = function.isStream() ? function.getDict() : function;
  if (!dictionary.isDictionary()) return values;
  Object full = dictionary.getKey("/C1");
  if (!full.isArray()) return values;
  for (int i = 0; i < full.getArrayNItems(); ++i) values.push_back(full.getArrayItem(i).getNumericValue());
  return values;
}

/// So that two separations of one name can be told apart where they differ.
std::string fingerprint(Object alternate, Object function) {
  std::string text = alternate.unparseResolved();
  if (function.isStream()) {
    const auto data = function.getStreamData();
    text.append(static_cast<const char*>(static_cast<const void*>(data->getBuffer())), data->getSize());
    return text;
  }
  if (!function.isDictionary()) return text;
  for (const char* key : {"/C0", "/C1", "/N"}) text += function.getKey(key).unparseResolved();
  return text;
}

Space read(Object object, Object resources, int depth);

Space separation(Object array, int depth) {
  if (array.getArrayNItems() < 4) return {Kind::unknown, "/Separation", 1, {}, {}, {}};
  Space space{Kind::separation, "/Separation", 1, {}, {}, {}};
  Object name = array.getArrayItem(1);
  if (name.isName()) space.colorants.push_back(plain(name.getName()));
  space.alternate = fingerprint(array.getArrayItem(2), array.getArrayItem(3));
  if (read(array.getArrayItem(2), Object::newNull(), depth + 1).kind == Kind::cmyk)
    space.full = full_of(array.getArrayItem(3));
  return space;
}

Space device_n(Object array) {
  Space space{Kind::device_n, "/DeviceN", 0, {}, {}, {}};
  Object names = array.getArrayNItems() > 1 ? array.getArrayItem(1) : Object::newNull();
  if (!names.isArray()) return {Kind::unknown, "/DeviceN", 1, {}, {}, {}};
  for (int i = 0; i < names.getArrayNItems() && i < 32; ++i) {
    Object name = names.getArrayItem(i);
    space.colorants.push_back(name.isName() ? plain(name.getName()) : std::string());
  }
  space.components = space.colorants.size();
  return space;
}

Space read(Object object, Object resources, int depth) {
  if (depth > deepest) return {Kind::unknown, "nested too deep", 1, {}, {}, {}};
  if (object.isName()) {
    const Space known = named(object.getName());
    if (known.kind != Kind::unknown || !resources.isDictionary()) return known;
    Object spaces = resources.getKey("/ColorSpace");
    if (!spaces.isDictionary() || !spaces.hasKey(object.getName())) return known;
    return read(spaces.getKey(object.getName()), Object::newNull(), depth + 1);
  }
  if (!object.isArray() || object.getArrayNItems() < 1 || !object.getArrayItem(0).isName())
    return {Kind::unknown, "no colour space", 1, {}, {}, {}};
  const std::string family = object.getArrayItem(0).getName();
  if (object.getArrayNItems() == 1) return named(family);
  if (family == "/ICCBased") return icc_based(object.getArrayItem(1));
  if (family == "/CalRGB" || family == "/Lab") return {Kind::light, family, 3, {}, {}, {}};
  if (family == "/CalGray") return {Kind::light, family, 1, {}, {}, {}};
  if (family == "/Separation") return separation(object, depth);
  if (family == "/DeviceN") return device_n(object);
  if (family == "/Pattern") return {Kind::pattern, family, 0, {}, {}, {}};
  if (family == "/Indexed" || family == "/I") {
    Space base = read(object.getArrayItem(1), resources, depth + 1);
    base.name = "/Indexed " + base.name;
    return base;
  }
  return {Kind::unknown, family, 1, {}, {}, {}};
}

std::string percent(double value) { return base::to_text(value * 100, 1); }

}  // namespace

Space read_space(QPDFObjectHandle object, QPDFObjectHandle resources) {
  return read(std::move(object), std::move(resources), 0);
}

bool Colour::is_white() const {
  switch (space.kind) {
    case Kind::grey:
      return !values.empty() && values[0] > 1 - nothing;
    case Kind::cmyk:
    case Kind::separation:
    case Kind::device_n:
      return std::ranges::all_of(values, [](double value) { return value < nothing; });
    case Kind::light:
      return space.name != "/Lab" && std::ranges::all_of(values, [](double value) { return value > 1 - nothing; });
    case Kind::pattern:
    case Kind::unknown:
      return false;
  }
  return false;
}

bool Colour::is_black_alone() const {
  if (space.kind == Kind::grey) return true;
  if (space.kind == Kind::cmyk && values.size() == 4)
    return values[0] < nothing && values[1] < nothing && values[2] < nothing;
  return space.kind == Kind::separation && space.colorants.size() == 1 && space.colorants[0] == "Black";
}

bool Colour::is_solid_black() const {
  if (!is_black_alone() || values.empty()) return false;
  return space.kind == Kind::grey ? values[0] < nothing : values.back() > 1 - nothing;
}

bool Colour::is_rich_black() const {
  constexpr double dark = 0.9;
  constexpr double seen = 0.05;
  return space.kind == Kind::cmyk && values.size() == 4 && values[3] >= dark &&
         (values[0] > seen || values[1] > seen || values[2] > seen);
}

int Colour::plates() const {
  if (is_registration()) return 4;
  if (space.kind == Kind::grey) return values.empty() || values[0] > 1 - nothing ? 0 : 1;
  if (space.kind == Kind::light) return is_white() ? 0 : 4;
  if (space.kind == Kind::pattern || space.kind == Kind::unknown) return 0;
  return static_cast<int>(std::ranges::count_if(values, [](double value) { return value >= nothing; }));
}

double Colour::total() const {
  if (space.kind == Kind::grey) return values.empty() ? 0 : 1 - values[0];
  if (space.kind == Kind::light || space.kind == Kind::pattern || space.kind == Kind::unknown) return 0;
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

bool Colour::is_registration() const {
  return space.kind == Kind::separation && space.colorants.size() == 1 && space.colorants[0] == "All";
}

std::string Colour::text() const {
  std::string text;
  for (const double value : values) text += (text.empty() ? "" : "/") + percent(value);
  switch (space.kind) {
    case Kind::cmyk:
      return text;
    case Kind::grey:
      return "grey " + text;
    case Kind::separation:
      return (space.colorants.empty() ? std::string("a separation") : space.colorants[0]) + " " + text;
    default:
      return (space.name.starts_with('/') ? space.name.substr(1) : space.name) + " " + text;
  }
}

}  // namespace handbill::preflight
