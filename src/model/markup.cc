#include "model/markup.h"

#include <md4c.h>

#include <algorithm>

namespace handbill::model {

namespace {

// What md4c does not know stands for itself in the source it reads. No text holds control characters.
constexpr char pin = '\x01';
constexpr char no_break = '\x02';
constexpr char raised = '\x03';
/// Before each line: no line that begins with it is a heading, a list, a rule or code, and marks behind it count as
/// behind a blank.
constexpr std::string_view line_start = "\u00A0";

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// What stands between `at`, a brace that opens, and the one that closes; empty where none does.
std::string_view braced(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('}', at);
  const bool is_whole = end != std::string_view::npos && text.find('{', at + 1) > end;
  return is_whole ? text.substr(at, end + 1 - at) : std::string_view();
}

/// Braces as they are, but ruby as U+FFF9 base U+FFFA reading U+FFFB.
void append_braced(std::string_view whole, std::string& out) {
  const std::string_view inside = whole.substr(1, whole.size() - 2);
  const std::size_t bar = inside.find('|');
  if (bar == std::string_view::npos || inside.starts_with(icon_prefix)) {
    out += whole;
    return;
  }
  ((((out += "\uFFF9") += inside.substr(0, bar)) += "\uFFFA") += inside.substr(bar + 1)) += "\uFFFB";
}

/// `text` as md4c is to read it.
std::string source_of(std::string_view text) {
  std::string out(line_start);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1])) {
      const char next = text[++at];
      // Signs that only we know need no escape in what md4c reads.
      if (next != '|' && next != '~' && next != '^') out += '\\';
      out += next;
    } else if (c == '{' && !braced(text, at).empty()) {
      const std::string_view whole = braced(text, at);
      append_braced(whole, out);
      at += whole.size() - 1;
    } else if (c == '|') {
      out += pin;
    } else if (c == '~') {
      out += no_break;
    } else if (c == '^') {
      out += raised;
    } else if (c == '\n') {
      (out += c) += line_start;
    } else if (c == '`' || c == '<' || c == '&') {
      // Code, HTML and entities mean nothing in a poster's text.
      (out += '\\') += c;
    } else {
      out += c;
    }
  }
  return out;
}

/// Takes md4c's events and writes what they say.
class Writer {
 public:
  Writer(std::string_view source, bool blanks, Markup& out) : source_(source), blanks_(blanks), out_(out) {}

  int enter(MD_SPANTYPE type, const void* detail) {
    switch (type) {
      case MD_SPAN_EM:
        ++emphasis_;
        break;
      case MD_SPAN_STRONG:
        ++strong_;
        break;
      case MD_SPAN_A:
        open_link(*static_cast<const MD_SPAN_A_DETAIL*>(detail));
        break;
      case MD_SPAN_IMG:
        out_.faults.emplace_back("a picture (`![`): place it as a `picture` of the layout");
        break;
      default:
        break;
    }
    return 0;
  }
  int leave(MD_SPANTYPE type) {
    if (type == MD_SPAN_EM) --emphasis_;
    if (type == MD_SPAN_STRONG) --strong_;
    if (type == MD_SPAN_A) target_.clear();
    return 0;
  }
  int text(MD_TEXTTYPE type, std::string_view piece) {
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) return append("\n"), 0;
    for (std::size_t at = 0; at < piece.size(); ++at) {
      const char c = piece[at];
      if (begins_line(piece, at)) {
        at += line_start.size() - 1;
      } else if (c == pin) {
        out_.pins.push_back(static_cast<std::uint32_t>(out_.text.size()));
        // `life | and` is one blank where both come to stand on one line.
        if (out_.text.ends_with(' ') && piece.substr(at + 1).starts_with(' ')) ++at;
      } else if (c == no_break) {
        append(blanks_ ? "\u00A0" : "\u2060");
      } else if (c == raised) {
        raise(piece.substr(at + 1));
      } else {
        append({&c, 1});
      }
    }
    return 0;
  }

 private:
  [[nodiscard]] bool begins_line(std::string_view piece, std::size_t at) const {
    if (!piece.substr(at).starts_with(line_start) || piece.data() < source_.data()) return false;
    const auto place = static_cast<std::size_t>(piece.data() - source_.data()) + at;
    return place == 0 || (place < source_.size() && source_[place - 1] == '\n');
  }
  void open_link(const MD_SPAN_A_DETAIL& detail) {
    target_.assign(detail.href.text, detail.href.size);
    const auto starts = [&](std::string_view scheme) { return target_.starts_with(scheme); };
    if (starts("https://") || starts("http://") || starts("mailto:") || starts("tel:")) return;
    out_.faults.push_back("a link to `" + target_ + "`: expected an address such as https://example.org");
  }
  /// One that nothing closes means itself.
  void raise(std::string_view behind) {
    if (raised_ || behind.find(raised) != std::string_view::npos) {
      raised_ = !raised_;
    } else {
      append("^");
    }
  }
  void append(std::string_view bytes) {
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += bytes;
    const auto inlines =
        static_cast<std::uint8_t>((emphasis_ > 0 ? Inline::emphasis : 0) | (strong_ > 0 ? Inline::strong : 0) |
                                  (raised_ ? superscript : 0) | (target_.empty() ? 0 : link));
    if (inlines == plain) return;
    const auto end = static_cast<std::uint32_t>(out_.text.size());
    Part* const last = out_.parts.empty() ? nullptr : &out_.parts.back();
    if (last != nullptr && last->end == begin && last->inlines == inlines && last->target == target_) {
      last->end = end;
    } else {
      out_.parts.push_back({begin, end, inlines, target_});
    }
  }

  std::string_view source_;
  bool blanks_;
  Markup& out_;
  int emphasis_ = 0;
  int strong_ = 0;
  bool raised_ = false;
  std::string target_;
};

MD_PARSER parser() {
  MD_PARSER result{};
  result.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
  result.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  result.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  result.enter_span = [](MD_SPANTYPE type, void* detail, void* writer) {
    return static_cast<Writer*>(writer)->enter(type, detail);
  };
  result.leave_span = [](MD_SPANTYPE type, void*, void* writer) { return static_cast<Writer*>(writer)->leave(type); };
  result.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* writer) {
    return static_cast<Writer*>(writer)->text(type, {text, size});
  };
  return result;
}

}  // namespace

bool has_markup(std::string_view text) { return text.find_first_of("*_[|~^\\") != std::string_view::npos; }

Markup parse_markup(std::string_view text, bool blanks) {
  Markup result;
  if (!has_markup(text)) {
    result.text = text;
    return result;
  }
  const std::string source = source_of(text);
  Writer writer(source, blanks, result);
  const MD_PARSER parser = model::parser();
  if (md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &writer) != 0) {
    result = {std::string(text), {}, {}, {"more marks than can be read: take some out"}};
  }
  // Blanks at the end are the author's, and md4c has dropped them.
  const std::size_t last = text.find_last_not_of(" \t");
  if (last != std::string_view::npos && last + 1 < text.size()) result.text += text.substr(last + 1);
  return result;
}

}  // namespace handbill::model
