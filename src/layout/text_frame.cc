#include "layout/text_frame.h"

#include <algorithm>
#include <cmath>

#include "layout/text_flow.h"

namespace handbill::layout {

using base::Length;

namespace {

constexpr double step_points = size_step.to_pt();
/// Between a marker and its text, as a ratio of the size.
constexpr double marker_gap = 0.4;

bool is_heading(product::Role role) {
  return role == product::Role::h1 || role == product::Role::h2 || role == product::Role::h3;
}

text::Setting setting_of(const style::TextLook& look, Length size) {
  text::Setting setting;
  setting.size = size;
  setting.leading = size * look.leading;
  setting.align = look.align;
  setting.wrap = look.wrap;
  setting.first_indent = size * look.indent;
  return setting;
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
      unit.keep = keep_of(line, piece.set.lines.size(), is_heading(block.role));
      if (line == 0 && i > 0) {
        unit.space = space_between(blocks, text.pieces[i - 1], piece);
        if (is_heading(blocks[text.pieces[i - 1].block].role)) unit.keep = LineUnit::Keep::heading;
      }
      if (block.look->first_baseline == style::TextLook::FirstBaseline::cap &&
          block.look->shape.writing == text::Writing::horizontal) {
        unit.cut = piece.set.lines[line].baseline - piece.set.lines[line].top - piece.optical_height;
      }
      text.units.push_back(unit);
    }
    if (const auto& initial = block.paragraphs[piece.paragraph].initial)
      stand_beside(*initial, piece.set.lines.size(), text.units);
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
    marks.parts.push_back({moved(part.begin), moved(part.end), character == nullptr ? nullptr : &character->shape});
  }
  for (const std::uint32_t pin : paragraph.pins) marks.pins.push_back(moved(pin));
  return marks;
}

}  // namespace

void TextFrame::add(ShapedBlock block, const std::vector<style::Paragraph>& paragraphs) {
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const style::Paragraph& paragraph = paragraphs[i];
    auto initial = i == 0 ? take_initial(shaper_, *block.look, paragraph, diagnostics_) : std::nullopt;
    const std::string_view rest = std::string_view(paragraph.text).substr(initial ? initial->bytes() : 0);
    const Marks marks = marks_of(*block.look, paragraph, initial ? initial->bytes() : 0);
    auto shaped = text::shape(shaper_, {rest, paragraph.span, paragraph.key, marks.parts, marks.pins},
                              block.look->shape, diagnostics_);
    if (!shaped.ok()) continue;
    ShapedParagraph made{&paragraph, std::move(shaped).value(), std::nullopt, std::move(initial)};
    if (!block.look->marker.empty()) {
      const std::string marker = counted_marker(block.look->marker, i);
      auto sign = text::shape(shaper_, {marker, block.span, {}}, block.look->shape, diagnostics_);
      if (sign.ok()) {
        made.marker = std::move(sign).value();
        block.hang = std::max(block.hang, made.marker->max_content() + marker_gap);
      }
    }
    block.paragraphs.push_back(std::move(made));
  }
  blocks_.push_back(std::move(block));
}

void TextFrame::make_ladder() {
  double least_factor = 1;
  for (const ShapedBlock& block : blocks_) {
    if (!(block.look->min_size < block.look->size)) continue;
    least_factor = std::min(least_factor, block.look->min_size / block.look->size);
    reference_ = base::max(reference_, block.look->size);
  }
  if (!(reference_ > Length())) return;
  top_step_ = static_cast<int>(std::ceil(reference_.to_pt() / step_points - 1e-9));
  least_step_ = static_cast<int>(std::floor(reference_.to_pt() * least_factor / step_points + 1e-9));
}

void TextFrame::limit(double factor) {
  if (!(reference_ > Length()) || factor >= 1) return;
  limit_ = std::max(least_step_, static_cast<int>(std::floor(reference_.to_pt() * factor / step_points + 1e-9)));
}

double TextFrame::factor_of(int step) const { return step >= top_step_ ? 1 : step * step_points / reference_.to_pt(); }

