#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "model/document.h"
#include "style/resolved.h"

namespace handbill::style {

/// The documents a page is made of. All outlive the call.
struct Inputs {
  const model::Layout& layout;
  const model::Theme& theme;
  const model::Campaign& campaign;
  const model::Language& language;
  const model::Details& details;
  const model::Edition& edition;
  const text::FontCatalogue& fonts;
  const model::Language* second = nullptr;  ///< of boxes with `voice: second`, on a page in two languages
};

/// A picture by its name in the campaign's folder, decoded; fails with a diagnostic at `asked_at`.
using LoadPicture = std::function<base::Result<std::variant<image::RasterRef, image::VectorRef>>(std::string_view name,
                                                                                                 base::Span asked_at)>;

/// A QR code for a text, from wherever the caller keeps those that it made: a new one costs 5 M instructions.
using MakeCode =
    std::function<base::Result<image::Qr>(std::string_view text, image::QrCorrection correction, base::Span span)>;

/// The names of the SVG files in a folder of the campaign's, sorted.
using ListPictures = std::function<std::vector<std::string>(std::string_view folder)>;

/// Whether `settings` of each node are filled (inspect), which costs time.
enum class Explain { no, yes };
/// Whether drafts, samples and unfilled placeholders are refused (`--final`).
enum class Final { no, yes };
/// Whether A3, A4 and A5 are exchanged for the papers that North America has in their place.
enum class Paper { as_laid_out, north_american };
struct Options {
  Explain explain = Explain::no;
  Final final_ = Final::no;
  Paper paper = Paper::as_laid_out;
  /// A picture that the local details bring, beneath the folder of the file that names it at `asked_at`. Empty: as the
  /// campaign's.
  LoadPicture load_own_picture = {};
  MakeCode make_code = {};          ///< empty: image::make_qr, each time
  ListPictures list_pictures = {};  ///< empty: an icon that is not there is a picture that is not there
};

/// Decides everything that does not need a measure: inheritance of styles, tokens, overrides per language and edition,
/// texts and placeholders, dates in words, pictures, inks of drawings, mirrored sides. Reports all errors, then fails
/// once.
[[nodiscard]] base::Result<Resolved> resolve(const Inputs& inputs, const LoadPicture& load_picture,
                                             const Options& options, base::Diagnostics& diagnostics);

/// The names and the texts in a layout that has mistakes elsewhere, so that one run tells all: what could be read of it
/// is looked through, and nothing is made.
void check_broken(const Inputs& inputs, base::Diagnostics& diagnostics);

/// Every character that the texts of a resolved page show, and every face its stacks name: what text::FontSet::make
/// needs.
struct FontNeeds {
  std::vector<text::FaceId> faces;   ///< sorted
  std::vector<char32_t> characters;  ///< sorted
};
[[nodiscard]] FontNeeds font_needs(const Resolved& resolved);

}  // namespace handbill::style
