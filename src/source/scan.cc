#include "source/scan.h"

#include <algorithm>

#include "base/utf8.h"
#include "source/scanner.h"

namespace handbill::source {

Scan scan(base::FileId file, std::string_view bytes, std::size_t start, const Limits& limits,
          base::Diagnostics& diagnostics) {
  return Scanner(file, bytes, start, limits, diagnostics).run();
}

Scan Scanner::run() && {
  while (at_ < text_.size()) {
    const Line line = line_at(at_);
    if (line.is_blank() || byte(line.first) == '#') {
      // A tab here is harmless, but yaml-cpp complains.
      std::replace(scan_.repaired.begin() + static_cast<std::ptrdiff_t>(line.begin),
                   scan_.repaired.begin() + static_cast<std::ptrdiff_t>(line.first), '\t', ' ');
      at_ = line.next;
      continue;
    }
    if (document_line(line)) continue;
    check_tabs(line);
    place_line(line);
  }
  settle_empty();
  if (!scan_.has_content && !scan_.has_errors) {
    error("empty-file", start_, start_, "expected at least one `key: value`, found an empty file");
  }
  return std::move(scan_);
}

Scanner::Line Scanner::line_at(std::size_t begin) const {
  Line line;
  line.begin = begin;
  const std::size_t line_feed = std::min(text_.find('\n', begin), text_.size());
  line.next = std::min(line_feed + 1, text_.size());
  line.end = line_feed > begin && text_[line_feed - 1] == '\r' ? line_feed - 1 : line_feed;
  line.first = skip_blanks(begin);
  return line;
}

const Scanner::Line& Scanner::line_of(std::size_t at) {
  if (at < last_line_.begin || at >= last_line_.next) {
    const std::size_t before = at == 0 ? npos : text_.rfind('\n', at - 1);
    last_line_ = line_at(std::max(before == npos ? 0 : before + 1, start_));
  }
  return last_line_;
}

bool Scanner::is_blank_or_end(std::size_t at) const {
  const char c = at < text_.size() ? text_[at] : '\n';
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t Scanner::skip_blanks(std::size_t at) const {
  while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
  return at;
}

std::size_t Scanner::trimmed_end(std::size_t begin, std::size_t end) const {
  while (end > begin && is_blank_or_end(end - 1)) --end;
  return end;
}

/// `---` or `...` at the start of a line.
bool Scanner::is_marker(const Line& line) const {
  const std::string_view head = text_.substr(line.begin, 3);
  return (head == "---" || head == "...") && is_blank_or_end(line.begin + 3);
}

/// Where a comment after a value starts within [begin, end), glued ones left out; else `end`.
std::size_t Scanner::comment_in(std::size_t begin, std::size_t end) const {
  for (std::size_t at = begin + 1; at < end; ++at) {
    if (text_[at] == '#' && is_blank_or_end(at - 1) && is_clear_comment(at)) return at;
  }
  return end;
}

base::Span Scanner::span(std::size_t begin, std::size_t end) const {
  return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

base::Diagnostic& Scanner::error(std::string_view id, std::size_t begin, std::size_t end, std::string message) {
  scan_.has_errors = true;
  // Whoever has a hundred has made one mistake, or feeds us noise.
  constexpr std::size_t max_errors = 100;
  if (++error_count_ > max_errors) return unsaid_ = {};
  return diagnostics_.error(id, span(begin, end), std::move(message), base::Fault::data);
}

std::string_view Scanner::hash_hint(std::string_view cut) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  const std::string_view digits = cut.substr(1);
  if ((digits.size() == 3 || digits.size() == 6) && std::ranges::all_of(digits, is_hex))
    return "a colour is written as the name of an ink of the theme; in the theme itself, where colours stand, in "
           "quotes";
  return "put the whole text in quotes, or write a blank after `#` where a comment is meant";
}

void Scanner::blank(std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    if (text_[at] != '\n' && text_[at] != '\r') scan_.repaired[at] = ' ';
  }
}

void Scanner::stand_in(const Start& start, std::size_t end) {
  std::fill(scan_.repaired.begin() + static_cast<std::ptrdiff_t>(start.at),
            scan_.repaired.begin() + static_cast<std::ptrdiff_t>(end), 'x');
  push_token(start, end, Quoting::plain);
  scan_.tokens.back().is_verbatim = true;
}

void Scanner::push_token(const Start& start, std::size_t end, Quoting quoting) {
  const std::size_t mark = pending_mark_ == npos ? start.mark : pending_mark_;
  pending_mark_ = npos;
  scan_.tokens.push_back({static_cast<std::uint32_t>(mark), static_cast<std::uint32_t>(start.at),
                          static_cast<std::uint32_t>(end), 0, quoting, false, false});
}

/// yaml-cpp takes `~` and `null` for "nothing"; with us they are words like others.
void Scanner::push_plain(const Start& start, std::size_t end) {
  const std::string_view word = text_.substr(start.at, end - start.at);
  if (word == "~" || word == "null" || word == "Null" || word == "NULL") stand_in(start, end);
  else push_token(start, end, Quoting::plain);
}

std::string Scanner::excerpt(std::size_t begin, std::size_t end) const {
  return base::quote(text_.substr(begin, trimmed_end(begin, end) - begin));
}

/// One report for neighbouring lines: they come from one editor setting.
void Scanner::check_tabs(const Line& line) {
  const std::size_t tab = text_.substr(line.begin, line.first - line.begin).find('\t');
  is_tab_line_ = tab != npos;
  if (is_tab_line_) {
    if (!was_tab_line_) {
      error("tab-indentation", line.begin + tab, line.begin + tab + 1,
            "expected blanks at the start of the line, found a tab")
          .hint("indent with blanks, two for each level");
    }
    blank(line.begin, line.first);
  }
  was_tab_line_ = is_tab_line_;
}

void Scanner::skip_deeper(Indent parent) {
  while (at_ < text_.size()) {
    const Line line = line_at(at_);
    if (!line.is_blank() && (line.indent() <= parent || is_marker(line))) return;
    if (!line.is_blank()) check_tabs(line);
    blank(line.begin, line.end);
    at_ = line.next;
  }
}

void Scanner::skip_block(std::size_t from, Indent parent) {
  const Line line = line_of(from);
  blank(from, line.end);
  at_ = line.next;
  skip_deeper(parent);
}

/// True where the line is none of the content: a directive, a marker, or something behind the end.
bool Scanner::document_line(const Line& line) {
  const bool has_started = scan_.has_content || is_document_open_;
  if (byte(line.begin) == '%' && !has_started) {
    error("directive", line.begin, line.end, "a directive such as `%YAML` cannot stand in a Handbill file")
        .hint("remove the line");
    blank(line.begin, line.end);
    at_ = line.next;
    return true;
  }
  if (!is_marker(line)) return false;
  const bool is_end = byte(line.begin) == '.';
  if (!is_end && has_started) {
    second_document(line);
    return true;
  }
  const std::size_t rest = skip_blanks(line.begin + 3);
  if (rest < line.end && byte(rest) != '#') {
    error("text-after-value", rest, line.end,
          "expected the end of the line after `" + std::string(text_.substr(line.begin, 3)) + "`, found " +
              excerpt(rest, line.end))
        .hint("start on the next line");
    blank(rest, line.end);
  }
  is_document_open_ = true;
  at_ = line.next;
  if (!is_end) return true;
  while (at_ < text_.size()) {
    const Line after = line_at(at_);
    if (!after.is_blank() && byte(after.first) != '#' && byte(after.first) != '.') {
      second_document(after);
      return true;
    }
    at_ = after.next;
  }
  return true;
}

void Scanner::second_document(const Line& line) {
  error("second-document", line.begin, line.end, "expected one document in a file, found the start of another")
      .hint("put it into a file of its own");
  blank(line.begin, text_.size());
  at_ = text_.size();
}

}  // namespace handbill::source
