#include "pdf/colours.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "pdf/content.h"

namespace handbill::pdf {

namespace {

class Sweep {
 public:
  Sweep(QPDF& document, bool grey_only, base::Diagnostics& diagnostics)
      : document_(document), grey_only_(grey_only), diagnostics_(diagnostics) {}

  void contents_of(QPDFObjectHandle page);
  void object(QPDFObjectHandle object);
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  void stream(QPDFObjectHandle stream);
  void filter(QPDFObjectHandle stream);
  void picture(QPDFObjectHandle stream);
  void shading(QPDFObjectHandle dictionary, QPDFObjGen at);
  void glyphs(QPDFObjectHandle font);
  void group(QPDFObjectHandle dictionary, QPDFObjGen at);
  void resources(QPDFObjectHandle dictionary, QPDFObjGen at);
  void states(QPDFObjectHandle dictionary, QPDFObjGen at);
  void fail(std::string_view id, QPDFObjGen at, std::string message);

  QPDF& document_;
  bool grey_only_;
  base::Diagnostics& diagnostics_;
  std::set<QPDFObjGen> filtered_;
  bool failed_ = false;
};

void Sweep::fail(std::string_view id, QPDFObjGen at, std::string message) {
  diagnostics_.error(id, {}, "object " + std::to_string(at.getObj()) + ": " + std::move(message), base::Fault::bug);
  failed_ = true;
}

void Sweep::filter(QPDFObjectHandle stream) {
  const QPDFObjGen at = stream.getObjGen();
  if (!filtered_.insert(at).second) return;
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  const std::string_view content(static_cast<const char*>(static_cast<const void*>(data->getBuffer())),
                                 data->getSize());
  Filtered result = filter_content(content, grey_only_);
  if (!result.fault.empty()) {
    fail(result.fault_is_colour ? "colour-not-grey" : "colour-unknown", at, std::move(result.fault));
  } else if (result.changed) {
    stream.replaceStreamData(std::move(result.bytes), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
  }
}

void Sweep::contents_of(QPDFObjectHandle page) {
  QPDFObjectHandle contents = page.getKey("/Contents");
  if (contents.isStream()) {
    filter(contents);
  } else if (!contents.isNull()) {
    // Tokens may run over from one part to the next; cairo never writes parts.
    fail("colour-unknown", page.getObjGen(), "expected one content stream a page");
  }
  group(page.getKey("/Group"), page.getObjGen());
  resources(page.getKey("/Resources"), page.getObjGen());
}

bool is_name(QPDFObjectHandle object, std::string_view name) { return object.isName() && object.getName() == name; }

/// Every colour of a gradient's function as one number, or nothing where one of them is a colour or the function is of
/// another kind. cairo writes exponential functions (type 2) and stitches them together (type 3).
bool is_neutral(QPDFObjectHandle function) {
  if (!function.isDictionary()) return false;
  QPDFObjectHandle type = function.getKey("/FunctionType");
  if (!type.isInteger()) return false;
  if (type.getIntValue() == 3) {
    QPDFObjectHandle parts = function.getKey("/Functions");
    if (!parts.isArray()) return false;
    for (int i = 0; i < parts.getArrayNItems(); ++i) {
      if (!is_neutral(parts.getArrayItem(i))) return false;
    }
    return true;
  }
  if (type.getIntValue() != 2 || function.hasKey("/Range")) return false;
  for (const char* key : {"/C0", "/C1"}) {
    QPDFObjectHandle colour = function.getKey(key);
    if (!colour.isArray() || colour.getArrayNItems() != 3) return false;
    const double first = colour.getArrayItem(0).getNumericValue();
    if (colour.getArrayItem(1).getNumericValue() != first || colour.getArrayItem(2).getNumericValue() != first)
      return false;
  }
  return true;
}

/// The same function with one component: a new one, since other shadings may share the old.
QPDFObjectHandle to_grey(QPDFObjectHandle function) {
  QPDFObjectHandle grey = function.shallowCopy();
  if (function.getKey("/FunctionType").getIntValue() == 3) {
    QPDFObjectHandle parts = QPDFObjectHandle::newArray();
    for (int i = 0; i < function.getKey("/Functions").getArrayNItems(); ++i) {
      parts.appendItem(to_grey(function.getKey("/Functions").getArrayItem(i)));
    }
    grey.replaceKey("/Functions", parts);
    return grey;
  }
  for (const char* key : {"/C0", "/C1"}) {
    QPDFObjectHandle colour = QPDFObjectHandle::newArray();
    colour.appendItem(function.getKey(key).getArrayItem(0));
    grey.replaceKey(key, colour);
  }
  return grey;
}

void Sweep::shading(QPDFObjectHandle dictionary, QPDFObjGen at) {
  QPDFObjectHandle type = dictionary.getKey("/ShadingType");
  if (!type.isInteger() || (type.getIntValue() != 2 && type.getIntValue() != 3)) {
    return fail("colour-unknown", at, "expected a linear or radial shading, found another kind");
  }
  QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
  if (is_name(space, "/DeviceGray")) return;
  if (!is_name(space, "/DeviceRGB")) return fail("colour-unknown", at, "expected a shading in DeviceRGB or DeviceGray");
  QPDFObjectHandle function = dictionary.getKey("/Function");
  if (is_neutral(function)) {
    dictionary.replaceKey("/Function", to_grey(function));
    dictionary.replaceKey("/ColorSpace", QPDFObjectHandle::newName("/DeviceGray"));
  } else if (grey_only_) {
    fail("colour-not-grey", at, "expected only greys, found a gradient of colours");
  }
}

void Sweep::group(QPDFObjectHandle dictionary, QPDFObjGen at) {
  if (!dictionary.isDictionary() || !dictionary.hasKey("/CS")) return;
  QPDFObjectHandle space = dictionary.getKey("/CS");
  if (!is_name(space, "/DeviceRGB") && !is_name(space, "/DeviceGray")) {
    return fail("colour-unknown", at, "expected a transparency group in DeviceRGB or DeviceGray");
  }
  // Greys blend alike in either space.
  if (grey_only_) dictionary.replaceKey("/CS", QPDFObjectHandle::newName("/DeviceGray"));
}

void Sweep::picture(QPDFObjectHandle stream) {
  QPDFObjectHandle dictionary = stream.getDict();
  QPDFObjectHandle mask = dictionary.getKey("/ImageMask");
  if (mask.isBool() && mask.getBoolValue()) return;
  QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
  if (is_name(space, "/DeviceGray")) return;
  if (!is_name(space, "/DeviceRGB")) {
    return fail("colour-unknown", stream.getObjGen(),
                "expected a picture in DeviceRGB or DeviceGray, found " + space.unparse());
  }
  if (grey_only_) fail("colour-not-grey", stream.getObjGen(), "expected only greys, found a picture in DeviceRGB");
}

void Sweep::resources(QPDFObjectHandle dictionary, QPDFObjGen at) {
  if (!dictionary.isDictionary()) return;
  if (dictionary.hasKey("/ColorSpace")) fail("colour-unknown", at, "expected no named colour spaces");
  states(dictionary.getKey("/ExtGState"), at);
  QPDFObjectHandle shadings = dictionary.getKey("/Shading");
  if (!shadings.isDictionary()) return;
  for (auto [name, one] : shadings.getDictAsMap()) {
    // Indirect ones come along by themselves.
    if (one.isDictionary() && !one.isIndirect()) shading(one, at);
  }
}

/// Opacity, blends and soft masks carry no colour of their own, but transfer functions and halftones change all of
/// them. The group of a mask is a form, which is looked at where it stands.
void Sweep::states(QPDFObjectHandle dictionary, QPDFObjGen at) {
  constexpr std::array<std::string_view, 6> keys{"/Type", "/ca", "/CA", "/BM", "/SMask", "/AIS"};
  constexpr std::array<std::string_view, 7> blends{"/Normal",  "/Compatible", "/Multiply", "/Screen",
                                                   "/Overlay", "/Darken",     "/Lighten"};
  if (!dictionary.isDictionary()) return;
  for (auto [name, state] : dictionary.getDictAsMap()) {
    if (!state.isDictionary()) continue;
    for (const std::string& key : state.getKeys()) {
      if (std::ranges::find(keys, key) == keys.end())
        fail("colour-unknown", at, "expected no " + key + " in a graphics state");
    }
    QPDFObjectHandle blend = state.getKey("/BM");
    if (!blend.isNull() && (!blend.isName() || std::ranges::find(blends, blend.getName()) == blends.end()))
      fail("colour-unknown", at, "expected a blend that Handbill draws, found " + blend.unparse());
  }
}

void Sweep::stream(QPDFObjectHandle stream) {
  QPDFObjectHandle dictionary = stream.getDict();
  QPDFObjectHandle subtype = dictionary.getKey("/Subtype");
  if (is_name(subtype, "/Image")) {
    picture(stream);
  } else if (is_name(subtype, "/Form") || dictionary.hasKey("/PatternType")) {
    filter(stream);
    group(dictionary.getKey("/Group"), stream.getObjGen());
    resources(dictionary.getKey("/Resources"), stream.getObjGen());
  } else if (dictionary.hasKey("/ShadingType")) {
    fail("colour-unknown", stream.getObjGen(), "expected a linear or radial shading, found a mesh");
  }
}

/// Type 3 glyphs are drawn by content streams.
void Sweep::glyphs(QPDFObjectHandle font) {
  for (auto [name, glyph] : font.getKey("/CharProcs").getDictAsMap()) {
    if (glyph.isStream()) filter(glyph);
  }
}

void Sweep::object(QPDFObjectHandle object) {
  if (object.isStream()) return stream(object);
  if (!object.isDictionary()) return;
  if (object.hasKey("/ShadingType")) shading(object, object.getObjGen());
  if (object.hasKey("/PatternType")) {
    QPDFObjectHandle inner = object.getKey("/Shading");
    if (inner.isDictionary() && !inner.isIndirect()) shading(inner, object.getObjGen());
  }
  if (object.getKey("/CharProcs").isDictionary()) glyphs(object);
}

}  // namespace

base::Result<base::Done> make_neutral_grey(QPDF& document, const std::vector<QPDFObjectHandle>& pages, bool grey_only,
                                           base::Diagnostics& diagnostics) {
  Sweep sweep(document, grey_only, diagnostics);
  for (const QPDFObjectHandle& page : pages) sweep.contents_of(page);
  for (const QPDFObjectHandle& object : document.getAllObjects()) sweep.object(object);
  if (sweep.failed()) return base::Failed{};
  return base::Done{};
}

}  // namespace handbill::pdf
