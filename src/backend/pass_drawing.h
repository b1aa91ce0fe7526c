#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "backend/handles.h"
#include "backend/painter.h"
#include "backend/separations.h"

namespace handbill::backend {

/// What of a page is drawn, and how.
struct View {
  base::Rect part;
  double dpi = 150;
  bool rough = false;            ///< edges are smoothed in fewer steps: for means
  const Focus* focus = nullptr;  ///< none: everything
};

/// Draws parts of one page, pass by pass, with what all of them need opened once. `pages` and `diagnostics` outlive it.
class PassDrawing {
 public:
  /// Errors: `page-missing`, and those of faces.
  [[nodiscard]] static base::Result<PassDrawing> open(const display::Pages& pages, const SeparateOptions& options,
                                                      text::SubsetCache& subsets, base::Diagnostics& diagnostics);
  PassDrawing(PassDrawing&&) noexcept;
  PassDrawing& operator=(PassDrawing&&) = delete;
  ~PassDrawing();

  [[nodiscard]] const display::Page& page() const;
  [[nodiscard]] const color::InkTable& inks() const;
  /// Called for each pass with its picture, flushed. Errors: those of write_png.
  using Take = std::function<void(const PlatePass& pass, cairo_surface_t* picture)>;
  [[nodiscard]] base::Result<base::Done> draw(const View& view, const Take& take);

 private:
  struct Inside;
  explicit PassDrawing(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// A row of a pass's picture: per pixel what the first plate leaves of white in bits 16 to 23, the next below it.
[[nodiscard]] const std::uint32_t* row_of(cairo_surface_t* picture, std::size_t y);
/// Whether the separation is none that is printed.
[[nodiscard]] bool is_technical(const PlateName& plate, const color::InkTable& inks);

}  // namespace handbill::backend
