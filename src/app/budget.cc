#include "app/budget.h"

#include <algorithm>

#include "unicode/unicode.h"

namespace handbill::app {
namespace {

using base::Length;

std::size_t count_characters(std::string_view utf8) { return unicode::grapheme_boundaries(utf8).size() - 1; }

/// What the lines of a box add up to.
struct Sum {
  std::size_t lines = 0;
  std::size_t characters = 0;
  Length inked;    ///< lengths of all lines
  Length last;     ///< what the last line leaves of its measure
  Length measure;  ///< of the last line
  Length leading;
  base::Rect slots;  ///< what the lines' slots cover
};

base::Rect united(const base::Rect& a, const base::Rect& b) {
  const Length left = base::min(a.left, b.left);
  const Length top = base::min(a.top, b.top);
  return {left, top, base::max(a.right(), b.right()) - left, base::max(a.bottom(), b.bottom()) - top};
}

void add_line(const layout::PlacedText& text, const text::Line& line, Sum& sum) {
  const base::Rect slot = text.slot(line);
  sum.slots = sum.lines == 0 ? slot : united(sum.slots, slot);
  ++sum.lines;
  for (const text::PlacedRun& run : line.runs) sum.characters += count_characters(run.run.utf8);
  sum.inked += line.width;
  sum.last = base::max(line.room.width - line.width, Length());
  sum.measure = line.room.width;
  sum.leading = text.leading;
}

/// Lines that would still go below (or, in vertical text, beside) those of the box.
std::size_t lines_left(const layout::PlacedBox& box, const Sum& sum, bool down, int columns) {
  const Length spare = down ? box.own_rect().width - sum.slots.width : box.own_rect().height - sum.slots.height;
  if (sum.leading <= Length() || spare <= Length()) return 0;
  return static_cast<std::size_t>(spare / sum.leading + 1e-6) * static_cast<std::size_t>(std::max(columns, 1));
}

/// Of the first text, and of the first one that may give anything up: a head above it may not.
void add_spent(const layout::PlacedText& first, const layout::PlacedText& text, Budget& budget) {
  budget.size = first.size;
  if (first.look != nullptr) budget.factor = first.size / first.look->size;
  budget.leading = text.leading / text.size;
  if (text.look == nullptr) return;
  const style::TextLook& look = *text.look;
  budget.tracking = look.shape.tracking - look.tracking_give * text.spent.tracking;
  budget.tighter = budget.tracking < look.shape.tracking || budget.leading < look.leading - 1e-9;
  budget.is_short = text.spent.is_short;
}

void add_box(const layout::PlacedBox& box, const Unit& unit, std::vector<Budget>& all) {
  const auto* content = box.node == nullptr ? nullptr : std::get_if<style::TextContent>(&box.node->content);
  const layout::PlacedText* first = nullptr;
  const layout::PlacedText* giving = nullptr;
  Sum sum;
  for (const layout::PlacedText& text : box.texts) {
    if (text.is_marker || text.source == nullptr) continue;
    if (first == nullptr) first = &text;
    const bool gives = text.look != nullptr && (text.look->tracking_give > 0 || text.look->leading_give > 0);
    if (giving == nullptr && gives) giving = &text;
    for (const text::Line& line : text.lines) add_line(text, line, sum);
  }
  if (content != nullptr && first != nullptr && !first->source->key.empty() && sum.inked > Length()) {
    const bool down = content->writing != text::Writing::horizontal;
    const double density = static_cast<double>(sum.characters) / sum.inked.to_pt();
    const Length room = sum.last + sum.measure * static_cast<double>(lines_left(box, sum, down, content->columns));
    Budget budget;
    budget.unit = unit;
    budget.box = box.node->id;
    budget.key = first->source->key;
    add_spent(*first, giving == nullptr ? *first : *giving, budget);
    budget.lines = sum.lines;
    budget.characters = sum.characters;
    budget.room = static_cast<std::size_t>(room.to_pt() * density);
    all.push_back(std::move(budget));
  }
  for (const layout::PlacedBox& child : box.children) add_box(child, unit, all);
}

}  // namespace

std::vector<Budget> budgets_of(const layout::Placed& placed, const Unit& unit) {
  std::vector<Budget> all;
  for (const layout::PlacedPage& page : placed.pages) add_box(page.root, unit, all);
  return all;
}

}  // namespace handbill::app
