#include "text/face.h"

#include <hb-ot.h>

#include "base/utf8.h"
#include "text/inside.h"

namespace handbill::text {

Face::Face(std::unique_ptr<const Inside> inside) : inside_(std::move(inside)) {}
Face::~Face() = default;

FaceId Face::id() const { return inside_->id; }
const std::string& Face::name() const { return inside_->info.id; }

std::uint32_t Face::Inside::glyph(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font.get(), code_point, &glyph) != 0 ? glyph : 0;
}

bool Face::Inside::covers(char32_t code_point) const {
  if (glyph(code_point) != 0) return true;
  // HarfBuzz makes blanks of other widths from U+0020 and sets U+2011 as U+2010 (hb-ot-shape-normalize).
  const bool blank = code_point == 0xA0 || (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F ||
                     code_point == 0x205F || code_point == 0x3000;
  return (blank && glyph(' ') != 0) || (code_point == 0x2011 && glyph(0x2010) != 0);
}

namespace {

/// Ink top of a character's glyph in font units; 0 where the face lacks it.
double ink_top(const Face::Inside& face, char32_t code_point) {
  hb_glyph_extents_t extents{};
  const std::uint32_t glyph = face.glyph(code_point);
  if (glyph == 0 || hb_font_get_glyph_extents(face.font.get(), glyph, &extents) == 0) return 0;
  return extents.y_bearing;
}

double metric(const Face::Inside& face, hb_ot_metrics_tag_t tag) {
  hb_position_t position = 0;
  hb_ot_metrics_get_position_with_fallback(face.font.get(), tag, &position);
  return position;
}

}  // namespace

Metrics measure_face(const Face& face) {
  const Face::Inside& inside = face.inside();
  hb_font_extents_t extents{};
  hb_font_get_h_extents(inside.font.get(), &extents);
  Metrics result;
  result.ascent = extents.ascender / inside.upem;
  result.descent = -extents.descender / inside.upem;
  if (!inside.info.sample.empty())
    result.optical_height = ink_top(inside, base::decode(inside.info.sample, 0).code_point) / inside.upem;
  // A face without a usable sample still needs a height to stand on: the capital height that the font states.
  if (result.optical_height <= 0) result.optical_height = metric(inside, HB_OT_METRICS_TAG_CAP_HEIGHT) / inside.upem;
  result.x_height = metric(inside, HB_OT_METRICS_TAG_X_HEIGHT) / inside.upem;
  result.underline_position = metric(inside, HB_OT_METRICS_TAG_UNDERLINE_OFFSET) / inside.upem;
  result.underline_thickness = metric(inside, HB_OT_METRICS_TAG_UNDERLINE_SIZE) / inside.upem;
  return result;
}

}  // namespace handbill::text
