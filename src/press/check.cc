#include "press/check.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "pdf/walk.h"
#include "press/press.h"

// After qpdf.h, which says what it needs to know.
#include <qpdf/QPDFTokenizer.hh>

namespace handbill::press {

namespace {

using Object = QPDFObjectHandle;

/// Spaces that no plate has (ISO 32000-1, 8.6).
constexpr std::array<std::string_view, 6> lights{"/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/ICCBased", "/RGB"};
/// What PDF/X forbids wherever it stands (ISO 15930-7, 6).
constexpr std::array<std::string_view, 9> forbidden{"/JS", "/AA",  "/OpenAction", "/AcroForm", "/EmbeddedFiles",
                                                    "/TR", "/HTP", "/OPI",        "/XFA"};

class Faults {
 public:
  void add(std::string text) {
    if (list_.size() < most) list_.push_back(std::move(text));
  }
  [[nodiscard]] const std::vector<std::string>& list() const { return list_; }

 private:
  static constexpr std::size_t most = 20;
  std::vector<std::string> list_;
};

std::string at(Object object) { return "object " + std::to_string(object.getObjectID()) + ": "; }

/// Names in an object's own arrays and dictionaries; what it refers to is looked at by itself.
void look_into(Object object, Object whole, int depth, Faults& faults) {
  constexpr int deepest = 30;
  if (depth > deepest) return;
  if (object.isName() && std::ranges::find(lights, object.getName()) != lights.end())
    faults.add(at(whole) + "found " + object.getName());
  if (object.isArray()) {
    for (int i = 0; i < object.getArrayNItems(); ++i) {
      Object item = object.getArrayItem(i);
      if (!item.isIndirect()) look_into(item, whole, depth + 1, faults);
    }
  }
  if (!object.isDictionary()) return;
  for (const auto& [key, value] : object.getDictAsMap()) {
    if (std::ranges::find(forbidden, key) != forbidden.end()) faults.add(at(whole) + "found " + key);
    if (!value.isIndirect()) look_into(value, whole, depth + 1, faults);
  }
}

bool is_content(Object dictionary) {
  Object subtype = dictionary.getKey("/Subtype");
  return (subtype.isName() && subtype.getName() == "/Form") || dictionary.hasKey("/PatternType");
}

/// By qpdf's own tokenizer, where the letters are there at all: most streams have none.
void look_for_rgb(Object stream, Faults& faults) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  const std::string_view text(static_cast<const char*>(static_cast<const void*>(data->getBuffer())), data->getSize());
  if (text.find("rg") == std::string_view::npos && text.find("RG") == std::string_view::npos) return;
  QPDFTokenizer tokenizer;
  tokenizer.allowEOF();
  QPDFTokenizer::Token token;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size()) {
      tokenizer.presentCharacter(text[i]);
    } else {
      tokenizer.presentEOF();
    }
    bool unread = false;
    char again = 0;
    while (tokenizer.getToken(token, unread, again)) {
      if (token.getType() == QPDFTokenizer::tt_word && (token.getValue() == "rg" || token.getValue() == "RG"))
        faults.add(at(stream) + "found " + token.getValue());
      if (token.getType() == QPDFTokenizer::tt_eof || !unread) break;
      tokenizer.presentCharacter(again);
    }
  }
}

/// The streams that a Type 3 font is drawn by.
std::vector<Object> glyphs_of(Object dictionary) {
  std::vector<Object> glyphs;
  if (!dictionary.isDictionary() || !dictionary.getKey("/CharProcs").isDictionary()) return glyphs;
  for (auto [name, glyph] : dictionary.getKey("/CharProcs").getDictAsMap()) {
    if (glyph.isStream()) glyphs.push_back(glyph);
  }
  return glyphs;
}

void look_at_keys(QPDF& document, product::Standard standard, Faults& faults) {
  Object root = document.getRoot();
  Object intents = root.getKey("/OutputIntents");
  const bool has_intent = intents.isArray() && intents.getArrayNItems() == 1 &&
                          intents.getArrayItem(0).getKey("/DestOutputProfile").isStream();
  if (!has_intent) faults.add("expected one output intent with its profile");
  Object info = document.getTrailer().getKey("/Info");
  for (const char* key : {"/Title", "/CreationDate", "/ModDate", "/GTS_PDFXVersion", "/Trapped"}) {
    if (!info.isDictionary() || !info.hasKey(key)) faults.add(std::string("expected ") + key + " in Info");
  }
  if (document.getTrailer().hasKey("/Encrypt")) faults.add("found /Encrypt");
  if (!document.getTrailer().getKey("/ID").isArray()) faults.add("expected /ID");
  for (Object page : document.getAllPages()) {
    for (const char* key : {"/MediaBox", "/TrimBox", "/BleedBox"}) {
      if (!page.getKey(key).isArray()) faults.add(at(page) + "expected " + key);
    }
    for (const char* key : {"/ArtBox", "/CropBox", "/Annots", "/UserUnit"}) {
      if (page.hasKey(key)) faults.add(at(page) + "found " + key);
    }
    const bool has_group = page.hasKey("/Group");
    if (standard == product::Standard::x1a && has_group) faults.add(at(page) + "found /Group");
  }
}

}  // namespace

