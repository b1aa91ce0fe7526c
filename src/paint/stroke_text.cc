#include <array>
#include <cstdint>

#include "paint/overlay.h"

namespace handbill::paint {

namespace {

/// A segment in a cell 2 wide and 4 high, y down.
struct Segment {
  double x0, y0, x1, y1;
};
constexpr std::array<Segment, 14> segments{{
    {0, 0, 2, 0},  // 0 top
    {2, 0, 2, 2},  // 1 right, upper
    {2, 2, 2, 4},  // 2 right, lower
    {0, 4, 2, 4},  // 3 bottom
    {0, 2, 0, 4},  // 4 left, lower
    {0, 0, 0, 2},  // 5 left, upper
    {0, 2, 1, 2},  // 6 middle, left
    {1, 2, 2, 2},  // 7 middle, right
    {0, 0, 1, 2},  // 8 falling, upper left
    {1, 0, 1, 2},  // 9 upright, upper
    {2, 0, 1, 2},  // 10 rising, upper right
    {0, 4, 1, 2},  // 11 rising, lower left
    {1, 2, 1, 4},  // 12 upright, lower
    {1, 2, 2, 4},  // 13 falling, lower right
}};

template <typename... Numbers>
constexpr std::uint16_t lit(Numbers... numbers) {
  return static_cast<std::uint16_t>(((1u << numbers) | ... | 0u));
}

constexpr std::array<std::uint16_t, 10> digits{lit(0, 1, 2, 3, 4, 5),       lit(1, 2),
                                               lit(0, 1, 7, 6, 4, 3),       lit(0, 1, 2, 3, 7),
                                               lit(5, 6, 7, 1, 2),          lit(0, 5, 6, 7, 2, 3),
                                               lit(0, 5, 4, 3, 2, 6, 7),    lit(0, 1, 2),
                                               lit(0, 1, 2, 3, 4, 5, 6, 7), lit(0, 1, 2, 3, 5, 6, 7)};
constexpr std::array<std::uint16_t, 26> letters{
    lit(0, 1, 2, 4, 5, 6, 7),   // a
    lit(0, 1, 2, 3, 9, 12, 7),  // b
    lit(0, 3, 4, 5),            // c
    lit(0, 1, 2, 3, 9, 12),     // d
    lit(0, 3, 4, 5, 6),         // e
    lit(0, 4, 5, 6),            // f
    lit(0, 2, 3, 4, 5, 7),      // g
    lit(1, 2, 4, 5, 6, 7),      // h
    lit(0, 3, 9, 12),           // i
    lit(1, 2, 3, 4),            // j
    lit(4, 5, 6, 10, 13),       // k
    lit(3, 4, 5),               // l
    lit(1, 2, 4, 5, 8, 10),     // m
    lit(1, 2, 4, 5, 8, 13),     // n
    lit(0, 1, 2, 3, 4, 5),      // o
    lit(0, 1, 4, 5, 6, 7),      // p
    lit(0, 1, 2, 3, 4, 5, 13),  // q
    lit(0, 1, 4, 5, 6, 7, 13),  // r
    lit(0, 2, 3, 5, 6, 7),      // s
    lit(0, 9, 12),              // t
    lit(1, 2, 3, 4, 5),         // u
    lit(4, 5, 10, 11),          // v
    lit(1, 2, 4, 5, 11, 13),    // w
    lit(8, 10, 11, 13),         // x
    lit(8, 10, 12),             // y
    lit(0, 3, 10, 11),          // z
};

std::uint16_t segments_of(char sign) {
  if (sign >= '0' && sign <= '9') return digits[static_cast<std::size_t>(sign - '0')];
  if (sign >= 'a' && sign <= 'z') return letters[static_cast<std::size_t>(sign - 'a')];
  if (sign >= 'A' && sign <= 'Z') return letters[static_cast<std::size_t>(sign - 'A')];
  if (sign == '-') return lit(6, 7);
  if (sign == '_') return lit(3);
  return 0;
}

void add_line(image::PathData& path, const Segment& segment) {
  path.verbs.push_back(image::PathData::Verb::move);
  path.verbs.push_back(image::PathData::Verb::line);
  path.coordinates.insert(path.coordinates.end(), {segment.x0, segment.y0, segment.x1, segment.y1});
}

}  // namespace

image::PathData stroke_text(std::string_view text, base::Point at, base::Length height) {
  constexpr double advance = 3;
  const double unit = height.to_pt() / 4;
  image::PathData path;
  double left = 0;
  for (const char sign : text) {
    const auto place = [&](const Segment& s) {
      add_line(path, {at.x.to_pt() + (left + s.x0) * unit, at.y.to_pt() + s.y0 * unit,
                      at.x.to_pt() + (left + s.x1) * unit, at.y.to_pt() + s.y1 * unit});
    };
    if (sign == '.') place({0.9, 3.8, 1.1, 4});
    const std::uint16_t shown = segments_of(sign);
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if ((shown >> i & 1u) != 0) place(segments[i]);
    }
    left += advance;
  }
  return path;
}

}  // namespace handbill::paint
