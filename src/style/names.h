#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "style/cascade.h"
#include "style/style.h"

namespace handbill::style {

/// "there is no ink `nigth`", with the nearest of `known`, or with all of them.
base::Diagnostic& no_such(std::string_view kind, std::string_view name, base::Span span,
                          const std::vector<std::string_view>& known, base::Diagnostics& diagnostics);

/// Every name in the layout's and the theme's properties, those of other languages and editions too: inks, sizes,
/// spaces, fonts, styles. After it, a name that is not found has been reported, and whoever meets it goes on with
/// something harmless.
void check_names(const Inputs& inputs, const Styles& styles, base::Diagnostics& diagnostics);

/// The keys that say how text looks; a text box within a flow knows only these, `role`, `style` and
/// `only`.
[[nodiscard]] bool is_text_key(model::Key key);

}  // namespace handbill::style
