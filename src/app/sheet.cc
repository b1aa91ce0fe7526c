#include "app/sheet.h"

#include "app/release.h"
#include "backend/backend.h"
#include "paint/shapes.h"
#include "pdf/pdf.h"
#include "text/subset.h"

namespace handbill::app {
namespace {

color::InkTint add(color::InkTable& inks, const char* name, color::Cmyk cmyk, color::Rgb8 preview) {
  return {inks.add({name, cmyk, preview, {}}), 1};
}

}  // namespace

SheetInks add_sheet_inks(color::InkTable& inks) {
  return {
      add(inks, "sheet-ground", {0, 0, 0, 0.08}, {235, 235, 235}),
      add(inks, "sheet-paper", {}, {255, 255, 255}),
      add(inks, "sheet-words", {0, 0, 0, 0.88}, {31, 31, 31}),
      add(inks, "sheet-quiet", {0, 0, 0, 0.58}, {107, 107, 107}),
      add(inks, "sheet-line", {0, 0, 0, 0.25}, {191, 191, 191}),
      add(inks, "sheet-wrong", {0, 0.9, 0.9, 0.1}, {190, 30, 30}),
      add(inks, "sheet-pale", {0, 0.08, 0.06, 0}, {253, 238, 235}),
  };
}

display::Item filled(const base::Rect& rect, const color::InkTint& ink) {
  display::Path path;
  path.path = paint::rounded(rect);
  path.fill = {ink};
  return path;
}

display::Item outlined(const base::Rect& rect, const color::InkTint& ink, base::Length width,
                       std::vector<base::Length> dashes) {
  display::Path path;
  path.path = paint::rounded(rect);
  display::Stroke stroke;
  stroke.paint = ink;
  stroke.width = width;
  stroke.dashes = std::move(dashes);
  path.stroke = {stroke};
  return path;
}

display::Group placed_page(std::vector<display::Item> items, base::Size trim, const base::Rect& to) {
  display::Group group;
  const double scale = to.width / trim.width;
  group.transform = {scale, 0, 0, scale, to.left.to_pt(), to.top.to_pt()};
  group.clip = {paint::rounded({{}, {}, trim.width, trim.height})};
  group.items = std::move(items);
  return group;
}

display::Page own_page(base::Size size, std::vector<display::Item> items) {
  display::Page page;
  page.product.trim = size;
  page.items = std::move(items);
  return page;
}

base::Result<std::string> own_file(const Job& job, const display::Pages& pages, Format format, std::size_t page,
                                   base::Diagnostics& diagnostics) {
  backend::Options options;
  options.extent = backend::Extent::bleed;
  options.date = job.date;
  options.dpi = job.dpi;
  options.page = page;
  text::SubsetCache subsets;
  if (format == Format::png) return backend::write_png(pages, options, subsets, diagnostics);
  if (format == Format::svg) return backend::write_svg(pages, options, subsets, diagnostics);
  const std::string drawn = TRY(backend::write_pdf(pages, options, subsets, diagnostics));
  pdf::FinishOptions finish;
  finish.title = pages.title;
  finish.author = pages.author;
  finish.language = pages.language;
  finish.producer = std::string("Handbill ") + std::string(release);
  finish.date = job.date;
  for (const display::Page& each : pages.pages) finish.pages.push_back(pdf::boxes_of(each, pdf::Medium::bleed));
  return pdf::finish(drawn, finish, diagnostics);
}

}  // namespace handbill::app
