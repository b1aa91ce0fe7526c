#include "svg-worker/paint.h"

#include <array>
#include <string>

#include "svg-worker/refusal.h"

namespace handbill::svg_worker {

namespace {

using image::Flat;
using image::Gradient;
using image::Stop;
using image::VectorPaint;

double opacity_of(std::string_view text) { return std::clamp(number(text, 1), 0.0, 1.0); }

std::vector<Stop> read_stops(const Element& gradient, Palette& palette) {
  std::vector<Stop> stops;
  double before = 0;
  for (const auto& child : gradient.children) {
    if (child->name != "stop") continue;
    before = std::clamp(number(child->attribute("offset"), 0), before, 1.0);
    stops.push_back({before, palette.add(child->style("stop-color")), opacity_of(child->style("stop-opacity"))});
  }
  return stops;
}

/// A linear gradient stays one under any map that can be undone; its lines of equal colour move with the map, and the
/// new axis stands at right angles to them.
bool map_linear(Gradient& gradient, const Transform& map) {
  const Spot along{gradient.x1 - gradient.x0, gradient.y1 - gradient.y0};
  const double square = along.x * along.x + along.y * along.y;
  const double det = determinant(map);
  if (!(square > 0) || det == 0) return false;
  // The offset's rate of change, taken through the inverse of the map.
  const Spot rate{along.x / square, along.y / square};
  const Spot mapped{(map.yy * rate.x - map.yx * rate.y) / det, (map.xx * rate.y - map.xy * rate.x) / det};
  const double size = mapped.x * mapped.x + mapped.y * mapped.y;
  if (!(size > 0) || !std::isfinite(size)) return false;
  const Spot start = apply(map, {gradient.x0, gradient.y0});
  gradient.x0 = start.x, gradient.y0 = start.y;
  gradient.x1 = start.x + mapped.x / size, gradient.y1 = start.y + mapped.y / size;
  return true;
}

bool map_radial(Gradient& gradient, const Transform& map) {
  if (determinant(map) == 0 || !(gradient.r1 > 0)) return false;
  if (!is_similarity(map)) {
    gradient.transform = map;
    return true;
  }
  const Spot inner = apply(map, {gradient.x0, gradient.y0});
  const Spot outer = apply(map, {gradient.x1, gradient.y1});
  gradient.x0 = inner.x, gradient.y0 = inner.y, gradient.r0 *= enlargement(map);
  gradient.x1 = outer.x, gradient.y1 = outer.y, gradient.r1 *= enlargement(map);
  return true;
}

std::optional<VectorPaint> read_gradient(const Element& element, const Transform& map, Palette& palette) {
  const std::string_view spread = element.attribute("spreadMethod");
  if (!spread.empty() && spread != "pad") refuse_feature("a gradient that repeats");
  const auto at = [&](std::string_view key) { return number(element.attribute(key), 0); };
  Gradient gradient;
  gradient.radial = element.name == "radialGradient";
  gradient.stops = read_stops(element, palette);
  if (gradient.stops.empty()) return std::nullopt;
  bool is_seen = false;
  for (const Stop& stop : gradient.stops) is_seen = is_seen || stop.opacity > 0;
  if (!is_seen) return std::nullopt;

  const Transform whole = combine(map, read_matrix(element.attribute("gradientTransform")));
  bool is_gradient = false;
  if (gradient.radial) {
    gradient.x1 = at("cx"), gradient.y1 = at("cy"), gradient.r1 = at("r");
    gradient.x0 = number(element.attribute("fx"), gradient.x1),
    gradient.y0 = number(element.attribute("fy"), gradient.y1);
    is_gradient = map_radial(gradient, whole);
  } else {
    gradient.x0 = at("x1"), gradient.y0 = at("y1"), gradient.x1 = at("x2"), gradient.y1 = at("y2");
    is_gradient = map_linear(gradient, whole);
  }
  if (is_gradient) return gradient;
  // SVG 1.1, 13.2.2: a gradient without length is its last colour.
  const Stop& last = gradient.stops.back();
  return last.opacity > 0 ? std::optional<VectorPaint>(Flat{last.colour, last.opacity}) : std::nullopt;
}

}  // namespace

std::uint16_t Palette::add(std::string_view text) {
  constexpr std::string_view head = "rgb(";
  if (!text.starts_with(head)) throw Refusal{image::WorkerExit::broken, "an unknown colour in cairo's SVG"};
  text.remove_prefix(head.size());
  std::array<std::uint8_t, 3> channels{};
  for (std::uint8_t& channel : channels) {
    channel = static_cast<std::uint8_t>(std::lround(std::clamp(number(text, 0), 0.0, 100.0) * 2.55));
    text.remove_prefix(
        std::min(text.size(), text.find(',') == std::string_view::npos ? text.size() : text.find(',') + 1));
  }
  const color::Rgb8 colour{channels[0], channels[1], channels[2]};
  const auto found = std::ranges::find(colours_, colour);
  if (found != colours_.end()) return static_cast<std::uint16_t>(found - colours_.begin());
  constexpr std::size_t most = 4096;
  if (colours_.size() == most) refuse_feature("more than " + std::to_string(most) + " colours");
  colours_.push_back(colour);
  return static_cast<std::uint16_t>(colours_.size() - 1);
}

void Palette::finish(image::Vector& drawing) {
  // Colours of what was left out in the end are left out too.
  std::vector<bool> is_used(colours_.size());
  const auto each_colour = [&](const auto& take) {
    const auto visit = [&](std::optional<VectorPaint>& paint) {
      if (!paint) return;
      if (auto* flat = std::get_if<Flat>(&*paint)) return take(flat->colour);
      for (Stop& stop : std::get<Gradient>(*paint).stops) take(stop.colour);
    };
    for (image::VectorPath& path : drawing.paths) visit(path.fill), visit(path.stroke);
  };
  each_colour([&](std::uint16_t colour) { is_used[colour] = true; });
  drawing.palette.clear();
  for (std::size_t i = 0; i < colours_.size(); ++i) {
    if (is_used[i]) drawing.palette.push_back(colours_[i]);
  }
  std::ranges::sort(drawing.palette);
  each_colour([&](std::uint16_t& colour) {
    colour = static_cast<std::uint16_t>(std::ranges::lower_bound(drawing.palette, colours_[colour]) -
                                        drawing.palette.begin());
  });
}

std::optional<VectorPaint> read_paint(const Tree& tree, const Element& path, std::string_view property,
                                      const Transform& map, Palette& palette) {
  const std::string_view text = path.style(property);
  if (text.empty() || text == "none") return std::nullopt;
  if (text.starts_with("rgb(")) {
    const Flat flat{palette.add(text), opacity_of(path.style(std::string(property) + "-opacity"))};
    return flat.opacity > 0 ? std::optional<VectorPaint>(flat) : std::nullopt;
  }
  const Element* const server = tree.find(text);
  if (server == nullptr) throw Refusal{image::WorkerExit::broken, "an unknown paint in cairo's SVG"};
  if (server->name == "pattern") refuse_feature("a pattern");
  return read_gradient(*server, map, palette);
}

}  // namespace handbill::svg_worker
