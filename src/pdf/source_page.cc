#include "pdf/source_page.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/utf8.h"

// After qpdf.h, which says what it needs to know.
#include <qpdf/QPDFPageObjectHelper.hh>

namespace handbill::pdf {
namespace {

using Object = QPDFObjectHandle;
using base::pt;

Object inherited(const Object& page, const char* key) { return QPDFPageObjectHelper(page).getAttribute(key, false); }

}  // namespace

SourcePage::SourcePage(QPDFObjectHandle page) : page_(page) {
  const auto media = box("/MediaBox");
  if (!media) return;
  const auto within = [&](const Box& inner, const Box& outer) {
    return Box{std::max(inner.left, outer.left), std::max(inner.bottom, outer.bottom),
               std::min(inner.right, outer.right), std::min(inner.top, outer.top)};
  };
  // ISO 32000-1, 14.11.2: boxes are cut to the MediaBox; the TrimBox is the CropBox where it is not said.
  const Box crop = within(box("/CropBox").value_or(*media), *media);
  trim_ = within(box("/TrimBox").value_or(crop), *media);
  // A page that says nothing of bleed may have printer's marks outside of its trim: they are none.
  const Box bleed = within(box("/BleedBox").value_or(trim_), *media);
  bleed_ = {std::min(bleed.left, trim_.left), std::min(bleed.bottom, trim_.bottom), std::max(bleed.right, trim_.right),
            std::max(bleed.top, trim_.top)};
  if (Object unit = page_.getKey("/UserUnit"); unit.isNumber() && unit.getNumericValue() > 0)
    unit_ = unit.getNumericValue();
  if (Object rotate = inherited(page_, "/Rotate"); rotate.isInteger())
    quarters_ = static_cast<int>(((rotate.getIntValue() / 90) % 4 + 4) % 4);
  sound_ = trim_.right > trim_.left && trim_.top > trim_.bottom && std::isfinite(unit_);
}

std::optional<SourcePage::Box> SourcePage::box(const char* key) const {
  Object array = inherited(page_, key);
  if (!array.isArray() || array.getArrayNItems() != 4) return std::nullopt;
  double values[4];
  for (int i = 0; i < 4; ++i) {
    Object item = array.getArrayItem(i);
    if (!item.isNumber() || !std::isfinite(item.getNumericValue())) return std::nullopt;
    values[i] = item.getNumericValue();
  }
  return Box{std::min(values[0], values[2]), std::min(values[1], values[3]), std::max(values[0], values[2]),
             std::max(values[1], values[3])};
}

impose::Page SourcePage::upright() const {
  const auto length = [&](double units) { return pt(units * unit_); };
  base::Size size{length(trim_.right - trim_.left), length(trim_.top - trim_.bottom)};
  base::Length sides[] = {length(bleed_.top - trim_.top), length(bleed_.right - trim_.right),
                          length(trim_.bottom - bleed_.bottom), length(trim_.left - bleed_.left)};
  // A quarter clockwise brings the left side to the top.
  std::rotate(sides, sides + (4 - quarters_) % 4, sides + 4);
  if (quarters_ % 2 == 1) std::swap(size.width, size.height);
  return {size, {sides[0], sides[1], sides[2], sides[3]}};
}

base::Transform SourcePage::to_upright() const {
  const double u = unit_;
  switch (quarters_) {
    case 1:
      return {0, u, u, 0, -trim_.bottom * u, -trim_.left * u};
    case 2:
      return {-u, 0, 0, u, trim_.right * u, -trim_.bottom * u};
    case 3:
      return {0, -u, -u, 0, trim_.top * u, trim_.right * u};
    default:
      return {u, 0, 0, -u, -trim_.left * u, trim_.top * u};
  }
}

QPDFObjectHandle SourcePage::bleed_box() const {
  Object array = Object::newArray();
  for (const double value : {bleed_.left, bleed_.bottom, bleed_.right, bleed_.top})
    array.appendItem(Object::newReal(base::to_text(value, 4)));
  return array;
}

base::Failed unreadable(const std::string& name, const std::string& why, base::Diagnostics& diagnostics) {
  diagnostics
      .error("pdf-unreadable", {}, "expected a sound PDF in " + name + ", found: " + base::printable(why),
             base::Fault::data)
      .hint("make the PDF anew with the program that it comes from");
  return {};
}

base::Result<base::Done> open_source(QPDF& document, std::string_view bytes, const std::string& name,
                                     base::Diagnostics& diagnostics) {
  const auto locked = [&] {
    diagnostics
        .error("pdf-locked", {},
               "expected a PDF that anybody may change, found one with a password or a restriction: " + name,
               base::Fault::data)
        .hint("ask whoever made it for a copy without");
    return base::Failed{};
  };
  // ISO 32000-1, annex H.3.4.1: the header may have up to 1024 bytes before it.
  if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos)
    return unreadable(name, "another kind of file", diagnostics);
  document.setSuppressWarnings(true);
  document.setAttemptRecovery(false);
  try {
    document.processMemoryFile(name.c_str(), bytes.data(), bytes.size());
  } catch (const QPDFExc& exception) {
    if (exception.getErrorCode() == qpdf_e_password) return locked();
    return unreadable(name, exception.getMessageDetail(), diagnostics);
  } catch (const std::exception& exception) {
    // gnutls.cc has no ciphers.
    if (document.isEncrypted()) return locked();
    return unreadable(name, exception.what(), diagnostics);
  }
  if (document.isEncrypted()) return locked();
  if (document.getAllPages().empty()) {
    diagnostics.error("pdf-empty", {}, "expected at least one page in " + name + ", found none", base::Fault::data);
    return base::Failed{};
  }
  return base::Done{};
}

}  // namespace handbill::pdf
