#include <algorithm>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/utf8.h"

namespace handbill::base {

namespace {

constexpr std::size_t tab_columns = 4;
/// A source line is cut to this many terminal columns around the caret.
constexpr std::size_t max_columns = 96;
/// How much of the line stays to be seen before the caret of a cut line.
constexpr std::size_t columns_before = 40;

struct Style {
  std::string_view error, warning, note, bold, caret, off;
};
constexpr Style no_style{};
constexpr Style ansi_style{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1m", "\x1b[1;32m", "\x1b[0m"};

struct Head {
  std::string_view word;
  std::string_view style;
};

Head head_of(Severity severity, const Style& style) {
  switch (severity) {
    case Severity::note:
      return {"note", style.note};
    case Severity::warning:
      return {"warning", style.warning};
    case Severity::error:
      return {"error", style.error};
  }
  return {};
}

/// One character of a source line as the terminal shows it.
struct Cell {
  std::size_t offset = 0;  ///< in the line
  std::size_t column = 0;
  std::size_t width = 0;
  std::string text;
};

/// The part of a line that an excerpt can need: a very long line is not looked at from end to end.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Piece piece_around(std::string_view bytes, Piece line, std::size_t mark) {
  constexpr std::size_t reach = 1024;
  const auto is_inside_character = [&](std::size_t at) {
    return at < line.end && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;
  };
  Piece piece = line;
  if (mark > line.begin + reach) piece.begin = mark - reach;
  if (line.end > mark + reach) piece.end = mark + reach;
  while (piece.begin > line.begin && piece.begin < mark && is_inside_character(piece.begin)) ++piece.begin;
  while (piece.end < line.end && is_inside_character(piece.end)) ++piece.end;
  return piece;
}

/// Controls and bytes that are not text would upset the terminal: U+FFFD stands for each.
bool is_shown(Decoded decoded) {
  const char32_t c = decoded.code_point;
  const bool is_bidi =
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
  return decoded.length > 0 && c >= 0x20 && !(c >= 0x7F && c <= 0x9F) && !is_bidi;
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size();) {
    const Decoded decoded = decode(line, at);
    Cell cell{at, column, 1, {}};
    if (decoded.code_point == '\t' && decoded.length == 1) {
      cell.width = tab_columns - column % tab_columns;
      cell.text.assign(cell.width, ' ');
    } else if (!is_shown(decoded)) {
      cell.text = "\xEF\xBF\xBD";
    } else {
      cell.width = static_cast<std::size_t>(display_width(decoded.code_point));
      cell.text = line.substr(at, decoded.length);
    }
    column += cell.width;
    at += std::max<std::size_t>(decoded.length, 1);
    cells.push_back(std::move(cell));
  }
  return cells;
}

std::size_t column_at(const std::vector<Cell>& cells, std::size_t offset) {
  std::size_t end = 0;
  for (const Cell& cell : cells) {
    if (cell.offset >= offset) return cell.column;
    end = cell.column + cell.width;
  }
  return end;
}

/// The columns [from, to) of the line that are shown.
struct Window {
  std::size_t from = 0;
  std::size_t to = 0;
};

Window window_around(std::size_t caret, std::size_t total) {
  if (total <= max_columns) return {0, total};
  const std::size_t wanted = caret > columns_before ? caret - columns_before : 0;
  const std::size_t from = std::min(wanted, total - max_columns);
  return {from, from + max_columns};
}

/// The line that holds the span's first byte, and a caret under the part of the span that lies in it.
void append_excerpt(std::string& out, std::string_view bytes, Span span, std::string_view indent, const Style& style) {
  const std::size_t begin = std::min<std::size_t>(span.begin, bytes.size());
  const std::size_t before = begin == 0 ? std::string_view::npos : bytes.rfind('\n', begin - 1);
  std::size_t line_begin = before == std::string_view::npos ? 0 : before + 1;
  if (line_begin == 0 && bytes.starts_with("\xEF\xBB\xBF")) line_begin = 3;
  std::size_t line_end = std::min(bytes.find('\n', begin), bytes.size());
  if (line_end > line_begin && bytes[line_end - 1] == '\r') --line_end;
  if (line_end <= line_begin) return;

  const Piece piece = piece_around(bytes, {line_begin, line_end}, std::clamp(begin, line_begin, line_end));
  line_begin = piece.begin;
  line_end = piece.end;
  const std::size_t mark_begin = std::clamp(begin, line_begin, line_end) - line_begin;
  const std::size_t mark_end = std::clamp<std::size_t>(span.end, mark_begin + line_begin, line_end) - line_begin;
  const std::vector<Cell> cells = cells_of(bytes.substr(line_begin, line_end - line_begin));
  const std::size_t caret = column_at(cells, mark_begin);
  const std::size_t tail = std::max(column_at(cells, mark_end), caret + 1);
  const Window window = window_around(caret, std::max(cells.back().column + cells.back().width, caret + 1));

  std::string text;
  std::size_t first_column = window.from;
  bool is_first = true;
  bool is_cut = false;
  for (const Cell& cell : cells) {
    if (cell.column < window.from) continue;
    if (cell.column + cell.width > window.to) is_cut = true;
    if (is_cut) break;
    if (is_first) first_column = cell.column;
    is_first = false;
    text += cell.text;
  }
  const std::string_view lead = window.from > 0 ? "…" : "";
  out.append(indent).append(lead).append(text).append(is_cut ? "…\n" : "\n");
  out.append(indent).append(lead.empty() ? 0 : 1, ' ').append(caret - first_column, ' ');
  const std::size_t shown_tail = std::clamp(tail, caret + 1, std::max(window.to, caret + 1));
  out.append(style.caret).append("^").append(shown_tail - caret - 1, '~').append(style.off).append("\n");
}

void append_place(std::string& out, Span span, const Sources& sources) {
  if (!span.is_known()) {
    out += "handbill: ";
    return;
  }
  const Place place = place_of(sources.bytes(span.file), span.begin);
  out.append(printable(sources.name(span.file))).append(":").append(std::to_string(place.line)).append(":");
  out.append(std::to_string(place.column)).append(": ");
}

}  // namespace

std::string format(const Diagnostic& diagnostic, const Sources& sources, Colour colour) {
  const Style& style = colour == Colour::yes ? ansi_style : no_style;
  const Head head = head_of(diagnostic.severity, style);
  std::string out(style.bold);
  const Span span = place_in(diagnostic, sources);
  append_place(out, span, sources);
  out.append(style.off)
      .append(head.style)
      .append(head.word)
      .append("[")
      .append(diagnostic.id)
      .append("]")
      .append(style.off);
  out.append(": ").append(printable(diagnostic.message)).append("\n");
  if (span.is_known()) append_excerpt(out, sources.bytes(span.file), span, "  ", style);
  for (const Note& note : diagnostic.notes) {
    out += "  ";
    if (note.span.is_known()) append_place(out, note.span, sources);
    out.append(style.note).append("note").append(style.off).append(": ").append(printable(note.text)).append("\n");
    if (note.span.is_known()) append_excerpt(out, sources.bytes(note.span.file), note.span, "    ", style);
  }
  for (const std::string& hint : diagnostic.hints) {
    out.append("  ")
        .append(style.note)
        .append("hint")
        .append(style.off)
        .append(": ")
        .append(printable(hint))
        .append("\n");
  }
  return out;
}

}  // namespace handbill::base
