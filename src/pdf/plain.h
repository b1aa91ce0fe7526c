#pragma once

#include <optional>
#include <string_view>

#include "pdf/assembly.h"

namespace handbill::pdf {

/// The pages of a file of cairo's as forms, where all they hold is text and paths in opaque or thinned colours, as a
/// row's own words are. Read without qpdf, which needs longer for such a page than all else that is done to it. Nothing
/// where there is anything more in the file, or anything wrong with it: qpdf reads it then, and whoever asked says what
/// is wrong. May throw as qpdf does.
[[nodiscard]] std::optional<Forms> plain_forms(std::string_view drawn, bool grey_only);

}  // namespace handbill::pdf
