#pragma once

#include <string>
#include <string_view>

#include "model/content.h"

namespace handbill::app {

/// The texts of `source`, a language in Latin letters, in a pseudo-language (unicode/pseudo.h). What no translator
/// touches stays as it is: placeholders, marks and pins, addresses, figures. Every text stands in brackets, so that a
/// cut one shows.
[[nodiscard]] model::Language pseudo(const model::Language& source, std::string_view tag);

/// One text of it.
[[nodiscard]] std::string pseudo_text(std::string_view text, std::string_view tag);

}  // namespace handbill::app
