#include "layout/text_place.h"

#include <algorithm>

#include "layout/sizes.h"

namespace handbill::layout {

using base::Length;

namespace {

PlacedText text_of(const TextFrame& frame, const Piece& piece) {
  const ShapedBlock& block = frame.blocks()[piece.block];
  const ShapedParagraph& paragraph = *piece.shaped;
  PlacedText placed;
  placed.size = piece.size;
  placed.leading = piece.leading;
  placed.ink = block.look->ink;
  placed.look = block.look;
  placed.role = block.role;
  placed.box_id = block.box_id;
  placed.span = block.span;
  placed.paragraph = piece.paragraph;
  placed.source = paragraph.source;
  placed.metrics = paragraph.shaped.metrics();
  placed.least_contrast = block.look->least_contrast;
  placed.language = block.look->shape.language;
  return placed;
}

/// The marker of a paragraph whose first line begins at `at`: hanging before it.
PlacedText marker_of(const TextFrame& frame, const Piece& piece, base::Point at, Length column_width) {
  const ShapedParagraph& paragraph = *piece.shaped;
  PlacedText placed = text_of(frame, piece);
  placed.is_marker = true;
  text::Setting setting;
  setting.size = piece.size;
  setting.leading = piece.leading;
  setting.align = text::Align::start;
  const Length width = piece.size * paragraph.marker->max_content();
  placed.lines = text::set(*paragraph.marker, setting, {piece.leading * 2, width}).lines;
  const bool rtl = paragraph.shaped.is_rtl();
  // Numbers stand with their ends under each other, other signs with their beginnings.
  const style::TextLook& look = *placed.look;
  Length before = piece.size * look.inset;
  if (look.counting != style::TextLook::Counting::none) before = piece.hang - piece.size * marker_gap - width;
  placed.origin = {rtl ? at.x + column_width - before - width : at.x + before, at.y};
  return placed;
}

/// The drop cap of a paragraph whose first line begins at `at`.
PlacedText initial_of(const TextFrame& frame, const Piece& piece, base::Point at, Length column_width) {
  const SizedInitial& initial = *piece.initial;
  const ShapedParagraph& paragraph = *piece.shaped;
  const text::Line& first = piece.set.lines.front();
  const Length down =
      first.baseline - first.top +
      (first.writing == text::Writing::horizontal
           ? piece.leading * static_cast<double>(paragraph.initial->lines - 1) - initial.line.baseline
           : piece.leading * (static_cast<double>(paragraph.initial->lines - 1) / 2) - initial.line.baseline);
  PlacedText placed = text_of(frame, piece);
  placed.size = initial.size;
  placed.leading = initial.size;
  placed.lines = {initial.line};
  const Length gap = initial.room - (text::ink(initial.line).width);
  const bool rtl = paragraph.shaped.is_rtl();
  const Length side = rtl ? at.x + column_width - piece.hang - (initial.room - gap) : at.x + piece.hang;
  placed.origin = {side - initial.left, at.y + down};
  return placed;
}

std::string_view trimmed(std::string_view word) {
  while (!word.empty() && (word.back() == ' ' || word.back() == '\n')) word.remove_suffix(1);
  while (!word.empty() && (word.front() == ' ' || word.front() == '\n')) word.remove_prefix(1);
  return word;
}

std::string at_size(const TextFrame& frame, const Piece& piece) {
  const bool shrinks = frame.shrinks();
  return std::string(" at ") + (shrinks ? "its smallest size " : "size ") + in_pt(piece.size);
}

void report_wide(Engine& engine, const style::Node& node, const TextFrame& frame, const Piece& piece) {
  const ShapedParagraph& paragraph = *piece.shaped;
  for (const text::Line& line : piece.set.lines) {
    if (base::fits(line.width, line.room.width)) continue;
    const std::string_view all = paragraph.shaped.utf8();
    const std::size_t begin = std::min<std::size_t>(line.begin, all.size());
    const std::string word(trimmed(all.substr(begin, std::min<std::size_t>(line.end, all.size()) - begin)));
    auto& error = engine.diagnostics.error("too-wide", node.span,
                                           "the word `" + word + "` is " + in_mm(line.width - line.room.width) +
                                               " too wide for `" + node.id + "` (needs " + in_mm(line.width) +
                                               ", has " + in_mm(line.room.width) + ")" + at_size(frame, piece));
    if (paragraph.source != nullptr && paragraph.source->span.is_known())
      error.note(paragraph.source->span, "the text is said here");
    engine.overflowed.push_back(&node);
    error.hint("make the box wider, or let the text shrink by a smaller min-size");
    return;
  }
}

void report_broken(Engine& engine, const style::Node& node, const TextFrame& frame, const Piece& piece) {
  const ShapedParagraph& paragraph = *piece.shaped;
  auto& warning = engine.diagnostics.warning(
      "broken-word", node.span,
      "a word in `" + node.id + "` is wider than its line and broken inside" + at_size(frame, piece));
  if (paragraph.source != nullptr && paragraph.source->span.is_known())
    warning.note(paragraph.source->span, "the text is said here");
  warning.hint("make the box wider, or let the text shrink by a smaller min-size");
}

}  // namespace

Length TextColumns::left(int column) const {
  const Length along_line = (width + gap) * column;
  return mirrored ? inner.right() - along_line - width : inner.left + along_line;
}

Length column_width(Length inner, int count, Length gap) {
  return base::max((inner - gap * (count - 1)) / count, Length());
}

namespace {

/// What is put between the paragraphs of a column, and between all its lines, so that it is filled.
struct Feather {
  Length gap;
  Length line;
};
/// A column that is not near full stays as it is, as the last one of a text does.
Feather feather(const std::vector<LineUnit>& units, const FlowColumn& column, Length height) {
  constexpr double nearly_full = 2.0 / 3;
  const Length spare = height - column.height;
  if (column.last < column.first + 2 || spare <= Length() || column.height < height * nearly_full) return {};
  std::size_t gaps = 0;
  for (std::size_t i = column.first + 1; i < column.last; ++i) gaps += units[i].line == 0 ? 1 : 0;
  Feather result;
  // Paragraphs first, but by no more than a line each.
  if (gaps > 0) result.gap = base::min(spare / static_cast<double>(gaps), units[column.first].height);
  const Length left = spare - result.gap * static_cast<double>(gaps);
  result.line = left / static_cast<double>(column.last - column.first - 1);
  return result;
}

/// The lines of one column.
class ColumnWriter {
 public:
  ColumnWriter(const TextFrame& frame, const SetText& text, const TextColumns& columns, PlacedBox& box)
      : frame_(frame), text_(text), columns_(columns), box_(box) {}

