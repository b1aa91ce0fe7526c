#include "text/parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/characters.h"

namespace handbill::text {

namespace {

/// Bytes of the work text where items are to be cut, in order.
std::vector<std::uint32_t> cuts_of(const Work& work, const Words& words) {
  std::vector<std::uint32_t> cuts;
  for (const Part& part : words.parts) {
    for (const std::uint32_t edge : {part.begin, part.end}) {
      const std::uint32_t byte = work_byte(work, edge);
      if (byte > 0 && byte < work.utf8.size() && (cuts.empty() || cuts.back() < byte)) cuts.push_back(byte);
    }
  }
  return cuts;
}

char32_t sign_of(EmphasisMark mark, const Style& style) {
  if (mark == EmphasisMark::automatic) {
    const bool sesame = style.writing != Writing::horizontal && primary_language(style.language) != "ko";
    mark = sesame ? EmphasisMark::sesame : EmphasisMark::dot;
  }
  return emphasis_signs[static_cast<std::size_t>(mark) - static_cast<std::size_t>(EmphasisMark::dot)];
}

/// Marks stand over letters, not over blanks and punctuation (CSS Text Decoration 3, 3.4).
bool takes_mark(const Shaped::Inside& text, std::uint32_t i) {
  if (text.clusters[i].kind != ClusterKind::letter || text.clusters[i].glyphs == 0) return false;
  const char32_t c = base::decode(text.utf8, text.clusters[i].begin).code_point;
  return is_ideograph(c) || is_hangul(c) || is_alphabetic(c) || (c >= U'0' && c <= U'9');
}

}  // namespace

std::uint16_t part_at(const Words& words, std::uint32_t byte) {
  for (std::size_t i = 0; i < words.parts.size(); ++i) {
    if (words.parts[i].begin <= byte && byte < words.parts[i].end) return static_cast<std::uint16_t>(i + 1);
  }
  return 0;
}

const Variant* variant_of(const Words& words, std::uint16_t part) {
  return part == 0 ? nullptr : words.parts[part - 1U].variant;
}

double aspect_of(const Words& words, std::uint16_t part) { return part == 0 ? 0 : words.parts[part - 1U].aspect; }

const std::vector<FaceId>& stack_at(const Shaping& shaping, std::uint32_t byte) {
  const Variant* const variant = variant_of(shaping.words, part_at(shaping.words, byte));
  return variant == nullptr || variant->stack.empty() ? shaping.style.stack : variant->stack;
}

std::span<const std::string> features_of_part(const Words& words, std::uint16_t part) {
  const Variant* const variant = variant_of(words, part);
  if (variant == nullptr) return {};
  return variant->features;
}

std::uint32_t work_byte(const Work& work, std::uint32_t byte) {
  return static_cast<std::uint32_t>(std::ranges::lower_bound(work.origin, byte) - work.origin.begin());
}

void cut_at_parts(const Work& work, const Words& words, Items& items) {
  if (words.parts.empty()) return;
  const std::vector<std::uint32_t> cuts = cuts_of(work, words);
  GList* list = items.release();
  for (GList* at = list; at != nullptr; at = at->next) {
    auto* const item = static_cast<PangoItem*>(at->data);
    const auto begin = static_cast<std::uint32_t>(item->offset);
    const auto cut = std::ranges::upper_bound(cuts, begin);
    if (cut == cuts.end() || *cut >= begin + static_cast<std::uint32_t>(item->length)) continue;
    const char* const text = work.utf8.data() + begin;
    const auto bytes = static_cast<int>(*cut - begin);
    PangoItem* const first = pango_item_split(item, bytes, static_cast<int>(g_utf8_strlen(text, bytes)));
    // What is left of the item comes next, and may hold more cuts.
    list = g_list_insert_before(list, at, first);
    at = at->prev;
  }
  items.reset(list);
}

bool add_emphasis(Shaper& shaper, Shaping& shaping) {
  Shaped::Inside& text = shaping.out;
  Style style = shaping.style;
  style.margins = Margins::none;
  style.justification = {};
  style.features.clear();
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const Variant* const variant = variant_of(shaping.words, text.items[text.clusters[i].item].part);
    if (variant == nullptr || variant->mark == EmphasisMark::none || !takes_mark(text, i)) continue;
    std::string sign;
    base::append_utf8(sign, sign_of(variant->mark, style));
    auto shaped = shape(shaper, {sign, shaping.words.span, shaping.words.key}, style, shaping.diagnostics);
    if (!shaped.ok()) return false;
    text.rubies.push_back({i, i + 1, std::move(shaped).value(), Ruby::Kind::mark});
  }
  // Chinese has its marks below the letters; the others have them where readings stand.
  text.marks_below =
      text.writing == Writing::horizontal && (style.language.starts_with("zh") || style.language.starts_with("yue"));
  return true;
}

void add_pins(const Words& words, Shaped::Inside& text) {
  for (const std::uint32_t pin : words.pins) {
    auto cluster = std::ranges::lower_bound(text.clusters, pin, {}, &ShapedCluster::begin);
    // Blanks at the pin hang at the end of the line before it.
    while (cluster != text.clusters.end() && cluster->kind == ClusterKind::space) ++cluster;
    const auto at = static_cast<std::uint32_t>(cluster - text.clusters.begin());
    if (at == 0 || at >= text.size()) continue;
    cluster->before = std::max(cluster->before, Opportunity::normal);
    cluster->pinned = true;
  }
}

}  // namespace handbill::text
