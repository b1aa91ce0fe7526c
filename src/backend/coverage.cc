#include "backend/bitmap.h"

namespace handbill::backend {

namespace {

/// Enough to tell a tenth of a percent, and a few million instructions a page.
constexpr double resolution = 36;

/// How far the three channels of a bitmap are from white, 0 to 1, as means over its area.
struct Means {
  double red = 0, green = 0, blue = 0;
};

Means means_of(cairo_surface_t* surface) {
  const int width = cairo_image_surface_get_width(surface);
  const int height = cairo_image_surface_get_height(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* const rows = cairo_image_surface_get_data(surface);
  std::uint64_t red = 0;
  std::uint64_t green = 0;
  std::uint64_t blue = 0;
  for (int y = 0; y < height; ++y) {
    const auto* row =
        static_cast<const std::uint32_t*>(static_cast<const void*>(rows + static_cast<std::size_t>(y) * stride));
    for (int x = 0; x < width; ++x) {
      red += 255 - ((row[x] >> 16) & 255);
      green += 255 - ((row[x] >> 8) & 255);
      blue += 255 - (row[x] & 255);
    }
  }
  const double whole = 255.0 * width * height;
  return {static_cast<double>(red) / whole, static_cast<double>(green) / whole, static_cast<double>(blue) / whole};
}

base::Result<Means> plates_of(const display::Pages& pages, const display::Page& page, Options options, Colours colours,
                              text::SubsetCache& subsets, base::Diagnostics& diagnostics) {
  options.colours = colours;
  const Surface surface = TRY(draw_bitmap(pages, page, options, subsets, diagnostics));
  return means_of(surface.get());
}

}  // namespace

base::Result<Coverage> ink_coverage(const display::Pages& pages, Plates plates, FaceCache* faces,
                                    text::SubsetCache& subsets, base::Diagnostics& diagnostics) {
  Options options;
  options.dpi = resolution;
  options.faces = faces;
  Coverage sum;
  double whole = 0;
  for (const display::Page& page : pages.pages) {
    const base::Rect trim = page.product.trim_rect();
    const double area = trim.width.to_pt() * trim.height.to_pt();
    whole += area;
    if (plates == Plates::grey) {
      sum.black += area * TRY(plates_of(pages, page, options, Colours::grey, subsets, diagnostics)).red;
      continue;
    }
    const Means colours = TRY(plates_of(pages, page, options, Colours::cmy, subsets, diagnostics));
    sum.cyan += area * colours.red;
    sum.magenta += area * colours.green;
    sum.yellow += area * colours.blue;
    sum.black += area * TRY(plates_of(pages, page, options, Colours::black, subsets, diagnostics)).red;
  }
  if (!(whole > 0)) return Coverage{};
  return Coverage{sum.cyan / whole, sum.magenta / whole, sum.yellow / whole, sum.black / whole};
}

}  // namespace handbill::backend
