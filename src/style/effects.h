#pragma once

#include <vector>

#include "base/geometry.h"
#include "base/path.h"
#include "color/blend.h"
#include "color/ink.h"

namespace handbill::style {

/// Inks that run into each other over a box.
struct Gradient {
  enum class Kind { linear, radial } kind = Kind::linear;
  double angle = 180;                   ///< linear: degrees clockwise; 0 runs upwards, 90 to the right
  base::Axes<double> centre{0.5, 0.5};  ///< radial: of the box
  struct Stop {
    double offset = 0;  ///< 0 to 1, never less than the one before
    color::InkTint ink;
    friend bool operator==(const Stop&, const Stop&) = default;
  };
  std::vector<Stop> stops;  ///< at least two

  /// Where it begins and ends in a rectangle. As in CSS, a linear one reaches to the corners, and a radial one to the
  /// farthest corner.
  struct Reach {
    base::Point from;
    base::Point to;       ///< linear
    base::Length radius;  ///< radial
  };
  [[nodiscard]] Reach reach_in(const base::Rect& rect) const;
  friend bool operator==(const Gradient&, const Gradient&) = default;
};

/// A copy of the box's outline below it.
struct Shadow {
  base::Length x, y;  ///< how far it is moved
  color::InkTint ink;
  friend bool operator==(const Shadow&, const Shadow&) = default;
};

/// What is done to a box as a whole.
struct Effects {
  /// left: it reads upwards, right: downwards; its width and height are exchanged.
  enum class Turn { none, left, right, half } turn = Turn::none;
  double rotate = 0;                    ///< degrees clockwise, after layout
  base::Axes<double> origin{0.5, 0.5};  ///< of the box as it stands on the page: the point that stays put
  int layer = 0;                        ///< among the parent's children: higher ones are drawn over lower ones
  double opacity = 1;                   ///< of the box with all within it
  color::Blend blend = color::Blend::normal;
  enum class Clip { none, box, rounded } clip = Clip::none;  ///< of what is in it, inside its border
  std::vector<base::PathData> shape;  ///< none or one: cuts the box with all in it; 0 to 100 of its width and height
  std::vector<Gradient> fill;         ///< none or one, instead of the node's fill
  std::vector<Shadow> shadow;         ///< none or one

  friend bool operator==(const Effects&, const Effects&) = default;
};

/// True where the box does not stand upright on the page.
[[nodiscard]] inline bool is_turned(const Effects& effects) {
  return effects.turn != Effects::Turn::none || effects.rotate != 0;
}

}  // namespace handbill::style
