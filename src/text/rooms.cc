#include "text/rooms.h"

#include <algorithm>

namespace handbill::text {

bool Rooms::open_slot() {
  // A shape without any room must not keep us here for ever.
  constexpr int most_slots = 100'000;
  if (slots_ > 0) top_ += setting_.leading;
  if (++slots_ > most_slots || setting_.leading <= base::Length() ||
      !base::fits(top_ + setting_.leading, region_.height))
    return false;
  if (region_.shape) {
    rooms_ = region_.shape(top_, setting_.leading);
    if (rtl_) std::ranges::reverse(rooms_);
  } else {
    rooms_.assign(1, {base::Length(), region_.width});
  }
  at_ = 0;
  return true;
}

Interval indented(Interval room, const Setting& setting, bool rtl) {
  room.width -= setting.first_indent;
  if (!rtl) room.left += setting.first_indent;
  return room;
}

}  // namespace handbill::text
