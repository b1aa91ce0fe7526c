#include "text/ruby.h"

#include <algorithm>
#include <span>

#include "text/shape_line.h"

namespace handbill::text {

namespace {

constexpr double mark_closer = 0.1;          // em
constexpr std::uint32_t control_length = 3;  // U+FFF9 to U+FFFB in UTF-8

std::uint32_t cluster_at(const Shaped::Inside& text, std::uint32_t byte) {
  const auto found = std::ranges::lower_bound(text.clusters, byte, {}, &ShapedCluster::begin);
  return static_cast<std::uint32_t>(found - text.clusters.begin());
}

/// Gives each cluster of the base its share of `extra`, half of it before and half behind (JIS X 4051).
void spread(Shaped::Inside& text, const Ruby& ruby, double extra) {
  const double share = extra / (ruby.end - ruby.begin);
  for (std::uint32_t i = ruby.begin; i < ruby.end; ++i) {
    const ShapedCluster& cluster = text.clusters[i];
    for (ShapedGlyph& glyph : std::span(text.glyphs).subspan(cluster.glyph, cluster.glyphs))
      (text.writing == Writing::horizontal ? glyph.x : glyph.y) += share / 2;
    text.x[i + 1] += share * (i + 1 - ruby.begin);
  }
  for (std::size_t i = ruby.end + std::size_t{1}; i < text.x.size(); ++i) text.x[i] += extra;
}

}  // namespace

bool add_rubies(Shaper& shaper, Shaping& shaping) {
  Shaped::Inside& text = shaping.out;
  Style style = shaping.style;
  style.margins = Margins::none;
  style.justification = {};
  for (const Annotation& annotation : shaping.annotations) {
    const std::uint32_t from = annotation.middle + control_length;
    const std::string reading = text.utf8.substr(from, annotation.end - control_length - from);
    auto shaped = shape(shaper, {reading, shaping.words.span, shaping.words.key, {}, {}, shaping.words.local}, style,
                        shaping.diagnostics);
    if (!shaped.ok()) return false;
    Ruby ruby{cluster_at(text, annotation.begin + control_length), cluster_at(text, annotation.middle),
              std::move(shaped).value()};
    if (ruby.begin >= ruby.end) continue;
    for (std::uint32_t i = ruby.begin + 1; i < ruby.end; ++i) text.clusters[i].before = Opportunity::none;
    const double extra = ruby.reading.max_content() * ruby_size - (text.x[ruby.end] - text.x[ruby.begin]);
    if (extra > 0) spread(text, ruby, extra);
    // The hidden cluster before the base takes its break, so that both stay together.
    ShapedCluster& hidden = text.clusters[ruby.begin - 1];
    hidden.before = std::max(hidden.before, text.clusters[ruby.begin].before);
    text.clusters[ruby.begin].before = Opportunity::none;
    text.rubies.push_back(std::move(ruby));
  }
  return true;
}

void write_ruby(const Ruby& ruby, const Beside& base, Line& line) {
  Setting setting;
  setting.size = base.size * ruby_size;
  setting.leading = setting.size;
  const double length = ruby.reading.max_content() * setting.size.to_pt();
  const Set reading = set(ruby.reading, setting, {setting.leading * 2, base::pt(length + 1)});
  std::size_t count = 0;
  for (const PlacedRun& placed : reading.lines.front().runs) count += placed.run.clusters.size();
  const double spare = base.end - base.begin - length;
  // A mark may be wider than its letter, and stands over its middle all the same.
  const double room = ruby.kind == Ruby::Kind::mark ? spare : std::max(spare, 0.0);
  const double gap = count == 0 ? 0 : room / static_cast<double>(count);
  double along = gap / 2;
  const bool down = line.writing != Writing::horizontal;
  for (PlacedRun placed : reading.lines.front().runs) {
    const double at = base.begin + (down ? placed.origin.y : placed.origin.x).to_pt();
    // From the middle of the line, or from its baseline, to the reading's.
    if (down) {
      const base::Length middle = line.writing == Writing::vertical_rl ? -line.baseline : line.baseline;
      placed.origin = {middle + base.size * (0.5 + ruby_size / 2), base::pt(at)};
    } else {
      const double over = square_ascent + (1 - square_ascent) * ruby_size;
      const double below = 1 - square_ascent + square_ascent * ruby_size;
      const bool is_mark = ruby.kind == Ruby::Kind::mark;
      // A mark's ink is in the middle of its square, and nearer to its letter than to the next line.
      const double away = (is_mark && base.marks_below ? below : over) - (is_mark ? mark_closer : 0);
      placed.origin = {base::pt(at), line.baseline + base.size * (is_mark && base.marks_below ? away : -away)};
    }
    // A mark is no letter: readers get nothing for it.
    if (ruby.kind == Ruby::Kind::mark) {
      placed.run.utf8.clear();
      for (Cluster& cluster : placed.run.clusters) cluster.bytes = 0;
    }
    auto glyph = placed.run.glyphs.begin();
    for (const Cluster& cluster : placed.run.clusters) {
      for (std::uint16_t i = 0; i < cluster.glyphs; ++i, ++glyph) (down ? glyph->y : glyph->x) += along;
      along += gap;
    }
    line.runs.push_back(std::move(placed));
  }
}

base::Length ruby_baseline(const Shaped::Inside& text, const Setting& setting) {
  const base::Length spare = base::max(setting.leading - setting.size * (1 + ruby_size), base::Length()) / 2;
  if (text.marks_below && std::ranges::all_of(text.rubies, [](const Ruby& r) { return r.kind == Ruby::Kind::mark; }))
    return setting.size * square_ascent + spare;
  if (text.writing == Writing::vertical_lr) return setting.size / 2 + spare;
  const double below = text.writing == Writing::horizontal ? 1 - square_ascent : 0.5;
  return setting.leading - setting.size * below - spare;
}

}  // namespace handbill::text
