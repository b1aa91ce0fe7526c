#pragma once

#include <optional>
#include <vector>

#include "text/text.h"

namespace handbill::text {

/// Walks the slots of a region from top to bottom and, within each, its rooms in reading direction.
class Rooms {
 public:
  Rooms(bool rtl, const Setting& setting, const Region& region) : rtl_(rtl), setting_(setting), region_(region) {}

  /// The next room; nothing where the region ends.
  [[nodiscard]] std::optional<Interval> next() {
    while (at_ >= rooms_.size()) {
      if (!open_slot()) return std::nullopt;
    }
    return rooms_[at_++];
  }
  [[nodiscard]] base::Length top() const { return top_; }
  /// True where the room given last begins its slot.
  [[nodiscard]] bool begins_slot() const { return at_ == 1; }

 private:
  bool open_slot();

  bool rtl_;
  const Setting& setting_;
  const Region& region_;
  std::vector<Interval> rooms_;
  std::size_t at_ = 0;
  int slots_ = 0;
  base::Length top_;
};

/// The room of a paragraph's first line.
[[nodiscard]] Interval indented(Interval room, const Setting& setting, bool rtl);

}  // namespace handbill::text
