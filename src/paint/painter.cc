#include "paint/painter.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/transform.h"
#include "paint/shapes.h"

namespace handbill::paint {

using base::Length;
using base::Point;
using base::Rect;
using display::StructureNode;
using layout::PlacedBox;

namespace {

/// `rect` with left and right exchanged within `about`.
Rect mirror(const Rect& rect, const Rect& about) {
  return {about.left + about.right() - rect.right(), rect.top, rect.width, rect.height};
}

/// What is drawn in `about`, with left and right exchanged.
display::Item mirror(display::Item item, const Rect& about) {
  display::Group group;
  group.transform.xx = -1;
  group.transform.dx = (about.left + about.right()).to_pt();
  group.items.push_back(std::move(item));
  return group;
}

display::Paint paint_of(const style::Gradient& gradient, const Rect& rect) {
  std::vector<display::Stop> stops;
  for (const style::Gradient::Stop& stop : gradient.stops) stops.push_back({stop.offset, stop.ink});
  const style::Gradient::Reach reach = gradient.reach_in(rect);
  if (gradient.kind == style::Gradient::Kind::radial)
    return display::RadialGradient{reach.from, {}, reach.to, reach.radius, std::move(stops)};
  return display::LinearGradient{reach.from, reach.to, std::move(stops)};
}

}  // namespace

void Painter::add(display::Item item, const Where& where) {
  auto& items = open_.empty() ? out_.pages.pages.back().items : open_.back().group.items;
  items.push_back(std::move(item));
  const Rect rect = open_.empty() ? where.rect : base::bounds(open_.back().map, where.rect);
  out_.sources.entries.push_back(
      {static_cast<int>(page_index()), rect, where.source.box_id, where.source.span, where.ink});
  ++count_;
}

void Painter::open(display::Group group) {
  const base::Transform map = open_.empty() ? group.transform : base::combine(open_.back().map, group.transform);
  open_.push_back({std::move(group), map});
}

void Painter::close() {
  display::Group group = std::move(open_.back().group);
  open_.pop_back();
  if (group.items.empty()) return;
  auto& items = open_.empty() ? out_.pages.pages.back().items : open_.back().group.items;
  items.emplace_back(std::move(group));
}

void Painter::fill(const image::PathData& path, const display::Paint& paint, const Where& where) {
  display::Path item;
  item.path = path;
  item.fill.push_back(paint);
  item.source = where.source;
  const auto* ink = std::get_if<color::InkTint>(&paint);
  add(std::move(item), {where.rect, where.source, ink != nullptr ? std::optional(ink->ink) : std::nullopt});
}

void Painter::page(const layout::PlacedPage& placed, std::vector<StructureNode>& structure) {
  const style::Page& page = *placed.page;
  out_.pages.pages.push_back({page.product, {}, {}});
  count_ = 0;
  if (page.has_ground) {
    const Rect bleed = page.product.bleed_rect();
    fill(rounded(bleed), page.ground, {bleed, {page.root.span, "page"}, {}});
  }
  box(placed.root, structure);
  std::vector<StructureNode> nowhere;
  for (const layout::PlacedText& mark : placed.marks) lines(mark, nowhere);
}

void Painter::box(const PlacedBox& box, std::vector<StructureNode>& structure) {
  const std::string_view around = language_;
  if (!box.node->language.empty()) language_ = box.node->language;
  if (!box.node->effects.empty()) {
    effects(box, structure);
  } else {
    ground(box);
    borders(box);
    content(box, structure);
  }
  language_ = around;
}

void Painter::ground(const PlacedBox& box) {
  const style::Node& node = *box.node;
  const Rect rect = box.own_rect();
  if (node.fill) fill(rounded(rect, node.radius), *node.fill, {rect, {node.span, node.id}, {}});
  if (!node.effects.empty()) {
    for (const style::Gradient& gradient : node.effects.front().fill)
      fill(rounded(rect, node.radius), paint_of(gradient, rect), {rect, {node.span, node.id}, {}});
  }
}

/// In the order in which layout's checks look through it: shadow, ground, what is in the box.
void Painter::effects(const PlacedBox& box, std::vector<StructureNode>& structure) {
  const style::Effects& effects = box.node->effects.front();
  const bool grouped = box.is_turned() || effects.opacity < 1 || effects.blend != color::Blend::normal;
  if (grouped) open({box.map(), {}, effects.opacity, effects.blend, {}, 0});
  shadows(box);
  const auto shape = box.shape();
  if (shape) open({{}, {*shape}, 1, color::Blend::normal, {}, 0});
  ground(box);
  // Cut below the middle of the border, which is drawn over it: no seam is seen between the two.
  const auto clip = box.content_clip(0.5);
  if (!clip) borders(box);
  if (clip) open({{}, {*clip}, 1, color::Blend::normal, {}, 0});
  content(box, structure);
  if (clip) close();
  if (clip) borders(box);
  if (shape) close();
  if (grouped) close();
}

void Painter::shadows(const PlacedBox& box) {
  for (const style::Shadow& shadow : box.node->effects.front().shadow) {
    const base::Transform moved{1, 0, 0, 1, shadow.x.to_pt(), shadow.y.to_pt()};
    fill(base::apply(moved, box.outline()), shadow.ink,
         {base::bounds(moved, box.own_rect()), {box.node->span, box.node->id}, {}});
  }
}

void Painter::children(const PlacedBox& box, std::vector<StructureNode>& structure) {
  const auto is_layered = [](const PlacedBox& child) {
    return !child.node->effects.empty() && child.node->effects.front().layer != 0;
  };
  if (std::ranges::none_of(box.children, is_layered)) {
    for (const PlacedBox& child : box.children) this->box(child, structure);
    return;
  }
  // Drawn in one order, read in another.
  std::vector<std::vector<StructureNode>> read(box.children.size());
  for (const PlacedBox* child : box.back_to_front())
    this->box(*child, read[static_cast<std::size_t>(child - box.children.data())]);
  for (auto& nodes : read) std::ranges::move(nodes, std::back_inserter(structure));
}

void Painter::content(const PlacedBox& box, std::vector<StructureNode>& structure) {
  const style::Node& node = *box.node;
  for (const layout::PlacedRule& one : box.rules) rule(box, one);
  const bool is_cell = node.role == product::Role::td || node.role == product::Role::th;
  const bool named = node.role != product::Role::none &&
                     (is_cell || !box.children.empty() || std::holds_alternative<style::TableContent>(node.content));
  const bool is_table = std::holds_alternative<style::TableContent>(node.content);
  if (node.role == product::Role::artifact) {
    // Everything in an artifact is decoration: it is drawn, and means nothing.
    std::vector<StructureNode> nowhere;
    for (const layout::PlacedPicture& one : box.pictures) picture(box, one, nowhere);
    for (const layout::PlacedQr& one : box.codes) code(box, one, nowhere);
    texts(box, nowhere);
    children(box, nowhere);
    return;
  }
  StructureNode own;
  own.role = is_table && node.role == product::Role::none ? product::Role::table : node.role;
  own.alt = node.alt;
  own.language = said_of(language_);
  std::vector<StructureNode>& into = named || is_table ? own.children : structure;
  const std::string_view around = structure_language_;
  if (named || is_table) structure_language_ = language_;
  for (const layout::PlacedPicture& one : box.pictures) picture(box, one, into);
  for (const layout::PlacedQr& one : box.codes) code(box, one, into);
  texts(box, into);
  children(box, into);
  structure_language_ = around;
  if ((named || is_table) && !own.children.empty()) structure.push_back(std::move(own));
}

/// A border of one kind all round is one stroke; otherwise each side is a mitred quadrilateral.
void Painter::borders(const PlacedBox& box) {
  const style::Node& node = *box.node;
  const auto& [top, right, bottom, left] = node.border;
  const Rect outer = box.own_rect();
  const Where where{outer, {node.span, node.id}, {}};
  const auto same = [](const style::Border& a, const style::Border& b) { return a.width == b.width && a.ink == b.ink; };
  if (same(top, right) && same(right, bottom) && same(bottom, left)) {
    if (!(top.width > Length())) return;
    const Length half = top.width / 2;
    const auto inner = [&](Length radius) { return base::max(radius - half, Length()); };
    display::Path item;
    item.path = rounded(outer.inset({half, half, half, half}),
                        {inner(node.radius.top_left), inner(node.radius.top_right), inner(node.radius.bottom_right),
                         inner(node.radius.bottom_left)});
    display::Stroke stroke;
    stroke.paint = top.ink;
    stroke.width = top.width;
    item.stroke.push_back(std::move(stroke));
    item.source = where.source;
    return add(std::move(item), {outer, where.source, top.ink.ink});
  }
  const Rect inner = outer.inset({top.width, right.width, bottom.width, left.width});
  const Point outer_tl = outer.origin(), outer_tr{outer.right(), outer.top}, outer_br{outer.right(), outer.bottom()},
              outer_bl{outer.left, outer.bottom()};
  const Point inner_tl = inner.origin(), inner_tr{inner.right(), inner.top}, inner_br{inner.right(), inner.bottom()},
              inner_bl{inner.left, inner.bottom()};
  border_side({outer_tl, outer_tr, inner_tr, inner_tl}, top, where);
  border_side({outer_tr, outer_br, inner_br, inner_tr}, right, where);
  border_side({outer_br, outer_bl, inner_bl, inner_br}, bottom, where);
  border_side({outer_bl, outer_tl, inner_tl, inner_bl}, left, where);
}

void Painter::border_side(const std::vector<Point>& corners, const style::Border& border, const Where& where) {
  if (border.width > Length()) fill(polygon(corners), border.ink, where);
}

void Painter::picture(const PlacedBox& box, const layout::PlacedPicture& picture,
                      std::vector<StructureNode>& structure) {
  const style::Node& node = *box.node;
  const display::Source source{node.span, node.id};
  const std::uint32_t first = count();
  const bool mirrored = picture.content->mirrored;
  const Rect clip = mirrored ? mirror(picture.clip, picture.at) : picture.clip;
  display::Item item;
  if (const auto* raster = std::get_if<image::RasterRef>(&picture.content->picture)) {
    item = display::Image{*raster, picture.at, clip, source};
  } else {
    const auto& drawing = std::get<image::VectorRef>(picture.content->picture);
    item = display::Vector{drawing, picture.content->inks, picture.at, clip, source};
  }
  add(mirrored ? mirror(std::move(item), picture.at) : std::move(item), {picture.clip, source, {}});
  if (node.decorative) return;
  StructureNode figure;
  figure.role = node.role == product::Role::none ? product::Role::figure : node.role;
  figure.alt = node.alt;
  figure.language = said_of(language_);
  figure.items.push_back(since(first));
  structure.push_back(std::move(figure));
}

void Painter::code(const PlacedBox& box, const layout::PlacedQr& code, std::vector<StructureNode>& structure) {
  const style::Node& node = *box.node;
  const display::Source source{node.span, node.id};
  const std::uint32_t first = count();
  fill(rounded(code.ground), code.content->ground, {code.ground, source, {}});
  const double module = code.code.width.to_pt() / std::max(code.content->code.side, 1);
  fill(at(image::qr_path(code.content->code), module, code.code.origin()), code.content->ink, {code.code, source, {}});
  link(code.ground, address_in(code.content->target), source);
  StructureNode figure;
  figure.role = node.role == product::Role::none ? product::Role::figure : node.role;
  figure.alt = node.alt.empty() ? code.content->target : node.alt;
  figure.language = said_of(language_);
  figure.items.push_back(since(first));
  structure.push_back(std::move(figure));
}

void Painter::rule(const PlacedBox& box, const layout::PlacedRule& rule) {
  display::Path item;
  item.path = line(rule.from, rule.to);
  display::Stroke stroke;
  stroke.paint = rule.ink;
  stroke.width = rule.thickness;
  stroke.dashes = rule.dashes;
  item.stroke.push_back(std::move(stroke));
  item.source = {box.node->span, box.node->id};
  add(std::move(item), {rule.rect(), {box.node->span, box.node->id}, rule.ink.ink});
}

void Painter::link(const Rect& rect, std::string uri, const display::Source& source) {
  // Paper cannot be clicked; a print file with links in it worries a press.
  if (uri.empty() || !resolved_.links) return;
  add(display::Link{rect, std::move(uri), source}, {rect, source, {}});
}

namespace {

/// The address that a whole paragraph is, behind icons that say nothing.
std::string address_in(const style::Paragraph& paragraph) {
  return paragraph.icons.empty() ? paint::address_in(paragraph.text) : paint::address_in(style::plain_words(paragraph));
}

/// The part of a line's slot where a run stands.
Rect along(const text::Line& line, const text::PlacedRun& placed, const Rect& slot, Point origin) {
  const Length advance = base::pt(placed.run.advance);
  if (line.writing != text::Writing::horizontal) return {slot.left, origin.y + placed.origin.y, slot.width, advance};
  return {origin.x + placed.origin.x, slot.top, advance, slot.height};
}

}  // namespace

void Painter::icons(const layout::PlacedText& text, const text::Line& line, std::vector<StructureNode>& figures) {
  const display::Source source{text.span, text.box_id};
  for (const text::PlacedDrawing& placed : line.drawings) {
    const style::Icon* const icon = text.icon_of(placed);
    if (icon == nullptr || !icon->drawing) continue;
    const Rect at{text.origin.x + placed.at.left, text.origin.y + placed.at.top, placed.at.width, placed.at.height};
    const style::CharacterLook* const character = text.character_of(placed.part);
    std::vector<color::InkTint> inks = icon->inks;
    if (icon->in_text_ink) inks.at(*icon->in_text_ink) = character == nullptr ? text.ink : character->ink;
    const std::uint32_t first = count();
    add(display::Vector{icon->drawing, std::move(inks), at, at, source}, {at, source, {}});
    if (!icon->words.empty()) {
      StructureNode& figure = figures.emplace_back();
      figure.role = product::Role::figure;
      figure.alt = icon->words;
      figure.items.push_back(since(first));
    }
    if (const style::TextPart* const part = text.part_of(placed.part); !part->target.empty())
      link(at, part->target, source);
  }
}

void Painter::lines(const layout::PlacedText& text, std::vector<StructureNode>& figures) {
  const display::Source source{text.span, text.box_id};
  const std::string uri = text.source != nullptr && !text.is_marker ? address_in(*text.source) : std::string();
  for (const text::Line& one : text.lines) {
    const Rect rect = text.slot(one);
    for (const text::PlacedRun& placed : one.runs) {
      const Point origin{text.origin.x + placed.origin.x, text.origin.y + placed.origin.y};
      const style::CharacterLook* const character = text.character_of(placed.run);
      const color::InkTint ink = character == nullptr ? text.ink : character->ink;
      // Below the letters, whose feet may stand on it.
      if (const auto under = text.underline_of(one, placed)) fill(rounded(*under), ink, {*under, source, ink.ink});
      add(display::GlyphRun{placed.run, origin, ink, source}, {rect, source, ink.ink});
      if (const style::TextPart* const part = text.part_of(placed.run); part != nullptr && !part->target.empty())
        link(along(one, placed, rect, text.origin), part->target, source);
    }
    if (!one.drawings.empty()) icons(text, one, figures);
    link(rect, uri, source);
  }
}

namespace {

/// A new paragraph, or one that goes on in the next column?
bool goes_on(const layout::PlacedText* last, const layout::PlacedText& text) {
  return last != nullptr && text.source != nullptr && last->source == text.source && !text.is_marker;
}

}  // namespace

void Painter::texts(const PlacedBox& box, std::vector<StructureNode>& structure) {
  const layout::PlacedText* last = nullptr;
  for (const layout::PlacedText& text : box.texts) {
    const std::uint32_t first = count();
    std::vector<StructureNode> figures;
    lines(text, figures);
    const bool continues = goes_on(last, text);
    const bool same_block =
        last != nullptr && last->span == text.span && last->box_id == text.box_id && last->role == text.role;
    last = &text;
    if (text.role == product::Role::artifact) continue;
    const bool in_list = text.role == product::Role::list;
    if (in_list && (!same_block || structure.empty() || structure.back().role != product::Role::list)) {
      structure.emplace_back();
      structure.back().role = product::Role::list;
    }
    std::vector<StructureNode>& siblings = in_list ? structure.back().children : structure;
    const display::ItemRange range = since(first);
    if (continues && !siblings.empty()) {
      std::vector<display::ItemRange>& items = siblings.back().items;
      const bool touches = !items.empty() && items.back().page == range.page && items.back().last == range.first;
      if (touches) items.back().last = range.last;
      else items.push_back(range);
      std::ranges::move(figures, std::back_inserter(siblings.back().children));
      continue;
    }
    StructureNode paragraph;
    paragraph.role = in_list                            ? product::Role::list_item
                     : text.role == product::Role::none ? product::Role::p
                                                        : text.role;
    paragraph.language = said_of(text.language);
    paragraph.items.push_back(range);
    paragraph.children = std::move(figures);
    siblings.push_back(std::move(paragraph));
  }
}

std::string address_in(std::string_view text) {
  if (text.empty() || text.find_first_of(" \n\t") != std::string_view::npos) return {};
  if (text.starts_with("https://") || text.starts_with("http://") || text.starts_with("mailto:"))
    return std::string(text);
  if (text.starts_with("HTTPS://") || text.starts_with("HTTP://")) return std::string(text);
  const std::size_t at = text.find('@');
  if (at != std::string_view::npos) {
    const bool is_mail =
        at > 0 && text.find('.', at) != std::string_view::npos && text.find('@', at + 1) == std::string_view::npos;
    return is_mail ? "mailto:" + std::string(text) : std::string();
  }
  if (text.starts_with("www.")) return "https://" + std::string(text);
  // `example.org/run`: a host with a dot and letters behind its last dot.
  const std::string_view host = text.substr(0, text.find('/'));
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 2 >= host.size()) return {};
  for (const char letter : host) {
    const bool is_host =
        (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' || letter == '.';
    if (!is_host) return {};
  }
  for (const char letter : host.substr(dot + 1)) {
    if (letter < 'a' || letter > 'z') return {};
  }
  return "https://" + std::string(text);
}

}  // namespace handbill::paint