  void write(const FlowColumn& column, Length left, Length top) {
    const Feather feathered = columns_.fills ? feather(text_.units, column, columns_.inner.height) : Feather{};
    ColumnPen pen(columns_.phase);
    Length at = top;
    for (std::size_t i = column.first; i < column.last;) {
      const LineUnit& first = text_.units[i];
      const Piece& piece = text_.pieces[first.piece];
      if (i > column.first) at += feathered.line + (first.line == 0 ? feathered.gap : Length());
      at += pen.add(first);
      PlacedText placed = begin(first, piece, {left, at});
      const Length before = piece.set.lines[first.line].top;
      Length opened;
      for (std::size_t k = i; i < column.last && text_.units[i].piece == first.piece; ++i) {
        if (i > k) opened += pen.add(text_.units[i]) + feathered.line;
        placed.lines.push_back(piece.set.lines[text_.units[i].line]);
        if (opened != before) placed.lines.back().move(opened - before);
        at += text_.units[i].height;
      }
      at += opened;
      box_.texts.push_back(std::move(placed));
    }
  }

 private:
  /// A paragraph's text, behind its marker or its drop cap.
  [[nodiscard]] PlacedText begin(const LineUnit& first, const Piece& piece, base::Point at) {
    if (first.line == 0 && piece.shaped->marker) box_.texts.push_back(marker_of(frame_, piece, at, columns_.width));
    if (first.line == 0 && piece.initial) box_.texts.push_back(initial_of(frame_, piece, at, columns_.width));
    PlacedText placed = text_of(frame_, piece);
    placed.spent = frame_.rung_of(text_.step);
    if (const auto& initial = piece.shaped->initial) placed.skipped = initial->bytes();
    placed.origin = {piece.shaped->shaped.is_rtl() ? at.x : at.x + piece.hang, at.y};
    return placed;
  }

  const TextFrame& frame_;
  const SetText& text_;
  const TextColumns& columns_;
  PlacedBox& box_;
};

}  // namespace

void append_lines(const TextFrame& frame, const SetText& text, const Flow& flow, const TextColumns& columns,
                  Length down, PlacedBox& box) {
  ColumnWriter writer(frame, text, columns, box);
  for (std::size_t c = 0; c < flow.columns.size(); ++c)
    writer.write(flow.columns[c], columns.left(static_cast<int>(c)), columns.inner.top + down);
}

void append_piece(const TextFrame& frame, const PieceAt& one, PlacedBox& box) {
  const Piece& piece = one.piece;
  if (piece.set.lines.empty()) return;
  const bool rtl = piece.shaped->shaped.is_rtl();
  // A marker stands before its line, wherever that has its room.
  if (one.begins && piece.shaped->marker) {
    const text::Interval& room = piece.set.lines.front().room;
    const base::Point beside{rtl ? one.at.x : one.at.x + room.left, one.at.y};
    box.texts.push_back(marker_of(frame, piece, beside, rtl ? room.left + room.width + piece.hang : one.width));
  }
  if (one.begins && piece.initial) box.texts.push_back(initial_of(frame, piece, one.at, one.width));
  PlacedText placed = text_of(frame, piece);
  placed.spent = frame.rung_of(one.step);
  if (const auto& initial = piece.shaped->initial) placed.skipped = initial->bytes();
  placed.origin = {rtl ? one.at.x : one.at.x + piece.hang, one.at.y};
  placed.lines = piece.set.lines;
  box.texts.push_back(std::move(placed));
}

void report_lines(Engine& engine, const style::Node& node, const TextFrame& frame, const SetText& text) {
  std::vector<std::size_t> lines(frame.blocks().size());
  for (const Piece& piece : text.pieces) {
    lines[piece.block] += piece.set.lines.size();
    if (piece.set.excess > base::length_slack) report_wide(engine, node, frame, piece);
    else if (piece.set.broke_word) report_broken(engine, node, frame, piece);
  }
  for (std::size_t b = 0; b < lines.size(); ++b) {
    const ShapedBlock& block = frame.blocks()[b];
    const std::size_t most = block.look->max_lines;
    if (most == 0 || lines[b] <= most) continue;
    engine.diagnostics
        .error("overflow", node.span,
               "text of `" + node.id + "` takes " + std::to_string(lines[b]) + " lines, more than max-lines " +
                   std::to_string(most) + ", at size " + in_pt(frame.size_at(block, text.step)))
        .hint("shorten the text, make min-size smaller, or allow more lines");
  }
}

}  // namespace handbill::layout
