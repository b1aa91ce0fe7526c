#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>

#include <cairo-pdf.h>

#include "backend/outlines.h"
#include "backend/painter.h"
#include "backend/sheet.h"

namespace handbill::backend {

namespace {

/// ISO 8601 in UTC, as cairo wants it.
std::string iso_date(std::int64_t seconds) {
  const std::chrono::sys_seconds instant{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(instant - day);
  char text[64];
  const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                   static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                                   static_cast<int>(time.seconds().count()));
  return {text, static_cast<std::size_t>(length)};
}

void set_metadata(cairo_surface_t* surface, const display::Pages& pages, const Options& options) {
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, pages.title.c_str());
  if (!pages.author.empty()) cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, pages.author.c_str());
  // Without these two cairo writes the time of day (it ignores SOURCE_DATE_EPOCH).
  const std::string date = iso_date(options.date);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date.c_str());
}

base::Result<base::Done> draw_pages(cairo_surface_t* surface, const display::Pages& pages, const Options& options,
                                    Tools& tools, base::Diagnostics& diagnostics) {
  const Context context(cairo_create(surface));
  Painter painter(context.get(), tools, diagnostics);
  for (const display::Page& page : pages.pages) {
    const base::Rect media = media_of(page, options.extent);
    if (!is_sane(media, diagnostics)) return base::Failed{};
    // cairo 1.16 clips a page to whole points: up to a point more is drawn on the right and below, which pdf::finish
    // leaves outside of the page.
    const auto side = [&](base::Length length) {
      return options.extent == Extent::trim ? length.to_pt() : std::ceil(length.to_pt() - 0.001);
    };
    cairo_pdf_surface_set_size(surface, side(media.width), side(media.height));
    cairo_identity_matrix(context.get());
    cairo_translate(context.get(), -media.left.to_pt(), -media.top.to_pt());
    if (page.product.upside_down) {
      cairo_translate(context.get(), page.product.trim.width.to_pt(), page.product.trim.height.to_pt());
      cairo_scale(context.get(), -1, -1);
    }
    TRY(painter.draw(page));
    cairo_show_page(context.get());
    TRY(check_surface(cairo_status(context.get()), diagnostics));
  }
  return base::Done{};
}

}  // namespace

base::Result<std::string> write_pdf(const display::Pages& pages, const Options& options, text::SubsetCache& subsets,
                                    base::Diagnostics& diagnostics) {
  if (pages.pages.empty()) {
    diagnostics.error("page-missing", {}, "expected at least one page, found none", base::Fault::bug);
    return base::Failed{};
  }
  std::vector<const display::Page*> drawn;
  for (const display::Page& page : pages.pages) drawn.push_back(&page);
  FaceCache own;
  Faces faces =
      TRY(Faces::open(drawn, subsets, options.faces != nullptr ? options.faces->inside() : own.inside(), diagnostics));
  Pictures pictures(PictureUse::pdf, options.colours);
  Tools tools{pages.inks, options.colours, PictureUse::pdf, faces, pictures};
  std::optional<Outlines> outlines;
  if (options.outline_text) tools.outlines = &outlines.emplace();

  std::string bytes;
  const base::Size first = media_of(pages.pages.front(), options.extent).size();
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, first.width.to_pt(), first.height.to_pt()));
  set_metadata(surface.get(), pages, options);
  const auto drawn_all = draw_pages(surface.get(), pages, options, tools, diagnostics);
  // Finished in either case: cairo must not write to `bytes` when they are gone.
  cairo_surface_finish(surface.get());
  TRY(drawn_all);
  TRY(check_surface(cairo_surface_status(surface.get()), diagnostics));
  return bytes;
}

}  // namespace handbill::backend
