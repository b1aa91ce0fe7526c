#include "pdf/walk.h"

#include <algorithm>
#include <array>

namespace handbill::pdf {

using Object = QPDFObjectHandle;

bool is_name(Object object, std::string_view name) { return object.isName() && object.getName() == name; }

base::Result<base::Done> ColourWalk::run(QPDF& document, const std::vector<Object>& pages) {
  for (const Object& one : pages) page(one);
  for (const Object& one : document.getAllObjects()) object(one);
  if (failed_) return base::Failed{};
  return base::Done{};
}

void ColourWalk::fail(std::string_view id, QPDFObjGen at, std::string message) {
  diagnostics_.error(id, {}, "object " + std::to_string(at.getObj()) + ": " + std::move(message), base::Fault::bug);
  failed_ = true;
}

void ColourWalk::filter(Object stream, Object owner) {
  if (filtered_.insert(stream.getObjGen()).second) content(std::move(stream), std::move(owner));
}

void ColourWalk::page(Object page) {
  Object contents = page.getKey("/Contents");
  if (contents.isStream()) {
    filter(contents, page);
  } else if (!contents.isNull()) {
    // Tokens may run over from one part to the next; cairo never writes parts.
    fail("colour-unknown", page.getObjGen(), "expected one content stream a page");
  }
  check_group(page.getKey("/Group"), page.getObjGen());
  resources(page.getKey("/Resources"), page.getObjGen());
}

/// Each once: all pages of cairo's share one object.
void ColourWalk::check_group(Object dictionary, QPDFObjGen at) {
  if (!dictionary.isDictionary()) return;
  if (dictionary.isIndirect() && !grouped_.insert(dictionary.getObjGen()).second) return;
  group(std::move(dictionary), at);
}

void ColourWalk::check_shading(Object dictionary, QPDFObjGen at) {
  Object type = dictionary.getKey("/ShadingType");
  if (!type.isInteger() || (type.getIntValue() != 2 && type.getIntValue() != 3)) {
    return fail("colour-unknown", at, "expected a linear or radial shading, found another kind");
  }
  shading(std::move(dictionary), at);
}

void ColourWalk::resources(Object dictionary, QPDFObjGen at) {
  if (!dictionary.isDictionary()) return;
  if (dictionary.hasKey("/ColorSpace")) fail("colour-unknown", at, "expected no named colour spaces");
  states(dictionary.getKey("/ExtGState"), at);
  Object shadings = dictionary.getKey("/Shading");
  if (!shadings.isDictionary()) return;
  for (auto [name, one] : shadings.getDictAsMap()) {
    // Indirect ones come along by themselves.
    if (one.isDictionary() && !one.isIndirect()) check_shading(one, at);
  }
}

/// Opacity, blends and soft masks carry no colour of their own, but transfer functions and halftones change all of
/// them. The group of a mask is a form, which is looked at where it stands.
void ColourWalk::states(Object dictionary, QPDFObjGen at) {
  constexpr std::array<std::string_view, 6> keys{"/Type", "/ca", "/CA", "/BM", "/SMask", "/AIS"};
  constexpr std::array<std::string_view, 7> blends{"/Normal",  "/Compatible", "/Multiply", "/Screen",
                                                   "/Overlay", "/Darken",     "/Lighten"};
  if (!dictionary.isDictionary()) return;
  for (auto [name, one] : dictionary.getDictAsMap()) {
    if (!one.isDictionary()) continue;
    for (const std::string& key : one.getKeys()) {
      if (std::ranges::find(keys, key) == keys.end())
        fail("colour-unknown", at, "expected no " + key + " in a graphics state");
    }
    Object blend = one.getKey("/BM");
    if (!blend.isNull() && (!blend.isName() || std::ranges::find(blends, blend.getName()) == blends.end()))
      fail("colour-unknown", at, "expected a blend that Handbill draws, found " + blend.unparse());
    state(one, at);
  }
}

void ColourWalk::stream(Object stream) {
  Object dictionary = stream.getDict();
  Object subtype = dictionary.getKey("/Subtype");
  if (is_name(subtype, "/Image")) {
    picture(stream);
  } else if (is_name(subtype, "/Form") || dictionary.hasKey("/PatternType")) {
    // Before its contents are read: what they need is added to the same resources.
    resources(dictionary.getKey("/Resources"), stream.getObjGen());
    check_group(dictionary.getKey("/Group"), stream.getObjGen());
    filter(stream, stream.getDict());
  } else if (dictionary.hasKey("/ShadingType")) {
    mesh(stream);
  }
}

void ColourWalk::object(Object object) {
  if (object.isStream()) return stream(object);
  if (!object.isDictionary()) return;
  if (object.hasKey("/ShadingType")) check_shading(object, object.getObjGen());
  if (object.hasKey("/PatternType")) {
    Object inner = object.getKey("/Shading");
    if (inner.isDictionary() && !inner.isIndirect()) check_shading(inner, object.getObjGen());
  }
  // Type 3 glyphs are drawn by content streams.
  if (!object.getKey("/CharProcs").isDictionary()) return;
  for (auto [name, glyph] : object.getKey("/CharProcs").getDictAsMap()) {
    if (glyph.isStream()) filter(glyph, object);
  }
}

}  // namespace handbill::pdf
