#pragma once

#include <string>
#include <string_view>

namespace handbill::app {

/// What a layout that Handbill writes itself is called: `specimen-zh-hant`. A layout's name has small letters only.
[[nodiscard]] std::string own_layout_name(std::string_view kind, std::string_view tag);
/// The text as YAML says it, in quotes; a dollar sign at its front means itself.
[[nodiscard]] std::string yaml_text(const std::string& text);

}  // namespace handbill::app
