#include <cairo-svg.h>

#include "backend/painter.h"
#include "backend/sheet.h"

namespace handbill::backend {

base::Result<std::string> write_svg(const display::Pages& pages, const Options& options, text::SubsetCache& subsets,
                                    base::Diagnostics& diagnostics) {
  const display::Page* page = page_of(pages, options, diagnostics);
  if (page == nullptr) return base::Failed{};
  const base::Rect media = media_of(*page, options.extent);
  if (!is_sane(media, diagnostics)) return base::Failed{};
  FaceCache own;
  Faces faces = TRY(Faces::open({page}, subsets, options.faces != nullptr ? options.faces->inside() : own.inside(), diagnostics));
  Pictures pictures(PictureUse::pixels, options.colours);
  Tools tools{pages.inks, options.colours, PictureUse::pixels, faces, pictures};

  std::string bytes;
  const Surface surface(cairo_svg_surface_create_for_stream(append, &bytes, media.width.to_mm(), media.height.to_mm()));
  cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_MM);
  cairo_svg_surface_restrict_to_version(surface.get(), CAIRO_SVG_VERSION_1_2);
  const auto drawn = [&]() -> base::Result<base::Done> {
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), 25.4 / 72, 25.4 / 72);
    cairo_translate(context.get(), -media.left.to_pt(), -media.top.to_pt());
    Painter painter(context.get(), tools, diagnostics);
    TRY(painter.draw(page->items));
    return check_surface(cairo_status(context.get()), diagnostics);
  }();
  // Finished in either case: cairo must not write to `bytes` when they are gone.
  cairo_surface_finish(surface.get());
  TRY(drawn);
  TRY(check_surface(cairo_surface_status(surface.get()), diagnostics));
  return bytes;
}

}  // namespace handbill::backend
