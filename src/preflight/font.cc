#include "preflight/font.h"

#include <algorithm>
#include <cmath>

namespace handbill::preflight {

namespace {

using Object = QPDFObjectHandle;

double number_of(Object object, double otherwise) { return object.isNumber() ? object.getNumericValue() : otherwise; }

constexpr int most_widths = 70'000;
constexpr double capital = 760;
constexpr double descender = -250;

}  // namespace

Font::Font(QPDFObjectHandle font) {
  if (!font.isDictionary()) return;
  object_ = font.getObjectID();
  if (font.getKey("/BaseFont").isName()) name_ = font.getKey("/BaseFont").getName().substr(1);
  const std::string subtype = font.getKey("/Subtype").isName() ? font.getKey("/Subtype").getName() : std::string();
  if (subtype == "/Type0") {
    read_composite(font);
  } else {
    type3_ = subtype == "/Type3";
    read_simple(font);
  }
}

void Font::read_descriptor(QPDFObjectHandle descriptor) {
  if (!descriptor.isDictionary()) return;
  for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"})
    embedded_ = embedded_ || descriptor.getKey(key).isStream();
  const double up = number_of(descriptor.getKey("/Ascent"), 0);
  const double down = number_of(descriptor.getKey("/Descent"), 0);
  // Fonts tell how far lines have to stand apart, not how tall their letters are: marks of all scripts they might hold
  // are in it. A capital's height and a descender's depth are what is seen of most words.
  if (up > 0) ascent_ = std::min(up, capital);
  if (down < 0) descent_ = std::max(down, descender);
}

void Font::read_simple(QPDFObjectHandle font) {
  if (type3_) {
    embedded_ = true;
    Object matrix = font.getKey("/FontMatrix");
    if (matrix.isArray() && matrix.getArrayNItems() == 6)
      scale_ = std::abs(number_of(matrix.getArrayItem(0), 0.001)) * 1000;
  }
  read_descriptor(font.getKey("/FontDescriptor"));
  usual_ = 600;
  Object widths = font.getKey("/Widths");
  const auto first = static_cast<std::uint32_t>(number_of(font.getKey("/FirstChar"), 0));
  if (!widths.isArray()) return;
  for (int i = 0; i < widths.getArrayNItems() && i < 256; ++i)
    widths_[first + static_cast<std::uint32_t>(i)] = number_of(widths.getArrayItem(i), 0) * scale_;
}

void Font::read_composite(QPDFObjectHandle font) {
  composite_ = true;
  Object encoding = font.getKey("/Encoding");
  identity_ = encoding.isName() && encoding.getName().starts_with("/Identity");
  Object below = font.getKey("/DescendantFonts");
  if (!below.isArray() || below.getArrayNItems() < 1) return;
  Object descendant = below.getArrayItem(0);
  if (!descendant.isDictionary()) return;
  read_descriptor(descendant.getKey("/FontDescriptor"));
  usual_ = number_of(descendant.getKey("/DW"), 1000);
  Object widths = descendant.getKey("/W");
  if (!widths.isArray()) return;
  for (int i = 0; i + 1 < widths.getArrayNItems() && widths_.size() < most_widths;) {
    const auto first = static_cast<std::uint32_t>(number_of(widths.getArrayItem(i), 0));
    Object next = widths.getArrayItem(i + 1);
    if (next.isArray()) {
      for (int k = 0; k < next.getArrayNItems() && k < most_widths; ++k)
        widths_[first + static_cast<std::uint32_t>(k)] = number_of(next.getArrayItem(k), usual_);
      i += 2;
      continue;
    }
    if (i + 2 >= widths.getArrayNItems()) return;
    const auto last = static_cast<std::uint32_t>(number_of(next, 0));
    const double width = number_of(widths.getArrayItem(i + 2), usual_);
    for (std::uint32_t code = first; code <= last && code - first < most_widths; ++code) widths_[code] = width;
    i += 3;
  }
}

Font::Extent Font::measure(const std::string& codes) const {
  Extent extent;
  const std::size_t step = composite_ ? 2 : 1;
  for (std::size_t i = 0; i + step <= codes.size(); i += step) {
    std::uint32_t code = static_cast<unsigned char>(codes[i]);
    if (composite_) code = code << 8 | static_cast<unsigned char>(codes[i + 1]);
    const auto found = widths_.find(code);
    extent.advance += found == widths_.end() ? usual_ : found->second;
    // ISO 32000-1, 9.7.6.3: CID 0 is what is drawn for a character that the font has not.
    if (identity_ && code == 0) extent.has_notdef = true;
    if (!composite_ && code == 32) ++extent.blanks;
    ++extent.codes;
  }
  return extent;
}

}  // namespace handbill::preflight
