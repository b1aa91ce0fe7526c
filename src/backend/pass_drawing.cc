#include "backend/pass_drawing.h"

#include <algorithm>

#include "backend/bitmap.h"
#include "backend/raster_plates.h"
#include "backend/sheet.h"

namespace handbill::backend {

struct PassDrawing::Inside {
  const display::Pages& pages;
  const display::Page& page;
  base::Diagnostics& diagnostics;
  std::unique_ptr<FaceCache> own_faces;
  Faces faces;
  RasterPlates rasters;
  std::vector<PlatePass> passes;
  std::vector<Pictures> pictures = {};  ///< one a pass
};

PassDrawing::PassDrawing(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
PassDrawing::PassDrawing(PassDrawing&&) noexcept = default;
PassDrawing::~PassDrawing() = default;

const display::Page& PassDrawing::page() const { return inside_->page; }
const color::InkTable& PassDrawing::inks() const { return inside_->pages.inks; }

base::Result<PassDrawing> PassDrawing::open(const display::Pages& pages, const SeparateOptions& options,
                                            text::SubsetCache& subsets, base::Diagnostics& diagnostics) {
  Options which;
  which.page = options.page;
  const display::Page* const page = page_of(pages, which, diagnostics);
  if (page == nullptr) return base::Failed{};
  auto own = options.faces == nullptr ? std::make_unique<FaceCache>() : nullptr;
  FaceCache::Inside& kept = own ? own->inside() : options.faces->inside();
  Faces faces = TRY(Faces::open({page}, subsets, kept, diagnostics));
  auto inside =
      std::make_unique<Inside>(Inside{pages, *page, diagnostics, std::move(own), std::move(faces),
                                      RasterPlates(options.output, options.most_pixels), passes_of(pages.inks)});
  for (const PlatePass& pass : inside->passes) inside->pictures.emplace_back(pass, inside->rasters);
  return PassDrawing(std::move(inside));
}

base::Result<base::Done> PassDrawing::draw(const View& view, const Take& take) {
  Options options;
  options.dpi = view.dpi;
  base::Diagnostics& diagnostics = inside_->diagnostics;
  for (std::size_t i = 0; i < inside_->passes.size(); ++i) {
    const PlatePass& pass = inside_->passes[i];
    const Bitmap bitmap = TRY(make_bitmap(view.part, options, diagnostics));
    if (view.rough) cairo_set_antialias(bitmap.context.get(), CAIRO_ANTIALIAS_FAST);
    Tools tools{inks(), Colours::plates, PictureUse::pixels, inside_->faces, inside_->pictures[i], &pass};
    tools.focus = view.focus;
    Painter painter(bitmap.context.get(), tools, diagnostics);
    TRY(painter.draw(inside_->page));
    TRY(check_surface(cairo_status(bitmap.context.get()), diagnostics));
    cairo_surface_flush(bitmap.surface.get());
    take(pass, bitmap.surface.get());
  }
  return base::Done{};
}

const std::uint32_t* row_of(cairo_surface_t* picture, std::size_t y) {
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(picture));
  return static_cast<const std::uint32_t*>(
      static_cast<const void*>(cairo_image_surface_get_data(picture) + y * stride));
}

bool is_technical(const PlateName& plate, const color::InkTable& inks) {
  if (plate.process != PlateName::Process::none) return false;
  const auto ink = std::ranges::find(inks.inks(), plate.separation, &color::Ink::spot);
  return ink != inks.inks().end() && ink->use == color::InkUse::technical;
}

}  // namespace handbill::backend
