#include <algorithm>

#include "base/utf8.h"
#include "source/scanner.h"

namespace handbill::source {

namespace {

constexpr std::string_view brackets = ",[]{}";

}  // namespace

/// `[...]` or `{...}` with all that is in it; gives the byte behind it, or npos where it was reported as unclosed.
std::size_t Scanner::flow(const Start& start) {
  std::vector<Open> open;
  Open outermost;
  outermost.at = start.at;
  outermost.close = byte(start.at) == '[' ? ']' : '}';
  outermost.token = scan_.tokens.size();
  push_token(start, start.at + 1, Quoting::plain);
  scan_.tokens.back().is_collection = true;
  open.push_back(outermost);
  at_ = start.at + 1;
  while (!open.empty()) {
    if (!flow_space(open, start.parent)) {
      const std::size_t innermost = open.back().at;
      error("unclosed-bracket", innermost, innermost + 1, "the bracket opened here is never closed")
          .hint(std::string("close it with `") + open.back().close +
                "`; its further lines are indented further than its key");
      abandon_flow(outermost, at_);
      skip_deeper(start.parent);
      return npos;
    }
    flow_item(open, start.parent);
    if (at_ == npos) {  // an unclosed quote, already reported
      at_ = line_of(open.front().at).next;
      abandon_flow(outermost, at_);
      skip_deeper(start.parent);
      return npos;
    }
  }
  return at_;
}

/// Passes over blanks, line breaks and comments. False where the collection breaks off: at the end of the file, or at a
/// line that is indented no further than the key and is no closing bracket.
bool Scanner::flow_space(std::vector<Open>& open, Indent parent) {
  while (true) {
    at_ = skip_blanks(at_);
    if (at_ >= text_.size()) return false;
    if (text_[at_] == '#' && (is_blank_or_end(at_ - 1) || is_clear_comment(at_)) && !is_blank_or_end(at_)) {
      const Line line = line_of(at_);
      if (!is_clear_comment(at_) && line.first != at_) return true;  // glued: flow_item reports it
      flow_comment(open);
      continue;
    }
    if (text_[at_] != '\n' && text_[at_] != '\r') return true;
    const std::size_t next = line_of(at_).next;
    if (next <= at_ || next >= text_.size()) {
      at_ = text_.size();
      return false;
    }
    const Line line = line_at(next);
    const bool closes = byte(line.first) == ']' || byte(line.first) == '}';
    if (!line.is_blank() && ((line.indent() <= parent && !closes && byte(line.first) != '#') || is_marker(line))) {
      at_ = next;
      return false;
    }
    if (!line.is_blank()) check_tabs(line);
    at_ = std::max(line.first, next);
  }
}

void Scanner::flow_comment(std::vector<Open>& open) {
  const Line line = line_of(at_);
  if (!is_blank_or_end(at_ - 1)) {
    error("text-after-value", at_, line.end, "expected a blank before `#`").hint("write a blank before the comment");
    blank(at_, line.end);
  }
  // A comment ends a plain text: what follows is another one.
  if (open.back().last == Open::Last::plain) open.back().last = Open::Last::quoted;
  at_ = line.end;
}

void Scanner::flow_item(std::vector<Open>& open, Indent parent) {
  Open& top = open.back();
  Start start{at_, at_, parent};
  const char first = byte(at_);
  if (first == ',') {
    if (top.entry == npos) {
      error("missing-value", at_, at_ + 1, "expected a value before `,`")
          .hint("remove the comma, or write `''` for an empty text");
      blank(at_, at_ + 1);
    } else {
      finish_entry(top, at_, true);
    }
    ++at_;
  } else if (first == ']' || first == '}') {
    flow_close(open);
  } else if (first == ':' &&
             (is_blank_or_end(at_ + 1) || brackets.find(byte(at_ + 1)) != npos || top.last == Open::Last::quoted)) {
    flow_colon(top);
  } else if (first == '[' || first == '{') {
    begin_part(top, Open::Last::collection);
    Open inner;
    inner.at = at_;
    inner.close = first == '[' ? ']' : '}';
    inner.token = scan_.tokens.size();
    push_token(start, at_ + 1, Quoting::plain);
    scan_.tokens.back().is_collection = true;
    ++at_;
    open.push_back(inner);
  } else if (first == '"' || first == '\'') {
    begin_part(top, Open::Last::quoted);
    at_ = quoted(start);
  } else if (first == '*') {
    begin_part(top, Open::Last::quoted);
    at_ = alias(start, true);
  } else if (first == '&' || first == '!') {
    // Its value follows; the next token must know where the anchor stood.
    begin_part(top, Open::Last::nothing);
    properties(start, true);
    if (start.mark < start.at) pending_mark_ = start.mark;
    at_ = start.at;
  } else {
    flow_plain(top, start);
  }
}

/// A scalar or collection begins: the entry's first part, or the one behind its colon. Anything else lacks a comma.
void Scanner::begin_part(Open& top, Open::Last kind) {
  if (top.entry == npos) {
    top.entry = at_;
    top.entry_token = scan_.tokens.size();
  } else if (top.last != Open::Last::nothing && !top.is_broken) {
    error("missing-comma", at_, at_ + 1, "expected `,` between two entries")
        .hint("a text that has brackets, quotes or commas in it needs quotes");
    top.is_broken = true;
  }
  top.last = kind;
}

void Scanner::flow_plain(Open& top, const Start& start) {
  const Line line = line_of(start.at);
  constexpr std::string_view reserved = "@`%|>#";
  std::size_t end = start.at;
  bool is_cut = false;
  for (; end < line.end && brackets.find(text_[end]) == npos; ++end) {
    if (text_[end] == ':' && (is_blank_or_end(end + 1) || brackets.find(byte(end + 1)) != npos) && end > start.at)
      break;
    if (text_[end] == '#' && (end == start.at || is_blank_or_end(end - 1))) {
      if (end > start.at && is_clear_comment(end)) break;
      is_cut = true;
    }
  }
  const std::size_t text_end = std::max(trimmed_end(start.at, end), start.at + 1);
  const bool goes_on = top.last == Open::Last::plain && pending_mark_ == npos && !top.is_broken;
  if (!goes_on) begin_part(top, Open::Last::plain);
  const bool is_reserved = !is_cut && (reserved.find(byte(start.at)) != npos ||
                                       ((is_dash(start.at) || byte(start.at) == '?') && is_blank_or_end(start.at + 1)));
  if (is_cut) {
    error("text-cut-by-hash", start.at, text_end,
          "the text " + excerpt(start.at, text_end) + " is cut: a `#` after a blank starts a comment")
        .hint(std::string(hash_hint(text_.substr(start.at, text_end - start.at))));
  } else if (is_reserved) {
    error("reserved-character", start.at, start.at + 1,
          std::string("a text cannot start with `") + byte(start.at) + "`")
        .hint("put the text in quotes");
  }
  // yaml-cpp 0.7 ends a plain text at `?` inside brackets, which YAML does not.
  const bool is_misread = text_.substr(start.at, text_end - start.at).find('?') != npos;
  if (is_cut || is_reserved || is_misread) stand_in(start, text_end);
  else push_plain(start, text_end);
  if (goes_on) {
    const Token further = scan_.tokens.back();
    scan_.tokens.pop_back();
    scan_.tokens.back().end = further.end;
    scan_.tokens.back().is_verbatim = scan_.tokens.back().is_verbatim || further.is_verbatim;
  }
  at_ = std::max(end, start.at + 1);
}

void Scanner::flow_colon(Open& top) {
  if (top.entry == npos) {
    error("empty-key", at_, at_ + 1, "expected a key before `:`").hint("write the key as a plain word: `key: value`");
    top.entry = at_;
    top.entry_token = scan_.tokens.size();
    top.is_broken = true;
  } else if (top.is_broken) {
    // Already reported.
  } else if (top.has_colon) {
    error("missing-comma", at_, at_ + 1, "expected `,` between two entries, found a second colon")
        .hint("a text that has a colon and a blank in it needs quotes");
    top.is_broken = true;
  } else if (top.last == Open::Last::collection || top.last == Open::Last::nothing ||
             text_[scan_.tokens.back().begin] == '*') {
    error("odd-key", at_, at_ + 1, "expected a plain key before `:`")
        .hint("write the key as a plain word: `key: value`");
    top.is_broken = true;
  } else {
    const Token& key = scan_.tokens.back();
    const std::string_view between = text_.substr(key.begin, at_ - key.begin);
    if (between.find('\n') != npos || key.mark != key.begin) {
      error("odd-key", key.mark, key.end, "expected a plain key on one line")
          .hint("write the key as a plain word: `key: value`");
      top.is_broken = true;
    } else if (between.size() > limits_.key_bytes) {
      error("key-too-long", key.begin, key.end,
            "expected a key of at most " + std::to_string(limits_.key_bytes) + " bytes, found " +
                std::to_string(key.end - key.begin));
      top.is_broken = true;
    }
    const bool is_glued = byte(at_ + 1) == '[' || byte(at_ + 1) == '{';
    if (is_glued && key.quoting == Quoting::plain && !top.is_broken) {
      error("missing-blank", at_, at_ + 1, "expected a blank after the colon").hint("write `key: value`");
      top.is_broken = true;
    }
    scan_.tokens.back().colon = static_cast<std::uint32_t>(at_ + 1);
  }
  top.has_colon = true;
  top.last = Open::Last::nothing;
  ++at_;
}

void Scanner::flow_close(std::vector<Open>& open) {
  Open& top = open.back();
  if (byte(at_) != top.close) {
    error("mismatched-bracket", at_, at_ + 1, std::string("expected `") + top.close + "`, found `" + byte(at_) + "`")
        .note(span(top.at, top.at + 1), "the bracket opened here");
    scan_.repaired[at_] = top.close;
  }
  if (top.entry != npos) finish_entry(top, at_, false);
  scan_.tokens[top.token].end = static_cast<std::uint32_t>(at_ + 1);
  ++at_;
  open.pop_back();
}

void Scanner::finish_entry(Open& top, std::size_t end, bool at_comma) {
  if (top.close == '}' && !top.has_colon && !top.is_broken) {
    const std::size_t text_end = trimmed_end(top.entry, end);
    error("missing-colon", top.entry, text_end, "expected `key: value`, found " + excerpt(top.entry, text_end))
        .hint("put a colon and a blank between key and value; a text that begins with `{` needs quotes");
    top.is_broken = true;
  }
  if (!top.has_colon && top.last == Open::Last::nothing && !top.is_broken) {
    error("missing-value", top.entry, end, "expected a value after " + excerpt(top.entry, end));
    top.is_broken = true;
  }
  if (top.is_broken) {
    blank(top.entry, at_comma ? end + 1 : end);
    scan_.tokens.resize(top.entry_token);
  }
  pending_mark_ = npos;
  top.entry = npos;
  top.has_colon = false;
  top.is_broken = false;
  top.last = Open::Last::nothing;
}

/// Blanks the collection out and leaves an empty word in its place.
void Scanner::abandon_flow(const Open& outermost, std::size_t end) {
  blank(outermost.at, end);
  scan_.repaired[outermost.at] = 'x';
  scan_.tokens.resize(outermost.token + 1);
  Token& token = scan_.tokens.back();
  token.is_collection = false;
  token.is_verbatim = true;
  token.begin = token.end;  // no text: the bracket would only be reported again
  pending_mark_ = npos;
}

}  // namespace handbill::source
