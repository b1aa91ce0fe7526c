#pragma once

#include <string>
#include <string_view>

#include "model/content.h"

namespace handbill::app {

/// Languages that nobody speaks, made in memory to try layouts: `en-XA` is a third longer and has marks on its letters,
/// `ar-XB` is written in Arabic letters from right to left. CLDR calls them so.
[[nodiscard]] bool is_pseudo(std::string_view tag);

/// The texts of `source`, a language in Latin letters, in one of them. What no translator touches stays as it is:
/// placeholders, marks and pins, addresses, figures. Every text stands in brackets, so that a cut one shows.
[[nodiscard]] model::Language pseudo(const model::Language& source, std::string_view tag);

/// One text of it.
[[nodiscard]] std::string pseudo_text(std::string_view text, std::string_view tag);

}  // namespace handbill::app
