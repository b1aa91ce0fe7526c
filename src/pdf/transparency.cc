#include <algorithm>

#include "base/number.h"
#include "pdf/pdf.h"

namespace handbill::pdf {

namespace {

/// A picture with alpha that is nowhere less than full is printed as one without.
bool is_faint(const display::Image& picture) {
  if (!picture.raster || picture.raster->channels != image::Raster::Channels::rgba) return false;
  const std::vector<std::uint8_t>& pixels = picture.raster->pixels;
  for (std::size_t alpha = 3; alpha < pixels.size(); alpha += 4) {
    if (pixels[alpha] < 255) return true;
  }
  return false;
}

bool is_faint(const std::optional<image::VectorPaint>& paint) {
  if (!paint) return false;
  if (const auto* flat = std::get_if<image::Flat>(&*paint)) return flat->opacity < 1;
  const auto& stops = std::get<image::Gradient>(*paint).stops;
  return std::any_of(stops.begin(), stops.end(), [](const image::Stop& stop) { return stop.opacity < 1; });
}

bool is_faint(const display::Vector& vector) {
  if (!vector.drawing) return false;
  const auto& paths = vector.drawing->paths;
  const auto& groups = vector.drawing->groups;
  return std::any_of(groups.begin(), groups.end(), [](const image::VectorGroup& one) { return one.opacity < 1; }) ||
         std::any_of(paths.begin(), paths.end(), [](const image::VectorPath& path) {
           return path.group_opacity < 1 || is_faint(path.fill) || is_faint(path.stroke);
         });
}

/// The box of an item; of a group, that of the first of its items that has one. Nullptr: it has none.
const display::Source* source_of(const display::Item& item) {
  if (const auto* group = std::get_if<display::Group>(&item)) {
    for (const display::Item& each : group->items) {
      if (const display::Source* const source = source_of(each)) return source;
    }
    return nullptr;
  }
  return std::visit(
      [](const auto& one) -> const display::Source* {
        if constexpr (requires { one.source; }) {
          return &one.source;
        } else {
          return nullptr;
        }
      },
      item);
}

void collect(const std::vector<display::Item>& items, std::vector<Transparent>& found) {
  for (const display::Item& item : items) {
    const auto add = [&](std::string what) {
      const display::Source* const source = source_of(item);
      found.push_back({source != nullptr ? *source : display::Source{}, std::move(what)});
    };
    if (const auto* picture = std::get_if<display::Image>(&item); picture != nullptr && is_faint(*picture))
      add("a picture with a soft mask");
    if (const auto* vector = std::get_if<display::Vector>(&item); vector != nullptr && is_faint(*vector))
      add("a drawing with an opacity of its own");
    const auto* group = std::get_if<display::Group>(&item);
    // What is not to be seen at all is not drawn.
    if (group == nullptr || group->opacity <= 0) continue;
    if (group->opacity < 1) add("an opacity of " + base::to_text(group->opacity, 4));
    if (group->blend != display::Blend::normal) add("the blend " + std::string(color::name_of(group->blend)));
    collect(group->items, found);
  }
}

}  // namespace

std::vector<Transparent> transparent_parts(const display::Page& page) {
  std::vector<Transparent> found;
  collect(page.items, found);
  collect(page.marks, found);
  return found;
}

}  // namespace handbill::pdf
