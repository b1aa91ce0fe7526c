#include <algorithm>
#include <cmath>
#include <span>

#include "text/breaker.h"
#include "text/measure.h"
#include "text/openings.h"
#include "text/reorder.h"
#include "text/ruby.h"
#include "text/stance.h"

namespace handbill::text {

namespace {

/// A stretch of one item within a line.
struct Segment {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint16_t item;
};

std::vector<Segment> segments_of(const Shaped::Inside& text, const LineCut& line) {
  std::vector<Segment> result;
  for (std::uint32_t i = line.begin; i < line.visible_end; ++i) {
    const std::uint16_t item = text.clusters[i].item;
    if (result.empty() || result.back().item != item) {
      result.push_back({i, i + 1, item});
    } else {
      result.back().end = i + 1;
    }
  }
  return result;
}

/// Writes the runs of one line from left to right.
class LineWriter {
 public:
  LineWriter(const Shaped::Inside& text, base::Length size, const LineCut& cut, const Openings& openings, Line& line)
      : text_(text),
        size_(size.to_pt()),
        cut_(cut),
        openings_(openings),
        stretch_(stretch_of(text.justification, openings)),
        line_(line),
        pen_((line.left - size * (text.rtl ? end_hang(text, cut) : cut.start_hang)).to_pt()) {}

  void write(const std::vector<Segment>& visual) {
    for (const Segment& segment : visual) add(segment);
    if (cut_.hyphen) add_hyphen();
    close();
    for (const Ruby& ruby : text_.rubies) add_ruby(ruby);
  }

 private:
  [[nodiscard]] const ShapedItem& item(const Segment& segment) const { return text_.items[segment.item]; }

  /// Segments that go on where the last one ended, in the same face and direction, are one run.
  [[nodiscard]] bool continues(const Segment& segment) const {
    if (line_.runs.empty() || open_ == nullptr) return false;
    const ShapedItem& last = *open_;
    const ShapedItem& next = item(segment);
    const bool adjoins = next.rtl() ? segment.end == last_.begin : segment.begin == last_.end;
    return adjoins && last.face == next.face && last.rtl() == next.rtl() && last.language == next.language &&
           last.stance == next.stance && last.squeeze == next.squeeze && last.part == next.part;
  }

  [[nodiscard]] base::Point on_page(const Line& line) const {
    switch (line.writing) {
      case Writing::horizontal:
        return {base::pt(pen_), line.baseline};
      case Writing::vertical_rl:
        return {-line.baseline, base::pt(pen_)};
      case Writing::vertical_lr:
        return {line.baseline, base::pt(pen_)};
    }
    return {};
  }
  /// `along` the line from the run's start; points.
  void put(std::uint32_t id, double along, double x = 0, double y = 0) {
    const bool down = line_.writing != Writing::horizontal;
    line_.runs.back().run.glyphs.push_back({id, down ? x : along + x, down ? along + y : y});
  }

  void add(const Segment& segment) {
    if (item(segment).is_drawing()) return add_drawing(segment);
    if (continues(segment)) {
      last_ = {std::min(last_.begin, segment.begin), std::max(last_.end, segment.end), segment.item};
    } else {
      close();
      open_ = &item(segment);
      last_ = segment;
      Run& run = line_.runs.emplace_back().run;
      run.face = open_->face;
      run.size = base::pt(size_ * open_->scale);
      run.part = open_->part;
      run.rtl = open_->rtl();
      run.language = open_->language;
      run.stretch = stretch_ * open_->squeeze;
      run.stance = open_->stance;
      start_ = pen_;
      line_.runs.back().origin = on_page(line_);
    }
    for (std::uint32_t i = segment.begin; i < segment.end; ++i)
      add_glyphs(open_->rtl() ? segment.end - 1 - (i - segment.begin) : i);
  }

  /// In the middle of its share of a line whose letters are stretched: it is not.
  void add_drawing(const Segment& segment) {
    close();
    const ShapedItem& own = item(segment);
    const double width = own.drawing.x * size_;
    const double height = own.drawing.y * size_;
    const bool down = line_.writing != Writing::horizontal;
    const double opening = opening_behind(segment.begin) * size_;
    const double length = (text_.x[segment.end] - text_.x[segment.begin]) * stretch_ * size_;
    const double along = pen_ + (own.rtl() ? opening : 0) + (down ? height : width) * (stretch_ - 1) / 2;
    base::Point corner = on_page(line_);
    if (down) corner = {corner.x + base::pt(own.rise * size_ - width / 2), base::pt(along)};
    else corner = {base::pt(along), corner.y - base::pt(own.rise * size_ + height)};
    line_.drawings.push_back({{corner.x, corner.y, base::pt(width), base::pt(height)}, own.part});
    note_pen(segment.begin, pen_, pen_ + length);
    pen_ += length + opening;
  }

