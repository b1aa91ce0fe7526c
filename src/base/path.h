#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace handbill::base {

/// A path as verbs and points, the compact form that every stage uses: move and line take one point, curve three, close
/// none.
struct PathData {
  enum class Verb : std::uint8_t { move, line, curve, close };
  std::vector<Verb> verbs;
  std::vector<double> coordinates;  ///< x, y, x, y ...
  friend bool operator==(const PathData&, const PathData&) = default;
};

/// A rectangle with rounded corners, in points; radii that do not fit are made smaller together, as CSS does.
[[nodiscard]] PathData rounded(const Rect& rect, const Corners<Length>& radius = {});
/// Each point moved by the map.
[[nodiscard]] PathData apply(const Transform& map, PathData path);
/// The smallest rectangle around all points, handles included.
[[nodiscard]] Rect bounds(const PathData& path);
/// True where the point lies inside the path, filled by the nonzero rule.
[[nodiscard]] bool contains(const PathData& path, Point point);

/// What a reader made of the `d` of an SVG path.
struct ReadPath {
  PathData path;
  std::string fault;         ///< what was expected; empty: all is well
  std::size_t fault_at = 0;  ///< the byte where it was expected
};
/// SVG 1.1, 8.3: all commands, absolute and relative; arcs and quadratic curves become cubic ones.
[[nodiscard]] ReadPath read_svg_path(std::string_view text);

}  // namespace handbill::base
