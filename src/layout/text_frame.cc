#include "layout/text_frame.h"

#include <algorithm>
#include <cmath>

#include "layout/text_flow.h"

namespace handbill::layout {

using base::Length;

namespace {

constexpr double step_points = size_step.to_pt();

bool is_heading(product::Role role) {
  return role == product::Role::h1 || role == product::Role::h2 || role == product::Role::h3;
}

text::Setting setting_of(const style::TextLook& look, Length size, const Rung& rung) {
  text::Setting setting;
  setting.size = size;
  setting.leading = size * (look.leading - look.leading_give * rung.leading);
  setting.align = look.align;
  setting.wrap = look.wrap;
  setting.first_indent = size * look.indent;
  return setting;
}

/// The least whole number of steps of a baseline grid that is not less than `length`.
Length steps_of(Length grid, Length length) { return grid * std::ceil(length / grid - 1e-6); }

/// Lines that keep to two shapes at once: the rooms of the one, cut to the room of the other.
text::LineShape both(text::LineShape shape, text::LineShape narrower) {
  return [shape = std::move(shape), narrower = std::move(narrower)](Length y, Length height) {
    std::vector<text::Interval> rooms;
    const std::vector<text::Interval> limits = narrower(y, height);
    for (const text::Interval& room : shape(y, height)) {
      for (const text::Interval& limit : limits) {
        const Length left = base::max(room.left, limit.left);
        const Length right = base::min(room.left + room.width, limit.left + limit.width);
        if (right > left) rooms.push_back({left, right - left});
      }
    }
    return rooms;
  };
}

/// Spaces between paragraphs collapse as margins do: the larger one counts.
Length space_between(const std::vector<ShapedBlock>& blocks, const Piece& above, const Piece& below) {
  const Length after = above.size * blocks[above.block].look->space_after;
  const Length before = below.size * blocks[below.block].look->space_before;
  return base::max(after, before);
}

/// At least two lines of a paragraph stay together at the foot and at the head of a column.
LineUnit::Keep keep_of(std::size_t line, std::size_t count, bool heading) {
  if (line == 0) return LineUnit::Keep::no;
  if (heading) return LineUnit::Keep::heading;
  return line == 1 || line + 1 == count ? LineUnit::Keep::paragraph : LineUnit::Keep::no;
}

/// The lines beside a drop cap stay together; what they lack of its height stands below them.
void stand_beside(const Initial& initial, std::size_t lines, std::vector<LineUnit>& units) {
  if (lines == 0) return;
  const std::size_t first = units.size() - lines;
  for (std::size_t i = 1; i < std::min(lines, initial.lines); ++i) {
    LineUnit::Keep& keep = units[first + i].keep;
    if (keep == LineUnit::Keep::no) keep = LineUnit::Keep::paragraph;
  }
  if (lines < initial.lines) units.back().height += units.back().height * static_cast<double>(initial.lines - lines);
}

void append_units(const std::vector<ShapedBlock>& blocks, SetText& text) {
  for (std::size_t i = 0; i < text.pieces.size(); ++i) {
    const Piece& piece = text.pieces[i];
    const ShapedBlock& block = blocks[piece.block];
    for (std::size_t line = 0; line < piece.set.lines.size(); ++line) {
      LineUnit unit;
      unit.piece = static_cast<std::uint32_t>(i);
      unit.line = static_cast<std::uint32_t>(line);
      unit.height = piece.leading;
      if (block.look->shape.writing == text::Writing::horizontal) unit.grid = block.look->grid;
      unit.baseline = piece.set.lines[line].baseline - piece.set.lines[line].top;
      unit.keep = keep_of(line, piece.set.lines.size(), is_heading(block.role));
      // Nor should a column end within a word.
      if (line > 0 && unit.keep == LineUnit::Keep::no && piece.set.lines[line - 1].hyphenated)
        unit.keep = LineUnit::Keep::paragraph;
      if (line == 0 && i > 0) {
        unit.space = space_between(blocks, text.pieces[i - 1], piece);
        if (unit.grid > Length() && unit.space > Length()) unit.space = steps_of(unit.grid, unit.space);
        if (is_heading(blocks[text.pieces[i - 1].block].role)) unit.keep = LineUnit::Keep::heading;
      }
      if (block.look->first_baseline == style::TextLook::FirstBaseline::cap &&
          block.look->shape.writing == text::Writing::horizontal) {
        unit.cut = piece.set.lines[line].baseline - piece.set.lines[line].top - piece.optical_height;
      }
      text.units.push_back(unit);
    }
    if (const auto& initial = piece.shaped->initial) stand_beside(*initial, piece.set.lines.size(), text.units);
  }
  // A heading also keeps the second line of what it heads, where that stays together anyway.
  for (std::size_t i = 1; i < text.units.size(); ++i) {
    const bool below_heading = text.units[i - 1].keep == LineUnit::Keep::heading && text.units[i - 1].line == 0;
    if (below_heading && text.units[i].line == 1 && text.units[i].keep == LineUnit::Keep::paragraph) {
      text.units[i].keep = LineUnit::Keep::heading;
    }
  }
}

/// A paragraph's parts and pins as text takes them.
struct Marks {
  std::vector<text::Part> parts;
  std::vector<std::uint32_t> pins;
};
/// Counted from byte `skipped` of it. Each part keeps its number, though it may have become empty.
Marks marks_of(const style::TextLook& look, const style::Paragraph& paragraph, std::size_t skipped) {
  const auto from = static_cast<std::uint32_t>(skipped);
  const auto moved = [&](std::uint32_t byte) { return std::max(byte, from) - from; };
  Marks marks;
  for (const style::TextPart& part : paragraph.parts) {
    const style::CharacterLook* const character = look.character(part.inlines);
    const double aspect = part.icon == 0 ? 0 : paragraph.icons[part.icon - 1U].aspect();
    marks.parts.push_back(
        {moved(part.begin), moved(part.end), character == nullptr ? nullptr : &character->shape, aspect});
  }
  for (const std::uint32_t pin : paragraph.pins) marks.pins.push_back(moved(pin));
  return marks;
}

/// A paragraph without what a drop cap took of it.
std::optional<text::Shaped> shape_rest(text::Shaper& shaper, const style::TextLook& look, const text::Style& style,
                                       const style::Paragraph& paragraph, const std::optional<Initial>& initial,
                                       base::Diagnostics& diagnostics) {
  const std::size_t skipped = initial ? initial->bytes() : 0;
  const Marks marks = marks_of(look, paragraph, skipped);
  const std::string_view rest = std::string_view(paragraph.text).substr(skipped);
  auto shaped = text::shape(shaper, {rest, paragraph.span, paragraph.key, marks.parts, marks.pins, paragraph.local},
                            style, diagnostics);
  if (!shaped.ok()) return std::nullopt;
  return std::move(shaped).value();
}

std::vector<TabbedLine> tabbed_lines(text::Shaper& shaper, const style::TextLook& look, const text::Style& style,
                                     const style::Paragraph& paragraph, base::Diagnostics& diagnostics) {
  if (look.tabs.empty() || look.shape.writing != text::Writing::horizontal) return {};
  const Marks marks = marks_of(look, paragraph, 0);
  return shape_tabbed(shaper, look, style,
                      {paragraph.text, paragraph.span, paragraph.key, marks.parts, {}, paragraph.local}, diagnostics);
}

}  // namespace

std::vector<ShapedParagraph> TextFrame::shape(ShapedBlock& block, const std::vector<style::Paragraph>& paragraphs) {
  std::vector<ShapedParagraph> result;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const style::Paragraph& paragraph = paragraphs[i];
    auto tabbed = tabbed_lines(shaper_, *block.look, block.look->shape, paragraph, diagnostics_);
    const bool begins = i == 0 && tabbed.empty();
    auto initial = begins ? take_initial(shaper_, *block.look, paragraph, diagnostics_) : std::nullopt;
    auto shaped = shape_rest(shaper_, *block.look, block.look->shape, paragraph, initial, diagnostics_);
    if (!shaped) continue;
    ShapedParagraph made{&paragraph, std::move(*shaped), std::nullopt, std::move(initial)};
    made.tabbed = std::move(tabbed);
    if (!block.look->marker.empty()) {
      const std::string marker = counted_marker(*block.look, i);
      auto sign = text::shape(shaper_, {marker, block.span, {}}, block.look->shape, diagnostics_);
      if (sign.ok()) {
        made.marker = std::move(sign).value();
        block.hang = std::max(block.hang, block.look->inset + made.marker->max_content() + marker_gap);
      }
    }
    result.push_back(std::move(made));
  }
  return result;
}

