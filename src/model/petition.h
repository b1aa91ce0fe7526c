#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/document.h"

namespace handbill::model {

/// A text that every sheet of a petition shows.
struct PetitionPart {
  std::string_view names;  ///< one of these, with blanks between
  std::string_view why;
  /// "`$petition-to` or `$addressee`": how messages call it.
  [[nodiscard]] std::string in_words() const;
};
[[nodiscard]] std::span<const PetitionPart> petition_parts();

/// The rules of a petition sheet, which hold whatever a designer changes: title, addressee, request, return address,
/// notice and numbered rows on the page, rows at least 9 mm high, a signature column at least 45 mm wide. Error:
/// `petition-incomplete`, `petition-narrow`.
void check_petition(const Layout& layout, base::Diagnostics& diagnostics);

}  // namespace handbill::model
