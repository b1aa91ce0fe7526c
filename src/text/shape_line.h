#pragma once

#include <string_view>

#include "base/handle.h"
#include "text/prepare.h"

namespace handbill::text {

/// What shape() works on; `out` grows line by line.
struct Shaping {
  Shaper::Inside& shaper;
  const Words& words;
  const Style& style;
  base::Diagnostics& diagnostics;
  Shaped::Inside& out;
  bool rtl = false;
  bool failed = false;
  std::vector<Annotation> annotations = {};  ///< of the lines so far
};

/// Family names for Pango, `hb3,hb0`: the style's stack and tail, `first` before all others.
[[nodiscard]] std::string families(const Shaping& shaping, const Face* first = nullptr);
/// The same of another stack, and the style's tail.
[[nodiscard]] std::string families(const Shaping& shaping, const std::vector<FaceId>& stack);
/// The faces of the style's stack that are open, in order.
[[nodiscard]] std::vector<FaceRef> open_stack(const Shaping& shaping);

struct FreeItems {
  void operator()(GList* list) const {
    g_list_free_full(list, [](void* item) { pango_item_free(static_cast<PangoItem*>(item)); });
  }
};
/// A list of PangoItem.
using Items = std::unique_ptr<GList, FreeItems>;
/// Pieces of one face, script and direction (UAX 9), in the order of the text.
[[nodiscard]] Items itemise(Shaper::Inside& shaper, const std::string& utf8, bool rtl, PangoAttrList* attributes);

/// Shapes the readings of all annotations, and spreads bases that are narrower than theirs. False where one cannot be
/// shaped.
[[nodiscard]] bool add_rubies(Shaper& shaper, Shaping& shaping);

/// Warns of features that were asked for and that no face of the text has; true where there is one.
[[nodiscard]] bool report_features(Shaping& shaping);

/// Itemises and shapes the text between two forced breaks, and appends its items, clusters and glyphs.
void shape_line(Shaping& shaping, std::string_view line, std::uint32_t offset);

}  // namespace handbill::text
