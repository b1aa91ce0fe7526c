#include "style/boxes.h"

#include <algorithm>

#include "style/containers.h"
#include "style/names.h"
#include "style/repeat.h"

namespace handbill::style {

using base::Extent;
using base::Length;
using model::Box;
using model::BoxKind;
using model::Key;
using model::Measure;
using product::Role;

namespace {

const product::Panel* find_panel(const Desk& desk, std::string_view name) {
  if (desk.page == nullptr) return nullptr;
  const auto found = std::ranges::find(desk.page->folding.panels, name, &product::Panel::name);
  return found == desk.page->folding.panels.end() ? nullptr : &*found;
}

bool has_id(const Box& box, std::string_view id) {
  if (box.id == id) return true;
  return std::ranges::any_of(box.children, [&](const Box& child) { return has_id(child, id); });
}

/// A panel of the page (`front`, or `front.bleed` with the bleed at its outer edges), or another box by its id.
void set_reference(Cascade& cascade, std::string_view of, Desk& desk, Anchor& anchor) {
  constexpr std::string_view to_bleed = ".bleed";
  const bool bleeds = of.ends_with(to_bleed);
  const std::string_view name = bleeds ? of.substr(0, of.size() - to_bleed.size()) : of;
  anchor.name = numbered(name, desk);
  if (find_panel(desk, name) != nullptr) {
    anchor.of = bleeds ? Anchor::Of::panel_bleed : Anchor::Of::panel;
    return;
  }
  anchor.of = Anchor::Of::box;
  const auto& pages = desk.inputs.layout.pages;
  if (!bleeds && std::ranges::any_of(pages, [&](const model::Page& page) { return has_id(page.body, name); })) return;
  std::vector<std::string_view> known{"parent", "page", "bleed", "margin"};
  if (desk.page != nullptr) {
    for (const product::Panel& panel : desk.page->folding.panels) known.push_back(panel.name);
  }
  const model::Property* const said = cascade.get(Key::at_of);
  no_such("frame", of, said == nullptr ? base::Span() : said->span, known, desk.diagnostics);
  anchor.of = Anchor::Of::parent;
}

/// A box that is a panel's: its ground reaches to the folds and over the trim, its content keeps the page's margin.
/// Error: `no-such-panel`.
void set_panel(const Box& box, Desk& desk, Node& node) {
  const product::Panel* const panel = find_panel(desk, box.panel);
  if (panel == nullptr) {
    std::vector<std::string_view> known;
    if (desk.page != nullptr) {
      for (const product::Panel& each : desk.page->folding.panels) known.push_back(each.name);
    }
    auto& error = no_such("panel", box.panel, box.span, known, desk.diagnostics);
    if (known.empty()) error.hint("the sheet is not folded: say how by `page: {fold: roll}`");
    return;
  }
  const base::Extent flush = base::Extent::fixed(Length());
  node.anchor = Anchor{Anchor::Of::panel_bleed, panel->name, flush, flush, flush, flush, std::nullopt, std::nullopt};
  const product::Product& page = *desk.page;
  const base::Rect bled = page.with_bleed(panel->rect);
  node.padding.left += page.margin.left + (panel->rect.left - bled.left);
  node.padding.top += page.margin.top + (panel->rect.top - bled.top);
  node.padding.right += page.margin.right + (bled.right() - panel->rect.right());
  node.padding.bottom += page.margin.bottom + (bled.bottom() - panel->rect.bottom());
}

/// Where the box stands is said in the direction of the one around it: `turned`, from right to left.
void set_anchor(Cascade& cascade, bool turned, Desk& desk, Node& node) {
  Anchor anchor;
  anchor.opposite = turned != desk.inputs.language.tag.right_to_left;
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
  if (anchor.of == Anchor::Of::parent && !of.empty() && of != "parent") set_reference(cascade, of, desk, anchor);
  if (of.empty() && !anchor.left && !anchor.right && !anchor.top && !anchor.bottom && !anchor.width && !anchor.height)
    return;
  node.anchor = anchor;
}

void set_place(Cascade& cascade, const Around& around, Desk& desk, Node& node) {
  node.width = extent_of(cascade, Key::width, desk).value_or(Extent::automatic());
  node.height = extent_of(cascade, Key::height, desk).value_or(Extent::automatic());
  node.min_width = extent_of(cascade, Key::min_width, desk);
  node.max_width = extent_of(cascade, Key::max_width, desk);
  node.min_height = extent_of(cascade, Key::min_height, desk);
  node.max_height = extent_of(cascade, Key::max_height, desk);
  if (const auto* grow = cascade.value<double>(Key::grow)) node.grow = *grow;
  if (const auto* shrink = cascade.value<double>(Key::shrink)) node.shrink = *shrink;
  node.basis = extent_of(cascade, Key::basis, desk).value_or(Extent::automatic());
  node.order = whole_of(cascade, Key::order, 0);
  if (const auto* ratio = cascade.value<double>(Key::aspect_ratio)) node.aspect_ratio = *ratio;
  node.align_self = align_of(word_of(cascade, Key::align_self));
  node.justify_self = align_of(word_of(cascade, Key::justify_self));
  set_cell(cascade, around, desk, node);
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
  if (!desk.language->tag.right_to_left) return;
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
    case BoxKind::frame:
    case BoxKind::repeat:
      return Role::none;
  }
  return Role::none;
}

text::Writing writing_of(std::string_view word) {
  if (word == "vertical-rl") return text::Writing::vertical_rl;
  if (word == "vertical-lr") return text::Writing::vertical_lr;
  return text::Writing::horizontal;
}

/// Whether frames take up what the box has no room for; they will find it.
bool goes_on(const Box& box, Desk& desk) {
  if (!desk.threads.wanted.contains(box.id)) return false;
  desk.threads.made.insert(numbered(box.id, desk));
  return true;
}

std::optional<TextContent> make_text(const Box& box, Cascade& cascade, Desk& desk) {
  TextContent content;
  if (box.kind == BoxKind::flow) {
    content.blocks.reserve(box.children.size());
    for (const Box& child : box.children) {
      for_each_copy(child, desk, [&](const Box& each) {
        if (auto block = make_flow_block(each, box, desk)) content.blocks.push_back(std::move(*block));
      });
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
  content.goes_on = goes_on(box, desk);
  if (content.goes_on && content.writing != text::Writing::horizontal) {
    desk.diagnostics
        .error("vertical-story", box.span,
               "`" + box.id + "` runs down the page, and only lines across it go on in other frames")
        .hint("take its frames out, or its writing-mode");
  }
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

/// Nothing where what would go on in it is not there.
std::optional<Content> make_frame(const Box& box, const Desk& desk) {
  if (box.content.empty()) return std::nullopt;
  std::string story = numbered(box.content.front().name, desk);
  if (!desk.threads.made.contains(story)) return std::nullopt;
  return FrameContent{std::move(story)};
}

/// Nothing where the box has nothing to show.
std::optional<Content> make_content(const Box& box, Cascade& cascade, const Around& around, Desk& desk) {
  switch (box.kind) {
    case BoxKind::column:
    case BoxKind::row:
      return make_stack(box, cascade, desk);
    case BoxKind::grid:
      return make_grid(cascade, around, desk);
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
      if (box.repeat) {
        DataTable table = make_data_table(box, cascade, desk);
        table.goes_on = goes_on(box, desk);
        return table;
      }
      return make_table(box, cascade, desk);
    case BoxKind::space:
      return SpaceContent{};
    case BoxKind::frame:
      return make_frame(box, desk);
    case BoxKind::repeat:
      break;  // its copies were made in its parent
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
bool add_children(const Box& box, Cascade& cascade, const Around& around, Desk& desk, Node& node) {
  const bool in_grid = box.kind == BoxKind::grid;
  const bool turns = !node.effects.empty() && is_turned(node.effects.front());
  const Around within{ground_of(node, around, desk), in_grid, in_grid ? areas_of(cascade) : nullptr,
                      turns ? std::string_view(box.id) : around.turned};
  node.children.reserve(box.children.size());
  for (const Box& child : box.children) {
    for_each_copy(child, desk, [&](const Box& each) {
      if (auto made = make_node(each, within, desk)) node.children.push_back(std::move(*made));
    });
  }
  return !node.children.empty() || box.children.empty();
}

}  // namespace

TextContent::Vertical vertical_of(std::string_view word) {
  if (word == "middle") return TextContent::Vertical::middle;
  if (word == "bottom") return TextContent::Vertical::bottom;
  if (word == "justify") return TextContent::Vertical::justify;
  return TextContent::Vertical::top;
}

std::optional<Node> make_node(const Box& box, const Around& around, Desk& desk) {
  std::optional<base::Diagnostics::Within> within;
  if (box.used_at.is_known()) within.emplace(desk.diagnostics, box.used_at, "`" + box.component + "` is used here");
  const bool turned_around = desk.language->tag.right_to_left;
  const Speaking speaking(desk, box.voice);
  if (!is_wanted(box, desk)) return std::nullopt;
  Cascade cascade(desk.options.explain);
  const bool has_look = box.kind == BoxKind::text || box.kind == BoxKind::flow || box.kind == BoxKind::table;
  if (has_look) desk.styles.apply(style_of(box, desk.target, desk.default_style), desk.target, cascade);
  cascade.apply(box.properties, box.overrides, desk.target);
  if (has_look) cascade.apply(desk.inputs.edition.text);
  if (!is_shown(cascade, desk)) return std::nullopt;

  Node node;
  node.id = numbered(box.id, desk);
  node.span = box.span;
  node.used_at = box.used_at;
  if (speaking.is_other()) node.language = desk.language->tag.tag;
  node.opposite = desk.language->tag.right_to_left != desk.inputs.language.tag.right_to_left;
  const auto* decorative = cascade.value<bool>(Key::decorative);
  node.decorative = decorative != nullptr && *decorative;
  if (box.alt && !node.decorative) node.alt = desk.texts.words(*box.alt).joined();
  set_place(cascade, around, desk, node);
  set_anchor(cascade, turned_around, desk, node);
  set_frame(cascade, desk, node);
  if (!box.panel.empty()) set_panel(box, desk, node);
  set_effects(box, cascade, desk, node);
  set_runaround(cascade, desk, node);
  check_anchor(box, node, around, desk);
  const int used_before = desk.texts.details_used();
  auto content =
      make_content(box, cascade, {ground_of(node, around, desk), around.in_grid, around.areas, around.turned}, desk);
  if (!content) return std::nullopt;
  node.content = std::move(*content);
  if (desk.texts.details_used() != used_before) desk.local_boxes.push_back(node.id);
  if (has_boxes(box.kind) && !add_children(box, cascade, around, desk, node)) return std::nullopt;
  if (std::holds_alternative<DataTable>(node.content) && !add_rows(box, cascade, desk, node)) return std::nullopt;
  if (const auto* code = std::get_if<QrContent>(&node.content); code != nullptr && node.alt.empty())
    node.alt = code->target;
  node.role = product::parse_role(word_of(cascade, Key::role)).value_or(default_role(box, node));
  if (desk.options.explain == Explain::yes) node.settings = explain(cascade, desk, look_of(box, node));
  return node;
}

}  // namespace handbill::style
