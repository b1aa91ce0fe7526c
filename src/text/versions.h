#pragma once

#include <string>

namespace handbill::text {

/// What the text stage runs on, for `--version --json`: the same page needs the same versions.
struct Versions {
  std::string pango;
  std::string harfbuzz;
  std::string fontconfig;
};
[[nodiscard]] Versions versions();

}  // namespace handbill::text
