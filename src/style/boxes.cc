#include "style/boxes.h"

#include <algorithm>

#include "style/characters.h"
#include "style/names.h"

namespace handbill::style {

using base::Extent;
using base::Length;
using model::Box;
using model::BoxKind;
using model::Key;
using model::Measure;
using product::Role;

namespace {

std::optional<Extent> extent_of(Cascade& cascade, Key key, const Desk& desk) {
  const auto* value = cascade.value<Measure>(key);
  if (value == nullptr) return std::nullopt;
  return desk.tokens.extent(*value);
}

Length length_of(Cascade& cascade, Key key, const Desk& desk) {
  const auto* value = cascade.value<Measure>(key);
  return value == nullptr ? Length() : desk.tokens.length(*value);
}

int whole_of(Cascade& cascade, Key key, int otherwise) {
  const auto* value = cascade.value<double>(key);
  return value == nullptr ? otherwise : static_cast<int>(*value);
}

std::optional<Align> align_of(std::string_view word) {
  if (word == "start") return Align::start;
  if (word == "center") return Align::center;
  if (word == "end") return Align::end;
  if (word == "stretch") return Align::stretch;
  if (word == "baseline") return Align::baseline;
  return std::nullopt;
}

Justify justify_of(std::string_view word) {
  if (word == "center") return Justify::center;
  if (word == "end") return Justify::end;
  if (word == "space-between") return Justify::between;
  return Justify::start;
}

/// The longhand, else `gap`.
Length gap_of(Cascade& cascade, Key longhand, const Desk& desk) {
  return cascade.get(longhand) != nullptr ? length_of(cascade, longhand, desk) : length_of(cascade, Key::gap, desk);
}

std::vector<Extent> tracks_of(Cascade& cascade, Key key, const Desk& desk) {
  std::vector<Extent> tracks;
  if (const auto* values = cascade.value<std::vector<Measure>>(key)) {
    tracks.reserve(values->size());
    for (const Measure& value : *values) tracks.push_back(desk.tokens.extent(value));
  }
  return tracks;
}

void set_anchor(Cascade& cascade, const Desk& desk, Node& node) {
  Anchor anchor;
  const bool turned = desk.inputs.language.tag.right_to_left;
  anchor.left = extent_of(cascade, Key::at_left, desk);
  anchor.right = extent_of(cascade, Key::at_right, desk);
  if (const auto start = extent_of(cascade, Key::at_start, desk)) (turned ? anchor.right : anchor.left) = start;
  if (const auto end = extent_of(cascade, Key::at_end, desk)) (turned ? anchor.left : anchor.right) = end;
  anchor.top = extent_of(cascade, Key::at_top, desk);
  anchor.bottom = extent_of(cascade, Key::at_bottom, desk);
  anchor.width = extent_of(cascade, Key::at_width, desk);
  anchor.height = extent_of(cascade, Key::at_height, desk);
  const std::string_view of = word_of(cascade, Key::at_of);
  if (of == "page") anchor.of = Anchor::Of::page;
  if (of == "bleed") anchor.of = Anchor::Of::bleed;
  if (of == "margin") anchor.of = Anchor::Of::margin;
  if (of.empty() && !anchor.left && !anchor.right && !anchor.top && !anchor.bottom && !anchor.width && !anchor.height)
    return;
  node.anchor = anchor;
}

void set_place(Cascade& cascade, const Desk& desk, Node& node) {
  node.width = extent_of(cascade, Key::width, desk).value_or(Extent::automatic());
  node.height = extent_of(cascade, Key::height, desk).value_or(Extent::automatic());
  node.min_width = extent_of(cascade, Key::min_width, desk);
  node.max_width = extent_of(cascade, Key::max_width, desk);
  node.min_height = extent_of(cascade, Key::min_height, desk);
  node.max_height = extent_of(cascade, Key::max_height, desk);
  if (const auto* grow = cascade.value<double>(Key::grow)) node.grow = *grow;
  node.align_self = align_of(word_of(cascade, Key::align_self));
  node.cell.column = whole_of(cascade, Key::cell_column, 0);
  node.cell.row = whole_of(cascade, Key::cell_row, 0);
  node.cell.span = whole_of(cascade, Key::cell_span, 1);
  node.cell.row_span = whole_of(cascade, Key::cell_row_span, 1);
  set_anchor(cascade, desk, node);
}

void set_border(Cascade& cascade, Key side, Desk& desk, Border& border) {
  const auto* line = cascade.value<model::Line>(side);
  if (line == nullptr) line = cascade.value<model::Line>(Key::border);
  if (line == nullptr) return;
  border.width = desk.tokens.length(line->width);
  if (border.width == Length()) return;
  if (line->ink && !line->ink->name.empty()) {
    border.ink = desk.tokens.ink(*line->ink);
  } else {
    border.ink = ink_of(cascade, Key::border_ink, desk).value_or(desk.tokens.black());
  }
}

/// On a right-to-left page everything that has a left and a right changes sides, as the whole page does.
void set_frame(Cascade& cascade, Desk& desk, Node& node) {
  if (const auto* padding = cascade.value<std::vector<Measure>>(Key::padding))
    node.padding = desk.tokens.sides(*padding);
  if (const auto* radius = cascade.value<std::vector<Measure>>(Key::radius)) node.radius = desk.tokens.corners(*radius);
  node.fill = ink_of(cascade, Key::fill, desk);
  set_border(cascade, Key::border_top, desk, node.border.top);
  set_border(cascade, Key::border_right, desk, node.border.right);
  set_border(cascade, Key::border_bottom, desk, node.border.bottom);
  set_border(cascade, Key::border_left, desk, node.border.left);
  if (!desk.inputs.language.tag.right_to_left) return;
  std::swap(node.padding.left, node.padding.right);
  std::swap(node.border.left, node.border.right);
  std::swap(node.radius.top_left, node.radius.top_right);
  std::swap(node.radius.bottom_left, node.radius.bottom_right);
}

Role default_role(const Box& box, const Node& node) {
  switch (box.kind) {
    case BoxKind::text: {
      const auto* content = std::get_if<TextContent>(&node.content);
      const bool is_list =
          content != nullptr && !content->blocks.empty() && !content->blocks.front().look.marker.empty();
      return is_list ? Role::list : Role::p;
    }
    case BoxKind::picture:
      return node.decorative ? Role::artifact : Role::figure;
    case BoxKind::qr:
      return Role::figure;
    case BoxKind::rule:
      return Role::artifact;
    case BoxKind::table:
      return Role::table;
    case BoxKind::column:
    case BoxKind::row:
    case BoxKind::grid:
    case BoxKind::layers:
    case BoxKind::flow:
    case BoxKind::space:
      return Role::none;
  }
  return Role::none;
}

/// False on the pages of other editions than the one that `only` names.
bool is_of_edition(Cascade& cascade, const Desk& desk) {
  const std::string_view only = word_of(cascade, Key::only);
  return only.empty() || only == desk.target.edition;
}

text::Writing writing_of(std::string_view word) {
  if (word == "vertical-rl") return text::Writing::vertical_rl;
  if (word == "vertical-lr") return text::Writing::vertical_lr;
  return text::Writing::horizontal;
}

TextContent::Vertical vertical_of(std::string_view word) {
  if (word == "middle") return TextContent::Vertical::middle;
  if (word == "bottom") return TextContent::Vertical::bottom;
  if (word == "justify") return TextContent::Vertical::justify;
  return TextContent::Vertical::top;
}

/// The text keys alone: what texts within a flow have from it.
void apply_text_keys(const model::Properties& from, std::vector<model::Property>& to) {
  for (const auto& property : from.list) {
    if (is_text_key(property.key)) to.push_back(property);
  }
}

/// A text within a flow: the flow's text keys, its own style over them, its own keys over that. Without a style of its
/// own it has the flow's.
std::optional<TextBlock> make_flow_block(const Box& child, const Box& flow, Desk& desk) {
  model::Properties inherited;
  apply_text_keys(flow.properties, inherited.list);
  if (const auto* language = for_language(flow.overrides, desk.target.language))
    apply_text_keys(*language, inherited.list);
  if (const auto* edition = for_edition(flow.overrides, desk.target.edition)) apply_text_keys(*edition, inherited.list);

  Cascade cascade(desk.options.explain);
  const std::string_view flow_style = style_of(flow, desk.target, desk.default_style);
  const std::string_view own_style = style_of(child, desk.target, {});
  if (own_style.empty()) desk.styles.apply(flow_style, desk.target, cascade);
  cascade.apply(inherited);
  if (!own_style.empty()) desk.styles.apply(own_style, desk.target, cascade);
  cascade.apply(child.properties, child.overrides, desk.target);
  if (!is_of_edition(cascade, desk)) return std::nullopt;
  auto block = make_block(child, cascade, desk);
  if (block && desk.options.explain == Explain::yes) block->settings = explain(cascade, desk, &block->look);
  return block;
}

std::optional<TextContent> make_text(const Box& box, Cascade& cascade, Desk& desk) {
  TextContent content;
  if (box.kind == BoxKind::flow) {
    content.blocks.reserve(box.children.size());
    for (const Box& child : box.children) {
      if (child.when && !desk.texts.is_there(*child.when)) continue;
      if (auto block = make_flow_block(child, box, desk)) content.blocks.push_back(std::move(*block));
    }
  } else if (auto block = make_block(box, cascade, desk)) {
    content.blocks.push_back(std::move(*block));
  }
  if (content.blocks.empty()) return std::nullopt;
  content.columns = std::max(whole_of(cascade, Key::columns, 1), 1);
  content.column_gap = gap_of(cascade, Key::column_gap, desk);
  content.vertical = vertical_of(word_of(cascade, Key::vertical));
  content.writing = writing_of(word_of(cascade, Key::writing_mode));
  for (TextBlock& block : content.blocks) block.look.shape.writing = content.writing;
  content.group = word_of(cascade, Key::group);
  return content;
}

RuleContent make_rule(Cascade& cascade, Desk& desk) {
  RuleContent rule;
  rule.axis = word_of(cascade, Key::direction) == "vertical" ? Axis::column : Axis::row;
  const auto* thickness = cascade.value<Measure>(Key::thickness);
  rule.thickness = thickness == nullptr ? base::pt(0.5) : desk.tokens.length(*thickness);
  rule.ink = ink_of(cascade, Key::ink, desk).value_or(desk.tokens.black());
  if (const auto* dashes = cascade.value<std::vector<Measure>>(Key::dash)) {
    for (const Measure& dash : *dashes) rule.dashes.push_back(desk.tokens.length(dash));
  }
  return rule;
}

/// Nothing where the box has nothing to show.
std::optional<Content> make_content(const Box& box, Cascade& cascade, const Around& around, Desk& desk) {
  switch (box.kind) {
    case BoxKind::column:
    case BoxKind::row: {
      const bool is_column = box.kind == BoxKind::column;
      Stack stack;
      stack.axis = is_column ? Axis::column : Axis::row;
      stack.gap = gap_of(cascade, is_column ? Key::row_gap : Key::column_gap, desk);
      stack.align = align_of(word_of(cascade, Key::align_items)).value_or(Align::stretch);
      stack.justify = justify_of(word_of(cascade, Key::justify_content));
      return stack;
    }
    case BoxKind::grid: {
      Grid grid{tracks_of(cascade, Key::grid_columns, desk), tracks_of(cascade, Key::grid_rows, desk),
                gap_of(cascade, Key::column_gap, desk), gap_of(cascade, Key::row_gap, desk)};
      if (grid.columns.empty()) grid.columns.push_back(Extent::fill(1));
      return grid;
    }
    case BoxKind::layers:
      return Layers{};
    case BoxKind::text:
    case BoxKind::flow:
      return make_text(box, cascade, desk);
    case BoxKind::picture:
      return make_picture(box, cascade, desk);
    case BoxKind::qr:
      return make_code(box, cascade, around, desk);
    case BoxKind::rule:
      return make_rule(cascade, desk);
    case BoxKind::table:
      return make_table(box, cascade, desk);
    case BoxKind::space:
      return SpaceContent{};
  }
  return std::nullopt;
}

/// The look of a box whose own keys say how text looks.
const TextLook* look_of(const Box& box, const Node& node) {
  if (const auto* table = std::get_if<TableContent>(&node.content)) return &table->look;
  const auto* content = std::get_if<TextContent>(&node.content);
  return box.kind == BoxKind::text && content != nullptr ? &content->blocks.front().look : nullptr;
}

bool has_boxes(BoxKind kind) {
  return kind == BoxKind::column || kind == BoxKind::row || kind == BoxKind::grid || kind == BoxKind::layers;
}

/// Within a box that is turned, the page is no upright rectangle.
void check_anchor(const Box& box, const Node& node, const Around& around, Desk& desk) {
  if (around.turned.empty() || !node.anchor || node.anchor->of == Anchor::Of::parent) return;
  desk.diagnostics
      .error("turned-anchor", box.span,
             "`" + box.id + "` lies within `" + std::string(around.turned) +
                 "`, which is turned, and can only be anchored in its parent")
      .hint("take the box out of `" + std::string(around.turned) + "`, or leave `of` out");
}

/// False where every box within has disappeared, and so the box itself does.
bool add_children(const Box& box, const Around& around, Desk& desk, Node& node) {
  const bool turns = !node.effects.empty() && is_turned(node.effects.front());
  const Around within{ground_of(node, around, desk), turns ? std::string_view(box.id) : around.turned};
  node.children.reserve(box.children.size());
  for (const Box& child : box.children) {
    if (auto made = make_node(child, within, desk)) node.children.push_back(std::move(*made));
  }
  return !node.children.empty() || box.children.empty();
}

}  // namespace

std::optional<TextBlock> make_block(const Box& box, Cascade& cascade, Desk& desk) {
  TextBlock block;
  bool uses_details = false;
  bool any_short = false;
  for (const auto& ref : box.content) {
    Words words = desk.texts.words(ref);
    Words shorter = desk.texts.short_words(ref);
    any_short = any_short || !shorter.empty();
    const std::vector<Paragraph>& instead = shorter.empty() ? words.paragraphs : shorter.paragraphs;
    block.short_paragraphs.insert(block.short_paragraphs.end(), instead.begin(), instead.end());
    uses_details = uses_details || words.uses_details || shorter.uses_details;
    if (block.paragraphs.empty()) {
      block.paragraphs = std::move(words.paragraphs);
    } else {
      std::ranges::move(words.paragraphs, std::back_inserter(block.paragraphs));
    }
  }
  if (block.paragraphs.empty()) return std::nullopt;
  block.look = make_look(cascade, desk);
  if (!any_short) block.short_paragraphs.clear();
  add_characters(cascade, desk, block.paragraphs, block.look);
  add_characters(cascade, desk, block.short_paragraphs, block.look);
  if (uses_details) {
    std::vector<Paragraph> all = block.paragraphs;
    all.insert(all.end(), block.short_paragraphs.begin(), block.short_paragraphs.end());
    block.look.shape.tail = tail_for(all, block.look.shape.stack, desk.inputs.fonts);
  }
  block.role =
      product::parse_role(word_of(cascade, Key::role)).value_or(block.look.marker.empty() ? Role::p : Role::list);
  block.box_id = box.id;
  block.span = box.span;
  return block;
}

std::optional<Node> make_node(const Box& box, const Around& around, Desk& desk) {
  if (box.when && !desk.texts.is_there(*box.when)) return std::nullopt;
  Cascade cascade(desk.options.explain);
  const bool has_look = box.kind == BoxKind::text || box.kind == BoxKind::flow || box.kind == BoxKind::table;
  if (has_look) desk.styles.apply(style_of(box, desk.target, desk.default_style), desk.target, cascade);
  cascade.apply(box.properties, box.overrides, desk.target);
  if (!is_of_edition(cascade, desk)) return std::nullopt;

  Node node;
  node.id = box.id;
  node.span = box.span;
  const auto* decorative = cascade.value<bool>(Key::decorative);
  node.decorative = decorative != nullptr && *decorative;
  if (box.alt && !node.decorative) node.alt = desk.texts.words(*box.alt).joined();
  set_place(cascade, desk, node);
  set_frame(cascade, desk, node);
  set_effects(box, cascade, desk, node);
  check_anchor(box, node, around, desk);
  auto content = make_content(box, cascade, {ground_of(node, around, desk)}, desk);
  if (!content) return std::nullopt;
  node.content = std::move(*content);
  if (has_boxes(box.kind) && !add_children(box, around, desk, node)) return std::nullopt;
  if (const auto* code = std::get_if<QrContent>(&node.content); code != nullptr && node.alt.empty())
    node.alt = code->target;
  node.role = product::parse_role(word_of(cascade, Key::role)).value_or(default_role(box, node));
  if (desk.options.explain == Explain::yes) node.settings = explain(cascade, desk, look_of(box, node));
  return node;
}

}  // namespace handbill::style