void TextFrame::add(ShapedBlock block, const std::vector<style::Paragraph>& paragraphs,
                    const std::vector<style::Paragraph>& short_paragraphs) {
  block.hang = std::max(block.hang, block.look->inset);
  block.paragraphs = shape(block, paragraphs);
  block.short_paragraphs = shape(block, short_paragraphs);
  blocks_.push_back(std::move(block));
}

void TextFrame::make_ladder() {
  double least_factor = 1;
  Allowed allowed;
  for (const ShapedBlock& block : blocks_) {
    const bool apart = std::ranges::any_of(
        block.paragraphs, [](const ShapedParagraph& paragraph) { return paragraph.shaped.takes_tracking(); });
    allowed.tracking = allowed.tracking || (apart && block.look->tracking_give > 0);
    allowed.leading = allowed.leading || block.look->leading_give > 0;
    allowed.is_short = allowed.is_short || !block.short_paragraphs.empty();
    if (!(block.look->min_size < block.look->size)) continue;
    least_factor = std::min(least_factor, block.look->min_size / block.look->size);
    reference_ = base::max(reference_, block.look->size);
  }
  rungs_ = rungs_of(allowed);
  if (!(reference_ > Length())) return;
  top_size_ = static_cast<int>(std::ceil(reference_.to_pt() / step_points - 1e-9));
  least_size_ = static_cast<int>(std::floor(reference_.to_pt() * least_factor / step_points + 1e-9));
}

