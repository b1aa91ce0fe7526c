#pragma once

#include <pango/pango.h>

#include <string>
#include <string_view>

namespace handbill::text {

/// The language of a stretch of `script` in a text of `language`: its own where it is written in that script, else the
/// script's most likely one. `text` is the whole line: kana and Hangul tell whose ideographs stand beside them. Pango's
/// own answer hangs on the environment (LANG), and then the same poster would differ between two machines.
[[nodiscard]] std::string language_of_script(std::string_view language, PangoScript script, std::string_view text);

}  // namespace handbill::text
