#include "display/hash.h"

#include "base/hash.h"

namespace handbill::display {
namespace {

class Hasher {
 public:
  void add(const std::vector<Item>& items) {
    count(items.size());
    for (const Item& each : items) {
      count(each.index());
      std::visit([&](const auto& one) { item(one); }, each);
    }
  }
  [[nodiscard]] std::uint64_t value() const { return hash_.value(); }

 private:
  void count(std::size_t number) { hash_.add(static_cast<std::uint64_t>(number)); }
  template <typename E>
  void word(E value) {
    count(static_cast<std::size_t>(value));
  }
  void length(base::Length value) { hash_.add(value.to_pt()); }
  void point(base::Point at) {
    length(at.x);
    length(at.y);
  }
  void rect(const base::Rect& at) {
    point(at.origin());
    length(at.width);
    length(at.height);
  }
  void ink(const color::InkTint& paint) {
    word(paint.ink.value);
    hash_.add(paint.tint);
  }
  void stops(const std::vector<Stop>& all) {
    count(all.size());
    for (const Stop& stop : all) {
      hash_.add(stop.offset);
      ink(stop.paint);
    }
  }
  void paint(const color::InkTint& flat) { ink(flat); }
  void paint(const LinearGradient& gradient) {
    point(gradient.from);
    point(gradient.to);
    stops(gradient.stops);
  }
  void paint(const RadialGradient& gradient) {
    point(gradient.from);
    length(gradient.from_radius);
    point(gradient.to);
    length(gradient.to_radius);
    stops(gradient.stops);
  }
  void paint(const Paint& any) {
    count(any.index());
    std::visit([&](const auto& one) { paint(one); }, any);
  }
  void path(const image::PathData& data) {
    count(data.verbs.size());
    for (const auto verb : data.verbs) word(verb);
    for (const double coordinate : data.coordinates) hash_.add(coordinate);
  }

  void item(const GlyphRun& item) {
    const text::Run& run = item.run;
    point(item.origin);
    ink(item.paint);
    hash_.add(run.face ? std::string_view(run.face->name()) : std::string_view()).add(run.utf8).add(run.language);
    length(run.size);
    hash_.add(run.stretch);
    word(run.stance);
    word(run.rtl);
    count(run.glyphs.size());
    for (const text::Glyph& glyph : run.glyphs) hash_.add(std::uint64_t{glyph.id}).add(glyph.x).add(glyph.y);
    for (const text::Cluster& cluster : run.clusters) count(cluster.bytes * std::size_t{65'536} + cluster.glyphs);
  }
  void item(const Path& item) {
    path(item.path);
    word(item.rule);
    count(item.fill.size());
    for (const Paint& fill : item.fill) paint(fill);
    count(item.stroke.size());
    for (const Stroke& stroke : item.stroke) {
      paint(stroke.paint);
      length(stroke.width);
      word(stroke.cap);
      word(stroke.join);
      count(stroke.dashes.size());
      for (const base::Length dash : stroke.dashes) length(dash);
    }
  }
  void item(const Image& item) {
    hash_.add(item.raster ? std::string_view(item.raster->sha256) : std::string_view());
    rect(item.at);
    rect(item.clip);
  }
  void item(const Vector& item) {
    hash_.add(item.drawing ? std::string_view(item.drawing->sha256) : std::string_view());
    count(item.inks.size());
    for (const color::InkTint& each : item.inks) ink(each);
    rect(item.at);
    rect(item.clip);
  }
  void item(const Link& item) {
    rect(item.at);
    hash_.add(item.uri);
  }
  void item(const Anchor& item) {
    point(item.at);
    hash_.add(item.name);
  }
  void item(const Group& item) {
    const base::Transform& map = item.transform;
    hash_.add(map.xx).add(map.yx).add(map.xy).add(map.yy).add(map.dx).add(map.dy);
    count(item.clip.size());
    for (const image::PathData& clip : item.clip) path(clip);
    hash_.add(item.opacity);
    word(item.blend);
    add(item.items);
  }

  base::Hash hash_;
};

}  // namespace

std::uint64_t hash_of(const std::vector<Item>& items) {
  Hasher hasher;
  hasher.add(items);
  return hasher.value();
}

}  // namespace handbill::display
