#include <algorithm>
#include <map>

#include "backend/bitmap.h"
#include "backend/painter.h"
#include "backend/sheet.h"

namespace handbill::backend {

namespace {

/// A pixel is 1.4 mm wide: a quarter of a page is told to a percent.
constexpr double resolution = 18;
/// 20 % of black, as a byte of light.
constexpr std::uint32_t dark = 204;

/// The box that an item belongs to; of a group, that of the first of its items that has one. Nullptr: letters.
const display::Source* source_of(const display::Item& item) {
  if (const auto* group = std::get_if<display::Group>(&item)) {
    for (const display::Item& each : group->items) {
      if (const display::Source* const source = source_of(each)) return source;
    }
    return nullptr;
  }
  if (const auto* path = std::get_if<display::Path>(&item)) return &path->source;
  if (const auto* image = std::get_if<display::Image>(&item)) return &image->source;
  if (const auto* vector = std::get_if<display::Vector>(&item)) return &vector->source;
  return nullptr;
}

std::vector<std::uint32_t> pixels_of(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  const auto width = static_cast<std::size_t>(cairo_image_surface_get_width(surface));
  const auto height = static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* const rows = cairo_image_surface_get_data(surface);
  std::vector<std::uint32_t> pixels;
  pixels.reserve(width * height);
  for (std::size_t y = 0; y < height; ++y) {
    const auto* row = static_cast<const std::uint32_t*>(static_cast<const void*>(rows + y * stride));
    for (std::size_t x = 0; x < width; ++x) pixels.push_back(row[x] & 0xff'ff'ffU);
  }
  return pixels;
}

/// Draws one item after the other; what changes a pixel owns it.
base::Result<base::Done> add_page(const display::Page& page, double least, Tools& tools, std::vector<DarkArea>& areas,
                                  base::Diagnostics& diagnostics) {
  Options options;
  options.dpi = resolution;
  const Bitmap bitmap = TRY(make_bitmap(page, options, diagnostics));
  Painter painter(bitmap.context.get(), tools, diagnostics);
  std::vector<std::uint32_t> before = pixels_of(bitmap.surface.get());
  std::vector<const display::Source*> owners(before.size());
  for (const display::Item& item : page.items) {
    const display::Source* const source = source_of(item);
    if (source == nullptr) continue;
    TRY(painter.draw({item}));
    std::vector<std::uint32_t> after = pixels_of(bitmap.surface.get());
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (after[i] != before[i]) owners[i] = source;
    }
    before = std::move(after);
  }
  std::map<std::string_view, std::pair<const display::Source*, std::size_t>> found;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (owners[i] == nullptr || (before[i] & 255U) >= dark) continue;
    auto& [source, count] = found[owners[i]->box_id];
    source = owners[i];
    ++count;
  }
  for (const auto& [box, one] : found) {
    const double share = static_cast<double>(one.second) / static_cast<double>(before.size());
    if (share > least) areas.push_back({*one.first, share});
  }
  return base::Done{};
}

}  // namespace

base::Result<std::vector<DarkArea>> dark_areas(const display::Pages& pages, double least, text::SubsetCache& subsets,
                                               base::Diagnostics& diagnostics) {
  FaceCache own;
  std::vector<const display::Page*> all;
  for (const display::Page& page : pages.pages) all.push_back(&page);
  Faces faces = TRY(Faces::open(all, subsets, own.inside(), diagnostics));
  Pictures pictures(PictureUse::pixels, Colours::grey);
  Tools tools{pages.inks, Colours::grey, PictureUse::pixels, faces, pictures};
  std::vector<DarkArea> areas;
  for (const display::Page& page : pages.pages) TRY(add_page(page, least, tools, areas, diagnostics));
  return areas;
}

}  // namespace handbill::backend
