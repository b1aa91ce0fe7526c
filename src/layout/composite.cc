#include <algorithm>
#include <array>
#include <cmath>

#include "layout/underlay.h"

namespace handbill::layout {

using base::Point;

/// Lays colours over each other at some points of the page, back to front, as a renderer does: ISO 32000-1, 11.4.6, for
/// isolated groups.
class Underlay::Composite {
 public:
  Composite(const Underlay& underlay, const std::vector<Point>& points);

  /// What comes now is painted in this group.
  void move_to(std::size_t group);
  void lay(const Layer& layer);
  void lay(color::Rgb8 text);
  /// The page as it looks; nothing can be laid any more.
  struct Seen {
    color::Rgb8 colour;
    std::string_view name;
  };
  [[nodiscard]] std::vector<Seen> flatten();

 private:
  /// A colour, multiplied by how much it covers.
  struct Cell {
    std::array<double, 3> colour{};
    double alpha = 0;
    double largest = 0;  ///< the part of what gives the name
    std::string_view name;

    void lay(const Dab& dab);
    void lay(const Cell& group, double opacity, color::Blend blend);
  };
  struct Level {
    std::size_t group = 0;
    std::vector<Point> own;
    std::vector<bool> shown;
    std::vector<Cell> cells;  ///< empty: it paints on the level below
  };
  [[nodiscard]] bool is_within(std::size_t group, std::size_t outer) const;
  void push(std::size_t group);
  void pop();
  [[nodiscard]] std::vector<Cell>& canvas();

  const Underlay& underlay_;
  const std::vector<Point>& points_;
  std::vector<Level> levels_;
};

void Underlay::Composite::Cell::lay(const Dab& dab) {
  const std::array<double, 3> above{dab.colour.r / 255.0, dab.colour.g / 255.0, dab.colour.b / 255.0};
  for (std::size_t i = 0; i < 3; ++i) colour[i] = colour[i] * (1 - dab.opacity) + above[i] * dab.opacity;
  alpha += dab.opacity * (1 - alpha);
  largest *= 1 - dab.opacity;
  if (dab.opacity <= largest) return;
  largest = dab.opacity;
  name = dab.name;
}

void Underlay::Composite::Cell::lay(const Cell& group, double opacity, color::Blend blend) {
  if (group.alpha <= 0) return;
  const double covers = group.alpha * opacity;
  for (std::size_t i = 0; i < 3; ++i) {
    const double above = group.colour[i] / group.alpha;
    const double below = alpha > 0 ? colour[i] / alpha : 0;
    const double mixed = (1 - alpha) * above + alpha * color::blended(blend, below, above);
    colour[i] = colour[i] * (1 - covers) + covers * mixed;
  }
  alpha += covers * (1 - alpha);
  largest *= 1 - covers;
  if (group.largest * opacity <= largest) return;
  largest = group.largest * opacity;
  name = group.name;
}

Underlay::Composite::Composite(const Underlay& underlay, const std::vector<Point>& points)
    : underlay_(underlay), points_(points) {
  const Cell paper{{1, 1, 1}, 1, 1, bare_paper};
  levels_.push_back({0, points, std::vector<bool>(points.size(), true), std::vector<Cell>(points.size(), paper)});
}

bool Underlay::Composite::is_within(std::size_t group, std::size_t outer) const {
  for (;; group = underlay_.groups_[group].parent) {
    if (group == outer) return true;
    if (group == 0) return false;
  }
}

std::vector<Underlay::Composite::Cell>& Underlay::Composite::canvas() {
  auto level = levels_.rbegin();
  while (level->cells.empty()) ++level;
  return level->cells;
}

void Underlay::Composite::push(std::size_t group) {
  const Group& its = underlay_.groups_[group];
  Level level{group, {}, levels_.back().shown, {}};
  for (std::size_t i = 0; i < points_.size(); ++i) {
    level.own.push_back(its.to_own ? base::apply(*its.to_own, points_[i]) : points_[i]);
    for (const base::PathData& clip : its.clip) level.shown[i] = level.shown[i] && base::contains(clip, level.own[i]);
  }
  if (its.is_mixed()) level.cells.resize(points_.size());
  levels_.push_back(std::move(level));
}

void Underlay::Composite::pop() {
  const Level level = std::move(levels_.back());
  levels_.pop_back();
  if (level.cells.empty()) return;
  const Group& its = underlay_.groups_[level.group];
  std::vector<Cell>& below = canvas();
  for (std::size_t i = 0; i < below.size(); ++i) below[i].lay(level.cells[i], its.opacity, its.blend);
}

void Underlay::Composite::move_to(std::size_t group) {
  while (!is_within(group, levels_.back().group)) pop();
  std::vector<std::size_t> path;
  for (std::size_t at = group; at != levels_.back().group; at = underlay_.groups_[at].parent) path.push_back(at);
  for (auto at = path.rbegin(); at != path.rend(); ++at) push(*at);
}

void Underlay::Composite::lay(const Layer& layer) {
  const Level& level = levels_.back();
  std::vector<Cell>& cells = canvas();
  const base::Rect& rect = layer.rect;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Point at = level.own[i];
    if (!level.shown[i] || at.x < rect.left || at.x > rect.right() || at.y < rect.top || at.y > rect.bottom()) continue;
    for (const Dab& dab : underlay_.dabs_at(layer, at)) cells[i].lay(dab);
  }
}

