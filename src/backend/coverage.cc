#include "backend/bitmap.h"
#include "backend/separations.h"

namespace handbill::backend {

namespace {

/// Enough to tell a tenth of a percent, and a few million instructions a page.
constexpr double resolution = 36;

/// The share of a page in greys that is not white.
base::Result<double> grey_use(const display::Pages& pages, const display::Page& page, FaceCache* faces,
                              text::SubsetCache& subsets, base::Diagnostics& diagnostics) {
  Options options;
  options.colours = Colours::grey;
  options.dpi = resolution;
  options.faces = faces;
  const Surface surface = TRY(draw_bitmap(pages, page, options, subsets, diagnostics));
  const int width = cairo_image_surface_get_width(surface.get());
  const int height = cairo_image_surface_get_height(surface.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  const unsigned char* const rows = cairo_image_surface_get_data(surface.get());
  std::uint64_t sum = 0;
  for (int y = 0; y < height; ++y) {
    const auto* row =
        static_cast<const std::uint32_t*>(static_cast<const void*>(rows + static_cast<std::size_t>(y) * stride));
    for (int x = 0; x < width; ++x) sum += 255 - (row[x] & 255);
  }
  return static_cast<double>(sum) / (255.0 * width * height);
}

}  // namespace

base::Result<Coverage> ink_coverage(const display::Pages& pages, Plates plates, FaceCache* faces,
                                    text::SubsetCache& subsets, base::Diagnostics& diagnostics) {
  Coverage sum;
  double whole = 0;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const display::Page& page = pages.pages[i];
    const base::Rect trim = page.product.trim_rect();
    const double area = trim.width.to_pt() * trim.height.to_pt();
    whole += area;
    if (plates == Plates::grey) {
      sum.black += area * TRY(grey_use(pages, page, faces, subsets, diagnostics));
      continue;
    }
    SeparateOptions options;
    options.page = i;
    options.dpi = resolution;
    options.most_pixels = 250'000;
    options.extent = Extent::trim;
    options.faces = faces;
    const Separated separated = TRY(separate(pages, options, subsets, diagnostics));
    for (const Plate& plate : separated.plates) {
      const double used = area * ink_use(separated, plate, trim);
      sum.cyan += used * plate.looks_like.c;
      sum.magenta += used * plate.looks_like.m;
      sum.yellow += used * plate.looks_like.y;
      sum.black += used * plate.looks_like.k;
    }
  }
  if (!(whole > 0)) return Coverage{};
  return Coverage{sum.cyan / whole, sum.magenta / whole, sum.yellow / whole, sum.black / whole};
}

}  // namespace handbill::backend
