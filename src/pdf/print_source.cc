#include "pdf/print_source.h"

#include <algorithm>
#include <array>

#include "pdf/document.h"
#include "pdf/place.h"
#include "pdf/source_page.h"
#include "pdf/walk.h"

namespace handbill::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr std::array<std::string_view, 6> no_inks_of_their_own{"/All",     "/None",   "/Cyan",
                                                               "/Magenta", "/Yellow", "/Black"};

/// Arrays within an object's own dictionaries and arrays; what it refers to is looked at by itself.
void find_separations(Object object, int depth, std::map<std::string, Object>& found) {
  constexpr int deepest = 30;
  if (depth > deepest) return;
  if (object.isArray()) {
    const int items = object.getArrayNItems();
    if (items == 4 && is_name(object.getArrayItem(0), "/Separation") && object.getArrayItem(1).isName()) {
      const std::string name = object.getArrayItem(1).getName();
      if (std::ranges::find(no_inks_of_their_own, name) == no_inks_of_their_own.end())
        found.emplace(name.substr(1), object);
    }
    for (int i = 0; i < items; ++i) {
      if (!object.getArrayItem(i).isIndirect()) find_separations(object.getArrayItem(i), depth + 1, found);
    }
  } else if (object.isDictionary()) {
    for (auto& [key, value] : object.getDictAsMap()) {
      if (!value.isIndirect()) find_separations(value, depth + 1, found);
    }
  }
}

/// The version that XMP tells: as an element or as an attribute, in either of the two name spaces.
std::string version_in(std::string_view xmp) {
  const auto key = xmp.find("GTS_PDFXVersion");
  if (key == std::string_view::npos) return {};
  const auto from = xmp.find("PDF/X-", key);
  if (from == std::string_view::npos) return {};
  return std::string(xmp.substr(from, xmp.find_first_of("<\"'", from) - from));
}

std::string standard_of(QPDF& document, Object info) {
  if (info.isDictionary()) {
    if (Object version = info.getKey("/GTS_PDFXVersion"); version.isString()) return version.getUTF8Value();
  }
  Object metadata = document.getRoot().getKey("/Metadata");
  if (!metadata.isStream()) return {};
  const auto data = metadata.getStreamData(qpdf_dl_generalized);
  return version_in({static_cast<const char*>(static_cast<const void*>(data->getBuffer())), data->getSize()});
}

}  // namespace

std::map<std::string, Object> separations_of(QPDF& document) {
  std::map<std::string, Object> found;
  for (Object object : document.getAllObjects())
    find_separations(object.isStream() ? object.getDict() : object, 0, found);
  return found;
}

Object pdfx_intents(QPDF& document) {
  Object kept = Object::newArray();
  Object all = document.getRoot().getKey("/OutputIntents");
  for (int i = 0; all.isArray() && i < all.getArrayNItems(); ++i) {
    Object intent = all.getArrayItem(i);
    if (intent.isDictionary() && is_name(intent.getKey("/S"), "/GTS_PDFX")) kept.appendItem(intent);
  }
  return kept;
}

namespace {

base::Result<PressFacts> facts_of(std::string_view bytes, const std::string& name, base::Diagnostics& diagnostics) {
  QPDF document;
  TRY(open_source(document, bytes, name, diagnostics));
  Object info = document.getTrailer().getKey("/Info");
  PressFacts facts;
  facts.standard = standard_of(document, info);
  facts.has_intent = pdfx_intents(document).getArrayNItems() > 0;
  facts.trapped = info.isDictionary() && is_name(info.getKey("/Trapped"), "/True");
  for (const auto& [separation, space] : separations_of(document)) facts.separations.push_back(separation);
  if (const auto fault = fault_of(document)) return unreadable(name, *fault, diagnostics);
  return facts;
}

}  // namespace

base::Result<PressFacts> read_press_facts(std::string_view bytes, const std::string& name,
                                          base::Diagnostics& diagnostics) {
  try {
    return facts_of(bytes, name, diagnostics);
  } catch (const QPDFExc& exception) {
    return unreadable(name, exception.getMessageDetail(), diagnostics);
  } catch (const std::exception& exception) { return unreadable(name, exception.what(), diagnostics); }
}

}  // namespace handbill::pdf
