#include <cmath>
#include <optional>

#include "base/number.h"
#include "pdf/colours.h"
#include "pdf/document.h"
#include "pdf/metadata.h"

// After qpdf.h, which says what it needs to know.
#include <qpdf/Pl_String.hh>

namespace handbill::pdf {

namespace {

using Object = QPDFObjectHandle;

Object number(double value) { return Object::newReal(base::to_text(value, 4)); }

/// A box of a page as PDF has it: from the bottom left of a page so many points high, y up.
Object box(const base::Rect& rect, double height) {
  Object array = Object::newArray();
  array.appendItem(number(rect.left.to_pt()));
  array.appendItem(number(height - rect.bottom().to_pt()));
  array.appendItem(number(rect.right().to_pt()));
  array.appendItem(number(height - rect.top.to_pt()));
  return array;
}

/// How high cairo's page is, in points: as high as its medium or up to a point more, and as wide in the same way.
/// Nothing where it is another page.
std::optional<double> drawn_height(Object page, const base::Size& media) {
  Object found = page.getKey("/MediaBox");
  if (!found.isArray() || found.getArrayNItems() != 4) return std::nullopt;
  double value[4] = {};
  for (int i = 0; i < 4; ++i) value[i] = found.getArrayItem(i).getNumericValue();
  const auto is = [](double drawn, base::Length wanted) {
    return drawn > wanted.to_pt() - 0.01 && drawn < wanted.to_pt() + 1;
  };
  if (value[0] != 0 || value[1] != 0 || !is(value[2], media.width) || !is(value[3], media.height)) return std::nullopt;
  return value[3];
}

Object annotation(const LinkBox& link, double height) {
  Object border = Object::newArray();
  for (int i = 0; i < 3; ++i) border.appendItem(Object::newInteger(0));
  Object action = Object::newDictionary();
  action.replaceKey("/S", Object::newName("/URI"));
  action.replaceKey("/URI", Object::newString(ascii_uri(link.uri)));
  Object result = Object::newDictionary();
  result.replaceKey("/Type", Object::newName("/Annot"));
  result.replaceKey("/Subtype", Object::newName("/Link"));
  result.replaceKey("/Rect", box(link.at, height));
  result.replaceKey("/Border", border);
  // Print: a link has nothing to print, but archives ask for the flag (ISO 19005-2, 6.3.2).
  result.replaceKey("/F", Object::newInteger(4));
  result.replaceKey("/A", action);
  return result;
}

}  // namespace

base::Failed broken(const std::string& found, base::Diagnostics& diagnostics) {
  diagnostics.error("pdf-broken", {}, "expected a sound PDF, found: " + found, base::Fault::bug);
  return {};
}

void put_boxes(Object page, const PageBoxes& boxes, double height) {
  page.replaceKey("/MediaBox", box({{}, {}, boxes.media.width, boxes.media.height}, height));
  page.replaceKey("/TrimBox", box(boxes.trim, height));
  page.replaceKey("/BleedBox", box(boxes.bleed, height));
  if (boxes.links.empty()) return;
  Object annotations = Object::newArray();
  for (const LinkBox& link : boxes.links) annotations.appendItem(annotation(link, height));
  page.replaceKey("/Annots", annotations);
}

base::Result<base::Done> set_boxes(std::vector<Object>& pages, const FinishOptions& options,
                                   base::Diagnostics& diagnostics) {
  if (pages.size() != options.pages.size()) {
    return broken(std::to_string(pages.size()) + " pages for " + std::to_string(options.pages.size()), diagnostics);
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto height = drawn_height(pages[i], options.pages[i].media);
    if (!height) return broken("page " + std::to_string(i) + " with a MediaBox that is not its medium", diagnostics);
    for (const char* key : {"/CropBox", "/ArtBox", "/StructParents", "/Annots"}) pages[i].removeKey(key);
    put_boxes(pages[i], options.pages[i], *height);
  }
  return base::Done{};
}

void set_info(QPDF& document, const FinishOptions& options) {
  Object info = Object::newDictionary();
  info.replaceKey("/Title", Object::newUnicodeString(options.title));
  if (!options.author.empty()) info.replaceKey("/Author", Object::newUnicodeString(options.author));
  info.replaceKey("/Producer", Object::newUnicodeString(options.producer));
  info.replaceKey("/CreationDate", Object::newString(pdf_date(options.date)));
  info.replaceKey("/ModDate", Object::newString(pdf_date(options.date)));
  if (!options.standard.empty()) {
    info.replaceKey("/GTS_PDFXVersion", Object::newString(options.standard));
    info.replaceKey("/Trapped", Object::newName(options.trapped ? "/True" : "/False"));
  }
  document.getTrailer().replaceKey("/Info", document.makeIndirectObject(info));
}

void set_metadata(QPDF& document, const FinishOptions& options) {
  Object stream = Object::newStream(&document, xmp_packet(options));
  stream.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  stream.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  // Left open, so that a program that knows no PDF can find the packet (ISO 32000-1, 14.3.2).
  stream.setFilterOnWrite(false);
  document.getRoot().replaceKey("/Metadata", stream);
}

void set_catalog(QPDF& document, const FinishOptions& options) {
  Object root = document.getRoot();
  if (!options.language.empty()) root.replaceKey("/Lang", Object::newUnicodeString(options.language));
  for (const char* key : {"/MarkInfo", "/StructTreeRoot"}) root.removeKey(key);
  Object viewer = Object::newDictionary();
  if (options.viewer.display_title) viewer.replaceKey("/DisplayDocTitle", Object::newBool(true));
  if (options.viewer.no_scaling) viewer.replaceKey("/PrintScaling", Object::newName("/None"));
  if (options.viewer.right_to_left) viewer.replaceKey("/Direction", Object::newName("/R2L"));
  using Duplex = ViewerHints::Duplex;
  if (options.viewer.duplex == Duplex::long_edge) viewer.replaceKey("/Duplex", Object::newName("/DuplexFlipLongEdge"));
  if (options.viewer.duplex == Duplex::short_edge)
    viewer.replaceKey("/Duplex", Object::newName("/DuplexFlipShortEdge"));
  if (viewer.getKeys().empty()) {
    root.removeKey("/ViewerPreferences");
  } else {
    root.replaceKey("/ViewerPreferences", viewer);
  }
}

bool is_incomplete_font(std::string_view subtype, bool has_map) { return subtype == "/CIDFontType2" && !has_map; }

void complete_fonts(QPDF& document) {
  for (Object object : document.getAllObjects()) {
    if (!object.isDictionary()) continue;
    Object subtype = object.getKey("/Subtype");
    if (subtype.isName() && is_incomplete_font(subtype.getName(), object.hasKey(cid_map)))
      object.replaceKey(cid_map, Object::newName("/Identity"));
  }
}

std::optional<std::string> fault_of(QPDF& document) {
  for (const QPDFExc& warning : document.getWarnings()) {
    if (warning.getMessageDetail().find("duplicated key /x") == std::string::npos) return warning.getMessageDetail();
  }
  return std::nullopt;
}

void open(QPDF& document, const std::string& bytes) {
  document.setSuppressWarnings(true);
  document.setAttemptRecovery(false);
  document.processMemoryFile("cairo", bytes.data(), bytes.size());
}

std::string write(QPDF& document, const std::string& version, Packing packing) {
  std::string bytes;
  Pl_String end("bytes", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&end);
  writer.setDeterministicID(true);
  if (packing == Packing::small) {
    writer.setMinimumPDFVersion(version);
    writer.setObjectStreamMode(qpdf_o_generate);
  } else {
    writer.forcePDFVersion(version);
    writer.setObjectStreamMode(qpdf_o_disable);
  }
  writer.write();
  return bytes;
}

namespace {

base::Result<std::string> finish_document(const std::string& bytes, const FinishOptions& options,
                                          base::Diagnostics& diagnostics) {
  QPDF document;
  open(document, bytes);
  std::vector<Object> pages = document.getAllPages();
  TRY(set_boxes(pages, options, diagnostics));
  TRY(make_neutral_grey(document, pages, options.grey_only, diagnostics));
  complete_fonts(document);
  set_info(document, options);
  set_metadata(document, options);
  set_catalog(document, options);
  std::string finished = write(document, "1.5");
  if (const auto fault = fault_of(document)) return broken(*fault, diagnostics);
  return finished;
}

}  // namespace

base::Result<std::string> finish(const std::string& bytes, const FinishOptions& options,
                                 base::Diagnostics& diagnostics) {
  return guarded(diagnostics, [&] { return finish_document(bytes, options, diagnostics); });
}

std::string qpdf_version() { return QPDF::QPDFVersion(); }

}  // namespace handbill::pdf
