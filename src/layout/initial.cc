#include "layout/initial.h"

#include <algorithm>

namespace handbill::layout {

using base::Length;

namespace {
/// Between the letter and the lines beside it, as a ratio of the text's size.
constexpr double gap = 0.25;
}  // namespace

std::optional<Initial> take_initial(text::Shaper& shaper, const style::TextLook& look,
                                    const style::Paragraph& paragraph, base::Diagnostics& diagnostics) {
  if (look.drop_cap < 2) return std::nullopt;
  auto letter = text::shape_initial(shaper, {paragraph.text, paragraph.span, paragraph.key, {}, {}, paragraph.local},
                                    look.shape, diagnostics);
  if (!letter) return std::nullopt;
  return Initial{std::move(*letter), look.drop_cap};
}

SizedInitial at_size(const Initial& initial, const text::Metrics& metrics, Length size, Length leading) {
  SizedInitial result;
  const double over = static_cast<double>(initial.lines - 1);
  result.size = size + leading * over / std::max(metrics.optical_height, 0.1);
  text::Setting setting;
  setting.size = result.size;
  setting.leading = result.size;
  const Length width = result.size * (initial.letter.max_content() + 1);
  text::Set set = text::set(initial.letter, setting, {result.size * 2, width});
  result.line = std::move(set.lines.front());
  const bool down = result.line.writing != text::Writing::horizontal;
  const base::Rect ink = text::ink(result.line);
  result.left = down ? result.line.left : ink.left;
  result.room = (down ? result.line.width : ink.width) + size * gap;
  return result;
}

text::LineShape beside(const Initial& initial, Length room, Length leading, Length width, bool rtl) {
  const Length last = leading * (static_cast<double>(initial.lines) - 0.5);
  return [=](Length y, Length) -> std::vector<text::Interval> {
    if (y > last) return {{Length(), width}};
    const Length taken = base::min(room, width);
    return {{rtl ? Length() : taken, width - taken}};
  };
}

}  // namespace handbill::layout
