#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "app/diff.h"

namespace handbill::app {
namespace {

using base::Length;

/// What is not seen in a table of hundredths is no move.
constexpr double least_mm = 0.005;

bool is_far(Length a, Length b) { return std::abs((a - b).to_mm()) >= least_mm; }

BoxChange only(const BoxState& box, Presence presence) {
  BoxChange change{box.id, box.depth, presence, {}, {}, false, false};
  (presence == Presence::before_only ? change.before : change.after) = box.rect;
  return change;
}

std::vector<BoxChange> compare_boxes(const PageState& before, const PageState& after) {
  std::map<std::string_view, const BoxState*> old;
  for (const BoxState& box : before.boxes) old.emplace(box.id, &box);
  std::vector<BoxChange> changes;
  for (const BoxState& box : after.boxes) {
    const auto found = old.find(box.id);
    if (found == old.end()) {
      changes.push_back(only(box, Presence::after_only));
      continue;
    }
    const BoxState& was = *found->second;
    changes.push_back(
        {box.id, box.depth, Presence::both, was.rect, box.rect, was.text != box.text, was.ink != box.ink});
    old.erase(found);
  }
  for (const BoxState& box : before.boxes) {
    if (old.contains(box.id)) changes.push_back(only(box, Presence::before_only));
  }
  return changes;
}

using Key = std::tuple<std::string, std::string, std::string>;
Key key_of(const UnitState& unit) { return {unit.unit.layout, unit.unit.language, unit.unit.edition}; }

struct Pair {
  const PageState* before = nullptr;
  const PageState* after = nullptr;
};
/// Pages of both states by their names, those of the later one first.
std::vector<Pair> pairs_of(const UnitState* before, const UnitState* after) {
  std::vector<Pair> pairs;
  if (after != nullptr) {
    for (const PageState& page : after->pages) pairs.push_back({nullptr, &page});
  }
  if (before == nullptr) return pairs;
  for (const PageState& page : before->pages) {
    const auto same = std::ranges::find_if(
        pairs, [&](const Pair& pair) { return pair.after != nullptr && pair.after->id == page.id; });
    if (same != pairs.end()) same->before = &page;
    else pairs.push_back({&page, nullptr});
  }
  return pairs;
}

Presence presence_of(const void* before, const void* after) {
  if ((before == nullptr) == (after == nullptr)) return Presence::both;
  return after != nullptr ? Presence::after_only : Presence::before_only;
}

void add_unit(const UnitState* before, const UnitState* after, std::vector<PageChange>& changes) {
  std::vector<Pair> pairs = pairs_of(before, after);
  // A unit that has no page, since it fails, is one page to speak of.
  const bool fails = pairs.empty();
  if (fails) pairs.emplace_back();
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Pair& pair = pairs[i];
    PageChange change;
    change.unit = (after != nullptr ? after : before)->unit;
    change.number = i + 1;
    change.unit_before = before;
    change.unit_after = after;
    if (before != nullptr) change.error_before = before->error;
    if (after != nullptr) change.error_after = after->error;
    change.before = pair.before;
    change.after = pair.after;
    change.presence = fails ? presence_of(before, after) : presence_of(pair.before, pair.after);
    if (!fails) change.page = (pair.after != nullptr ? pair.after : pair.before)->id;
    if (pair.before != nullptr && pair.after != nullptr) change.boxes = compare_boxes(*pair.before, *pair.after);
    changes.push_back(std::move(change));
  }
}

}  // namespace

bool BoxChange::is_moved() const {
  return presence == Presence::both && (is_far(before.left, after.left) || is_far(before.top, after.top) ||
                                        is_far(before.width, after.width) || is_far(before.height, after.height));
}

bool PageChange::is_changed() const {
  return presence != Presence::both || error_before != error_after ||
         std::ranges::any_of(boxes, &BoxChange::is_changed);
}

std::vector<PageChange> compare(const Snapshot& before, const Snapshot& after) {
  std::map<Key, const UnitState*> old;
  for (const UnitState& unit : before.units) old.emplace(key_of(unit), &unit);
  std::vector<PageChange> changes;
  for (const UnitState& unit : after.units) {
    const auto found = old.find(key_of(unit));
    add_unit(found == old.end() ? nullptr : found->second, &unit, changes);
    if (found != old.end()) old.erase(found);
  }
  for (const UnitState& unit : before.units) {
    if (old.contains(key_of(unit))) add_unit(&unit, nullptr, changes);
  }
  return changes;
}

}  // namespace handbill::app
