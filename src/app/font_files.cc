#include "app/font_files.h"

#include <optional>

#include "base/sha256.h"

namespace handbill::app {
namespace {

/// Font collections are large: Noto Sans CJK is 20 MB.
constexpr std::size_t font_limit = 64u << 20;

/// The project's own folder is relative.
std::optional<base::Root> folder_of(const text::FaceInfo& face, const text::FontCatalogue& catalogue,
                                    const base::Sources& sources) {
  for (const auto& folder : catalogue.folders) {
    const base::Root root{folder};
    if (sources.exists(root, face.file)) return root;
  }
  return std::nullopt;
}

}  // namespace

base::Result<FontFile> read_font(const text::FaceInfo& face, const text::FontCatalogue& catalogue,
                                 base::Sources& sources, base::Diagnostics& diagnostics) {
  const auto root = folder_of(face, catalogue, sources);
  if (!root) {
    diagnostics
        .error("font-missing", {}, "the face `" + face.id + "` needs the file " + face.file, base::Fault::missing)
        .hint("install the Debian packages fonts-noto-core and fonts-noto-cjk");
    return base::Failed{};
  }
  const base::FileId file = TRY(sources.read({*root, face.file, font_limit, {}}, diagnostics));
  FontFile found{sources.bytes(file), base::sha256_hex(sources.bytes(file))};
  found.is_right = found.sha256 == face.sha256;
  if (!found.is_right) {
    diagnostics
        .warning("font-changed", {},
                 "the file " + face.file + " of the face `" + face.id + "` has sha256 " + found.sha256 +
                     ", the catalogue says " + face.sha256)
        .hint(
            "pages made with it may differ from everybody else's; if it is the one you want, put its sha256 into "
            "fonts/fonts.yaml");
  }
  return found;
}

}  // namespace handbill::app
