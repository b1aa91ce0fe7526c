#include "backend/bitmap.h"

#include <cmath>
#include <utility>

#include "backend/painter.h"
#include "backend/sheet.h"
#include "base/number.h"

namespace handbill::backend {

namespace {

/// One page in memory: 400 million pixels of 4 bytes.
constexpr double pixel_limit = 4e8;

struct Pixels {
  int width = 0;
  int height = 0;
};

base::Result<Pixels> pixels_of(const base::Rect& media, const Options& options, base::Diagnostics& diagnostics) {
  if (!(options.dpi >= 10 && options.dpi <= 1200)) {
    diagnostics.error("resolution-range", {},
                      "expected a resolution of 10 to 1200 dpi, found " +
                          (std::isfinite(options.dpi) ? base::to_text(options.dpi, 2) : std::string("no number")),
                      base::Fault::usage);
    return base::Failed{};
  }
  const double width = std::round(media.width.to_pt() * options.dpi / 72);
  const double height = std::round(media.height.to_pt() * options.dpi / 72);
  // 32767: the largest side of a cairo image surface.
  if (width < 1 || height < 1 || width > 32'767 || height > 32'767 || width * height > pixel_limit) {
    diagnostics
        .error("picture-too-large", {},
               "expected a picture of at most 400 megapixels and 32767 px a side, found " + base::to_text(width, 0) +
                   " x " + base::to_text(height, 0) + " px",
               base::Fault::usage)
        .hint("ask for a lower resolution");
    return base::Failed{};
  }
  return Pixels{static_cast<int>(width), static_cast<int>(height)};
}

}  // namespace

base::Result<Bitmap> make_bitmap(const display::Page& page, const Options& options, base::Diagnostics& diagnostics) {
  const base::Rect media = media_of(page, options.extent);
  if (!is_sane(media, diagnostics)) return base::Failed{};
  return make_bitmap(media, options, diagnostics);
}

base::Result<Bitmap> make_bitmap(const base::Rect& part, const Options& options, base::Diagnostics& diagnostics) {
  const Pixels size = TRY(pixels_of(part, options, diagnostics));
  const auto format = options.paper_white ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
  Surface surface(cairo_image_surface_create(format, size.width, size.height));
  Context context(cairo_create(surface.get()));
  if (options.paper_white) {
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
  }
  // The part fills the whole bitmap, whatever rounding its sides to pixels did.
  cairo_scale(context.get(), size.width / part.width.to_pt(), size.height / part.height.to_pt());
  cairo_translate(context.get(), -part.left.to_pt(), -part.top.to_pt());
  return Bitmap{std::move(surface), std::move(context)};
}

base::Result<Surface> draw_bitmap(const display::Pages& pages, const display::Page& page, const Options& options,
                                  text::SubsetCache& subsets, base::Diagnostics& diagnostics) {
  Bitmap bitmap = TRY(make_bitmap(page, options, diagnostics));
  FaceCache own;
  Faces faces = TRY(
      Faces::open({&page}, subsets, options.faces != nullptr ? options.faces->inside() : own.inside(), diagnostics));
  Pictures pictures(PictureUse::pixels, options.colours);
  Tools tools{pages.inks, options.colours, PictureUse::pixels, faces, pictures};
  Painter painter(bitmap.context.get(), tools, diagnostics);
  TRY(painter.draw(page));
  TRY(check_surface(cairo_status(bitmap.context.get()), diagnostics));
  cairo_surface_flush(bitmap.surface.get());
  return std::move(bitmap.surface);
}

}  // namespace handbill::backend
