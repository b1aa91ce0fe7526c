#pragma once

#include <string>
#include <vector>

#include "app/handbill.h"
#include "layout/placed.h"

namespace handbill::app {

/// What one box of text spent of its room, and what is left: a translator's budget.
struct Budget {
  Unit unit;
  std::string box;
  std::string key;        ///< of its first text: `headline`
  base::Length size;      ///< that was chosen
  double factor = 1;      ///< of the size that its style asks for
  double tracking = 0;    ///< em between letters, as its lines were set; the rest as the style asks
  double leading = 1;     ///< ratio of the size
  bool tighter = false;   ///< tracking or leading is not what the style asks
  bool is_short = false;  ///< the translator's shorter words
  std::size_t lines = 0;
  std::size_t characters = 0;  ///< as a reader counts them, blanks included
  std::size_t room = 0;        ///< about so many more go in at this size, without making the box taller
};

/// One for each box of the page that holds texts of the campaign.
[[nodiscard]] std::vector<Budget> budgets_of(const layout::Placed& placed, const Unit& unit);

}  // namespace handbill::app
