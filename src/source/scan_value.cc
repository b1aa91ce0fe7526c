#include <algorithm>

#include "base/utf8.h"
#include "source/scanner.h"

namespace handbill::source {

namespace {

constexpr bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

/// One value that begins on this line; ends with the line behind it.
void Scanner::value(Start start) {
  if (!properties(start, false)) return;
  const Line line = line_of(start.at);
  const char first = byte(start.at);
  constexpr std::string_view reserved = "@`%]},";
  if (first == '"' || first == '\'') {
    if (const std::size_t end = quoted(start); end != npos) finish_line(end, start.at);
  } else if (first == '[' || first == '{') {
    if (const std::size_t end = flow(start); end != npos) finish_line(end, start.at);
  } else if (first == '|' || first == '>') {
    block_scalar(start);
  } else if (first == '*') {
    finish_line(alias(start, false), start.at);
  } else if (is_dash(start.at)) {
    error("bad-indentation", start.at, line.end, "expected a value, found a list item " + excerpt(start.at, line.end))
        .hint("start the list on the next line");
    skip_block(start.at, start.parent);
  } else if (reserved.find(first) != npos || ((first == '?' || first == ':') && is_blank_or_end(start.at + 1))) {
    error("reserved-character", start.at, start.at + 1, std::string("a text cannot start with `") + first + "`")
        .hint("put the text in quotes");
    stand_in(start, trimmed_end(start.at, comment_in(start.at, line.end)));
    blank(scan_.tokens.back().end, line.end);
    at_ = line.next;
    skip_deeper(start.parent);
  } else {
    plain(start);
  }
}

bool Scanner::properties(Start& start, bool in_flow) {
  bool is_anchored = false;
  while (byte(start.at) == '&' || byte(start.at) == '!') {
    const std::size_t end = word_end(start.at, in_flow);
    if (byte(start.at) == '!') {
      error("tag", start.at, end, "a tag such as " + excerpt(start.at, end) + " cannot stand in a Handbill file")
          .hint("remove it");
      blank(start.at, end);
    } else if (anchor(start, end, is_anchored)) {
      is_anchored = true;
      start.mark = start.at;
    }
    start.at = skip_blanks(end);
    if (in_flow || !(is_blank_or_end(start.at) || is_clear_comment(start.at))) continue;
    // The value stands on the lines below.
    await(end);
    pending_mark_ = is_anchored ? start.mark : npos;
    at_ = line_of(end).next;
    return false;
  }
  if (!is_anchored) start.mark = start.at;
  return true;
}

std::size_t Scanner::word_end(std::size_t at, bool in_flow) const {
  constexpr std::string_view brackets = ",[]{}";
  std::size_t end = at + 1;
  while (!is_blank_or_end(end) && !(in_flow && brackets.find(text_[end]) != npos)) ++end;
  return end;
}

/// Notes the anchor; false where it was reported and blanked out.
bool Scanner::anchor(const Start& start, std::size_t end, bool is_anchored) {
  const std::string_view name = text_.substr(start.at + 1, end - start.at - 1);
  if (name.empty()) {
    error("bad-anchor", start.at, end, "expected a name after `&`").hint("a text that starts with `&` needs quotes");
  } else if (!std::all_of(name.begin(), name.end(), is_name_character)) {
    error("bad-anchor", start.at, end,
          "expected an anchor's name of letters, digits, `-` and `_`, found " + base::quote(name))
        .hint("a text that starts with `&` needs quotes");
  } else if (is_anchored) {
    error("bad-anchor", start.at, end, "expected one anchor before a value, found another");
  } else if (!anchors_.emplace(name).second) {
    error("bad-anchor", start.at, end, "the anchor " + base::quote(name) + " stands twice in this file")
        .hint("give each anchor its own name");
  } else {
    return true;
  }
  blank(start.at, end);
  return false;
}

/// Reads `*name`; gives the byte behind it.
std::size_t Scanner::alias(const Start& start, bool in_flow) {
  const std::size_t end = word_end(start.at, in_flow);
  const std::string_view name = text_.substr(start.at + 1, end - start.at - 1);
  if (!name.empty() && anchors_.contains(name) && start.mark == start.at && pending_mark_ == npos) {
    push_token(start, end, Quoting::plain);
    return end;
  }
  if (name.empty()) {
    error("unknown-alias", start.at, end, "expected a name after `*`").hint("a text that starts with `*` needs quotes");
  } else if (anchors_.contains(name)) {
    error("bad-anchor", start.at, end, "an alias cannot have an anchor of its own");
  } else {
    error("unknown-alias", start.at, end, "no anchor " + base::quote(name) + " stands above")
        .hint("a text that starts with `*` needs quotes; an anchor is written `&name` before the value that it names");
  }
  stand_in(start, end);
  return end;
}

void Scanner::plain(const Start& start) {
  const Line line = line_of(start.at);
  const std::size_t end = plain_line(start, line.end);
  const bool has_comment = scan_.tokens.back().end < trimmed_end(start.at, line.end);
  at_ = line.next;
  if (end == line.end && !has_comment) {
    Token token = scan_.tokens.back();
    plain_continuation(token, start.parent);
    scan_.tokens.back() = token;
  }
}

/// Reads the text on one line, and reports what would cut it. Gives where the search ended: at a comment or the line's
/// end.
std::size_t Scanner::plain_line(const Start& start, std::size_t end) {
  const std::size_t comment = comment_in(start.at, end);
  const std::size_t text_end = trimmed_end(start.at, comment);
  for (std::size_t at = start.at; at < text_end; ++at) {
    const bool is_cut = text_[at] == '#' && (at == start.at || is_blank_or_end(at - 1));
    const bool is_colon = text_[at] == ':' && is_blank_or_end(at + 1);
    if (!is_cut && !is_colon) continue;
    if (is_cut) {
      error("text-cut-by-hash", at, text_end,
            "the text is cut before " + excerpt(at, text_end) + ": a `#` after a blank starts a comment")
          .hint(std::string(hash_hint(text_.substr(at, text_end - at))));
    } else {
      error("colon-in-text", at, at + 1, "expected one `key: value` on a line, found a second colon")
          .hint("put a text that has a colon and a blank in it in quotes");
    }
    stand_in(start, text_end);
    return comment;
  }
  push_plain(start, text_end);
  return comment;
}

/// The lines below that go on with a text: indented further than its key, up to a comment.
void Scanner::plain_continuation(Token& token, Indent parent) {
  while (at_ < text_.size()) {
    std::size_t next = at_;
    Line line = line_at(next);
    while (line.is_blank() && line.next > next) {
      next = line.next;
      line = line_at(next);
    }
    if (line.is_blank() || line.indent() <= parent || is_marker(line) || byte(line.first) == '#') return;
    check_tabs(line);
    const bool is_item = is_dash(line.first);
    if (is_item || find_key(line.first)) {
      if (!is_tab_line_) {
        error("bad-indentation", line.first, trimmed_end(line.first, comment_in(line.first, line.end)),
              std::string("expected the end of the value above, found a ") + (is_item ? "list item" : "key") +
                  " indented further")
            .hint(is_item ? "a key holds a text or a list, not both"
                          : "a key starts at the same column as the keys above; a text with `: ` in it needs quotes");
      }
      at_ = line.begin;
      skip_deeper(parent);
      return;
    }
    const std::size_t tokens = scan_.tokens.size();
    const std::size_t end = plain_line({line.first, line.first, parent}, line.end);
    token.end = scan_.tokens.back().end;
    token.is_verbatim = token.is_verbatim || scan_.tokens.back().is_verbatim;
    scan_.tokens.resize(tokens);
    at_ = line.next;
    if (end != line.end) return;
  }
}

/// `|` and `>`: gives the explicit indentation, 0 where it is left to the first line, -1 where the header is wrong.
Scanner::Indent Scanner::block_header(const Start& start) {
  const Line line = line_of(start.at);
  Indent explicit_indent = 0;
  bool has_chomping = false;
  std::size_t at = start.at + 1;
  for (; !is_blank_or_end(at); ++at) {
    const char c = text_[at];
    if (c >= '1' && c <= '9' && explicit_indent == 0) explicit_indent = c - '0';
    else if ((c == '+' || c == '-') && !has_chomping) has_chomping = true;
    else break;
  }
  const std::size_t rest = skip_blanks(at);
  if (rest >= line.end || (text_[rest] == '#' && rest > at)) return explicit_indent;
  error("bad-block-header", rest, line.end,
        std::string("expected the end of the line after `") + byte(start.at) + "`, found " + excerpt(rest, line.end))
      .hint("start the text on the next line; a text that starts with this character needs quotes");
  return -1;
}

void Scanner::block_scalar(const Start& start) {
  const Indent header = block_header(start);
  const Line head = line_of(start.at);
  if (header < 0) {
    stand_in(start, trimmed_end(start.at, head.end));
    at_ = head.next;
    skip_deeper(start.parent);
    return;
  }
  push_token(start, trimmed_end(start.at, comment_in(start.at, head.end)),
             byte(start.at) == '|' ? Quoting::literal : Quoting::folded);
  Indent indent = header == 0 ? 0 : std::max<Indent>(start.parent, 0) + header;
  // YAML takes the first line's indentation for the text's; emptier lines before it must not have more.
  bool is_first = true;
  Indent widest = 0;
  Line widest_line;
  for (at_ = head.next; at_ < text_.size();) {
    const Line line = line_at(at_);
    if (line.is_blank()) {
      blank(line.begin, line.end);  // tabs upset yaml-cpp
      if (is_first && line.indent() > widest) {
        widest = line.indent();
        widest_line = line;
      }
      at_ = line.next;
      continue;
    }
    const std::size_t tab = text_.substr(line.begin, line.first - line.begin).find('\t');
    const bool is_indented_by_tab = tab != npos && (indent == 0 || static_cast<Indent>(tab) < indent);
    if (is_marker(line) || (line.indent() <= start.parent && !is_indented_by_tab)) return;
    if (is_indented_by_tab) check_tabs(line);
    if (indent == 0) indent = line.indent();
    if (is_first && widest > indent) {
      error("bad-indentation", widest_line.begin, widest_line.end,
            "expected at most " + std::to_string(indent) + " blanks on an empty line before the text, found " +
                std::to_string(widest));
    }
    is_first = false;
    if (line.indent() < indent) {
      if (!is_indented_by_tab) {
        error("bad-indentation", line.first, line.end,
              "expected at least " + std::to_string(indent) + " blanks, as before the first line of this text, found " +
                  std::to_string(line.indent()));
      }
      blank(line.first, line.end);
    } else {
      scan_.tokens.back().end = static_cast<std::uint32_t>(trimmed_end(line.first, line.end));
    }
    was_tab_line_ = is_indented_by_tab;
    at_ = line.next;
  }
}

/// Nothing but a comment may follow a value that has ended.
void Scanner::finish_line(std::size_t at, std::size_t opened) {
  const Line line = line_of(at);
  at_ = line.next;
  const std::size_t rest = skip_blanks(at);
  if (rest >= line.end || (text_[rest] == '#' && rest > at)) return;
  const bool is_quote = byte(opened) == '"' || byte(opened) == '\'';
  const std::string_view what = is_quote ? "closing quote" : byte(opened) == '*' ? "alias" : "closing bracket";
  if (text_[rest] == '#') {
    error("text-after-value", rest, line.end, "expected a blank before `#` after the " + std::string(what))
        .hint("write a blank before the comment");
  } else if (text_[rest] == ':' && is_blank_or_end(rest + 1)) {
    error(is_quote ? "colon-in-text" : "odd-key", rest, rest + 1,
          "expected the end of the line after the " + std::string(what) + ", found a colon")
        .hint("a key is one plain or quoted word at the start of a line");
  } else if (is_quote && line.begin > opened) {
    // A quote that ends lines below with a text behind it was closed by another text's quote.
    error("unclosed-quote", opened, opened + 1,
          "the quote opened here is not closed on its line, and text follows the next quote")
        .note(span(rest, trimmed_end(rest, line.end)), "the text behind the next quote")
        .hint(std::string("close it with `") + byte(opened) + "`, or write the quotes inside the text another way");
  } else {
    base::Diagnostic& diagnostic =
        error("text-after-value", rest, line.end,
              "expected the end of the line after the " + std::string(what) + ", found " + excerpt(rest, line.end));
    if (is_quote) {
      diagnostic.note(span(opened, opened + 1), "the quote opened here")
          .hint(byte(opened) == '\''
                    ? "put the whole text in quotes; an apostrophe between single quotes is written twice"
                    : "put the whole text in quotes; a quote between double quotes is written `\\\"`");
    } else if (byte(opened) != '*') {
      diagnostic.hint(std::string("a text that begins with `") + byte(opened) + "` needs quotes around all of it");
    }
  }
  blank(rest, line.end);
}

}  // namespace handbill::source