Length TextFrame::size_at(const ShapedBlock& block, int step) const {
  const Length full = block.look->size;
  if (step >= top_step_) return full;
  const double factor = step * step_points / reference_.to_pt();
  const double points = std::floor(full.to_pt() * factor / step_points + 1e-9) * step_points;
  return base::min(full, base::max(block.look->min_size, base::pt(points)));
}

Length TextFrame::smallest_size() const {
  std::optional<Length> smallest;
  for (const ShapedBlock& block : blocks_) {
    const Length size = size_at(block, least_step_);
    smallest = smallest ? base::min(*smallest, size) : size;
  }
  return smallest.value_or(Length());
}

Length TextFrame::min_content() const {
  Length widest;
  for (const ShapedBlock& block : blocks_) {
    const Length size = size_at(block, least_step_);
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

const SetText& TextFrame::lines(int step, Length width, text::Detail detail) {
  for (const auto& set : sets_) {
    if (set->detail >= detail && set->step == step && set->width == width) return *set;
  }
  auto made = std::make_unique<SetText>();
  made->detail = detail;
  made->step = step;
  made->width = width;
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    const ShapedBlock& block = blocks_[b];
    const Length size = size_at(block, step);
    text::Setting setting = setting_of(*block.look, size);
    for (const ShapedParagraph& paragraph : block.paragraphs)
      setting.leading = base::max(setting.leading, size * paragraph.shaped.least_leading());
    std::size_t lines = 0;
    for (std::size_t p = 0; p < block.paragraphs.size(); ++p) {
      const text::Shaped& shaped = block.paragraphs[p].shaped;
      Piece piece{b, p, size, setting.leading, size * block.hang, size * shaped.metrics().optical_height, {}, {}};
      // Columns are equally wide, so lines do not depend on where a column ends: they are set once, in endless height.
      text::Region region{base::mm(100'000), base::max(width - piece.hang, Length())};
      if (const auto& initial = block.paragraphs[p].initial) {
        piece.initial = at_size(*initial, shaped.metrics(), size, setting.leading);
        region.shape = beside(*initial, piece.initial->room, setting.leading, region.width, shaped.is_rtl());
      }
      piece.set = text::set(shaped, setting, region, {}, detail);
      lines += piece.set.lines.size();
      made->excess = base::max(made->excess, piece.set.excess);
      made->broke_word = made->broke_word || piece.set.broke_word;
      made->pieces.push_back(std::move(piece));
    }
    if (block.look->max_lines > 0 && lines > block.look->max_lines) made->within_max_lines = false;
  }
  append_units(blocks_, *made);
  sets_.push_back(std::move(made));
  return *sets_.back();
}

int TextFrame::largest_step(Length width, int columns, std::optional<Length> height) {
  for (const Answer& answer : answers_) {
    if (answer.width == width && answer.columns == columns && answer.height == height) return answer.step;
  }
  const int step = std::min(search(width, columns, height), limit_.value_or(top_step_));
  answers_.push_back({width, columns, height, step});
  return step;
}

int TextFrame::search(Length width, int columns, std::optional<Length> height) {
  const auto goes_in = [&](int step, bool whole_words) {
    const SetText& text = lines(step, width, text::Detail::first_fit);
    if (text.excess > base::length_slack || !text.within_max_lines || (whole_words && text.broke_word)) return false;
    return !height || fill_columns(text.units, columns, *height, Respect::headings).complete ||
           fill_columns(text.units, columns, *height, Respect::all).complete;
  };
  if (goes_in(top_step_, true)) return top_step_;
  // A size that breaks a word inside is taken only where no size leaves all words whole.
  const bool whole_words = goes_in(least_step_, true);
  if (!whole_words && goes_in(top_step_, false)) return top_step_;
  int small = least_step_;
  int large = top_step_;
  if (small == large || (!whole_words && !goes_in(small, false))) return small;
  while (large - small > 1) {
    const int middle = small + (large - small) / 2;
    (goes_in(middle, whole_words) ? small : large) = middle;
  }
  // Only the chosen step is needed from here on.
  std::erase_if(sets_,
                [&](const auto& set) { return set->width == width && set->step != small && set->step != top_step_; });
  return small;
}

}  // namespace handbill::layout
