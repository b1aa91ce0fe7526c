#pragma once

#include "layout/placed.h"

namespace handbill::layout {

/// The first letter of a text, which reaches over several of its lines (a drop cap).
struct Initial {
  text::Shaped letter;
  std::size_t lines = 0;
  /// Bytes of the paragraph that it takes.
  [[nodiscard]] std::size_t bytes() const { return letter.utf8().size(); }
};

/// At one size of its text.
struct SizedInitial {
  base::Length size;
  text::Line line;    ///< from its own region's corner
  base::Length left;  ///< where its ink begins, from its region's left
  base::Length room;  ///< that it and the blank behind it take from each of its lines
};

/// Nothing where the look asks for none, or the script has none.
[[nodiscard]] std::optional<Initial> take_initial(text::Shaper& shaper, const style::TextLook& look,
                                                  const style::Paragraph& paragraph, base::Diagnostics& diagnostics);
/// Its optical height reaches from the first line's to the baseline of the last of its lines.
[[nodiscard]] SizedInitial at_size(const Initial& initial, const text::Metrics& metrics, base::Length size,
                                   base::Length leading);
/// The lines beside it are shorter, the others as wide as the region.
[[nodiscard]] text::LineShape beside(const Initial& initial, base::Length room, base::Length leading,
                                     base::Length width, bool rtl);

}  // namespace handbill::layout
