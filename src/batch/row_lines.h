#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "batch/lines.h"

namespace handbill::batch {

/// Where the last line of each row lies. Rows come nearly in their order, so that 24 bytes a row are enough.
class RowLines {
 public:
  struct Entry {
    std::size_t row = 0;
    Line line;
  };
  /// False where the row had a line already, which is forgotten.
  bool put(std::size_t row, const Line& line);
  [[nodiscard]] std::optional<Line> find(std::size_t row) const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// Ascending.
  [[nodiscard]] auto begin() const { return entries_.begin(); }
  [[nodiscard]] auto end() const { return entries_.end(); }

 private:
  std::deque<Entry> entries_;
};

}  // namespace handbill::batch
