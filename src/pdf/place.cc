#include "pdf/place.h"

#include <algorithm>
#include <map>

#include "base/number.h"
#include "base/transform.h"
#include "pdf/colours.h"
#include "pdf/document.h"
#include "pdf/print_source.h"
#include "pdf/source_page.h"

// After qpdf.h, which says what they need to know.
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace handbill::pdf {
namespace {

using Object = QPDFObjectHandle;
using base::Result;

std::string numbers(std::initializer_list<double> values, int decimals) {
  std::string text;
  for (const double value : values) text += base::to_text(value, decimals) + " ";
  return text;
}

/// ISO 32000-1, 8.3.4: the map from the upright page to a sheet whose y runs down becomes PDF's own.
std::string matrix_text(const base::Transform& map) {
  return numbers({map.xx, map.yx, map.xy, map.yy}, 6) + numbers({map.dx, map.dy}, 4) + "cm\n";
}

base::Transform upwards(const base::Size& sheet) { return {1, 0, 0, -1, 0, sheet.height.to_pt()}; }

Object form_of(QPDF& target, const Object& page, const Object& box) {
  Object form = QPDFPageObjectHelper(page).getFormXObjectForPage(false);
  form.getDict().replaceKey("/BBox", box);
  return target.copyForeignObject(form);
}

Object media_box(const base::Size& size) {
  Object box = Object::newArray();
  for (const double value : {0.0, 0.0, size.width.to_pt(), size.height.to_pt()})
    box.appendItem(Object::newReal(base::to_text(value, 4)));
  return box;
}

/// Where transparent things of the pages are mixed: in the inks of the press.
Object inks_group() {
  Object group = Object::newDictionary();
  group.replaceKey("/Type", Object::newName("/Group"));
  group.replaceKey("/S", Object::newName("/Transparency"));
  group.replaceKey("/I", Object::newBool(true));
  group.replaceKey("/CS", Object::newName("/DeviceCMYK"));
  return group;
}

bool has_marks(const impose::Side& side) {
  return !side.lines.empty() || !side.patches.empty() || !side.labels.empty() || !side.targets.empty();
}

/// What fields and stamps look like is not in the page itself: where there are any, they are drawn into it.
void draw_annotations(QPDF& document, const std::vector<Object>& pages) {
  const auto any =
      std::any_of(pages.begin(), pages.end(), [](Object page) { return page.getKey("/Annots").isArray(); });
  if (any) QPDFPageDocumentHelper(document).flattenAnnotations(an_print);
}

/// Builds the print file; both sources must outlive its writing.
class Sheets {
 public:
  Sheets(const Placing& placing, base::Diagnostics& diagnostics) : placing_(placing), diagnostics_(diagnostics) {}

  Result<std::string> make(const FinishOptions& about);

 private:
  Result<base::Done> open_pages();
  Result<base::Done> open_marks();
  void keep_catalog();
  void share_separations(Object marks);
  [[nodiscard]] bool for_press() const { return placing_.plan.press.has_value(); }
  void add_side(const impose::Side& side, std::size_t number);
  std::string write_sheets(const FinishOptions& about);
  std::string draw_cell(const impose::Cell& cell, const base::Size& sheet, Object xobjects);

  const Placing& placing_;
  base::Diagnostics& diagnostics_;
  QPDF source_;
  QPDF marks_;
  QPDF target_;
  std::vector<Object> pages_;
  std::vector<Object> mark_pages_;
  std::map<std::size_t, Object> forms_;  ///< each page once
  std::map<std::string, Object> separations_;
  bool is_x1a_ = false;
};

Result<base::Done> Sheets::open_pages() {
  if (placing_.source.empty()) return base::Done{};
  TRY(open_source(source_, placing_.source, placing_.name, diagnostics_));
  pages_ = source_.getAllPages();
  draw_annotations(source_, pages_);
  if (for_press()) separations_ = separations_of(source_);
  keep_catalog();
  return base::Done{};
}

Result<base::Done> Sheets::open_marks() {
  marks_.setSuppressWarnings(true);
  marks_.setAttemptRecovery(false);
  marks_.processMemoryFile("marks", placing_.marks.data(), placing_.marks.size());
  mark_pages_ = marks_.getAllPages();
  if (!for_press()) TRY(make_neutral_grey(marks_, mark_pages_, true, diagnostics_));
  return base::Done{};
}

/// Which layers are seen, and what CMYK means, is said of the whole document.
void Sheets::keep_catalog() {
  for (const char* key : {"/OCProperties", "/OutputIntents"}) {
    Object value = source_.getRoot().getKey(key);
    if (value.isNull()) continue;
    if (for_press() && std::string_view(key) == "/OutputIntents") {
      value = pdfx_intents(source_);
      if (value.getArrayNItems() == 0) continue;
    }
    if (!value.isIndirect()) value = source_.makeIndirectObject(value);
    target_.getRoot().replaceKey(key, target_.copyForeignObject(value));
  }
}

std::string Sheets::draw_cell(const impose::Cell& cell, const base::Size& sheet, Object xobjects) {
  const Object& page = pages_.at(cell.page);
  const SourcePage found(page);
  auto form = forms_.find(cell.page);
  if (form == forms_.end()) form = forms_.emplace(cell.page, form_of(target_, page, found.bleed_box())).first;
  const std::string name = "/P" + std::to_string(cell.page + 1);
  xobjects.replaceKey(name, form->second);
  const base::Rect clip = base::bounds(upwards(sheet), cell.clip);
  const base::Transform map = base::combine(upwards(sheet), base::combine(cell.to_sheet, found.to_upright()));
  return "q\n" + numbers({clip.left.to_pt(), clip.top.to_pt(), clip.width.to_pt(), clip.height.to_pt()}, 4) +
         "re W n\n" + matrix_text(map) + name + " Do\nQ\n";
}

/// In PDF/X one name of a separation means one ink, so marks are drawn with the source's own.
void Sheets::share_separations(Object marks) {
  Object spaces = marks.getDict().getKey("/Resources").getKey("/ColorSpace");
  if (!spaces.isDictionary()) return;
  for (auto& [name, space] : spaces.getDictAsMap()) {
    if (!space.isArray() || !space.getArrayItem(1).isName()) continue;
    const auto found = separations_.find(space.getArrayItem(1).getName().substr(1));
    if (found == separations_.end()) continue;
    if (!found->second.isIndirect()) found->second = source_.makeIndirectObject(found->second);
    spaces.replaceKey(name, target_.copyForeignObject(found->second));
  }
}

void Sheets::add_side(const impose::Side& side, std::size_t number) {
  Object xobjects = Object::newDictionary();
  std::string content;
  for (const impose::Cell& cell : side.cells) content += draw_cell(cell, side.size, xobjects);
  if (has_marks(side)) {
    Object marks = form_of(target_, mark_pages_.at(number), media_box(side.size));
    // Lines and words lie flat on the sheet: nothing in them is transparent.
    marks.getDict().removeKey("/Group");
    if (for_press()) share_separations(marks);
    xobjects.replaceKey("/Marks", marks);
    content += "/Marks Do\n";
  }
  // Ghostscript takes an empty stream for a broken one.
  if (content.empty()) content = "q Q\n";
  Object resources = Object::newDictionary();
  resources.replaceKey("/XObject", xobjects);
  Object page = Object::newDictionary();
  page.replaceKey("/Type", Object::newName("/Page"));
  for (const char* key : {"/MediaBox", "/BleedBox", "/TrimBox"}) page.replaceKey(key, media_box(side.size));
  page.replaceKey("/Resources", resources);
  if (for_press() && !is_x1a_) page.replaceKey("/Group", inks_group());
  page.replaceKey("/Contents", Object::newStream(&target_, content));
  target_.addPage(target_.makeIndirectObject(page), false);
}

std::string Sheets::write_sheets(const FinishOptions& about) {
  if (for_press()) {
    if (is_x1a_) return write(target_, "1.4", Packing::plain);
    const std::string least = "1.6";
    return write(target_, about.standard.empty() ? std::max(least, source_.getPDFVersion()) : least, Packing::plain);
  }
  return write(target_, placing_.source.empty() ? "1.5" : std::max<std::string>("1.5", source_.getPDFVersion()));
}

Result<std::string> Sheets::make(const FinishOptions& about) {
  target_.emptyPDF();
  is_x1a_ = about.standard.starts_with("PDF/X-1a");
  TRY(open_pages());
  TRY(open_marks());
  for (std::size_t i = 0; i < placing_.plan.sides.size(); ++i) add_side(placing_.plan.sides[i], i);
  complete_fonts(target_);
  set_info(target_, about);
  set_metadata(target_, about);
  set_catalog(target_, about);
  std::string finished = write_sheets(about);
  for (QPDF* each : {&source_, &target_}) {
    if (each == &source_ && placing_.source.empty()) continue;
    if (const auto fault = fault_of(*each)) return unreadable(placing_.name, *fault, diagnostics_);
  }
  return finished;
}

}  // namespace

Result<std::string> place(const Placing& placing, const FinishOptions& about, base::Diagnostics& diagnostics) {
  try {
    return Sheets(placing, diagnostics).make(about);
  } catch (const QPDFExc& exception) {
    return unreadable(placing.name, exception.getMessageDetail(), diagnostics);
  } catch (const std::exception& exception) { return unreadable(placing.name, exception.what(), diagnostics); }
}

}  // namespace handbill::pdf
