#include "base/hash.h"
#include "style/boxes.h"

namespace handbill::style {

namespace {

using base::Hash;

void add(Hash& hash, base::Length length) { hash.add(length.to_pt()); }
void add(Hash& hash, const base::Extent& extent) {
  hash.add(static_cast<std::uint64_t>(extent.kind())).add(extent.length().to_pt()).add(extent.ratio());
}
void add(Hash& hash, const std::optional<base::Extent>& extent) {
  hash.add(static_cast<std::uint64_t>(extent.has_value()));
  if (extent) add(hash, *extent);
}
void add(Hash& hash, const color::InkTint& ink) { hash.add(static_cast<std::uint64_t>(ink.ink.value)).add(ink.tint); }
void add(Hash& hash, const Border& border) {
  add(hash, border.width);
  add(hash, border.ink);
}
void add(Hash& hash, const std::vector<text::FaceId>& faces) {
  hash.add(static_cast<std::uint64_t>(faces.size()));
  for (const auto face : faces) hash.add(static_cast<std::uint64_t>(face.value));
}
template <typename E>
void add_enum(Hash& hash, E value) {
  hash.add(static_cast<std::uint64_t>(value));
}

void add(Hash& hash, const CharacterLook& look) {
  hash.add(static_cast<std::uint64_t>(look.inlines));
  add(hash, look.shape.stack);
  for (const auto& feature : look.shape.features) hash.add(feature);
  hash.add(look.shape.tracking.value_or(0)).add(static_cast<std::uint64_t>(look.shape.tracking.has_value()));
  hash.add(look.shape.scale).add(look.shape.rise);
  add_enum(hash, look.shape.mark);
  add(hash, look.ink);
  hash.add(static_cast<std::uint64_t>(look.underline));
}
void add(Hash& hash, const TextLook& look) {
  hash.add(look.shape.language);
  add(hash, look.shape.stack);
  add(hash, look.shape.tail);
  hash.add(static_cast<std::uint64_t>(look.shape.features.size()));
  for (const auto& feature : look.shape.features) hash.add(feature);
  add_enum(hash, look.shape.direction);
  add_enum(hash, look.shape.word_break);
  add_enum(hash, look.shape.hyphens);
  for (const auto& word : look.shape.divided) hash.add(word);
  add_enum(hash, look.shape.margins);
  hash.add(static_cast<std::uint64_t>(look.shape.east_asian_spacing));
  const text::Justification& limits = look.shape.justification;
  hash.add(limits.word_min).add(limits.word_max).add(limits.letter_min).add(limits.letter_max);
  hash.add(limits.scale_min).add(limits.scale_max).add(limits.kashida);
  hash.add(look.shape.tracking).add(static_cast<std::uint64_t>(look.shape.kerning));
  add(hash, look.size);
  add(hash, look.grid);
  add(hash, look.min_size);
  hash.add(static_cast<std::uint64_t>(look.drop_cap));
  hash.add(look.leading).add(look.leading_give).add(look.tracking_give);
  add(hash, look.ink);
  add_enum(hash, look.align);
  add_enum(hash, look.wrap);
  hash.add(look.space_before).add(look.space_after).add(look.indent).add(static_cast<std::uint64_t>(look.max_lines));
  add_enum(hash, look.first_baseline);
  add_enum(hash, look.counting);
  hash.add(static_cast<std::uint64_t>(look.marker_from)).add(look.inset);
  hash.add(look.marker).add(look.least_contrast).add(static_cast<std::uint64_t>(look.underline));
  for (const CharacterLook& character : look.characters) add(hash, character);
  for (const Tab& tab : look.tabs) {
    add(hash, tab.at);
    add_enum(hash, tab.align);
    hash.add(tab.leader);
  }
}
void add(Hash& hash, const Icon& icon) {
  hash.add(icon.words).add(icon.aspect());
  if (icon.drawing) hash.add(icon.drawing->sha256);
  for (const auto& ink : icon.inks) add(hash, ink);
}
void add(Hash& hash, const std::vector<Paragraph>& paragraphs) {
  hash.add(static_cast<std::uint64_t>(paragraphs.size()));
  for (const Paragraph& paragraph : paragraphs) {
    hash.add(paragraph.text).add(static_cast<std::uint64_t>(paragraph.parts.size() << 32 | paragraph.pins.size()));
    for (const model::Part& part : paragraph.parts) {
      hash.add(static_cast<std::uint64_t>(part.begin)).add(static_cast<std::uint64_t>(part.end));
      hash.add(static_cast<std::uint64_t>(part.inlines)).add(part.target).add(static_cast<std::uint64_t>(part.icon));
    }
    for (const Icon& icon : paragraph.icons) add(hash, icon);
    for (const std::uint32_t pin : paragraph.pins) hash.add(static_cast<std::uint64_t>(pin));
  }
}

void add(Hash& hash, const base::PathData& path) {
  for (const auto verb : path.verbs) add_enum(hash, verb);
  for (const double coordinate : path.coordinates) hash.add(coordinate);
}

void add(Hash& hash, const Track& track) {
  for (const TrackSize& size : {track.least, track.most}) {
    add_enum(hash, size.of);
    add(hash, size.extent);
  }
  hash.add(static_cast<std::uint64_t>(track.fit_content));
}

/// What each kind of content is to layout; the alternative's number was added before.
struct AddContent {
  Hash& hash;