  [[nodiscard]] static double stretch_of(const Justification& limits, const Openings& openings) {
    return 1 + openings.letters * (openings.letters > 0 ? limits.scale_max - 1 : 1 - limits.scale_min);
  }
  [[nodiscard]] static double end_hang(const Shaped::Inside& text, const LineCut& cut) {
    if (cut.hyphen) return cut.hyphen->advance * cut.hyphen->hang;
    return cut.visible_end > cut.begin ? text.clusters[cut.visible_end - 1].end_hang : 0;
  }
  /// Ratio of the size; the letters' own growth is not in it.
  [[nodiscard]] double opening_behind(std::uint32_t i) const {
    if (!openings_.any() || i + 1 >= cut_.visible_end) return 0;
    const Elastic elastic = elastic_behind(text_, i);
    const double grown =
        text_.clusters[i].kind == ClusterKind::space ? 0 : (text_.x[i + 1] - text_.x[i]) * (stretch_ - 1);
    return openings_.behind(elastic) - grown;
  }
  [[nodiscard]] double kashida_behind(std::uint32_t i) const {
    const auto found = std::ranges::find(openings_.kashidas, i, &Kashida::cluster);
    return found == openings_.kashidas.end() ? 0 : found->length;
  }

  void add_kashida(std::uint32_t i, double length, double x) {
    const Face::Inside& face = open_->face->inside();
    const std::uint32_t glyph = face.glyph(0x640);
    const double width = hb_font_get_glyph_h_advance(face.font.get(), glyph) / face.upem;
    const int count = std::max(1, static_cast<int>(std::lround(length / width)));
    for (int stroke = 0; stroke < count; ++stroke) put(glyph, x + stroke * width * size_);
    strokes_.emplace_back(i, count);
  }

  void add_glyphs(std::uint32_t i) {
    const ShapedCluster& cluster = text_.clusters[i];
    // In a line that runs to the left, what opens behind a cluster opens on its left.
    const double opening = opening_behind(i) * size_;
    double x = pen_ - start_ + (open_->rtl() ? opening : 0);
    const double kashida = kashida_behind(i);
    if (kashida > 0) add_kashida(i, kashida, x);
    x += kashida * size_;
    for (const ShapedGlyph& glyph : std::span(text_.glyphs).subspan(cluster.glyph, cluster.glyphs)) {
      put(glyph.id, x, glyph.x * size_ * stretch_, glyph.y * size_);
      x += glyph.advance * size_ * stretch_;
    }
    const double grown = cluster.kind == ClusterKind::space ? 1 : stretch_;
    const double from = pen_;
    pen_ += ((text_.x[i + 1] - text_.x[i]) * grown + kashida) * size_ + opening;
    note_pen(i, from, pen_ - opening);
  }
  void note_pen(std::uint32_t i, double from, double to) {
    if (text_.rubies.empty()) return;
    pens_.resize(cut_.visible_end - cut_.begin);
    pens_[i - cut_.begin] = {from, to};
  }
  void add_ruby(const Ruby& ruby) {
    if (ruby.begin < cut_.begin || ruby.begin >= cut_.visible_end) return;
    const auto [first, last] = std::minmax(pens_[ruby.begin - cut_.begin], pens_[ruby.end - 1 - cut_.begin]);
    write_ruby(ruby, {base::pt(size_), first.first, last.second, text_.marks_below}, line_);
  }
  /// A stroke is copied as what it is: as part of the letter, readers would take it for a blank.
  void add_tatweels(Run& run, std::uint32_t i) const {
    const auto found = std::ranges::find(strokes_, i, &std::pair<std::uint32_t, int>::first);
    if (found == strokes_.end()) return;
    for (int stroke = 0; stroke < found->second; ++stroke) {
      run.clusters.push_back({2, 1});
      run.utf8 += "\u0640";
    }
  }

  /// Text and clusters in logical order, now that the run's ends are known.
  void close() {
    if (open_ == nullptr) return;
    Run& run = line_.runs.back().run;
    for (std::uint32_t i = last_.begin; i < last_.end; ++i) {
      const ShapedCluster& cluster = text_.clusters[i];
      const std::uint32_t bytes = text_.clusters[i + 1].begin - cluster.begin;
      if (cluster.kind == ClusterKind::invisible || cluster.kind == ClusterKind::soft_hyphen) continue;
      if (cluster.glyphs == 0) {
        // A joiner: it is copied with the letter before it.
        if (run.clusters.empty()) continue;
        run.clusters.back().bytes = static_cast<std::uint16_t>(run.clusters.back().bytes + bytes);
      } else {
        run.clusters.push_back({static_cast<std::uint16_t>(bytes), cluster.glyphs});
      }
      run.utf8.append(text_.utf8, cluster.begin, bytes);
      add_tatweels(run, i);
    }
    run.advance = pen_ - start_;
    if (run.glyphs.empty()) line_.runs.pop_back();
    open_ = nullptr;
  }

