#include "app/json_line.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace handbill::app {

namespace {

using source::Node;

constexpr std::uint32_t pair_bytes = 12;      ///< of `\ud83d\ude00`
constexpr std::uint32_t character_bytes = 4;  ///< of what that stands for, in UTF-8

/// The unit that `\uXXXX` at the start of `text` names.
std::optional<char32_t> utf16_unit(std::string_view text) {
  std::uint32_t unit = 0;
  if (!text.starts_with("\\u") || text.size() < 6) return std::nullopt;
  const char* const end = text.data() + 6;
  const auto [behind, error] = std::from_chars(text.data() + 2, end, unit, 16);
  if (error != std::errc() || behind != end) return std::nullopt;
  return unit;
}

/// A line as YAML reads it. JSON writes a character beyond U+FFFF as two escapes, which YAML does not put together:
/// here it stands itself, and places behind it are counted back.
class Line {
 public:
  Line(base::Span span, std::string_view written) : span_(span) {
    for (std::size_t at = 0; at < written.size();) {
      const bool is_escape = written[at] == '\\' && at + 1 < written.size();
      const auto high = is_escape ? utf16_unit(written.substr(at)) : std::nullopt;
      const auto low = high ? utf16_unit(written.substr(at + 6)) : std::nullopt;
      if (low && *high >= 0xD800 && *high < 0xDC00 && *low >= 0xDC00 && *low < 0xE000) {
        base::append_utf8(text_, 0x10000 + ((*high - 0xD800) << 10U) + (*low - 0xDC00));
        pairs_.push_back(text_.size());
        at += pair_bytes;
        continue;
      }
      const std::size_t length = is_escape ? 2 : 1;
      text_ += written.substr(at, length);
      at += length;
    }
  }
  [[nodiscard]] const std::string& text() const { return text_; }

  [[nodiscard]] base::Span in_file(base::Span span) const {
    return span.is_known() ? base::Span{span_.file, in_file(span.begin), in_file(span.end)} : span;
  }
  void move_to_file(Node& node) const {
    node.span = in_file(node.span);
    if (node.quoting == source::Quoting::plain && node.text == "null") node.text.clear();
    for (Node& item : node.items) move_to_file(item);
    for (source::Entry& entry : node.entries) {
      entry.key_span = in_file(entry.key_span);
      move_to_file(entry.value);
    }
  }

 private:
  [[nodiscard]] std::uint32_t in_file(std::uint32_t at) const {
    const auto before = std::ranges::upper_bound(pairs_, std::size_t{at}) - pairs_.begin();
    return span_.begin + at + static_cast<std::uint32_t>(before) * (pair_bytes - character_bytes);
  }

  base::Span span_;
  std::string text_;
  std::vector<std::size_t> pairs_;  ///< where in the text each put together ends
};

}  // namespace

base::Result<Node> read_json_line(base::Span line, std::string_view file_bytes, base::Diagnostics& diagnostics) {
  const std::string_view written = file_bytes.substr(line.begin, line.end - line.begin);
  const std::size_t first = written.find_first_not_of(" \t");
  if (first == std::string_view::npos || written[first] != '{') {
    diagnostics.error("wrong-type", line, "expected a JSON object such as {\"church\": \"St Mary\"}", base::Fault::data)
        .hint("each line of the file is one row");
    return base::Failed{};
  }
  const Line text(line, written);
  base::Diagnostics found;
  auto tree = source::parse(line.file, text.text(), found);
  for (base::Diagnostic diagnostic : found.list()) {
    diagnostic.span = text.in_file(diagnostic.span);
    for (base::Note& note : diagnostic.notes) note.span = text.in_file(note.span);
    diagnostics.add(std::move(diagnostic));
  }
  if (!tree) return base::Failed{};
  text.move_to_file(tree->root);
  return std::move(tree->root);
}

void visit_json_keys(std::string_view line, const std::function<void(std::string_view key)>& visit) {
  int depth = 0;
  std::string_view last;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '{' || line[at] == '[') ++depth;
    if (line[at] == '}' || line[at] == ']') --depth;
    if (line[at] == ':' && depth == 1 && !last.empty()) visit(last);
    if (line[at] == ' ' || line[at] == '\t') continue;
    last = {};
    if (line[at] != '"') continue;
    const std::size_t begin = at + 1;
    for (++at; at < line.size() && line[at] != '"'; ++at) {
      if (line[at] == '\\') ++at;
    }
    last = line.substr(begin, std::min(at, line.size()) - begin);
  }
}

}  // namespace handbill::app
