#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "batch/item.h"

namespace handbill::app {

/// What a run says of its rows, in memory that does not grow with them: what many rows say alike is told once, and of
/// the rows that fail so many as a person reads.
class RunMessages {
 public:
  static constexpr std::size_t most_rows = 200;  ///< that are told of
  static constexpr std::size_t most_alike = 500;

  RunMessages(const base::Sources& sources, base::FileId data);
  /// What was said of a row that stands at `row`; its errors as the journal keeps them, in the order of the file.
  std::vector<batch::Fault> add(std::size_t number, base::Span row, bool failed, const base::Diagnostics& said);
  /// All of it, in the order of the rows. What is wrong with a row alone is no fault of the data as a whole.
  [[nodiscard]] base::Diagnostics take();

 private:
  using Sameness = std::tuple<base::Span, std::string, std::string>;
  struct Alike {
    base::Diagnostic diagnostic;
    std::size_t rows = 0;
    std::size_t first = 0;
  };
  std::vector<base::Diagnostic> of_failed_rows();
  [[nodiscard]] batch::Fault fault_of(const base::Diagnostic& diagnostic, base::Span row) const;

  std::string_view bytes_;  ///< of the data
  base::FileId data_;
  std::vector<std::uint32_t> lines_;  ///< where each line of the data begins
  std::map<std::size_t, std::vector<base::Diagnostic>> failed_;
  std::map<Sameness, Alike> warnings_;
  std::size_t untold_rows_ = 0;
  std::size_t untold_warnings_ = 0;
};

}  // namespace handbill::app