void Underlay::Composite::lay(color::Rgb8 text) {
  for (Cell& cell : canvas()) cell.lay({text, 1, {}});
}

std::vector<Underlay::Composite::Seen> Underlay::Composite::flatten() {
  while (levels_.size() > 1) pop();
  const auto channel = [](double value) {
    return static_cast<std::uint8_t>(std::clamp(std::lround(value * 255), 0L, 255L));
  };
  std::vector<Seen> result;
  for (const Cell& cell : levels_.front().cells)
    result.push_back({{channel(cell.colour[0]), channel(cell.colour[1]), channel(cell.colour[2])}, cell.name});
  return result;
}

Underlay::Dab Underlay::dab_of(const style::Gradient& gradient, const base::Rect& rect, Point point) const {
  const style::Gradient::Reach reach = gradient.reach_in(rect);
  const double dx = (point.x - reach.from.x).to_pt();
  const double dy = (point.y - reach.from.y).to_pt();
  double at = 0;
  if (gradient.kind == style::Gradient::Kind::radial) {
    at = reach.radius.to_pt() > 0 ? std::hypot(dx, dy) / reach.radius.to_pt() : 0;
  } else {
    const double x = (reach.to.x - reach.from.x).to_pt();
    const double y = (reach.to.y - reach.from.y).to_pt();
    const double square = x * x + y * y;
    at = square > 0 ? (dx * x + dy * y) / square : 0;
  }
  const auto colour_of = [&](const style::Gradient::Stop& stop) { return color::preview(resolved_.inks, stop.ink); };
  const auto name_of = [&](const style::Gradient::Stop& stop) {
    return std::string_view(resolved_.inks.at(stop.ink.ink).name);
  };
  const auto& stops = gradient.stops;
  const auto next = std::ranges::find_if(stops, [&](const auto& stop) { return stop.offset > at; });
  if (next == stops.begin()) return {colour_of(stops.front()), 1, name_of(stops.front())};
  if (next == stops.end()) return {colour_of(stops.back()), 1, name_of(stops.back())};
  const auto before = std::prev(next);
  const double part = (at - before->offset) / (next->offset - before->offset);
  const color::Rgb8 a = colour_of(*before);
  const color::Rgb8 b = colour_of(*next);
  const auto mix = [&](std::uint8_t one, std::uint8_t other) {
    return static_cast<std::uint8_t>(std::lround(one + part * (other - one)));
  };
  return {{mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)}, 1, name_of(part < 0.5 ? *before : *next)};
}

std::vector<Underlay::Dab> Underlay::dabs_at(const Layer& layer, Point point) const {
  if (const auto* ink = std::get_if<color::InkTint>(&layer.paint))
    return {{color::preview(resolved_.inks, *ink), 1, resolved_.inks.at(ink->ink).name}};
  if (const auto* gradient = std::get_if<const style::Gradient*>(&layer.paint))
    return {dab_of(**gradient, layer.rect, point)};
  const PlacedPicture& picture = *std::get<const PlacedPicture*>(layer.paint);
  if (!(picture.at.width > base::Length()) || !(picture.at.height > base::Length())) return {};
  if (const auto* raster = std::get_if<image::RasterRef>(&picture.content->picture)) {
    if ((*raster)->pixels.empty()) return {};
    return {dab_of(picture, **raster, point)};
  }
  const image::Vector& drawing = *std::get<image::VectorRef>(picture.content->picture);
  double right = (point.x - picture.at.left) / picture.at.width;
  if (picture.content->mirrored) right = 1 - right;
  const double y = (point.y - picture.at.top) / picture.at.height * drawing.height;
  std::vector<Dab> dabs;
  for (const Touch& touch : layer.scan->row(y, {right * drawing.width}).front()) {
    if (touch.colour >= picture.content->inks.size()) continue;
    const color::InkTint& ink = picture.content->inks[touch.colour];
    dabs.push_back({color::preview(resolved_.inks, ink), touch.opacity, resolved_.inks.at(ink.ink).name});
  }
  std::ranges::reverse(dabs);
  return dabs;
}

std::vector<Ground> Underlay::composite(const std::vector<Point>& points, color::Rgb8 text) const {
  std::vector<Point> on_page = points;
  const Frame& frame = groups_[current_].frame;
  if (frame.map) {
    for (Point& point : on_page) point = base::apply(*frame.map, point);
  }
  Composite ground(*this, on_page);
  for (const Layer& layer : layers_) {
    ground.move_to(layer.group);
    ground.lay(layer);
  }
  ground.move_to(current_);
  Composite with_text = ground;
  with_text.lay(text);
  const auto below = ground.flatten();
  const auto above = with_text.flatten();
  std::vector<Ground> result;
  for (std::size_t i = 0; i < points.size(); ++i) result.push_back({below[i].colour, below[i].name, above[i].colour});
  return result;
}

}  // namespace handbill::layout
