#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/handbill.h"
#include "color/ink.h"
#include "display/display.h"

namespace handbill::app {

/// Where a box stood and what it showed.
struct BoxState {
  std::string id;
  int depth = 0;  ///< boxes stand in the order of the tree, a parent before its children
  base::Rect rect;
  std::uint64_t text = 0;  ///< hash of its words
  std::uint64_t ink = 0;   ///< hash of what it draws, from its own corner on
};
struct PageState {
  std::string id;
  base::Size trim;
  std::vector<BoxState> boxes;       ///< the first one is the page itself
  std::vector<display::Item> items;  ///< what it shows, where it was drawn in this run
  std::string png;                   ///< what it shows, where it comes from a file
};
struct UnitState {
  Unit unit;
  std::string error;  ///< of one that failed
  color::InkTable inks;
  std::vector<PageState> pages;
};
/// All units of a job as they stood at one time.
struct Snapshot {
  std::string name;  ///< the folder or file that it is of
  std::vector<UnitState> units;
};

[[nodiscard]] base::Result<Snapshot> take_snapshot(const Job& job, base::Sources& sources, const Progress& progress,
                                                   base::Diagnostics& diagnostics);
/// As a file, with a picture of each page.
[[nodiscard]] base::Result<std::string> write_snapshot(const Job& job, const Snapshot& snapshot,
                                                       base::Diagnostics& diagnostics);
/// Error: `bad-snapshot` (65).
[[nodiscard]] base::Result<Snapshot> read_snapshot(const std::string& folder, const std::string& name,
                                                   base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace handbill::app
