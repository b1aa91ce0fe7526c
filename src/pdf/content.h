#pragma once

#include <string>
#include <string_view>

namespace handbill::pdf {

/// What became of a content stream.
struct Filtered {
  std::string bytes;
  bool changed = false;
  /// Why the stream must not be passed on; empty: all is well.
  std::string fault;
  bool fault_is_colour = false;  ///< the fault is a colour where only grey is allowed
};

/// Rewrites a content stream's neutral `x x x rg` as `x g` (and RG as G). Only operators that cairo writes and whose
/// colour is understood are let through; with `grey_only` a colour that is not neutral is a fault.
[[nodiscard]] Filtered filter_content(std::string_view content, bool grey_only);

}  // namespace handbill::pdf
