#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "backend/backend.h"
#include "color/packed_profile.h"

namespace handbill::backend {

/// What of a plate is burnt in: rows from the top, 255 is full ink.
struct Plate {
  std::string name;        ///< `Cyan`, or the separation's
  color::Cmyk looks_like;  ///< what stands in for the full ink
  bool technical = false;  ///< the sheet is cut or creased by it: no ink
  std::vector<std::uint8_t> rows;
};
/// One page as a press prints it.
struct Separated {
  std::size_t width = 0;   ///< px
  std::size_t height = 0;  ///< px
  base::Rect area;         ///< what is shown, from the trim's top left
  std::vector<Plate> plates;
};

struct SeparateOptions {
  std::size_t page = 0;
  double dpi = 150;  ///< 10 to 1200
  Extent extent = Extent::bleed;
  const color::PackedProfile* output = nullptr;  ///< pictures are separated for it; none: by a rule of thumb
  std::size_t most_pixels = 400'000'000;         ///< of a picture; a larger one is shrunk before it is separated
  FaceCache* faces = nullptr;
};
/// The page's plates, drawn as the display list has them: overprint, knock-out, opacity and blends as on a press that
/// does what the PDF says. No PDF is made for it. Errors: those of write_png.
[[nodiscard]] base::Result<Separated> separate(const display::Pages& pages, const SeparateOptions& options,
                                               text::SubsetCache& subsets, base::Diagnostics& diagnostics);

/// The most ink of all plates together, as a mean over a square.
struct InkPeak {
  double ink = 0;  ///< 3 is 300 %
  base::Rect at;   ///< from the trim's top left
};
/// `window` in square millimetres. Technical plates do not count.
[[nodiscard]] InkPeak most_ink(const Separated& separated, double window);
/// How much of `part` the plate covers, 0 to 1.
[[nodiscard]] double ink_use(const Separated& separated, const Plate& plate, const base::Rect& part);
/// The peak of a page up to its bleed: looked for in a small picture, and looked at again in a larger one where it
/// comes near `limit`.
[[nodiscard]] base::Result<InkPeak> find_peak(const display::Pages& pages, SeparateOptions options, double window,
                                              double limit, text::SubsetCache& subsets, base::Diagnostics& diagnostics);
/// The boxes that leave ink at that place, the topmost first: each of which less ink would lie there if it were bare
/// paper. What another box knocks out is not among them.
[[nodiscard]] base::Result<std::vector<display::Source>> inked_by(const display::Pages& pages, SeparateOptions options,
                                                                  const base::Rect& at, text::SubsetCache& subsets,
                                                                  base::Diagnostics& diagnostics);

/// A plate as a PNG in grey: black is full ink.
[[nodiscard]] base::Result<std::string> plate_png(const Separated& separated, const Plate& plate, double dpi,
                                                  base::Diagnostics& diagnostics);
/// What the plates look like on the condition's paper, on a screen. Technical plates are left out.
[[nodiscard]] base::Result<std::string> proof_png(const Separated& separated, const color::PackedProfile& output,
                                                  double dpi, base::Diagnostics& diagnostics);

}  // namespace handbill::backend