base::Result<base::Done> check(const std::string& bytes, product::Standard standard, base::Diagnostics& diagnostics) {
  QPDF document;
  document.setSuppressWarnings(true);
  document.setAttemptRecovery(false);
  document.processMemoryFile("press", bytes.data(), bytes.size());
  Faults faults;
  for (Object object : document.getAllObjects()) {
    Object dictionary = object.isStream() ? object.getDict() : object;
    look_into(dictionary, object, 0, faults);
    if (object.isStream() && is_content(dictionary)) look_for_rgb(object, faults);
    for (Object glyph : glyphs_of(dictionary)) look_for_rgb(glyph, faults);
  }
  for (Object page : document.getAllPages()) {
    if (page.getKey("/Contents").isStream()) look_for_rgb(page.getKey("/Contents"), faults);
  }
  look_at_keys(document, standard, faults);
  for (const std::string& fault : faults.list())
    diagnostics.error("press-check", {}, "a print file came out wrong: " + fault, base::Fault::bug);
  if (!faults.list().empty()) return base::Failed{};
  return base::Done{};
}

namespace {

/// Names and arrays in an object's own arrays and dictionaries that mean light.
void find_lights(Object object, Object whole, int depth, Lights& found) {
  constexpr int deepest = 30;
  if (depth > deepest || (!found.device.empty() && !found.other.empty())) return;
  const auto tell = [&](std::string& into, const std::string& what) {
    if (into.empty()) into = at(whole) + what;
  };
  if (object.isName()) {
    const std::string name = object.getName();
    if (name == "/DeviceRGB") tell(found.device, name);
    if (name == "/CalRGB" || name == "/Lab") tell(found.other, name);
  } else if (object.isArray()) {
    const int items = object.getArrayNItems();
    if (items == 2 && pdf::is_name(object.getArrayItem(0), "/ICCBased") && object.getArrayItem(1).isStream()) {
      Object parts = object.getArrayItem(1).getDict().getKey("/N");
      if (parts.isInteger() && parts.getIntValue() == 3) tell(found.other, "an ICC profile of RGB");
    }
    for (int i = 0; i < items; ++i) {
      if (!object.getArrayItem(i).isIndirect()) find_lights(object.getArrayItem(i), whole, depth + 1, found);
    }
  } else if (object.isDictionary()) {
    for (const auto& [key, value] : object.getDictAsMap()) {
      // What stands in for a profile that a reader cannot use is not drawn with.
      if (!value.isIndirect() && key != "/Alternate") find_lights(value, whole, depth + 1, found);
    }
  }
}

/// The streams of a page's content.
std::vector<Object> contents_of(Object page) {
  Object contents = page.getKey("/Contents");
  if (contents.isStream()) return {contents};
  std::vector<Object> streams;
  for (int i = 0; contents.isArray() && i < contents.getArrayNItems(); ++i) {
    if (contents.getArrayItem(i).isStream()) streams.push_back(contents.getArrayItem(i));
  }
  return streams;
}

Lights lights_in(const std::string& bytes) {
  QPDF document;
  document.setSuppressWarnings(true);
  document.processMemoryFile("source", bytes.data(), bytes.size());
  Lights found;
  Faults operators;
  for (Object object : document.getAllObjects()) {
    Object dictionary = object.isStream() ? object.getDict() : object;
    find_lights(dictionary, object, 0, found);
    if (object.isStream() && is_content(dictionary)) look_for_rgb(object, operators);
    for (Object glyph : glyphs_of(dictionary)) look_for_rgb(glyph, operators);
  }
  for (const Object& page : document.getAllPages()) {
    for (const Object& stream : contents_of(page)) look_for_rgb(stream, operators);
  }
  if (found.device.empty() && !operators.list().empty()) {
    found.device = operators.list().front();
    constexpr std::string_view verb = "found ";
    if (const auto word = found.device.find(verb); word != std::string::npos) found.device.erase(word, verb.size());
  }
  return found;
}

}  // namespace

Lights lights_of(const std::string& bytes) {
  try {
    return lights_in(bytes);
  } catch (const std::exception&) { return {}; }
}

}  // namespace handbill::press
