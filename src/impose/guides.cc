#include "impose/guides.h"

#include <algorithm>

namespace handbill::impose {
namespace {

using base::Length;
using base::mm;

constexpr Length gap = mm(2);         ///< from the trim or the bleed to a tick
constexpr Length tick = mm(5);        ///< length of a tick
constexpr Length least_tick = mm(2);  ///< a shorter one is not seen
constexpr Length label_room = mm(3.5);

/// From where to where a tick runs, counted outwards from the block's edge; nothing where there is no room.
struct Run {
  Length from;
  Length to;
};
std::optional<Run> run_of(Length room, Length beyond, Length edge) {
  const Length from = base::max(beyond + gap / 2, gap);
  const Length to = base::min(from + tick, room - edge);
  if (!base::fits(from + least_tick, to)) return std::nullopt;
  return Run{from, to};
}

/// Ticks and lines of one direction; `upright` says which.
class Ruler {
 public:
  Ruler(Side& side, const Guides& guides, const Settings& settings, bool upright)
      : side_(side), edge_(settings.edge), upright_(upright) {
    const base::Rect& block = guides.block;
    if (upright) {
      begin_ = block.top;
      end_ = block.bottom();
      length_ = side.size.height;
      breadth_ = side.size.width;
      before_ = run_of(begin_, guides.beyond.top, edge_);
      after_ = run_of(length_ - end_, guides.beyond.bottom, edge_);
    } else {
      begin_ = block.left;
      end_ = block.right();
      length_ = side.size.width;
      breadth_ = side.size.height;
      before_ = run_of(begin_, guides.beyond.left, edge_);
      after_ = run_of(length_ - end_, guides.beyond.right, edge_);
    }
  }

  void cut(const Guides::Cut& cut) {
    // Nothing is cut at the paper's own edge, and nothing can be printed near it.
    if (!base::fits(edge_, cut.at) || !base::fits(cut.at, breadth_ - edge_)) return;
    ticks(cut.at, cut.look);
    if (cut.look == Line::Look::solid && (cut.touching || !before_ || !after_))
      line(cut.at, base::max(begin_, edge_), base::min(end_, length_ - edge_), Line::Look::dotted);
  }

 private:
  void ticks(Length at, Line::Look look) {
    if (before_) line(at, begin_ - before_->to, begin_ - before_->from, look);
    if (after_) line(at, end_ + after_->from, end_ + after_->to, look);
  }
  void line(Length at, Length from, Length to, Line::Look look) {
    if (upright_) side_.lines.push_back({{at, from}, {at, to}, look});
    else side_.lines.push_back({{from, at}, {to, at}, look});
  }

  Side& side_;
  Length edge_;
  bool upright_;
  Length begin_, end_;  ///< of the block, along the ticks
  Length length_;       ///< of the paper, along the ticks
  Length breadth_;      ///< across
  std::optional<Run> before_, after_;
};

std::vector<Guides::Cut> cuts_of(Length begin, Length cell, Length gutter, int count) {
  std::vector<Guides::Cut> cuts;
  const bool touching = base::near(gutter, {});
  for (int i = 0; i < count; ++i) {
    const Length at = begin + (cell + gutter) * i;
    if (i == 0 || !touching) cuts.push_back({at, i > 0, false, Line::Look::solid});
    cuts.push_back({at + cell, i + 1 < count, touching && i + 1 < count, Line::Look::solid});
  }
  return cuts;
}

Label placed(Label label, const Guides& guides, Length baseline) {
  label.at = {guides.block.left + gap, baseline};
  return label;
}

}  // namespace

Guides guides_of(const Grid& grid, const std::vector<Cell>& cells) {
  Guides guides;
  guides.block = grid.block;
  guides.upright = cuts_of(grid.block.left, grid.cell.width, grid.gutter, grid.columns);
  guides.level = cuts_of(grid.block.top, grid.cell.height, grid.gutter, grid.rows);
  for (const Cell& cell : cells) {
    guides.beyond.left = base::max(guides.beyond.left, grid.block.left - cell.clip.left);
    guides.beyond.top = base::max(guides.beyond.top, grid.block.top - cell.clip.top);
    guides.beyond.right = base::max(guides.beyond.right, cell.clip.right() - grid.block.right());
    guides.beyond.bottom = base::max(guides.beyond.bottom, cell.clip.bottom() - grid.block.bottom());
  }
  return guides;
}

void add_guides(Side& side, const Guides& guides, const Settings& settings) {
  if (settings.marks == Settings::Marks::none) return;
  Ruler upright(side, guides, settings, true);
  for (const Guides::Cut& cut : guides.upright) upright.cut(cut);
  Ruler level(side, guides, settings, false);
  for (const Guides::Cut& cut : guides.level) level.cut(cut);
}

bool add_label_below(Side& side, const Guides& guides, const Settings& settings, Label label) {
  if (settings.marks == Settings::Marks::none) return false;
  const Length top = guides.block.bottom() + base::max(guides.beyond.bottom + gap / 2, gap);
  if (!base::fits(top + label_room, side.size.height - settings.edge)) return false;
  side.labels.push_back(placed(std::move(label), guides, top + mm(2.5)));
  return true;
}

bool add_label_above(Side& side, const Guides& guides, const Settings& settings, Label label) {
  if (settings.marks == Settings::Marks::none) return false;
  const Length bottom = guides.block.top - base::max(guides.beyond.top + gap / 2, gap);
  if (!base::fits(settings.edge + label_room, bottom)) return false;
  side.labels.push_back(placed(std::move(label), guides, bottom - mm(1)));
  return true;
}

Label sheet_label(std::size_t sheet, std::size_t sheets) {
  Label label;
  label.key = "sheet-of";
  label.english = "Sheet {sheet} of {sheets}";
  label.values = {{"sheet", std::to_string(sheet)}, {"sheets", std::to_string(sheets)}};
  return label;
}

Label cut_label() {
  Label label;
  label.key = "cut-here";
  label.english = "Cut here";
  return label;
}

}  // namespace handbill::impose
