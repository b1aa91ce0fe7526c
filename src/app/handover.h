#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/documents.h"
#include "app/handbill.h"

namespace handbill::app {

/// How many copies of each piece, by language.
struct Quantities {
  std::optional<unsigned> all;
  std::map<std::string, unsigned, std::less<>> by_language;
  /// Of pages in two languages, what is said of both (`en+ko`), else of the second.
  [[nodiscard]] std::optional<unsigned> of(const std::string& language) const;
};
/// Error: `bad-quantity`.
[[nodiscard]] base::Result<Quantities> read_quantities(const std::vector<std::string>& typed,
                                                       const std::vector<Unit>& units, base::Diagnostics& diagnostics);
/// The grams a square metre that words like `170 gsm silk` or `135 g/m2` name; 0 where they name none.
[[nodiscard]] double grams_of(std::string_view stock);

}  // namespace handbill::app
