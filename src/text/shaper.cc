#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <charconv>
#include <string_view>

#include "text/inside.h"
#include "text/text.h"

namespace handbill::text {

Shaper::Shaper(std::shared_ptr<const FontSet> fonts, std::size_t limit_bytes) : inside_(std::make_unique<Inside>()) {
  inside_->young_limit = limit_bytes / 2;
  inside_->fonts = std::move(fonts);
  inside_->map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(inside_->map.get()), inside_->fonts->inside().config.get());
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(inside_->map.get()), 72);
  inside_->context.reset(pango_font_map_create_context(inside_->map.get()));
  // Hinted or rounded positions would make widths depend on the size; text is shaped once and scaled.
  const base::Handle<cairo_font_options_t, cairo_font_options_destroy> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(inside_->context.get(), options.get());
  pango_context_set_round_glyph_positions(inside_->context.get(), FALSE);
}

// Pango 1.50 keeps a reference to the configuration when a font map ends (5 KB for a job). Taking it back by setting
// another one makes the map start a thread that reads fonts while it is being freed: once in some hundred shapers that
// crashed. The 5 KB stay.
Shaper::~Shaper() = default;

void Shaper::forget_local() { inside_->local.clear(); }

FaceRef Shaper::Inside::face_of(PangoFont* font) {
  if (font == nullptr) return nullptr;
  const auto known = faces.find(font);
  if (known != faces.end()) return known->second.second;
  FaceRef face;
  FcChar8* family = nullptr;
  FcPattern* const pattern = PANGO_IS_FC_FONT(font) != FALSE ? pango_fc_font_get_pattern(PANGO_FC_FONT(font)) : nullptr;
  if (pattern != nullptr && FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch) {
    const std::string_view name = reinterpret_cast<const char*>(family);
    std::size_t number = 0;
    const bool ours =
        name.starts_with("hb") && std::from_chars(name.data() + 2, name.data() + name.size(), number).ec == std::errc();
    if (ours && number < fonts->inside().faces.size()) face = fonts->inside().faces[number];
  }
  // Kept alive, so that the address cannot come to mean another font.
  g_object_ref(font);
  faces.emplace(font, std::pair(GRef<PangoFont>(font), face));
  return face;
}

const Metrics& Shaper::Inside::metrics_of(const Face& face) {
  const auto known = metrics.find(face.id().value);
  if (known != metrics.end()) return known->second;
  return metrics.emplace(face.id().value, measure_face(face)).first->second;
}

}  // namespace handbill::text
