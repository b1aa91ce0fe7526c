#include "impose/marks.h"

namespace handbill::impose {

using base::Length;
using base::mm;
using base::pt;

void add_ruler(Side& side, base::Point at, int millimetres) {
  side.lines.push_back({at, {at.x + mm(millimetres), at.y}});
  for (int i = 0; i <= millimetres; i += 10) {
    const Length height = i == 0 || i == millimetres ? mm(2.4) : i % 50 == 0 ? mm(1.8) : mm(1.2);
    const Length x = at.x + mm(i);
    side.lines.push_back({{x, at.y}, {x, at.y - height}});
  }
}

void add_seam(Side& side, base::Point from, base::Point to) {
  const Length half = pt(0.75);
  const base::Rect field{base::min(from.x, to.x) - half, base::min(from.y, to.y) - half,
                         base::max(from.x, to.x) - base::min(from.x, to.x) + half * 2,
                         base::max(from.y, to.y) - base::min(from.y, to.y) + half * 2};
  side.patches.push_back({field, 0, false});
  side.lines.push_back({from, to});
}

void add_number(Side& side, base::Point middle, int number) {
  const std::string figures = std::to_string(number);
  const Length width = mm(4.5) + mm(2.2) * static_cast<double>(figures.size());
  const Length height = mm(7);
  side.patches.push_back({{middle.x - width / 2, middle.y - height / 2, width, height}, 0, true});
  Label label;
  label.english = figures;
  label.size = pt(12);
  label.align = Label::Align::center;
  label.at = {middle.x, middle.y + mm(1.5)};
  side.labels.push_back(std::move(label));
}

}  // namespace handbill::impose