void TextFrame::limit(double factor, const Rung& spent) {
  spent_ = spent;
  if (!(reference_ > Length()) || factor >= 1) return;
  limit_ = std::max(least_size_, static_cast<int>(std::floor(reference_.to_pt() * factor / step_points + 1e-9)));
}

Step TextFrame::step_at(double factor) const {
  if (!(reference_ > Length()) || factor >= 1) return {top_size_, 0};
  const int size = static_cast<int>(std::floor(reference_.to_pt() * factor / step_points + 1e-9));
  return {std::clamp(size, least_size_, top_size_), 0};
}

double TextFrame::factor_of(const Step& step) const {
  return step.size >= top_size_ ? 1 : step.size * step_points / reference_.to_pt();
}

Length TextFrame::size_at(const ShapedBlock& block, const Step& step) const {
  const Length full = block.look->size;
  if (step.size >= top_size_) return full;
  const double factor = step.size * step_points / reference_.to_pt();
  const double points = std::floor(full.to_pt() * factor / step_points + 1e-9) * step_points;
  return base::min(full, base::max(block.look->min_size, base::pt(points)));
}

const std::vector<ShapedParagraph>& TextFrame::paragraphs_at(std::size_t index, const Rung& rung) {
  const ShapedBlock& block = blocks_[index];
  const bool is_short = rung.is_short && !block.short_paragraphs.empty();
  const std::vector<ShapedParagraph>& plain = is_short ? block.short_paragraphs : block.paragraphs;
  const style::TextLook& look = *block.look;
  if (rung.tracking <= 0 || look.tracking_give <= 0) return plain;
  for (const auto& known : tight_) {
    if (known->block == index && known->rung.tracking == rung.tracking && known->rung.is_short == is_short)
      return known->paragraphs;
  }
  const double closer = -look.tracking_give * rung.tracking;
  text::Style style = look.shape;
  style.tracking += closer;
  // What there is to say of the words was said when they were shaped first.
  base::Diagnostics again;
  auto made = std::make_unique<Tight>(Tight{index, rung, {}});
  made->rung.is_short = is_short;
  for (const ShapedParagraph& one : plain) {
    made->paragraphs.push_back({one.source, text::tracked(one.shaped, closer), one.marker, one.initial});
    made->paragraphs.back().tabbed = tabbed_lines(shaper_, look, style, *one.source, again);
  }
  tight_.push_back(std::move(made));
  return tight_.back()->paragraphs;
}

