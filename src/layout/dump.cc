#include <array>

#include "base/number.h"
#include "layout/placed.h"

namespace handbill::layout {

using base::Length;

namespace {

std::string number(Length length) { return base::to_text(length.to_mm(), 2); }

std::string rect_text(const base::Rect& rect) {
  return number(rect.left) + "," + number(rect.top) + " " + number(rect.width) + "x" + number(rect.height);
}

std::string_view kind_of(const style::Node& node) {
  struct Visitor {
    std::string_view operator()(const style::Stack& c) const { return c.axis == style::Axis::row ? "row" : "column"; }
    std::string_view operator()(const style::Grid&) const { return "grid"; }
    std::string_view operator()(const style::Layers&) const { return "layers"; }
    std::string_view operator()(const style::TextContent&) const { return "text"; }
    std::string_view operator()(const style::PictureContent&) const { return "picture"; }
    std::string_view operator()(const style::QrContent&) const { return "qr"; }
    std::string_view operator()(const style::RuleContent&) const { return "rule"; }
    std::string_view operator()(const style::TableContent&) const { return "table"; }
    std::string_view operator()(const style::DataTable&) const { return "table"; }
    std::string_view operator()(const style::SpaceContent&) const { return "space"; }
    std::string_view operator()(const style::FrameContent&) const { return "frame"; }
  };
  return std::visit(Visitor{}, node.content);
}

/// The line's words as the author wrote them; of a text that has no author, as its runs say.
std::string words_of(const PlacedText& text, const text::Line& line) {
  std::string words;
  if (text.source != nullptr && !text.is_marker && text.skipped + line.end <= text.source->text.size()) {
    words = text.source->text.substr(text.skipped + line.begin, line.end - line.begin);
  } else {
    for (const text::PlacedRun& run : line.runs) words += run.run.utf8;
  }
  while (!words.empty() && (words.back() == ' ' || words.back() == '\n')) words.pop_back();
  return words;
}

void dump_text(const PlacedText& text, const std::string& indent, std::string& out) {
  for (const text::Line& line : text.lines) {
    const base::Rect at = text.band(line, line.baseline, line.baseline);
    out += indent + (text.is_marker ? "marker " : "line ") + number(at.left) + "," + number(at.top) +
           (line.writing == text::Writing::horizontal ? " w " : " down ") + number(line.width) + " " +
           base::to_text(text.size.to_pt(), 2) + "pt \"" + words_of(text, line) + "\"\n";
  }
}

void dump_effects(const style::Effects& effects, std::string& out) {
  constexpr std::array<std::string_view, 4> turns{"", " turn left", " turn right", " turn half"};
  out += turns.at(static_cast<std::size_t>(effects.turn));
  if (effects.rotate != 0) out += " rotate " + base::to_text(effects.rotate, 2);
  if (effects.layer != 0) out += " layer " + std::to_string(effects.layer);
}

void dump_box(const PlacedBox& box, std::size_t depth, std::string& out) {
  const std::string indent(depth * 2, ' ');
  out += indent + box.node->id + " " + std::string(kind_of(*box.node)) + " " + rect_text(box.rect);
  if (box.baseline) out += " baseline " + number(*box.baseline);
  for (const style::Effects& effects : box.node->effects) dump_effects(effects, out);
  out += "\n";
  const std::string inside = indent + "  ";
  for (const PlacedText& text : box.texts) dump_text(text, inside, out);
  for (const PlacedPicture& picture : box.pictures) {
    out += inside + "picture " + rect_text(picture.at) + " clip " + rect_text(picture.clip) + "\n";
  }
  for (const PlacedQr& code : box.codes) out += inside + "code " + rect_text(code.code) + "\n";
  for (const PlacedRule& rule : box.rules) {
    out += inside + "rule " + number(rule.from.x) + "," + number(rule.from.y) + " to " + number(rule.to.x) + "," +
           number(rule.to.y) + "\n";
  }
  for (const PlacedBox& child : box.children) dump_box(child, depth + 1, out);
}

}  // namespace

std::string dump(const Placed& placed) {
  std::string out;
  for (const PlacedPage& page : placed.pages) {
    if (placed.pages.size() > 1) out += "page " + page.page->id + "\n";
    dump_box(page.root, 0, out);
    for (const PlacedText& mark : page.marks) {
      out += "mark\n";
      dump_text(mark, "  ", out);
    }
  }
  return out;
}

}  // namespace handbill::layout
