#include "app/twin.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "layout/text_frame.h"

namespace handbill::app {
namespace {

using layout::PlacedBox;
using layout::PlacedText;

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    columns += static_cast<std::size_t>(base::display_width(decoded.code_point));
    at += std::max<std::size_t>(decoded.length, 1);
  }
  return columns;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

/// The words as they would be typed: icons in words, readings in brackets, addresses behind what leads to them.
std::string plain(const style::Paragraph& paragraph) {
  std::string text = paragraph.text;
  for (std::size_t i = paragraph.parts.size(); i-- > 0;) {
    const style::TextPart& part = paragraph.parts[i];
    if (part.end > text.size()) continue;
    if (!part.target.empty() && text.substr(part.begin, part.end - part.begin) != part.target)
      text.insert(part.end, " <" + part.target + ">");
    style::say_icon(paragraph, part, text);
  }
  replace_all(text, "\uFFF9", "");  // ruby: a base, its reading
  replace_all(text, "\uFFFA", " (");
  replace_all(text, "\uFFFB", ")");
  replace_all(text, "\u00AD", "");
  return text;
}

class Writer {
 public:
  void head(const TwinHead& head, const layout::Placed& placed) {
    out_ += head.name + "\n" + head.language + "\n";
    for (const layout::PlacedPage& page : placed.pages) {
      for (const PlacedText& mark : page.marks) {
        if (is_new(mark)) out_ += "[" + plain(*mark.source) + "]\n";
      }
    }
    out_ += std::string(std::max(columns_of(head.name), columns_of(head.language)), '_') + "\n";
  }

  void page(const layout::PlacedPage& page) {
    if (pages_++ > 0) block("* * *");
    box(page.root);
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void block(const std::string& words) { ((out_ += '\n') += words) += '\n'; }

  /// A paragraph that goes on in other columns and frames is said once.
  bool is_new(const PlacedText& text) { return text.source != nullptr && said_.insert(text.source).second; }

  void box(const PlacedBox& box) {
    const style::Node& node = *box.node;
    if (node.role == product::Role::artifact) return;
    if (!node.decorative && !box.pictures.empty() && !node.alt.empty()) block("[" + node.alt + "]");
    for (const layout::PlacedQr& code : box.codes) code_of(node, code.content->target);
    if (const auto* table = std::get_if<style::TableContent>(&node.content)) this->table(box, *table);
    else texts(box);
    for (const PlacedBox& child : box.children) this->box(child);
  }

  /// Where nobody says what the code is, its alt text is the address.
  void code_of(const style::Node& node, const std::string& target) {
    block("[" + (node.alt.empty() || node.alt == target ? "QR" : node.alt) + ": " + target + "]");
  }

  void texts(const PlacedBox& box) {
    const PlacedText* last = nullptr;
    for (const PlacedText& text : box.texts) {
      if (text.is_marker || text.role == product::Role::artifact || !is_new(text)) continue;
      std::string words = plain(*text.source);
      const std::string marker = text.look == nullptr ? "" : text.look->marker;
      if (!marker.empty()) words.insert(0, layout::counted_marker(*text.look, text.paragraph) + " ");
      const bool goes_on = last != nullptr && !marker.empty() && last->span == text.span;
      if (goes_on) (out_ += words) += '\n';
      else block(words);
      underline(text.role, words);
      last = &text;
    }
  }

  void underline(product::Role role, const std::string& words) {
    const bool first = role == product::Role::h1;
    if (!first && role != product::Role::h2 && role != product::Role::h3) return;
    const std::size_t line = words.rfind('\n');
    out_ += std::string(columns_of(line == std::string::npos ? words : words.substr(line + 1)), first ? '=' : '-');
    out_ += '\n';
  }

  /// Labels, and a line for each row to write on.
  void table(const PlacedBox& box, const style::TableContent& table) {
    std::string labels;
    for (const PlacedText& text : box.texts) {
      if (is_new(text)) labels += (labels.empty() ? "" : " | ") + plain(*text.source);
    }
    if (!labels.empty()) block(labels);
    std::string room;
    for (std::size_t i = 0; i < table.columns.size(); ++i) room += i == 0 ? "________" : " | ________";
    const auto is_across = [](const layout::PlacedRule& rule) { return rule.from.y == rule.to.y; };
    const auto lines = std::ranges::count_if(box.rules, is_across);
    for (std::ptrdiff_t row = 1; row < lines; ++row)
      out_ += (table.numbered ? std::to_string(row) + " | " : "") + room + "\n";
  }

  std::string out_;
  std::set<const style::Paragraph*> said_;
  int pages_ = 0;
};

}  // namespace

std::string text_twin(const layout::Placed& placed, const TwinHead& head) {
  Writer writer;
  writer.head(head, placed);
  for (const layout::PlacedPage& page : placed.pages) writer.page(page);
  return writer.take();
}

}  // namespace handbill::app
