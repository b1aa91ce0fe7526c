#include "text/openings.h"

#include <algorithm>
#include <cmath>

namespace handbill::text {

namespace {

/// The place between two ideographs opens by a tenth of an em and never closes.
constexpr double between_ideographs = 0.1;
/// The gap between ideographs and Latin opens and closes by half of itself.
constexpr double part_of_gap = 0.5;

double width_of_stroke(const Shaped::Inside& text, std::uint32_t cluster) {
  const Face::Inside& face = text.items[text.clusters[cluster].item].face->inside();
  const std::uint32_t glyph = face.glyph(0x640);
  return glyph == 0 ? 0 : hb_font_get_glyph_h_advance(face.font.get(), glyph) / face.upem;
}

std::vector<std::uint32_t> places_for_strokes(const Shaped::Inside& text, const LineCut& line) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t i = line.begin; i + 1 < line.visible_end; ++i) {
    if (text.clusters[i].kashida) result.push_back(i);
  }
  return result;
}

/// Strokes that are about `sum` long together: whole tatweels, as they would be typed, which the face joins without a
/// seam. Those nearest to the line's end, where a scribe makes up for what is missing, get what does not divide evenly.
std::vector<Kashida> strokes(const Shaped::Inside& text, const LineCut& line, double sum) {
  const std::vector<std::uint32_t> places = places_for_strokes(text, line);
  if (places.empty() || sum <= 0) return {};
  constexpr double slack = 1e-9;
  const double width = std::max(width_of_stroke(text, places.front()), 0.02);
  const auto most = static_cast<std::size_t>(text.justification.kashida / width + slack);
  const std::size_t count = std::min(static_cast<std::size_t>(sum / width + slack), most * places.size());
  std::vector<Kashida> result;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::size_t from_end = places.size() - 1 - i;
    const std::size_t here = count / places.size() + (from_end < count % places.size() ? 1 : 0);
    if (here > 0) result.push_back({places[i], static_cast<double>(here) * width});
  }
  return result;
}

}  // namespace

Elastic operator+(const Elastic& a, const Elastic& b) {
  return {a.stretch + b.stretch, a.shrink + b.shrink, a.letters + b.letters, a.letters_shrink + b.letters_shrink,
          a.kashida + b.kashida};
}

Elastic elastic_behind(const Shaped::Inside& text, std::uint32_t cluster) {
  const ShapedCluster& here = text.clusters[cluster];
  const Justification& limits = text.justification;
  const double width = text.x[cluster + 1] - text.x[cluster];
  Elastic result;
  if (here.kind == ClusterKind::space) {
    result.stretch = width * (limits.word_max - 1);
    result.shrink = width * (1 - limits.word_min);
  } else {
    if (here.spaced) {
      result.letters = limits.letter_max;
      result.letters_shrink = -limits.letter_min;
    }
    result.letters += width * (limits.scale_max - 1);
    result.letters_shrink += width * (1 - limits.scale_min);
    if (here.kashida) result.kashida = limits.kashida;
    const bool between = here.ideographic && cluster + 1 < text.size() && text.clusters[cluster + 1].ideographic;
    result.stretch = result.letters + result.kashida + (between ? between_ideographs : 0);
    result.shrink = result.letters_shrink;
    if (here.gap) {
      result.stretch += here.after * part_of_gap;
      result.shrink += here.after * part_of_gap;
    }
  }
  return result;
}

Elastic elastic_of_last(const Shaped::Inside& text, std::uint32_t cluster) {
  const double width = text.x[cluster + 1] - text.x[cluster] - text.clusters[cluster].after;
  Elastic result;
  result.stretch = result.letters = width * (text.justification.scale_max - 1);
  result.shrink = result.letters_shrink = width * (1 - text.justification.scale_min);
  return result;
}

double Openings::behind(const Elastic& elastic) const {
  if (blanks >= 0) return (elastic.stretch - elastic.letters - elastic.kashida) * blanks + elastic.letters * letters;
  return (elastic.shrink - elastic.letters_shrink) * blanks + elastic.letters_shrink * letters;
}

Openings open(const Shaped::Inside& text, const Setting& setting, const LineCut& line) {
  Openings result;
  if (setting.align != Align::justify) return result;
  const double over = line.room.width / setting.size - line.width;
  if (over >= 0 && line.is_last) return result;
  Elastic sum;
  for (std::uint32_t i = line.begin; i + 1 < line.visible_end; ++i) sum = sum + elastic_behind(text, i);
  if (line.visible_end > line.begin) sum = sum + elastic_of_last(text, line.visible_end - 1);
  if (over < 0) {
    if (sum.shrink <= 0) return result;
    result.blanks = result.letters = std::max(over / sum.shrink, -1.0);
    result.added = result.blanks * sum.shrink;
    return result;
  }
  if (sum.stretch <= 0) return result;
  const double ratio = std::min(over / sum.stretch, 1.0);
  result.letters = ratio;
  result.kashidas = strokes(text, line, sum.kashida * ratio);
  double rest = over - sum.letters * ratio;
  for (const Kashida& stroke : result.kashidas) rest -= stroke.length;
  const double blanks = sum.stretch - sum.letters - sum.kashida;
  if (blanks > 1e-9) {
    result.blanks = rest / blanks;
    result.added = over;
  } else {
    result.added = over - rest;
  }
  return result;
}

}  // namespace handbill::text
