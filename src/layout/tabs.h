#pragma once

#include <optional>
#include <string>
#include <vector>

#include "style/resolved.h"
#include "text/text.h"

namespace handbill::layout {

/// What stands between two tabs.
struct Cell {
  text::Shaped shaped;
  std::optional<text::Shaped> before_point;  ///< what of it stands before its decimal point, with `decimal`
  std::optional<text::Shaped> leader;        ///< fills the way to it
};
/// One line of a paragraph that holds tabs; each is a line of its own, however wide.
struct TabbedLine {
  std::uint32_t begin = 0;  ///< bytes of the paragraph
  std::uint32_t end = 0;
  std::vector<std::optional<Cell>> cells;  ///< nothing where two tabs meet
};

/// The lines of a paragraph with tabs, each cell shaped; empty where it has none, or the look has no stops for them.
[[nodiscard]] std::vector<TabbedLine> shape_tabbed(text::Shaper& shaper, const style::TextLook& look,
                                                   const text::Style& style, const text::Words& words,
                                                   base::Diagnostics& diagnostics);

/// Sets them: each cell at the next stop behind the last one's end, or half an em behind it where there is none.
[[nodiscard]] text::Set set_tabbed(const std::vector<TabbedLine>& lines, const style::TextLook& look,
                                   const text::Setting& setting, base::Length width, bool rtl);

/// Bytes before the point or comma that parts a number; all of them where none does.
[[nodiscard]] std::size_t decimal_point(std::string_view text);

}  // namespace handbill::layout
