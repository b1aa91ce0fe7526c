#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace handbill::product {

/// How a sheet is folded: the closed list of printers' words.
enum class Fold {
  none,
  half,             ///< once: two panels
  roll,             ///< one panel is folded in over the other (C fold, letter fold): three panels and more
  z,                ///< to and fro (zigzag, concertina): three panels and more
  gate,             ///< two flaps that meet before the middle panel
  double_parallel,  ///< in half, and in half again the same way: four panels
  french,           ///< in half, and in half again across: two by two panels; the upper ones stand on their heads
};

/// A part of one side of a sheet between its folds and edges.
struct Panel {
  std::string name;
  base::Rect rect;           ///< from the trim's top left
  bool upside_down = false;  ///< it is read with the sheet turned round
};

/// Where one side of a sheet is folded, and what lies between.
struct Folding {
  Fold fold = Fold::none;
  std::vector<Panel> panels;         ///< from left to right, top to bottom; none where nothing is folded
  std::vector<base::Length> across;  ///< x of the folds that run down the sheet
  std::vector<base::Length> down;    ///< y of the folds that run across it
};

/// The side that shows the cover when the sheet is folded, and its back.
enum class Side { outside, inside };

struct FoldRequest {
  base::Size sheet;
  Fold fold = Fold::none;
  int panels = 3;             ///< of a roll or a zigzag; the other folds know their own
  base::Length compensation;  ///< by how much a panel that is folded in is narrower than the one over it
  Side side = Side::outside;
  bool right_to_left = false;  ///< the cover is on the left and opens to the right
};

/// Panels and folds. Widths always add up to the sheet: an A4 roll with 3 mm has 97, 100 and 100 mm outside and 100,
/// 100 and 97 inside. Names outside: `front`, `back`, and `flap` (`flap-1`, `flap-2` from the back outwards) of a roll
/// or a double parallel, `front-1` and `front-2` of a gate as they are read, `outside-2` and on of a zigzag, `inside-1`
/// and `inside-2` of a French fold; inside: `inside-1` and on in reading order, `back` of a zigzag with an odd number
/// of panels, `top-start`, `top-end`, `bottom-start` and `bottom-end` of a French fold.
[[nodiscard]] Folding fold_sheet(const FoldRequest& request);

/// What a fold takes of a panel that is folded in, by the paper's weight in grams a square metre.
[[nodiscard]] base::Length compensation_for(double stock);

}  // namespace handbill::product
