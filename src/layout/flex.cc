#include "layout/flex.h"

#include <cmath>
#include <vector>

namespace handbill::layout {

using base::Length;

namespace {

/// Items that still share, and the room when they began to.
struct Sharing {
  std::span<FlexItem> items;
  std::vector<bool> settled;
  bool grows = false;
  Length room;
  Length first_left;  ///< what was left (missing, where negative) before the first round

  [[nodiscard]] Length left() const {
    Length result = room;
    for (std::size_t i = 0; i < items.size(); ++i) result -= settled[i] ? items[i].size : items[i].base;
    return result;
  }
};

/// Items that cannot share in this direction keep what they wish.
void settle_fixed(Sharing& sharing) {
  for (std::size_t i = 0; i < sharing.items.size(); ++i) {
    FlexItem& item = sharing.items[i];
    const double factor = sharing.grows ? item.grow : item.shrink;
    const bool beyond = sharing.grows ? item.base > item.size : item.base < item.size;
    sharing.settled[i] = !(factor > 0) || beyond;
  }
}

/// What is left for this round: shares below 1 in all take only that part of it.
Length left_for_round(const Sharing& sharing) {
  double shares = 0;
  for (std::size_t i = 0; i < sharing.items.size(); ++i) {
    if (!sharing.settled[i]) shares += sharing.grows ? sharing.items[i].grow : sharing.items[i].shrink;
  }
  const Length left = sharing.left();
  if (shares >= 1) return left;
  const Length part = sharing.first_left * shares;
  return std::abs(part.to_pt()) < std::abs(left.to_pt()) ? part : left;
}

double weight(const Sharing& sharing, const FlexItem& item) {
  return sharing.grows ? item.grow : item.shrink * base::max(item.base - item.around, Length()).to_pt();
}

/// One round: what is left goes to the items by weight; where floors and ceilings keep them from it, those on the side
/// that weighs more are settled. False: all are.
bool share_round(Sharing& sharing) {
  double weights = 0;
  bool any = false;
  for (std::size_t i = 0; i < sharing.items.size(); ++i) {
    if (sharing.settled[i]) continue;
    any = true;
    weights += weight(sharing, sharing.items[i]);
  }
  if (!any) return false;
  const Length left = left_for_round(sharing);
  Length strain;  // how much floors add, less what ceilings take away
  std::vector<Length> strains(sharing.items.size());
  for (std::size_t i = 0; i < sharing.items.size(); ++i) {
    if (sharing.settled[i]) continue;
    FlexItem& item = sharing.items[i];
    const Length wanted = item.base + (weights > 0 ? left * (weight(sharing, item) / weights) : Length());
    item.size = item.limited(wanted);
    strains[i] = item.size - wanted;
    strain += strains[i];
  }
  for (std::size_t i = 0; i < sharing.items.size(); ++i) {
    if (strain == Length() || (strain > Length() ? strains[i] > Length() : strains[i] < Length()))
      sharing.settled[i] = true;
  }
  return true;
}

}  // namespace

void share_room(std::span<FlexItem> items, Length room) {
  Sharing sharing{items, std::vector<bool>(items.size()), false, room, {}};
  Length wished;
  for (FlexItem& item : items) {
    item.size = item.limited(item.base);
    wished += item.size;
  }
  sharing.grows = wished < room;
  settle_fixed(sharing);
  sharing.first_left = sharing.left();
  while (share_round(sharing)) {}
}

}  // namespace handbill::layout
