#include "product/product.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace handbill::product {

namespace {

struct Paper {
  std::string_view name;
  double width;   ///< mm
  double height;  ///< mm
};

// ISO 216 (A and B series), ISO 269 (DL), ISO 217 (SRA3), ANSI/ASME Y14.1 (Letter and Tabloid; Legal, and Statement,
// which is half of Letter, are custom in the US), largest area first.
constexpr std::array<Paper, 22> papers{{
    {"B0", 1000, 1414},
    {"A0", 841, 1189},
    {"B1", 707, 1000},
    {"A1", 594, 841},
    {"B2", 500, 707},
    {"A2", 420, 594},
    {"B3", 353, 500},
    {"SRA3", 320, 450},
    {"A3", 297, 420},
    {"Tabloid", 279.4, 431.8},
    {"B4", 250, 353},
    {"Legal", 215.9, 355.6},
    {"A4", 210, 297},
    {"Letter", 215.9, 279.4},
    {"B5", 176, 250},
    {"A5", 148, 210},
    {"Statement", 139.7, 215.9},
    {"DL", 110, 220},
    {"B6", 125, 176},
    {"A6", 105, 148},
    {"B7", 88, 125},
    {"A7", 74, 105},
}};

constexpr char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

base::Rect Product::press_media_rect() const {
  base::Rect media = media_rect();
  const auto whole = [](base::Length length) { return base::pt(std::ceil(length.to_pt() - 0.001)); };
  media.width = whole(media.width);
  media.height = whole(media.height);
  return media;
}

base::Rect Product::with_bleed(const base::Rect& part) const {
  const auto over = [&](base::Length from, base::Length edge) {
    return base::near(from, edge) ? -bleed : base::Length();
  };
  return part.inset(
      {over(part.top, {}), over(part.right(), trim.width), over(part.bottom(), trim.height), over(part.left, {})});
}

std::optional<base::Size> paper_size(std::string_view name) {
  const std::size_t cut = name.find(' ');
  if (cut != std::string_view::npos) {
    const auto upright = paper_size(name.substr(0, cut));
    const std::string_view way = name.substr(cut + 1);
    if (upright && same_word(way, "landscape")) return base::Size{upright->height, upright->width};
    return same_word(way, "portrait") ? upright : std::nullopt;
  }
  for (const Paper& paper : papers) {
    if (same_word(paper.name, name)) return base::Size{base::mm(paper.width), base::mm(paper.height)};
  }
  return std::nullopt;
}

base::Size north_american(base::Size size) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> pairs{
      {{"A3", "Tabloid"}, {"A4", "Letter"}, {"A5", "Statement"}}};
  for (const auto& [iso, ours] : pairs) {
    const base::Size from = *paper_size(iso);
    const base::Size to = *paper_size(ours);
    if (base::near(size.width, from.width) && base::near(size.height, from.height)) return to;
    if (base::near(size.width, from.height) && base::near(size.height, from.width)) return {to.height, to.width};
  }
  return size;
}

std::vector<std::string_view> paper_names() {
  std::vector<std::string_view> names;
  names.reserve(papers.size());
  for (const Paper& paper : papers) names.push_back(paper.name);
  return names;
}

}  // namespace handbill::product
