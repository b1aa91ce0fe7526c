#pragma once

#include <optional>
#include <vector>

#include "impose/grid.h"

namespace handbill::impose {

/// What stands on the two sides of one piece of paper after the cut.
struct Leaf {
  std::optional<std::size_t> front;
  std::optional<std::size_t> back;
};
/// Where a leaf lies on the front of its sheet.
struct Slot {
  base::Rect trim;
  base::Rect room;           ///< beyond it nothing of the leaf is drawn
  base::Transform to_sheet;  ///< of the front page
};

/// How sheets of one size get their backs.
class Backs {
 public:
  Backs(const base::Size& sheet, const Settings& settings);
  [[nodiscard]] bool any() const { return flip_ != Flip::none; }
  /// none, long_edge or short_edge.
  [[nodiscard]] Flip flip() const { return flip_; }
  /// From a place on the front to the same place on the back.
  [[nodiscard]] base::Transform through_paper() const;
  /// From the back page to the back of the sheet, where the front page lies so.
  [[nodiscard]] base::Transform to_back(const base::Transform& to_front, const base::Size& page) const;
  /// By how much everything on a back is moved.
  [[nodiscard]] base::Point correction() const;

 private:
  base::Size sheet_;
  Flip flip_ = Flip::none;
  bool sideways_ = true;  ///< the sheet is turned over sideways, not upwards
  Turn turn_ = Turn::sideways;
  base::Point offset_;
};

/// The leaf's front in its slot; nothing where that is empty.
[[nodiscard]] std::optional<Cell> front_cell(const Slot& slot, const Leaf& leaf, const std::vector<Page>& pages);
[[nodiscard]] std::optional<Cell> back_cell(const Slot& slot, const Leaf& leaf, const std::vector<Page>& pages,
                                            const Backs& backs);
/// Adds a sheet's sides to the plan, without marks; its front.
Side& add_sheet(Plan& plan, const base::Size& size, const std::vector<Slot>& slots, const std::vector<Leaf>& leaves,
                const std::vector<Page>& pages, const Backs& backs);

}  // namespace handbill::impose
