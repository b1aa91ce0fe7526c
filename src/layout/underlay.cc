#include "layout/underlay.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"

namespace handbill::layout {

using base::Length;

/// Colours laid over each other from the front until nothing shines through.
struct Underlay::Sample {
  double r = 0, g = 0, b = 0;
  double open = 1;     ///< how much of what lies further back is seen
  double largest = 0;  ///< the part of the colour that gives the name
  std::string_view name;

  void add(color::Rgb8 colour, double opacity, std::string_view its_name) {
    const double part = open * opacity;
    r += part * colour.r;
    g += part * colour.g;
    b += part * colour.b;
    open -= part;
    if (part > largest) {
      largest = part;
      name = its_name;
    }
  }
  [[nodiscard]] bool is_done() const { return open < 0.01; }
};

namespace {

std::uint8_t channel(double value) { return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L)); }

color::Rgb8 pixel(const image::Raster& raster, std::size_t x, std::size_t y, double& opacity) {
  opacity = 1;
  const auto at = [&](std::size_t channels, std::size_t c) {
    return raster.pixels[(y * raster.width + x) * channels + c];
  };
  switch (raster.channels) {
    case image::Raster::Channels::grey:
      return {at(1, 0), at(1, 0), at(1, 0)};
    case image::Raster::Channels::rgb:
      return {at(3, 0), at(3, 1), at(3, 2)};
    case image::Raster::Channels::rgba:
      opacity = at(4, 3) / 255.0;
      return {at(4, 0), at(4, 1), at(4, 2)};
    case image::Raster::Channels::cmyk: {
      const double white = 1 - at(4, 3) / 255.0;
      return {channel((255 - at(4, 0)) * white), channel((255 - at(4, 1)) * white), channel((255 - at(4, 2)) * white)};
    }
  }
  return {};
}

/// How far over the picture, 0 to 1 from its own left, the page's `x` lies.
double across(const PlacedPicture& picture, double x) {
  const double ratio = (x - picture.at.left.to_pt()) / picture.at.width.to_pt();
  return picture.content->mirrored ? 1 - ratio : ratio;
}

}  // namespace

std::string ink_name(const color::InkTable& inks, const color::InkTint& ink) {
  const std::string& name = inks.at(ink.ink).name;
  return ink.tint < 1 ? name + " " + base::to_text(ink.tint * 100, 1) + "%" : name;
}

Underlay::Underlay(const style::Resolved& resolved, const style::Page& page) : resolved_(resolved) {
  if (page.has_ground) add_fill(page.product.bleed_rect(), page.ground);
}

void Underlay::add_fill(const base::Rect& rect, const color::InkTint& ink) {
  layers_.push_back({rect, ink, nullptr, current_});
}

void Underlay::add_fill(const base::Rect& rect, const style::Gradient& gradient) {
  layers_.push_back({rect, &gradient, nullptr, current_});
  is_simple_ = false;
}

void Underlay::add_picture(const PlacedPicture& picture) {
  const auto* drawing = std::get_if<image::VectorRef>(&picture.content->picture);
  layers_.push_back(
      {picture.clip, &picture, drawing != nullptr ? std::make_unique<DrawingScan>(**drawing) : nullptr, current_});
}

void Underlay::enter(const PlacedBox* turned, Group group) {
  const Group& around = groups_[current_];
  group.parent = current_;
  group.frame = turned != nullptr ? around.frame.within(*turned) : around.frame;
  if (group.frame.map) group.to_own = base::inverse(*group.frame.map);
  current_ = groups_.size();
  groups_.push_back(std::move(group));
  is_simple_ = false;
}

void Underlay::leave() { current_ = groups_[current_].parent; }

bool Underlay::is_mixed() const {
  for (std::size_t at = current_; at != 0; at = groups_[at].parent) {
    if (groups_[at].is_mixed()) return true;
  }
  return false;
}

void Underlay::put_drawing(const Layer& layer, double y, const std::vector<double>& xs,
                           std::vector<Sample>& samples) const {
  const PlacedPicture& picture = *std::get<const PlacedPicture*>(layer.paint);
  const image::Vector& drawing = *std::get<image::VectorRef>(picture.content->picture);
  if (!(picture.at.width > Length()) || !(picture.at.height > Length())) return;
  std::vector<double> inner;
  for (const double x : xs) inner.push_back(across(picture, x) * drawing.width);
  // The scan wants its places from left to right; a mirrored drawing has them the other way round.
  if (picture.content->mirrored) std::reverse(inner.begin(), inner.end());
  auto touches = layer.scan->row((y - picture.at.top.to_pt()) / picture.at.height.to_pt() * drawing.height, inner);
  if (picture.content->mirrored) std::reverse(touches.begin(), touches.end());
  for (std::size_t i = 0; i < xs.size(); ++i) {
    if (samples[i].is_done() || xs[i] < layer.rect.left.to_pt() || xs[i] > layer.rect.right().to_pt()) continue;
    for (const Touch& touch : touches[i]) {
      if (touch.colour >= picture.content->inks.size()) continue;
      const color::InkTint& ink = picture.content->inks[touch.colour];
      samples[i].add(color::preview(resolved_.inks, ink), touch.opacity, resolved_.inks.at(ink.ink).name);
    }
  }
}

