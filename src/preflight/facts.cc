#include "preflight/facts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "preflight/font.h"

namespace handbill::preflight {

namespace {

using Object = QPDFObjectHandle;

bool is_name(Object object, std::string_view name) { return object.isName() && object.getName() == name; }

std::string text_of(Object object) {
  if (object.isString()) return object.getUTF8Value();
  if (object.isName()) return object.getName();
  return {};
}

/// ICC.1, 7.2: the header says what a profile is for; `desc` is its name.
void read_profile(const std::string& icc, Facts& facts) {
  facts.profile_is_cmyk_output =
      icc.size() >= 128 && icc.substr(36, 4) == "acsp" && icc.substr(12, 4) == "prtr" && icc.substr(16, 4) == "CMYK";
  const std::size_t tag = icc.find("desc", 128);
  if (tag == std::string::npos || tag + 12 > icc.size()) return;
  const auto word = [&](std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(icc[at + i]);
    return value;
  };
  const std::size_t at = word(tag + 4);
  if (at + 12 > icc.size() || icc.substr(at, 4) != "desc") return;
  const std::size_t length = word(at + 8);
  if (length == 0 || at + 12 + length > icc.size()) return;
  facts.profile_name = icc.substr(at + 12, length - 1);
}

void read_intents(QPDF& document, MarkReader& reader, Facts& facts) {
  Object intents = document.getRoot().getKey("/OutputIntents");
  if (!intents.isArray()) return;
  for (int i = 0; i < intents.getArrayNItems() && i < 100; ++i) {
    Object intent = intents.getArrayItem(i);
    if (!intent.isDictionary() || !is_name(intent.getKey("/S"), "/GTS_PDFX")) continue;
    ++facts.intents;
    facts.condition = text_of(intent.getKey("/OutputConditionIdentifier"));
    Object profile = intent.getKey("/DestOutputProfile");
    facts.has_profile = profile.isStream();
    if (facts.has_profile) read_profile(reader.open(profile), facts);
  }
}

void read_info(QPDF& document, MarkReader& reader, Facts& facts) {
  Object info = document.getTrailer().getKey("/Info");
  if (info.isDictionary()) {
    for (const auto& [key, value] : info.getDictAsMap()) facts.info[key] = text_of(value);
    facts.trapped = text_of(info.getKey("/Trapped"));
  }
  Object metadata = document.getRoot().getKey("/Metadata");
  if (metadata.isStream()) {
    facts.xmp = reader.open(metadata);
    facts.xmp_is_packed = !metadata.getDict().getKey("/Filter").isNull();
  }
  facts.language = text_of(document.getRoot().getKey("/Lang"));
  facts.has_id = document.getTrailer().getKey("/ID").isArray();
  facts.is_encrypted = document.isEncrypted();
}

/// ISO 15930-7, 6: keys that make a file do something, hold something else, or look different elsewhere.
void read_forbidden(Object object, Object whole, int depth, Facts& facts) {
  constexpr int deepest = 20;
  constexpr std::size_t most = 50;
  constexpr std::array<std::string_view, 10> keys{"/JS", "/AA",  "/XFA",    "/EmbeddedFiles", "/OPI",
                                                  "/TR", "/HTP", "/Launch", "/FFilter",       "/AcroForm"};
  if (depth > deepest || facts.forbidden.size() >= most) return;
  if (object.isArray()) {
    for (int i = 0; i < object.getArrayNItems() && i < 5000; ++i) {
      Object item = object.getArrayItem(i);
      if (!item.isIndirect() && (item.isArray() || item.isDictionary())) read_forbidden(item, whole, depth + 1, facts);
    }
  }
  if (!object.isDictionary()) return;
  for (const auto& [key, value] : object.getDictAsMap()) {
    Object one = value;
    const bool is_empty_form = key == "/AcroForm" && one.isDictionary() && one.getKey("/Fields").isArray() &&
                               one.getKey("/Fields").getArrayNItems() == 0;
    if (std::ranges::find(keys, key) != keys.end() && !is_name(one, "/Default") && !is_empty_form)
      facts.forbidden.emplace_back(key.substr(1), whole.getObjectID());
    if (!one.isIndirect()) read_forbidden(one, whole, depth + 1, facts);
  }
}

void read_objects(QPDF& document, Facts& facts) {
  std::vector<Object> all = document.getAllObjects();
  for (Object object : all) {
    Object dictionary = object.isStream() ? object.getDict() : object;
    read_forbidden(dictionary, object, 0, facts);
    if (!dictionary.isDictionary()) continue;
    if (is_name(dictionary.getKey("/Subtype"), "/PS")) facts.forbidden.emplace_back("PostScript", object.getObjectID());
    if (object.isStream() && dictionary.hasKey("/F"))
      facts.forbidden.emplace_back("a stream in another file", object.getObjectID());
    Object filter = dictionary.getKey("/Filter");
    if (object.isStream() && is_name(filter, "/LZWDecode")) facts.forbidden.emplace_back("LZW", object.getObjectID());
    if (!is_name(dictionary.getKey("/Type"), "/Font")) continue;
    // A composite font's descendant is looked at with it.
    Object subtype = dictionary.getKey("/Subtype");
    if (is_name(subtype, "/CIDFontType0") || is_name(subtype, "/CIDFontType2")) continue;
    const Font font(object);
    facts.fonts.push_back({font.name(), font.is_embedded(), object.getObjectID()});
  }
  Object action = document.getRoot().getKey("/OpenAction");
  if (action.isDictionary() && is_name(action.getKey("/S"), "/JavaScript"))
    facts.forbidden.emplace_back("OpenAction", document.getRoot().getObjectID());
}

base::Rect rect_of(Object box, const PageMarks& marks, Object page) {
  double side[4] = {};
  if (!box.isArray() || box.getArrayNItems() != 4) return {};
  for (int i = 0; i < 4; ++i) side[i] = box.getArrayItem(i).isNumber() ? box.getArrayItem(i).getNumericValue() : 0;
  // The media's own corner tells where PDF's space lies against the trim.
  double corner[4] = {};
  Object media = page.getKey("/MediaBox");
  if (media.isArray() && media.getArrayNItems() == 4) {
    for (int i = 0; i < 4; ++i)
      corner[i] = media.getArrayItem(i).isNumber() ? media.getArrayItem(i).getNumericValue() : 0;
  }
  const double left = marks.media.left.to_pt() - std::min(corner[0], corner[2]);
  const double top = marks.media.top.to_pt() + std::max(corner[1], corner[3]);
  return {base::pt(std::min(side[0], side[2]) + left), base::pt(top - std::max(side[1], side[3])),
          base::pt(std::abs(side[2] - side[0])), base::pt(std::abs(side[3] - side[1]))};
}

void read_pages(QPDF& document, const std::vector<PageMarks>& pages, Facts& facts) {
  std::size_t index = 0;
  for (Object page : document.getAllPages()) {
    if (index >= pages.size()) break;
    const PageMarks& marks = pages[index++];
    Facts::PageFact fact;
    Object rotate = page.getKey("/Rotate");
    if (rotate.isInteger()) fact.rotate = static_cast<int>(rotate.getIntValue());
    Object unit = page.getKey("/UserUnit");
    if (unit.isNumber()) fact.unit = unit.getNumericValue();
    fact.has_art_box = page.hasKey("/ArtBox");
    fact.has_crop_box = page.hasKey("/CropBox");
    fact.crop = rect_of(page.getKey("/CropBox"), marks, page);
    facts.pages.push_back(fact);
    Object annotations = page.getKey("/Annots");
    for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems() && i < 2000; ++i) {
      Object one = annotations.getArrayItem(i);
      if (!one.isDictionary()) continue;
      facts.annotations.push_back({marks.number, text_of(one.getKey("/Subtype")),
                                   rect_of(one.getKey("/Rect"), marks, page), one.getObjectID()});
    }
  }
}

}  // namespace

Facts read_facts(QPDF& document, std::string_view bytes, const std::vector<PageMarks>& pages, MarkReader& reader) {
  Facts facts;
  facts.bytes = bytes.size();
  facts.version = document.getPDFVersion();
  read_intents(document, reader, facts);
  read_info(document, reader, facts);
  read_objects(document, facts);
  read_pages(document, pages, facts);
  return facts;
}

}  // namespace handbill::preflight
