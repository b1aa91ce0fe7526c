#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "layout/placed.h"

namespace handbill::layout::test {

using base::Extent;
using base::Length;
using base::mm;
using base::pt;
using style::Node;

inline Extent fixed(double millimetres) { return Extent::fixed(mm(millimetres)); }
inline Extent percent(double value) { return Extent::percent(value / 100); }
inline Extent fr(double share) { return Extent::fill(share); }

inline Node node(std::string id, style::Content content) {
  Node result;
  result.id = std::move(id);
  result.content = std::move(content);
  result.span = {{1}, 0, 1};
  return result;
}
inline Node space(std::string id, Extent width = {}, Extent height = {}) {
  Node result = node(std::move(id), style::SpaceContent{});
  result.width = width;
  result.height = height;
  return result;
}
inline Node stack(std::string id, style::Axis axis, std::vector<Node> children, double gap = 0) {
  style::Stack content;
  content.axis = axis;
  content.gap = mm(gap);
  Node result = node(std::move(id), content);
  result.children = std::move(children);
  return result;
}
inline Node column(std::string id, std::vector<Node> children, double gap = 0) {
  return stack(std::move(id), style::Axis::column, std::move(children), gap);
}
inline Node row(std::string id, std::vector<Node> children, double gap = 0) {
  return stack(std::move(id), style::Axis::row, std::move(children), gap);
}
inline style::Stack& stack_of(Node& box) { return std::get<style::Stack>(box.content); }
inline Node sized(Node box, Extent width, Extent height) {
  box.width = width;
  box.height = height;
  return box;
}
inline Node growing(Node box, double share) {
  box.grow = share;
  return box;
}

inline image::VectorRef drawing(double width, double height) {
  auto result = std::make_shared<image::Vector>();
  result->width = width;
  result->height = height;
  return result;
}
inline Node picture(std::string id, style::PictureContent content) { return node(std::move(id), std::move(content)); }

/// Inks of every test page.
enum InkNumber : std::uint16_t { black = 0, white = 1, grey = 2, red = 3 };
inline color::InkTint ink(InkNumber number) { return {{number}, 1}; }
inline color::InkTable inks() {
  color::InkTable table;
  table.add({"black", {0, 0, 0, 1}, {0, 0, 0}, ""});
  table.add({"white", {0, 0, 0, 0}, {255, 255, 255}, ""});
  table.add({"grey", {0, 0, 0, 0.4}, {153, 153, 153}, ""});
  table.add({"red", {0, 1, 1, 0}, {200, 30, 20}, ""});
  return table;
}

inline style::TextLook look(double size, std::string_view language = "en", std::string_view stack = "sans/regular") {
  style::TextLook result;
  result.shape.language = language;
  result.shape.stack = text::built_in_catalogue().stack(stack, language)->faces;
  result.shape.stack_name = stack;
  result.size = result.min_size = pt(size);
  result.leading = 1.5;
  result.ink = ink(black);
  return result;
}
inline style::Paragraph paragraph(std::string text) {
  style::Paragraph result;
  result.text = std::move(text);
  return result;
}
inline style::TextBlock block(std::string id, style::TextLook look, std::vector<std::string> paragraphs,
                              product::Role role = product::Role::p) {
  style::TextBlock result;
  result.look = std::move(look);
  result.box_id = std::move(id);
  result.role = role;
  result.span = {{1}, 0, 1};
  for (std::string& text : paragraphs) result.paragraphs.push_back(paragraph(std::move(text)));
  return result;
}
inline Node flow(std::string id, std::vector<style::TextBlock> blocks, int columns = 1, double gap = 5) {
  style::TextContent content;
  content.blocks = std::move(blocks);
  content.columns = columns;
  content.column_gap = mm(gap);
  return node(std::move(id), std::move(content));
}
inline Node text_box(std::string id, style::TextLook look, std::vector<std::string> paragraphs) {
  std::vector<style::TextBlock> blocks;
  blocks.push_back(block(id, std::move(look), std::move(paragraphs)));
  return flow(std::move(id), std::move(blocks));
}
inline style::TextLook& look_of(Node& box) { return std::get<style::TextContent>(box.content).blocks.front().look; }

/// A page of 100 x 100 mm with a margin of 10 mm and a safe area 5 mm inside the trim; `root` fills the margin.
inline style::Resolved page(Node root) {
  style::Resolved result;
  style::Page page;
  page.product.trim = {mm(100), mm(100)};
  page.product.bleed = mm(3);
  page.product.safe = mm(5);
  page.product.margin = {mm(10), mm(10), mm(10), mm(10)};
  result.language = "en";
  result.edition = "screen";
  result.links = true;
  result.inks = inks();
  page.root = std::move(root);
  result.pages.push_back(std::move(page));
  return result;
}

inline void collect(const Node& box, std::vector<char32_t>& characters, std::vector<text::FaceId>& faces) {
  const auto add_text = [&](std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const base::Decoded decoded = base::decode(text, at);
      characters.push_back(decoded.code_point);
      at += std::max<std::size_t>(decoded.length, 1);
    }
  };
  const auto add_look = [&](const style::TextLook& look) {
    faces.insert(faces.end(), look.shape.stack.begin(), look.shape.stack.end());
    add_text(look.marker);
  };
  if (const auto* content = std::get_if<style::TextContent>(&box.content)) {
    for (const style::TextBlock& one : content->blocks) {
      add_look(one.look);
      for (const style::Paragraph& words : one.paragraphs) add_text(words.text);
    }
  }
  if (const auto* table = std::get_if<style::TableContent>(&box.content)) {
    add_look(table->look);
    for (const style::TableColumn& one : table->columns) {
      for (const style::Paragraph& words : one.label) add_text(words.text);
    }
  }
  for (const Node& child : box.children) collect(child, characters, faces);
}

