#include <hb-ot.h>

#include <algorithm>
#include <array>

#include "text/shape_line.h"

namespace handbill::text {

namespace {

bool has_feature(const Face::Inside& face, hb_tag_t wanted) {
  for (const hb_tag_t table : {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS}) {
    std::array<hb_tag_t, 32> tags{};
    unsigned from = 0;
    for (unsigned count = tags.size(); count == tags.size(); from += count) {
      hb_ot_layout_table_get_feature_tags(face.face.get(), table, from, &count, tags.data());
      if (std::find(tags.begin(), tags.begin() + count, wanted) != tags.begin() + count) return true;
    }
  }
  return false;
}

}  // namespace

bool report_features(Shaping& shaping) {
  bool any = false;
  std::vector<std::string> features = shaping.style.features;
  for (const Part& part : shaping.words.parts) {
    if (part.variant != nullptr)
      features.insert(features.end(), part.variant->features.begin(), part.variant->features.end());
  }
  for (const std::string& feature : features) {
    if (feature.starts_with('-')) continue;
    const hb_tag_t tag = hb_tag_from_string(feature.data(), static_cast<int>(std::min<std::size_t>(feature.size(), 4)));
    const auto has = [&](const ShapedItem& item) { return has_feature(item.face->inside(), tag); };
    if (shaping.out.items.empty() || std::ranges::any_of(shaping.out.items, has)) continue;
    any = true;
    shaping.diagnostics
        .warning("no-such-feature", shaping.words.span,
                 name_of(shaping.words, shaping.style) + ": " + shaping.out.items.front().face->name() +
                     " has no OpenType feature `" + feature + "`")
        .hint("take it out of the style's `features`, or name another font");
  }
  return any;
}

}  // namespace handbill::text
