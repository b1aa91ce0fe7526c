#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/sources.h"
#include "text/fonts.h"

namespace handbill::app {

/// The file of a face, as it lies in the first of the catalogue's folders that holds it.
struct FontFile {
  std::string_view bytes;  ///< of the Sources
  std::string sha256;
  bool is_right = false;  ///< the file that the catalogue means
};
/// Error: `font-missing`; warning: `font-changed`.
[[nodiscard]] base::Result<FontFile> read_font(const text::FaceInfo& face, const text::FontCatalogue& catalogue,
                                               base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace handbill::app
