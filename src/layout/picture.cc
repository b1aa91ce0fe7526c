#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "layout/engine.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Available;
using base::Length;
using style::PictureContent;

namespace {

/// Below the first a picture looks torn in print, below the second soft.
constexpr double least_ppi = 150;
constexpr double good_ppi = 225;

/// The size a picture has where nothing is said: a bitmap prints at 300 ppi, a drawing's unit is 1/96 in, as in SVG.
base::Axes<Length> natural_size(const PictureContent& content) {
  if (const auto* raster = std::get_if<image::RasterRef>(&content.picture)) {
    return {base::pt((*raster)->width * 72.0 / 300.0), base::pt((*raster)->height * 72.0 / 300.0)};
  }
  const image::Vector& drawing = *std::get<image::VectorRef>(content.picture);
  return {base::pt(drawing.width * 0.75), base::pt(drawing.height * 0.75)};
}

/// The whole picture scaled about its focus into `room`: over it (cover) or into it (contain).
base::Rect scaled(const PictureContent& content, const base::Rect& room) {
  const base::Axes<Length> natural = natural_size(content);
  if (!(natural.x > Length()) || !(natural.y > Length())) return room;
  const double by_width = room.width / natural.x;
  const double by_height = room.height / natural.y;
  const bool cover = content.fit == PictureContent::Fit::cover;
  const double scale = cover ? std::max(by_width, by_height) : std::min(by_width, by_height);
  const base::Size size{natural.x * scale, natural.y * scale};
  return {room.left + (room.width - size.width) * content.focus.x,
          room.top + (room.height - size.height) * content.focus.y, size.width, size.height};
}

/// What to do about it: who brings a picture for a row has no say in the layout.
std::string more_pixels(const PictureContent& content, const base::Rect& at, double ppi) {
  if (content.brought_at.is_known())
    return "use a picture at least " + base::to_text(std::ceil(at.width.to_mm() / 25.4 * good_ppi), 0) +
           " pixels wide, or a drawing (SVG)";
  const double largest = at.width.to_mm() * ppi / good_ppi;
  return "use a picture with more pixels, or show it at most " + base::to_text(std::floor(largest), 0) + "mm wide";
}

void check_resolution(Engine& engine, const style::Node& node, const PictureContent& content,
                      const image::Raster& raster, const base::Rect& at) {
  const double ppi = image::effective_ppi(raster, at.width);
  if (ppi >= good_ppi - 0.5) return;
  const bool is_brought = content.brought_at.is_known();
  const base::Span span = is_brought ? content.brought_at : node.span;
  const std::string message =
      "picture `" + node.id + "` prints at " + base::to_text(std::floor(ppi + 1e-6), 0) + " ppi, ";
  auto& said = ppi < least_ppi ? engine.diagnostics.error("low-resolution", span, message + "less than 150 ppi")
                               : engine.diagnostics.warning("low-resolution", span, message + "less than 225 ppi");
  said.hint(more_pixels(content, at, ppi));
  if (is_brought) said.note(node.span, "the layout shows it here");
}

}  // namespace

Measured measure_picture(const style::Node&, const PictureContent& content, const Request& request) {
  const base::Axes<Length> natural = natural_size(content);
  const double ratio = natural.y > Length() ? natural.x / natural.y : 1;
  if (request.known.x && request.known.y) return {{*request.known.x, *request.known.y}, std::nullopt};
  if (request.known.x) return {{*request.known.x, *request.known.x / ratio}, std::nullopt};
  if (request.known.y) return {{*request.known.y * ratio, *request.known.y}, std::nullopt};
  Length width = natural.x;
  // A picture of no said size is never a reason for its parent to be wide.
  if (request.room.x.kind() == Available::Kind::min_content) width = Length();
  if (request.room.x.is_definite()) width = base::min(width, request.room.x.length());
  return {{width, width / ratio}, std::nullopt};
}

void place_picture(Engine& engine, const style::Node& node, const PictureContent& content, const base::Rect& inner,
                   PlacedBox& box) {
  const base::Rect at = scaled(content, inner);
  box.pictures.push_back({&content, at, base::common(at, inner)});
  if (const auto* raster = std::get_if<image::RasterRef>(&content.picture))
    check_resolution(engine, node, content, **raster, at);
}

}  // namespace handbill::layout
