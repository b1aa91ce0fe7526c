#pragma once

#include <vector>

#include "layout/engine.h"

namespace handbill::layout {

/// Runs of free room across a line from `top` to `bottom` of the page within `area`, from left to right: beside what
/// stands in its way. Those narrower than `least` are left out; nothing where no room is left.
[[nodiscard]] std::vector<text::Interval> free_rooms(const base::Rect& area, const std::vector<Obstacle>& obstacles,
                                                     base::Length top, base::Length bottom, base::Length least);

/// Those of `obstacles` that stand in the way of a text in `area`: of other boxes than its own and those around it.
[[nodiscard]] std::vector<Obstacle> in_the_way(const std::vector<Obstacle>& obstacles, const style::Node& text,
                                               const base::Rect& area);

/// What text runs round on a page that has been placed.
[[nodiscard]] std::vector<Obstacle> obstacles_of(const PlacedBox& root);

}  // namespace handbill::layout