Underlay::Dab Underlay::dab_of(const PlacedPicture& picture, const image::Raster& raster, base::Point point) const {
  const double right = across(picture, point.x.to_pt());
  const double down = (point.y - picture.at.top) / picture.at.height;
  const auto index = [](double ratio, std::uint32_t count) {
    return static_cast<std::size_t>(std::clamp(ratio * count, 0.0, count - 1.0));
  };
  Dab dab{{}, 1, "the picture"};
  dab.colour = pixel(raster, index(right, raster.width), index(down, raster.height), dab.opacity);
  return dab;
}

void Underlay::put_raster(const Layer& layer, double y, const std::vector<double>& xs,
                          std::vector<Sample>& samples) const {
  const PlacedPicture& picture = *std::get<const PlacedPicture*>(layer.paint);
  const image::Raster& raster = *std::get<image::RasterRef>(picture.content->picture);
  if (raster.pixels.empty()) return;
  for (std::size_t i = 0; i < xs.size(); ++i) {
    if (samples[i].is_done() || xs[i] < layer.rect.left.to_pt() || xs[i] > layer.rect.right().to_pt()) continue;
    const Dab dab = dab_of(picture, raster, {base::pt(xs[i]), base::pt(y)});
    samples[i].add(dab.colour, dab.opacity, dab.name);
  }
}

std::optional<Ground> Underlay::plain(const base::Rect& rect, color::Rgb8 text) const {
  if (current_ != 0) return std::nullopt;
  for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
    const base::Rect its = groups_[layer->group].frame.on_page(layer->rect);
    if (its.right() < rect.left || rect.right() < its.left || its.bottom() < rect.top || rect.bottom() < its.top)
      continue;
    const auto* ink = std::get_if<color::InkTint>(&layer->paint);
    if (ink == nullptr || layer->group != 0 || !its.contains(rect)) return std::nullopt;
    return Ground{color::preview(resolved_.inks, *ink), resolved_.inks.at(ink->ink).name, text};
  }
  return Ground{{255, 255, 255}, bare_paper, text};
}

std::vector<Ground> Underlay::row(Length y, Length left, Length width, std::size_t count, color::Rgb8 text) const {
  if (!is_simple_) {
    std::vector<base::Point> points;
    for (std::size_t i = 0; i < count; ++i)
      points.push_back({left + width * ((static_cast<double>(i) + 0.5) / static_cast<double>(count)), y});
    return composite(points, text);
  }
  std::vector<double> xs;
  for (std::size_t i = 0; i < count; ++i) {
    xs.push_back(left.to_pt() + width.to_pt() * (static_cast<double>(i) + 0.5) / static_cast<double>(count));
  }
  std::vector<Sample> samples(count);
  for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
    if (y < layer->rect.top || y > layer->rect.bottom()) continue;
    if (const auto* ink = std::get_if<color::InkTint>(&layer->paint)) {
      const color::Rgb8 colour = color::preview(resolved_.inks, *ink);
      for (std::size_t i = 0; i < count; ++i) {
        if (samples[i].is_done() || xs[i] < layer->rect.left.to_pt() || xs[i] > layer->rect.right().to_pt()) continue;
        samples[i].add(colour, 1, resolved_.inks.at(ink->ink).name);
      }
    } else if (layer->scan) {
      put_drawing(*layer, y.to_pt(), xs, samples);
    } else {
      put_raster(*layer, y.to_pt(), xs, samples);
    }
    if (std::all_of(samples.begin(), samples.end(), [](const Sample& sample) { return sample.is_done(); })) break;
  }
  std::vector<Ground> grounds;
  for (Sample& sample : samples) {
    if (!sample.is_done()) sample.add({255, 255, 255}, 1, bare_paper);
    grounds.push_back({{channel(sample.r), channel(sample.g), channel(sample.b)}, sample.name, text});
  }
  return grounds;
}

}  // namespace handbill::layout
