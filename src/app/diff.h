#pragma once

#include <string>
#include <vector>

#include "app/snapshot.h"

namespace handbill::app {

/// Whether a box or a page is in both states.
enum class Presence { both, before_only, after_only };

/// What became of a box, in millimetres.
struct BoxChange {
  std::string id;
  int depth = 0;
  Presence presence = Presence::both;
  base::Rect before;
  base::Rect after;
  bool text = false;  ///< its words differ
  bool ink = false;   ///< what it draws differs, from its own corner on

  [[nodiscard]] bool is_moved() const;
  [[nodiscard]] bool is_changed() const { return presence != Presence::both || text || ink || is_moved(); }
};
struct PageChange {
  Unit unit;
  std::string page;
  std::size_t number = 0;  ///< of the unit's pages, from 1
  Presence presence = Presence::both;
  std::string error_before;  ///< of a unit that failed
  std::string error_after;
  std::vector<BoxChange> boxes;  ///< all of them, also those that are as they were
  const PageState* before = nullptr;
  const PageState* after = nullptr;
  const UnitState* unit_before = nullptr;
  const UnitState* unit_after = nullptr;

  [[nodiscard]] bool is_changed() const;
};

/// Every page of both, in the order of the later one; those that are only in the earlier one at the end.
[[nodiscard]] std::vector<PageChange> compare(const Snapshot& before, const Snapshot& after);

/// A page that differs, and that at least one of the states can show.
[[nodiscard]] inline bool is_drawn(const PageChange& change) {
  return change.is_changed() && (change.before != nullptr || change.after != nullptr);
}
/// Pages that show both states over each other, one in one tint and one in another, with the boxes that changed.
[[nodiscard]] base::Result<display::Pages> draw_changes(const std::vector<PageChange>& changes,
                                                        const text::FontCatalogue& fonts,
                                                        base::Diagnostics& diagnostics);

}  // namespace handbill::app
