#include "layout/flex.h"

#include <algorithm>

namespace handbill::layout {

using base::Length;

namespace {

void shrink(std::vector<FlexItem>& items, Length wanted, Length room) {
  Length to_give;
  for (const FlexItem& item : items) to_give += base::max(item.size - item.floor, Length());
  if (!(to_give > Length())) return;
  const double part = std::min(1.0, (wanted - room) / to_give);
  for (FlexItem& item : items) item.size -= base::max(item.size - item.floor, Length()) * part;
}

/// One round: gives each growing item that is not settled its share; settles those that hit floor or ceiling. False:
/// all done.
bool grow_round(std::vector<FlexItem>& items, std::vector<bool>& settled, Length room) {
  Length left = room;
  double shares = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    left -= settled[i] ? items[i].size : items[i].base;
    if (!settled[i]) shares += items[i].grow;
  }
  // Shares below 1 in all take only that part of what is left (CSS Flexible Box Layout 1, 9.7).
  const double whole = std::max(shares, 1.0);
  Length strain;  // how much floors add, less what ceilings take away
  std::vector<Length> targets(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (settled[i]) continue;
    const Length target = items[i].base + base::max(left, Length()) * (items[i].grow / whole);
    targets[i] = base::max(items[i].ceiling ? base::min(target, *items[i].ceiling) : target, items[i].floor);
    strain += targets[i] - target;
  }
  bool settled_any = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (settled[i]) continue;
    const Length target = items[i].base + base::max(left, Length()) * (items[i].grow / whole);
    const bool by_floor = targets[i] > target + base::length_slack;
    const bool by_ceiling = target > targets[i] + base::length_slack;
    items[i].size = targets[i];
    if ((by_floor && strain >= Length()) || (by_ceiling && strain <= Length())) {
      settled[i] = true;
      settled_any = true;
    }
  }
  return settled_any;
}

}  // namespace

void share_room(std::vector<FlexItem>& items, Length room) {
  Length wanted;
  for (FlexItem& item : items) {
    item.size = base::max(item.ceiling ? base::min(item.base, *item.ceiling) : item.base, item.floor);
    wanted += item.size;
  }
  if (wanted > room + base::length_slack) return shrink(items, wanted, room);
  std::vector<bool> settled(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) settled[i] = !(items[i].grow > 0);
  while (grow_round(items, settled, room)) {}
}

}  // namespace handbill::layout
