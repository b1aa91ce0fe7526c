#include "text/stance.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <cmath>

#include "text/characters.h"
#include "text/language.h"
#include "unicode/unicode.h"

namespace handbill::text {

namespace {

using Buffer = base::Handle<hb_buffer_t, hb_buffer_destroy>;

struct Kind {
  Stance stance = Stance::sideways;
  bool together = false;
  friend bool operator==(const Kind&, const Kind&) = default;
};

bool sets_digits_together(std::string_view language) {
  const std::string_view primary = primary_language(language);
  return primary == "ja" || primary == "zh" || primary == "ko";
}

/// How each character of the work text stands.
std::vector<Kind> kinds_of(const Work& work, std::string_view language) {
  std::vector<Kind> kinds(work.length());
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    switch (unicode::orientation(work.characters[i].code_point)) {
      case unicode::Orientation::upright:
        kinds[i] = {Stance::upright, false};
        break;
      case unicode::Orientation::sideways:
        kinds[i] = {Stance::sideways, false};
        break;
      case unicode::Orientation::as_before:
        kinds[i] = i > 0 ? kinds[i - 1] : Kind{};
        break;
    }
  }
  if (!sets_digits_together(language)) return kinds;
  const auto is_digit = [](const Character& c) { return c.code_point >= '0' && c.code_point <= '9'; };
  for (const Token& token : work.tokens) {
    if (token.end - token.begin > 2) continue;
    const auto first = work.characters.begin() + token.begin;
    if (!std::all_of(first, work.characters.begin() + token.end, is_digit)) continue;
    std::fill(kinds.begin() + token.begin, kinds.begin() + token.end, Kind{Stance::upright, true});
  }
  return kinds;
}

/// The number of the character that begins at `byte`.
std::size_t character_at(const Work& work, std::size_t byte) {
  const auto found = std::ranges::lower_bound(work.characters, byte, {}, &Character::begin);
  return static_cast<std::size_t>(found - work.characters.begin());
}

}  // namespace

std::vector<Standing> find_stances(const Items& items, const Work& work, std::string_view language) {
  const std::vector<Kind> kinds = kinds_of(work, language);
  std::vector<Standing> result;
  for (const GList* at = items.get(); at != nullptr; at = at->next) {
    base::Handle<PangoItem, pango_item_free> rest(pango_item_copy(static_cast<PangoItem*>(at->data)));
    auto from = character_at(work, static_cast<std::size_t>(rest->offset));
    const std::size_t end =
        character_at(work, static_cast<std::size_t>(rest->offset) + static_cast<std::size_t>(rest->length));
    while (from < end) {
      std::size_t to = from + 1;
      while (to < end && kinds[to] == kinds[from]) ++to;
      // Two numbers are never neighbours: a sign stands between them.
      const Kind kind = kinds[from];
      if (to == end) {
        result.push_back({std::move(rest), kind.stance, kind.together});
      } else {
        const auto bytes = static_cast<int>(work.characters[to].begin - work.characters[from].begin);
        result.push_back(
            {base::Handle<PangoItem, pango_item_free>(pango_item_split(rest.get(), bytes, static_cast<int>(to - from))),
             kind.stance, kind.together});
      }
      from = to;
    }
  }
  return result;
}

void shape_upright(const Work& work, const Standing& piece, const ShapedItem& as,
                   const std::vector<std::string>& features, double units_an_em, PangoGlyphString* out) {
  const PangoItem& item = *piece.item;
  const Buffer buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), work.utf8.data(), static_cast<int>(work.utf8.size()),
                     static_cast<unsigned>(item.offset), item.length);
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_TTB);
  hb_buffer_set_flags(buffer.get(), HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_buffer_set_language(buffer.get(),
                         hb_language_from_string(as.language.data(), static_cast<int>(as.language.size())));
  hb_buffer_guess_segment_properties(buffer.get());
  std::vector<hb_feature_t> asked;
  for (const std::string& feature : features) {
    hb_feature_t one{};
    if (hb_feature_from_string(feature.data(), static_cast<int>(feature.size()), &one) != 0) asked.push_back(one);
  }
  const Face::Inside& inside = as.face->inside();
  hb_shape(inside.font.get(), buffer.get(), asked.data(), static_cast<unsigned>(asked.size()));
  unsigned count = 0;
  const hb_glyph_info_t* const glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* const places = hb_buffer_get_glyph_positions(buffer.get(), &count);
  pango_glyph_string_set_size(out, static_cast<int>(count));
  const double scale = units_an_em / inside.upem;
  const auto scaled = [&](hb_position_t units) { return static_cast<int>(std::lround(units * scale)); };
  for (unsigned i = 0; i < count; ++i) {
    // A blank between words is as wide as in a line across; faces give it a whole square.
    const bool blank = work.utf8[glyphs[i].cluster] == ' ';
    const hb_position_t advance =
        blank ? hb_font_get_glyph_h_advance(inside.font.get(), glyphs[i].codepoint) : -places[i].y_advance;
    out->glyphs[i].glyph = glyphs[i].codepoint;
    out->glyphs[i].geometry = {scaled(advance), scaled(places[i].x_offset), scaled(-places[i].y_offset)};
    out->log_clusters[i] = static_cast<int>(glyphs[i].cluster) - item.offset;
  }
}

double central_baseline(const Face& face) {
  const Face::Inside& inside = face.inside();
  hb_position_t capitals = 0;
  hb_ot_metrics_get_position_with_fallback(inside.font.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, &capitals);
  return capitals / inside.upem / 2;
}

}  // namespace handbill::text
