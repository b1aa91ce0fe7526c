#include <algorithm>

#include "style/boxes.h"
#include "style/characters.h"
#include "style/names.h"
#include "style/repeat.h"

namespace handbill::style {

using model::Box;
using product::Role;

namespace {

/// The text keys alone: what texts within a flow have from it.
void apply_text_keys(const model::Properties& from, std::vector<model::Property>& to) {
  for (const auto& property : from.list) {
    if (is_text_key(property.key)) to.push_back(property);
  }
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
  draw_icons(block.paragraphs, desk);
  draw_icons(block.short_paragraphs, desk);
  add_characters(cascade, desk, block.paragraphs, block.look);
  add_characters(cascade, desk, block.short_paragraphs, block.look);
  if (uses_details) {
    std::vector<Paragraph> all = block.paragraphs;
    all.insert(all.end(), block.short_paragraphs.begin(), block.short_paragraphs.end());
    block.look.shape.tail = tail_for(all, block.look.shape.stack, desk.inputs.fonts);
  }
  block.role = product::parse_role(word_of(cascade, model::Key::role))
                   .value_or(block.look.marker.empty() ? Role::p : Role::list);
  block.box_id = numbered(box.id, desk);
  if (uses_details) desk.local_boxes.push_back(block.box_id);
  block.span = box.span;
  return block;
}

std::optional<TextBlock> make_flow_block(const Box& child, const Box& flow, Desk& desk) {
  std::optional<base::Diagnostics::Within> within;
  if (child.used_at.is_known())
    within.emplace(desk.diagnostics, child.used_at, "`" + child.component + "` is used here");
  const Speaking speaking(desk, child.voice);
  if (!is_wanted(child, desk)) return std::nullopt;
  model::Properties inherited;
  apply_text_keys(flow.properties, inherited.list);
  if (const auto* language = for_language(flow.overrides.languages, desk.target.language))
    apply_text_keys(*language, inherited.list);
  for_each_edition(flow.overrides, desk.target,
                   [&](const model::Properties& level) { apply_text_keys(level, inherited.list); });

  Cascade cascade(desk.options.explain);
  const std::string_view flow_style = style_of(flow, desk.target, desk.default_style);
  const std::string_view own_style = style_of(child, desk.target, {});
  if (own_style.empty()) desk.styles.apply(flow_style, desk.target, cascade);
  cascade.apply(inherited);
  if (!own_style.empty()) desk.styles.apply(own_style, desk.target, cascade);
  cascade.apply(child.properties, child.overrides, desk.target);
  cascade.apply(desk.inputs.edition.text);
  if (!is_shown(cascade, desk)) return std::nullopt;
  auto block = make_block(child, cascade, desk);
  if (block && desk.options.explain == Explain::yes) block->settings = explain(cascade, desk, &block->look);
  return block;
}

bool is_of_edition(Cascade& cascade, const Desk& desk) {
  const auto* only = cascade.value<std::vector<std::string>>(model::Key::only);
  return only == nullptr ||
         std::ranges::any_of(*only, [&](const std::string& name) { return desk.target.is_of(name); });
}

}  // namespace handbill::style