/// A page, laid out; keeps all that the result points into.
class LaidOut {
 public:
  explicit LaidOut(style::Resolved page) : resolved(std::move(page)) {
    static const bool once = (text::use_private_font_configuration(), true);
    static_cast<void>(once);
    std::vector<char32_t> characters;
    std::vector<text::FaceId> faces;
    for (const style::Page& each : resolved.pages) collect(each.root, characters, faces);
    if (resolved.sample_mark) {
      Node mark = flow("sample", {*resolved.sample_mark});
      collect(mark, characters, faces);
    }
    for (char32_t digit = U'0'; digit <= U'9'; ++digit) characters.push_back(digit);
    std::ranges::sort(characters);
    characters.erase(std::ranges::unique(characters).begin(), characters.end());
    std::ranges::sort(faces);
    faces.erase(std::ranges::unique(faces).begin(), faces.end());
    auto fonts = text::FontSet::make(text::built_in_catalogue(), faces, characters, diagnostics);
    shaper = std::make_unique<text::Shaper>(std::move(fonts).value());
    Context context{*shaper, {}};
    auto result = place(resolved, context, diagnostics);
    ok = result.ok();
    if (ok) placed = std::move(result).value();
  }

  [[nodiscard]] std::string dump() const {
    return ok ? "\n" + layout::dump(placed) : "failed: " + (said().empty() ? "" : said().front());
  }
  /// All that was reported, as `id: message`.
  [[nodiscard]] std::vector<std::string> said() const {
    std::vector<std::string> result;
    for (const base::Diagnostic& one : diagnostics.list()) result.push_back(one.id + ": " + one.message);
    return result;
  }

  style::Resolved resolved;
  base::Diagnostics diagnostics;
  std::unique_ptr<text::Shaper> shaper;
  Placed placed;
  bool ok = false;
};
inline std::string dump_of(Node root) { return LaidOut(page(std::move(root))).dump(); }
inline std::vector<std::string> said_of(Node root) { return LaidOut(page(std::move(root))).said(); }
using Strings = std::vector<std::string>;

}  // namespace handbill::layout::test
