#include "press/separations.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/number.h"
#include "press/content.h"

namespace handbill::press {

namespace {

using Object = QPDFObjectHandle;

Object numbers(const std::vector<double>& values) {
  Object array = Object::newArray();
  for (const double value : values) array.appendItem(Object::newReal(base::to_text(value, 5)));
  return array;
}

/// What stands in for the full ink where it has no plate.
color::Cmyk alternate_of(const color::Ink& ink) {
  if (ink.use == color::InkUse::registration) return {1, 1, 1, 1};
  return ink.cmyk;
}

Object tint_of(const color::Ink& ink) {
  const color::Cmyk full = alternate_of(ink);
  Object function = Object::newDictionary();
  function.replaceKey("/FunctionType", Object::newInteger(2));
  function.replaceKey("/Domain", numbers({0, 1}));
  function.replaceKey("/C0", numbers({0, 0, 0, 0}));
  function.replaceKey("/C1", numbers({full.c, full.m, full.y, full.k}));
  function.replaceKey("/N", Object::newInteger(1));
  return function;
}

/// A table of the corners alone, between which readers go straight: what the process inks and what stands in for the
/// others add up to, at most full. No PostScript in the file.
Object mixed_tint(QPDF& document, const std::vector<color::Cmyk>& alternates) {
  const std::size_t inputs = 4 + alternates.size();
  std::string samples;
  for (std::size_t corner = 0; corner < std::size_t{1} << inputs; ++corner) {
    double plates[4] = {};
    for (std::size_t input = 0; input < inputs; ++input) {
      if ((corner >> input & 1) == 0) continue;
      if (input < 4) {
        plates[input] += 1;
      } else {
        const color::Cmyk& one = alternates[input - 4];
        const double parts[4] = {one.c, one.m, one.y, one.k};
        for (std::size_t i = 0; i < 4; ++i) plates[i] += parts[i];
      }
    }
    for (const double plate : plates) {
      const auto value = static_cast<unsigned>(std::lround(std::min(plate, 1.0) * 65535));
      samples += static_cast<char>(value >> 8);
      samples += static_cast<char>(value & 0xff);
    }
  }
  Object domain = Object::newArray();
  Object size = Object::newArray();
  for (std::size_t i = 0; i < inputs; ++i) {
    domain.appendItem(Object::newInteger(0));
    domain.appendItem(Object::newInteger(1));
    size.appendItem(Object::newInteger(2));
  }
  Object function = Object::newStream(&document, samples);
  Object dictionary = function.getDict();
  dictionary.replaceKey("/FunctionType", Object::newInteger(0));
  dictionary.replaceKey("/Domain", domain);
  dictionary.replaceKey("/Range", numbers({0, 1, 0, 1, 0, 1, 0, 1}));
  dictionary.replaceKey("/Size", size);
  dictionary.replaceKey("/BitsPerSample", Object::newInteger(16));
  return function;
}

}  // namespace

QPDFObjectHandle Separations::space(color::InkId id) {
  const color::Ink& ink = inks_.at(id);
  const std::string name = separation_name(ink);
  const auto found = spaces_.find(name);
  if (found != spaces_.end()) return found->second;
  Object space = Object::newArray();
  space.appendItem(Object::newName("/Separation"));
  space.appendItem(Object::newName("/" + name));
  space.appendItem(Object::newName("/DeviceCMYK"));
  space.appendItem(document_.makeIndirectObject(tint_of(ink)));
  return spaces_.emplace(name, document_.makeIndirectObject(space)).first->second;
}

QPDFObjectHandle Separations::space(const NamedInks& separations) {
  std::set<std::string> key;
  for (const auto& [name, ink] : separations) key.insert(name);
  const auto found = mixed_.find(key);
  if (found != mixed_.end()) return found->second;
  Object names = Object::newArray();
  for (const char* process : {"/Cyan", "/Magenta", "/Yellow", "/Black"}) names.appendItem(Object::newName(process));
  std::vector<color::Cmyk> alternates;
  Object colorants = Object::newDictionary();
  for (const auto& [name, ink] : separations) {
    names.appendItem(Object::newName("/" + name));
    alternates.push_back(alternate_of(inks_.at(ink)));
    colorants.replaceKey("/" + name, space(ink));
  }
  // ISO 32000-1, table 71: which separation each name means, and that the first four are those of process.
  Object attributes = Object::newDictionary();
  attributes.replaceKey("/Subtype", Object::newName("/NChannel"));
  attributes.replaceKey("/Colorants", colorants);
  Object process = Object::newDictionary();
  process.replaceKey("/ColorSpace", Object::newName("/DeviceCMYK"));
  Object components = Object::newArray();
  for (const char* each : {"/Cyan", "/Magenta", "/Yellow", "/Black"}) components.appendItem(Object::newName(each));
  process.replaceKey("/Components", components);
  attributes.replaceKey("/Process", process);
  Object space = Object::newArray();
  space.appendItem(Object::newName("/DeviceN"));
  space.appendItem(names);
  space.appendItem(Object::newName("/DeviceCMYK"));
  space.appendItem(mixed_tint(document_, alternates));
  space.appendItem(attributes);
  return mixed_.emplace(key, document_.makeIndirectObject(space)).first->second;
}

QPDFObjectHandle Separations::state(const std::string& name) {
  const auto found = states_.find(name);
  if (found != states_.end()) return found->second;
  // ISO 32000-1, 8.6.7: /OP alone would set both; mode 1 leaves a plate whose ink is 0 as it is.
  const bool strokes = name[name.size() - 2] == '1';
  const bool others = name[name.size() - 1] == '1';
  Object state = Object::newDictionary();
  state.replaceKey("/Type", Object::newName("/ExtGState"));
  state.replaceKey("/OP", Object::newBool(strokes));
  state.replaceKey("/op", Object::newBool(others));
  state.replaceKey("/OPM", Object::newInteger(1));
  return states_.emplace(name, document_.makeIndirectObject(state)).first->second;
}

}  // namespace handbill::press
