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
  if (!filtered_.insert(stream.getObjGen()).second) return;
  if (!stream.pipeStreamData(nullptr, 0, qpdf_dl_generalized)) {
    return fail("colour-unknown", stream.getObjGen(),
                "expected contents that can be decoded, found " + stream.getDict().getKey("/Filter").unparse());
  }
  content(std::move(stream), std::move(owner));
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
  check_objects(dictionary.getKey("/XObject"));
  Object patterns = dictionary.getKey("/Pattern");
  if (patterns.isDictionary()) {
    for (auto [name, one] : patterns.getDictAsMap()) {
      // Indirect ones come along by themselves.
      if (!one.isIndirect()) check_pattern(one, at);
    }
  }
  Object shadings = dictionary.getKey("/Shading");
  if (!shadings.isDictionary()) return;
  for (auto [name, one] : shadings.getDictAsMap()) {
    if (one.isDictionary() && !one.isIndirect()) check_shading(one, at);
  }
}

/// What Do draws: a program for a printer (/PS) would draw whatever it likes.
void ColourWalk::check_objects(Object dictionary) {
  if (!dictionary.isDictionary()) return;
  for (auto [name, one] : dictionary.getDictAsMap()) {
    if (!one.isStream() || !named_.insert(one.getObjGen()).second) continue;
    Object subtype = one.getDict().getKey("/Subtype");
    if (!is_name(subtype, "/Image") && !is_name(subtype, "/Form"))
      fail("colour-unknown", one.getObjGen(), "expected a picture or a form, found " + subtype.unparse());
  }
}

/// A tiling's contents and a shading's colours are looked at where they stand.
void ColourWalk::check_pattern(Object pattern, QPDFObjGen at) {
  Object dictionary = pattern.isStream() ? pattern.getDict() : pattern;
  const auto is = [&](const char* key, long long value) {
    Object found = dictionary.getKey(key);
    return found.isInteger() && found.getIntValue() == value;
  };
  if (!dictionary.isDictionary() || !is("/PatternType", pattern.isStream() ? 1 : 2))
    return fail("colour-unknown", at, "expected a tiling or a shading as a pattern, found another kind");
  if (pattern.isStream()) {
    // ISO 32000-1, 8.7.3.3: such a pattern is painted in a colour that is given with its name.
    if (!is("/PaintType", 1)) fail("colour-unknown", at, "expected a tiling pattern with colours of its own");
    return;
  }
  if (dictionary.hasKey("/ExtGState")) fail("colour-unknown", at, "expected no /ExtGState in a pattern");
  Object inner = dictionary.getKey("/Shading");
  if (inner.isDictionary() && !inner.isIndirect()) check_shading(inner, at);
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
    check_mask(one.getKey("/SMask"), at);
    state(one, at);
  }
}

/// What a mask lies on is a colour of its group's space, and a function may turn its light into another.
void ColourWalk::check_mask(Object mask, QPDFObjGen at) {
  if (!mask.isDictionary()) return;
  for (const char* key : {"/BC", "/TR"}) {
    if (mask.hasKey(key)) fail("colour-unknown", at, std::string("expected no ") + key + " in a soft mask");
  }
}

void ColourWalk::stream(Object stream) {
  Object dictionary = stream.getDict();
  Object subtype = dictionary.getKey("/Subtype");
  if (is_name(subtype, "/Image")) {
    picture(stream);
  } else if (is_name(subtype, "/Form") || dictionary.hasKey("/PatternType")) {
    if (dictionary.hasKey("/PatternType")) check_pattern(stream, stream.getObjGen());
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
  if (object.hasKey("/PatternType")) check_pattern(object, object.getObjGen());
  // Type 3 glyphs are drawn by content streams.
  if (!object.getKey("/CharProcs").isDictionary()) return;
  resources(object.getKey("/Resources"), object.getObjGen());
  for (auto [name, glyph] : object.getKey("/CharProcs").getDictAsMap()) {
    if (glyph.isStream()) filter(glyph, object);
  }
}

}  // namespace handbill::pdf