  /// Copied as an ASCII hyphen, from which readers join the word again.
  void add_hyphen() {
    if (open_ == nullptr || open_->rtl()) return;
    const double along = pen_ - start_;
    pen_ += cut_.hyphen->advance * size_;
    const double across = open_->stance == Stance::sideways ? -central_baseline(*open_->face) * size_ : 0;
    close();
    Run& run = line_.runs.back().run;
    put(cut_.hyphen->glyph, along, across);
    run.clusters.push_back({1, 1});
    run.utf8 += '-';
    run.advance += cut_.hyphen->advance * size_;
  }

  const Shaped::Inside& text_;
  double size_;
  const LineCut& cut_;
  const Openings& openings_;
  double stretch_;                                      ///< of each glyph's width
  std::vector<std::pair<std::uint32_t, int>> strokes_;  ///< cluster, and how many glyphs they have
  Line& line_;
  double pen_;                                   ///< points along the line
  double start_ = 0;                             ///< where the run began
  std::vector<std::pair<double, double>> pens_;  ///< where each cluster begins and ends, in texts with readings
  const ShapedItem* open_ = nullptr;             ///< of the run that is being written
  Segment last_{};                               ///< its clusters so far
};

base::Length left_of(const Shaped::Inside& text, const Setting& setting, const LineCut& cut, base::Length width) {
  const base::Length left_over = cut.room.width - width;
  switch (setting.align) {
    case Align::center:
      return cut.room.left + left_over / 2;
    case Align::end:
      return text.rtl ? cut.room.left : cut.room.left + left_over;
    case Align::start:
    case Align::justify:
      return text.rtl ? cut.room.left + left_over : cut.room.left;
  }
  return cut.room.left;
}

Line place(const Shaped::Inside& text, const Setting& setting, const LineCut& cut, Detail detail) {
  Line line;
  line.top = cut.top;
  line.writing = text.writing;
  // Half of the leading that ascent and descent leave over stands above the line (CSS 2.2, 10.8.1). A line that runs
  // down has its letters around its middle.
  const Metrics& metrics = text.metrics;
  line.baseline = cut.top + (text.writing == Writing::horizontal
                                 ? (setting.leading - setting.size * (metrics.ascent + metrics.descent)) / 2 +
                                       setting.size * metrics.ascent
                                 : setting.leading / 2);
  if (!text.rubies.empty()) line.baseline = cut.top + ruby_baseline(text, setting);
  line.room = cut.room;
  line.begin = text.clusters[cut.begin].begin;
  line.end = text.clusters[cut.end].begin;
  const Openings openings = open(text, setting, cut);
  line.hyphenated = cut.hyphen.has_value();
  line.is_last = cut.is_last;
  line.justified = setting.align == Align::justify && !cut.is_last;
  line.blanks = openings.blanks;
  line.letters = openings.letters > 0 ? openings.letters * text.justification.letter_max : 0;
  line.width = setting.size * (cut.width + openings.added);
  line.left = left_of(text, setting, cut, line.width);
  if (detail != Detail::runs) return line;
  std::vector<Segment> segments = segments_of(text, cut);
  reorder(segments, [&](const Segment& segment) { return text.items[segment.item].level; });
  LineWriter(text, setting.size, cut, openings, line).write(segments);
  return line;
}

}  // namespace

Set set(const Shaped& shaped, const Setting& setting, const Region& region, Break from, Detail detail) {
  const Shaped::Inside& text = shaped.inside();
  std::optional<Cuts> together;
  if (setting.wrap != Wrap::greedy && detail != Detail::first_fit)
    together = break_together(text, setting, region, from);
  const Cuts cuts =
      together ? std::move(*together) : break_lines(text, setting, region, from, WordsInNeed::break_inside);
  Set result;
  result.lines.reserve(cuts.lines.size());
  for (const LineCut& cut : cuts.lines) {
    result.lines.push_back(place(text, setting, cut, detail));
    result.widest = base::max(result.widest, result.lines.back().width);
  }
  result.height = cuts.height;
  result.rest = cuts.rest;
  result.excess = cuts.excess;
  result.broke_word = cuts.broke_word;
  return result;
}

}  // namespace handbill::text
