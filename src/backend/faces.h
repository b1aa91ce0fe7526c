#pragma once

#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "backend/backend.h"
#include "backend/handles.h"

namespace handbill::backend {

/// A subset, opened: what cairo draws with.
struct OpenFace {
  text::SubsetRef subset;
  FontFace face;
};

/// No hinting: a bitmap has the shapes of the PDF.
[[nodiscard]] FontOptions plain_font_options();
/// From an em to points: the run's size, its width, and how its letters stand.
[[nodiscard]] cairo_matrix_t font_matrix_of(const text::Run& run);

/// The faces of one document, each subset to the glyphs that the whole document uses, and its fonts at each size.
class Faces {
 public:
  /// Subsets and opens every face that `pages` draws with. `kept` holds opened subsets of earlier documents.
  [[nodiscard]] static base::Result<Faces> open(const std::vector<const display::Page*>& pages,
                                                text::SubsetCache& subsets, FaceCache::Inside& kept,
                                                base::Diagnostics& diagnostics);

  /// The opened face, or nullptr where no page draws with it.
  [[nodiscard]] const OpenFace* find(const text::Face& face) const;
  /// Makes the run's face, at its size and width, the current font of `context`.
  void use(cairo_t* context, const text::Run& run);

 private:
  Faces();

  struct Scaled {
    cairo_matrix_t matrix;  ///< of the context it was made for
    ScaledFont font;
  };
  std::map<const text::Face*, OpenFace> faces_;
  std::map<std::tuple<const text::Face*, double, double, text::Stance>, Scaled>
      scaled_;  ///< by face, size, width of glyphs, and how they stand
  FontOptions options_;
};

/// Opened subsets by the subset, newest last, at most `limit` of them.
struct FaceCache::Inside {
  std::size_t limit = 0;
  struct Entry {
    text::SubsetRef subset;
    FontFace face;
  };
  std::vector<Entry> entries;
};

}  // namespace handbill::backend