  void operator()(const Stack& stack) const {
    add_enum(hash, stack.axis);
    add(hash, stack.gap);
    add_enum(hash, stack.align);
    add_enum(hash, stack.justify);
    add_enum(hash, stack.wrap);
    add(hash, stack.line_gap);
    add_enum(hash, stack.lines);
    hash.add(static_cast<std::uint64_t>(stack.reverse));
  }
  void operator()(const Grid& grid) const {
    for (const auto* tracks : {&grid.columns, &grid.rows, &grid.further_columns, &grid.further_rows}) {
      hash.add(static_cast<std::uint64_t>(tracks->size()));
      for (const Track& track : *tracks) add(hash, track);
    }
    for (const bool flag : {grid.takes_columns, grid.takes_rows, grid.says_column_gap, grid.says_row_gap, grid.dense})
      hash.add(static_cast<std::uint64_t>(flag));
    add_enum(hash, grid.flow);
    add_enum(hash, grid.justify_items);
    add_enum(hash, grid.align_items);
    add_enum(hash, grid.justify_content);
    add_enum(hash, grid.align_content);
    add(hash, grid.column_gap);
    add(hash, grid.row_gap);
  }
  void operator()(const Layers&) const {}
  void operator()(const TextContent& text) const {
    hash.add(static_cast<std::uint64_t>(text.columns));
    add(hash, text.column_gap);
    add_enum(hash, text.vertical);
    add_enum(hash, text.writing);
    hash.add(text.group).add(static_cast<std::uint64_t>(text.goes_on));
    for (const TextBlock& block : text.blocks) {
      add(hash, block.look);
      add(hash, block.paragraphs);
      add(hash, block.short_paragraphs);
      add_enum(hash, block.role);
      hash.add(block.box_id);
    }
  }
  void operator()(const PictureContent& picture) const {
    std::visit(
        [&](const auto& ref) {
          hash.add(ref->sha256).add(static_cast<double>(ref->width)).add(static_cast<double>(ref->height));
        },
        picture.picture);
    for (const auto& ink : picture.inks) add(hash, ink);
    add_enum(hash, picture.fit);
    hash.add(static_cast<std::uint64_t>(picture.mirrored));
    hash.add(picture.focus.x).add(picture.focus.y).add(static_cast<std::uint64_t>(picture.mirrored));
  }
  void operator()(const QrContent& code) const {
    hash.add(code.target).add(static_cast<std::uint64_t>(code.code.side));
    add(hash, code.ink);
    add(hash, code.ground);
  }
  void operator()(const RuleContent& rule) const {
    add_enum(hash, rule.axis);
    add(hash, rule.thickness);
    add(hash, rule.ink);
    for (const auto dash : rule.dashes) add(hash, dash);
  }
  void operator()(const TableContent& table) const {
    for (const TableColumn& column : table.columns) {
      add(hash, column.label);
      add(hash, column.width);
      add(hash, column.least_width);
    }
    add(hash, table.look);
    hash.add(static_cast<std::uint64_t>(table.rows)).add(static_cast<std::uint64_t>(table.numbered));
    hash.add(static_cast<std::uint64_t>(table.zero));
    add(hash, table.row_height);
    add(hash, table.thickness);
    add(hash, table.rule_ink);
  }
  void operator()(const DataTable& table) const {
    for (const DataColumn& column : table.columns) {
      add(hash, column.width);
      hash.add(static_cast<std::uint64_t>(column.decimal));
    }
    hash.add(static_cast<std::uint64_t>(table.head_rows)).add(static_cast<std::uint64_t>(table.row_rules));
    hash.add(static_cast<std::uint64_t>(table.column_rules));
    add(hash, table.row_height);
    add(hash, table.thickness);
    add(hash, table.rule_ink);
    hash.add(static_cast<std::uint64_t>(table.goes_on));
  }
  void operator()(const SpaceContent&) const {}
  void operator()(const FrameContent& frame) const { hash.add(frame.story); }
};

void add_place(Hash& hash, const Node& node) {
  for (const auto& extent : {node.width, node.height, node.basis}) add(hash, extent);
  for (const auto* extent : {&node.min_width, &node.max_width, &node.min_height, &node.max_height}) add(hash, *extent);
  hash.add(node.shrink.value_or(-1)).add(static_cast<std::uint64_t>(node.order)).add(node.aspect_ratio);
  hash.add(node.grow).add(static_cast<std::uint64_t>(node.align_self ? static_cast<int>(*node.align_self) + 1 : 0));
  hash.add(static_cast<std::uint64_t>(node.anchor.has_value()));
  if (node.anchor) {
    add_enum(hash, node.anchor->of);
    hash.add(node.anchor->name).add(static_cast<std::uint64_t>(node.anchor->opposite));
    for (const auto* extent : {&node.anchor->left, &node.anchor->top, &node.anchor->right, &node.anchor->bottom,
                               &node.anchor->width, &node.anchor->height}) {
      add(hash, *extent);
    }
  }
  add_enum(hash, node.runaround);
  add(hash, node.runaround_gap);
  for (const base::PathData& path : node.runaround_path) add(hash, path);
  hash.add(static_cast<std::uint64_t>(node.justify_self ? static_cast<int>(*node.justify_self) + 1 : 0));
  for (const int number :
       {node.cell.column, node.cell.row, node.cell.span, node.cell.row_span, node.cell.column_end, node.cell.row_end})
    hash.add(static_cast<std::uint64_t>(number));
}

void add_frame(Hash& hash, const Node& node) {
  for (const auto length : {node.padding.top, node.padding.right, node.padding.bottom, node.padding.left})
    add(hash, length);
  for (const auto length :
       {node.radius.top_left, node.radius.top_right, node.radius.bottom_right, node.radius.bottom_left})
    add(hash, length);
  for (const auto* border : {&node.border.top, &node.border.right, &node.border.bottom, &node.border.left})
    add(hash, *border);
  hash.add(static_cast<std::uint64_t>(node.fill.has_value()));
  if (node.fill) add(hash, *node.fill);
}

/// What every box depends on: the rectangles that frames are anchored in, the direction of rows, how inks look (for
/// contrast).
std::uint64_t hash_of_page(const Resolved& resolved, const Page& page) {
  Hash hash;
  const auto& product = page.product;
  for (const auto length :
       {product.trim.width, product.trim.height, product.bleed, product.safe, product.margin.top, product.margin.right,
        product.margin.bottom, product.margin.left, product.fold_safe, resolved.keep_inside, resolved.least_size}) {
    add(hash, length);
  }
  for (const product::Panel& panel : product.folding.panels) {
    hash.add(panel.name);
    for (const auto length : {panel.rect.left, panel.rect.top, panel.rect.width, panel.rect.height}) add(hash, length);
  }
  hash.add(static_cast<std::uint64_t>(resolved.right_to_left)).add(static_cast<std::uint64_t>(page.has_ground));
  hash.add(static_cast<std::uint64_t>(resolved.grey)).add(static_cast<std::uint64_t>(resolved.light_fills));
  add(hash, page.ground);
  for (const color::Ink& ink : resolved.inks.inks()) {
    hash.add(static_cast<std::uint64_t>(ink.preview.r << 16 | ink.preview.g << 8 | ink.preview.b));
    hash.add(static_cast<std::uint64_t>(ink.is_grey())).add(ink.cmyk.k);
  }
  return hash.value();
}

void add(Hash& hash, const Effects& effects) {
  add_enum(hash, effects.turn);
  hash.add(effects.rotate).add(effects.origin.x).add(effects.origin.y).add(static_cast<double>(effects.layer));
  hash.add(effects.opacity);
  add_enum(hash, effects.blend);
  add_enum(hash, effects.clip);
  for (const base::PathData& shape : effects.shape) add(hash, shape);
  for (const Gradient& gradient : effects.fill) {
    add_enum(hash, gradient.kind);
    hash.add(gradient.angle).add(gradient.centre.x).add(gradient.centre.y);
    for (const Gradient::Stop& stop : gradient.stops) {
      hash.add(stop.offset);
      add(hash, stop.ink);
    }
  }
  for (const Shadow& shadow : effects.shadow) {
    add(hash, shadow.x);
    add(hash, shadow.y);
    add(hash, shadow.ink);
  }
}

void hash_node(Node& node, std::uint64_t page) {
  Hash hash;
  hash.add(page).add(node.id).add(node.alt).add(node.language).add(static_cast<std::uint64_t>(node.opposite));
  add_enum(hash, node.role);
  add_place(hash, node);
  add_frame(hash, node);
  for (const Effects& effects : node.effects) add(hash, effects);
  hash.add(static_cast<std::uint64_t>(node.content.index()));
  std::visit(AddContent{hash}, node.content);
  hash.add(static_cast<std::uint64_t>(node.children.size()));
  for (Node& child : node.children) {
    hash_node(child, page);
    hash.add(child.hash);
  }
  node.hash = hash.value();
}

}  // namespace

void hash_nodes(Resolved& resolved) {
  for (Page& page : resolved.pages) hash_node(page.root, hash_of_page(resolved, page));
}

}  // namespace handbill::style