Length TextFrame::smallest_size() const {
  std::optional<Length> smallest;
  for (const ShapedBlock& block : blocks_) {
    const Length size = size_at(block, least_step());
    smallest = smallest ? base::min(*smallest, size) : size;
  }
  return smallest.value_or(Length());
}

Length TextFrame::min_content() const {
  Length widest;
  for (const ShapedBlock& block : blocks_) {
    const Length size = size_at(block, least_step());
    for (const ShapedParagraph& paragraph : block.paragraphs) {
      widest = base::max(widest, size * (paragraph.shaped.min_content() + block.hang));
    }
  }
  return widest;
}

Length TextFrame::max_content() const {
  Length widest;
  for (const ShapedBlock& block : blocks_) {
    for (const ShapedParagraph& paragraph : block.paragraphs) {
      const double ems = paragraph.shaped.max_content() + block.hang + std::max(block.look->indent, 0.0);
      widest = base::max(widest, block.look->size * ems);
    }
  }
  return widest;
}

namespace {

text::Setting setting_at(const style::TextLook& look, const Piece& piece, const Rung& rung) {
  text::Setting setting = setting_of(look, piece.size, rung);
  setting.leading = piece.leading;
  return setting;
}

}  // namespace

void TextFrame::add_pieces(std::size_t index, const Step& step, std::vector<Piece>& into) {
  const ShapedBlock& block = blocks_[index];
  const Rung& rung = rung_of(step);
  const std::vector<ShapedParagraph>& paragraphs = paragraphs_at(index, rung);
  const Length size = size_at(block, step);
  Length leading = setting_of(*block.look, size, rung).leading;
  for (const ShapedParagraph& paragraph : paragraphs)
    leading = base::max(leading, size * paragraph.shaped.least_leading());
  if (block.look->grid > Length()) leading = steps_of(block.look->grid, leading);
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const ShapedParagraph& paragraph = paragraphs[p];
    const text::Metrics& metrics = paragraph.shaped.metrics();
    Piece piece{index, p, &paragraph, size, leading, size * block.hang, size * metrics.optical_height, {}, {}, {}};
    piece.ascent_below_top = (leading - size * (metrics.ascent + metrics.descent)) / 2 + size * metrics.ascent;
    if (paragraph.initial) piece.initial = at_size(*paragraph.initial, metrics, size, leading);
    into.push_back(std::move(piece));
  }
}

std::vector<Piece> TextFrame::pieces(const Step& step) {
  std::vector<Piece> result;
  for (std::size_t b = 0; b < blocks_.size(); ++b) add_pieces(b, step, result);
  return result;
}

text::Set TextFrame::set(const Piece& piece, const Step& step, text::Region region, text::Break from,
                         text::Detail detail) const {
  const bool begins = from == text::Break{};
  const ShapedParagraph& paragraph = *piece.shaped;
  const text::Shaped& shaped = paragraph.shaped;
  const style::TextLook& look = *blocks_[piece.block].look;
  text::Setting setting = setting_at(look, piece, rung_of(step));
  if (!begins) setting.first_indent = Length();
  if (!paragraph.tabbed.empty()) return set_tabbed(paragraph.tabbed, look, setting, region.width, shaped.is_rtl());
  if (piece.initial && begins) {
    const text::LineShape other = std::move(region.shape);
    const text::LineShape own =
        beside(*paragraph.initial, piece.initial->room, piece.leading, region.width, shaped.is_rtl());
    region.shape = other ? both(other, own) : own;
  }
  return text::set(shaped, setting, region, from, detail);
}

