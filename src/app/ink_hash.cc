#include "app/ink_hash.h"

#include <cmath>

namespace handbill::app {
namespace {

using base::Hash;

class Hasher {
 public:
  Hasher(const color::InkTable& inks, const std::function<Inked(std::string_view)>& box_of)
      : inks_(inks), box_of_(box_of) {}

  void add(const std::vector<display::Item>& items) {
    for (const display::Item& each : items) std::visit([&](const auto& one) { item(one); }, each);
  }

 private:
  void begin(std::string_view kind, std::string_view box_id) {
    Inked inked = box_of_(box_id);
    hash_ = &inked.hash;
    corner_ = inked.corner;
    hash_->add(kind);
  }
  void number(double points) {
    constexpr double a_millimetre = 72 / 25.4;
    hash_->add(static_cast<std::uint64_t>(std::llround(points / a_millimetre * 1000)));
  }
  void point(double x, double y) {
    number(x - corner_.x.to_pt());
    number(y - corner_.y.to_pt());
  }
  void rect(const base::Rect& at) {
    point(at.left.to_pt(), at.top.to_pt());
    number(at.width.to_pt());
    number(at.height.to_pt());
  }
  void ink(const color::InkTint& paint) {
    const color::Ink& ink = inks_.at(paint.ink);
    hash_->add(color::hex(ink.preview)).add(ink.spot).add(paint.tint);
    hash_->add(ink.cmyk.c).add(ink.cmyk.m).add(ink.cmyk.y).add(ink.cmyk.k);
  }
  void paint(const display::Paint& paint) {
    hash_->add(static_cast<std::uint64_t>(paint.index()));
    if (const auto* flat = std::get_if<color::InkTint>(&paint)) ink(*flat);
    const auto stops = [&](const auto& gradient) {
      point(gradient.from.x.to_pt(), gradient.from.y.to_pt());
      point(gradient.to.x.to_pt(), gradient.to.y.to_pt());
      for (const display::Stop& stop : gradient.stops) {
        hash_->add(stop.offset);
        ink(stop.paint);
      }
    };
    if (const auto* linear = std::get_if<display::LinearGradient>(&paint)) stops(*linear);
    if (const auto* radial = std::get_if<display::RadialGradient>(&paint)) {
      stops(*radial);
      number(radial->from_radius.to_pt());
      number(radial->to_radius.to_pt());
    }
  }
  void path(const image::PathData& path) {
    for (const auto verb : path.verbs) hash_->add(static_cast<std::uint64_t>(verb));
    for (std::size_t i = 0; i + 1 < path.coordinates.size(); i += 2)
      point(path.coordinates[i], path.coordinates[i + 1]);
  }

  void item(const display::GlyphRun& run) {
    begin("run", run.source.box_id);
    point(run.origin.x.to_pt(), run.origin.y.to_pt());
    hash_->add(run.run.face ? run.run.face->name() : std::string()).add(run.run.utf8);
    number(run.run.size.to_pt());
    hash_->add(run.run.stretch).add(static_cast<std::uint64_t>(run.run.stance));
    for (const text::Glyph& glyph : run.run.glyphs) {
      hash_->add(static_cast<std::uint64_t>(glyph.id));
      number(glyph.x);
      number(glyph.y);
    }
    ink(run.paint);
  }
  void item(const display::Path& drawn) {
    begin("path", drawn.source.box_id);
    path(drawn.path);
    for (const display::Paint& fill : drawn.fill) paint(fill);
    for (const display::Stroke& stroke : drawn.stroke) {
      number(stroke.width.to_pt());
      for (const base::Length dash : stroke.dashes) number(dash.to_pt());
      paint(stroke.paint);
    }
  }
  void item(const display::Image& image) {
    begin("image", image.source.box_id);
    hash_->add(image.raster ? image.raster->sha256 : std::string());
    rect(image.at);
    rect(image.clip);
  }
  void item(const display::Vector& vector) {
    begin("vector", vector.source.box_id);
    hash_->add(vector.drawing ? vector.drawing->sha256 : std::string());
    rect(vector.at);
    rect(vector.clip);
    for (const color::InkTint& each : vector.inks) ink(each);
  }
  void item(const display::Group& group) {
    // Its look counts for the boxes that stand in it.
    for (const display::Item& each : group.items) {
      std::visit([&](const auto& one) { item(one); }, each);
      if (hash_ == nullptr) continue;
      const base::Transform& map = group.transform;
      hash_->add(map.xx).add(map.yx).add(map.xy).add(map.yy).add(group.opacity);
      hash_->add(static_cast<std::uint64_t>(group.blend));
      for (const image::PathData& clip : group.clip) path(clip);
    }
  }
  void item(const display::Link& link) {
    begin("link", link.source.box_id);
    hash_->add(link.uri);
  }
  void item(const display::Anchor&) {}

  const color::InkTable& inks_;
  const std::function<Inked(std::string_view)>& box_of_;
  Hash* hash_ = nullptr;
  base::Point corner_;
};

}  // namespace

void hash_items(const std::vector<display::Item>& items, const color::InkTable& inks,
                const std::function<Inked(std::string_view box_id)>& box_of) {
  Hasher(inks, box_of).add(items);
}

}  // namespace handbill::app
