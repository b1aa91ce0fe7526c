#include <algorithm>

#include "base/utf8.h"
#include "source/scanner.h"

namespace handbill::source {

/// Finds the collection that the line belongs to: of a key or dash above that waits for its value, or one that is open.
void Scanner::place_line(const Line& line) {
  const Indent column = line.indent();
  if (levels_.empty()) {
    start_node(line.first, column, -1);
    return;
  }
  if (has_flow_root_) {
    error("text-after-value", line.first, line.end,
          "expected the end of the file after the closing bracket, found " + excerpt(line.first, line.end));
    blank(line.first, text_.size());
    at_ = text_.size();
    return;
  }
  if (is_awaiting_) {
    const Level top = levels_.back();
    if (column > top.indent || (column == top.indent && is_dash(line.first) && !top.is_sequence)) {
      start_node(line.first, column, top.indent);
      return;
    }
    settle_empty();
  }
  const std::vector<Level> before = levels_;
  while (levels_.size() > 1 && levels_.back().indent > column) levels_.pop_back();
  enter_level(line, before);
}

void Scanner::enter_level(const Line& line, const std::vector<Level>& before) {
  const Indent column = line.indent();
  if (levels_.back().indent != column) {
    bad_indentation(line, before);
    return;
  }
  const bool dash = is_dash(line.first);
  // A list may stand at its key's own indentation: then the next key ends it.
  if (levels_.back().is_sequence && !dash && levels_.size() > 1 && levels_[levels_.size() - 2].indent == column)
    levels_.pop_back();
  if (!levels_.back().is_sequence) {
    entry(line.first, column);
  } else if (dash) {
    dash_item(line.first, column);
  } else {
    error("missing-dash", line.first, line.end,
          "expected `- ` as in the list above, found " + excerpt(line.first, line.end))
        .hint("start the line with `- `, or indent it further if it goes on with the text above");
    skip_block(line.first, column);
  }
}

/// A node at the place where one may begin: a list, a mapping, or the value itself on a line of its own.
void Scanner::start_node(std::size_t at, Indent column, Indent parent) {
  const bool is_root = levels_.empty();
  // One level more than allowed is enough for build() to report it.
  if (levels_.size() > limits_.depth) {
    skip_block(at, column);
    return;
  }
  if (is_dash(at)) {
    pending_mark_ = npos;
    levels_.push_back({column, true});
    dash_item(at, column);
    return;
  }
  if (const auto key = find_key(at)) {
    pending_mark_ = npos;
    levels_.push_back({column, false});
    entry_behind(*key);
    return;
  }
  const bool is_flow = byte(at) == '[' || byte(at) == '{';
  const bool is_odd = (byte(at) == '?' || byte(at) == ':') && is_blank_or_end(at + 1);
  if (is_odd || (is_root && !is_flow)) {
    refuse_line(at, is_root ? column : parent);
    return;
  }
  is_awaiting_ = false;
  scan_.has_content = true;
  if (is_root) {
    levels_.push_back({column, false});
    has_flow_root_ = true;
  }
  value({at, at, parent});
}

void Scanner::dash_item(std::size_t at, Indent column) {
  scan_.has_content = true;
  const std::size_t item = skip_blanks(at + 1);
  await(at + 1);
  if (is_blank_or_end(item) || is_clear_comment(item)) {
    at_ = line_of(at).next;
    return;
  }
  const std::size_t tab = text_.substr(at, item - at).find('\t');
  if (tab != npos) {
    // Behind a dash, too, a tab decides about a column.
    const std::size_t item_end = line_of(at).end;
    if (is_dash(item) || byte(item) == '[' || byte(item) == '{' || find_key(item)) {
      error("tab-indentation", at + tab, at + tab + 1, "expected blanks after `-`, found a tab")
          .hint("indent with blanks, two for each level");
    }
    blank(at + 1, std::min(item, item_end));
  }
  start_node(item, column + static_cast<Indent>(item - at), column);
}

void Scanner::entry(std::size_t at, Indent column) {
  if (const auto key = find_key(at)) {
    entry_behind(*key);
  } else {
    refuse_line(at, column);
  }
}

void Scanner::entry_behind(const Key& key) {
  scan_.has_content = true;
  if (key.quoting == Quoting::double_quoted) check_escapes(key.begin + 1, key.end - 1);
  if (key.quoting == Quoting::plain) push_plain({key.begin, key.begin, -1}, key.end);
  else push_token({key.begin, key.begin, -1}, key.end, key.quoting);
  scan_.tokens.back().colon = static_cast<std::uint32_t>(key.colon);
  if (key.end - key.begin > limits_.key_bytes) {
    error("key-too-long", key.begin, key.end,
          "expected a key of at most " + std::to_string(limits_.key_bytes) + " bytes, found " +
              std::to_string(key.end - key.begin));
    scan_.tokens.pop_back();
    skip_block(key.begin, levels_.back().indent);
    return;
  }
  const std::size_t item = skip_blanks(key.colon);
  await(key.colon);
  if (is_blank_or_end(item) || is_clear_comment(item)) {
    at_ = line_of(key.begin).next;
    return;
  }
  is_awaiting_ = false;
  value({item, item, levels_.back().indent});
}

void Scanner::await(std::size_t at) {
  is_awaiting_ = true;
  awaited_at_ = at;
}

void Scanner::settle_empty() {
  if (is_awaiting_ && !levels_.empty() && levels_.back().is_sequence)
    scan_.empty_items.push_back(static_cast<std::uint32_t>(awaited_at_));
  is_awaiting_ = false;
  pending_mark_ = npos;
}

/// `key:` on one line, quoted or plain. Nothing where there is none, or none that may be one.
std::optional<Scanner::Key> Scanner::find_key(std::size_t at) {
  const char first = byte(at);
  if (first == '"' || first == '\'') {
    for (std::size_t close = at + 1; close < text_.size() && text_[close] != '\n'; ++close) {
      if (first == '"' && text_[close] == '\\') {
        ++close;
      } else if (text_[close] == first && first == '\'' && byte(close + 1) == first) {
        ++close;
      } else if (text_[close] == first) {
        const std::size_t colon = skip_blanks(close + 1);
        if (byte(colon) != ':' || !is_blank_or_end(colon + 1)) return std::nullopt;
        return Key{at, close + 1, colon + 1, first == '"' ? Quoting::double_quoted : Quoting::single_quoted};
      }
    }
    return std::nullopt;
  }
  constexpr std::string_view no_key_start = "&*!|>[]{},@`%#";
  if (no_key_start.find(first) != npos || ((first == '?' || first == ':' || first == '-') && is_blank_or_end(at + 1)))
    return std::nullopt;
  for (std::size_t end = at; end < text_.size() && text_[end] != '\n'; ++end) {
    if (text_[end] == ':' && is_blank_or_end(end + 1)) return Key{at, trimmed_end(at, end), end + 1, Quoting::plain};
    if (text_[end] == '#' && end > at && is_blank_or_end(end - 1)) return std::nullopt;
  }
  return std::nullopt;
}

/// Says why no `key: value` begins here, and passes over the line and what hangs on it.
void Scanner::refuse_line(std::size_t at, Indent column) {
  const Line line = line_of(at);
  const char first = byte(at);
  const bool stands_alone = is_blank_or_end(at + 1);
  constexpr std::string_view key_hint = "write the key as a plain word: `key: value`";
  if (first == ':' && stands_alone) {
    error("empty-key", at, at + 1, "expected a key before `:`").hint(std::string(key_hint));
  } else if (first == '?' && stands_alone) {
    error("odd-key", at, at + 1, "expected a plain key, found `?`").hint(std::string(key_hint));
  } else if (first == '[' || first == '{') {
    error("odd-key", at, line.end, std::string("expected a plain key, found a ") + (first == '[' ? "list" : "mapping"))
        .hint(std::string(key_hint));
  } else if (first == '!') {
    error("tag", at, word_end(at, false),
          "a tag such as " + excerpt(at, word_end(at, false)) + " cannot stand in a Handbill file")
        .hint("remove it");
  } else if (first == '&' || first == '*') {
    error("odd-key", at, word_end(at, false),
          std::string("expected a plain key, found an ") + (first == '&' ? "anchor" : "alias"))
        .hint(std::string(key_hint));
  } else {
    missing_colon(at, line);
  }
  skip_block(at, column);
}

void Scanner::missing_colon(std::size_t at, const Line& line) {
  const std::size_t end = trimmed_end(at, comment_in(at, line.end));
  const std::string_view found = text_.substr(at, end - at);
  const std::size_t colon = found.find(':');
  const std::size_t equals = found.find('=');
  base::Diagnostic& diagnostic = error("missing-colon", at, end, "expected `key: value`, found " + base::quote(found));
  if (is_dash(at)) {
    diagnostic.hint("a list stands alone under its key; keys and `- ` cannot be mixed");
  } else if (colon != npos && colon > 0 && colon < 40 && found.substr(0, colon).find(' ') == npos) {
    diagnostic.hint("put a blank after the colon");
  } else if (equals != npos && equals > 0) {
    diagnostic.hint("write `:` instead of `=`");
  } else {
    diagnostic.hint(
        "write a colon and a blank after the key; a line that goes on with the text above is indented further");
  }
}

void Scanner::bad_indentation(const Line& line, const std::vector<Level>& before) {
  const Indent column = line.indent();
  if (!is_tab_line_) {
    Indent below = -1;
    Indent above = -1;
    for (const Level& level : before) {
      if (level.indent < column) below = std::max(below, level.indent);
      if (level.indent > column && (above < 0 || level.indent < above)) above = level.indent;
    }
    std::string expected = below >= 0 ? std::to_string(below) : "";
    if (above >= 0) expected += (expected.empty() ? "" : " or ") + std::to_string(above);
    error("bad-indentation", line.first, trimmed_end(line.first, comment_in(line.first, line.end)),
          "expected " + (expected == "0" ? "no" : expected) + (expected == "1" ? " blank" : " blanks") +
              " at the start of the line, found " + std::to_string(column))
        .hint("what belongs together starts at the same column");
  }
  skip_block(line.first, levels_.back().indent < column ? levels_.back().indent : column);
}

}  // namespace handbill::source