void TextFrame::set_block(std::size_t index, SetText& into) {
  const ShapedBlock& block = blocks_[index];
  const std::size_t first = into.pieces.size();
  add_pieces(index, into.step, into.pieces);
  std::size_t lines = 0;
  for (std::size_t p = first; p < into.pieces.size(); ++p) {
    Piece& piece = into.pieces[p];
    // Columns are equally wide, so lines do not depend on where a column ends: they are set once, in endless height.
    text::Region region{base::mm(100'000), base::max(into.width - piece.hang, Length())};
    piece.set = set(piece, into.step, std::move(region), {}, into.detail);
    lines += piece.set.lines.size();
    into.excess = base::max(into.excess, piece.set.excess);
    into.broke_word = into.broke_word || piece.set.broke_word;
  }
  if (block.look->max_lines > 0 && lines > block.look->max_lines) into.within_max_lines = false;
}

const SetText& TextFrame::lines(const Step& step, Length width, text::Detail detail) {
  for (const auto& set : sets_) {
    if (set->detail >= detail && set->step == step && set->width == width) return *set;
  }
  auto made = std::make_unique<SetText>();
  made->detail = detail;
  made->step = step;
  made->width = width;
  for (std::size_t b = 0; b < blocks_.size(); ++b) set_block(b, *made);
  append_units(blocks_, *made);
  sets_.push_back(std::move(made));
  return *sets_.back();
}

Step TextFrame::largest_step(Length width, int columns, std::optional<Length> height) {
  for (const Answer& answer : answers_) {
    if (answer.width == width && answer.columns == columns && answer.height == height) return answer.step;
  }
  const Step step = search(width, columns, height);
  answers_.push_back({width, columns, height, step});
  return step;
}

std::optional<std::size_t> TextFrame::first_rung(const std::function<bool(std::size_t)>& goes_in) const {
  const auto is_enough = [&](const Rung& rung) {
    return rung.tracking >= spent_.tracking && rung.leading >= spent_.leading;
  };
  // The longer words and the shorter ones, each from the loosest to the closest.
  for (std::size_t begin = 0; begin < rungs_.size();) {
    std::size_t last = begin;
    while (last + 1 < rungs_.size() && rungs_[last + 1].is_short == rungs_[begin].is_short) ++last;
    std::size_t loose = begin;
    while (loose < last && !is_enough(rungs_[loose])) ++loose;
    if (goes_in(loose)) return loose;
    std::size_t close = last;
    if (loose < close && goes_in(close)) {
      while (close - loose > 1) {
        const std::size_t middle = loose + (close - loose) / 2;
        (goes_in(middle) ? close : loose) = middle;
      }
      return close;
    }
    begin = last + 1;
  }
  return std::nullopt;
}

Step TextFrame::largest_step(const GoesIn& goes_in) const {
  const int top = limit_.value_or(top_size_);
  const std::size_t last = rungs_.size() - 1;
  if (const auto rung = first_rung([&](std::size_t each) { return goes_in({top, each}, true); })) return {top, *rung};
  // A size that breaks a word inside is taken only where no size leaves all words whole.
  const bool whole_words = goes_in({least_size_, last}, true);
  if (!whole_words && goes_in({top, last}, false)) return {top, last};
  int small = least_size_;
  int large = top;
  if (small == large || (!whole_words && !goes_in({small, last}, false))) return {small, last};
  while (large - small > 1) {
    const int middle = small + (large - small) / 2;
    (goes_in({middle, last}, whole_words) ? small : large) = middle;
  }
  return {small, last};
}

Step TextFrame::search(Length width, int columns, std::optional<Length> height) {
  const Step chosen = largest_step([&](const Step& step, bool whole_words) {
    const SetText& text = lines(step, width, text::Detail::first_fit);
    if (text.excess > base::length_slack || !text.within_max_lines || (whole_words && text.broke_word)) return false;
    return !height || fill_columns(text.units, columns, *height, Respect::headings).complete ||
           fill_columns(text.units, columns, *height, Respect::all).complete;
  });
  // Only the chosen step is needed from here on.
  std::erase_if(sets_, [&](const auto& set) {
    return set->width == width && set->step != chosen && set->step != Step{top_size_, 0};
  });
  return chosen;
}

}  // namespace handbill::layout
