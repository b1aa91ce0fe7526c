#pragma once

#include <functional>

#include "style/look.h"

namespace handbill::style {

/// Calls `make` for each copy of what a repeat repeats, with its paragraph or record bound.
void repeat_box(const model::Box& repeat, Desk& desk, const std::function<void(const model::Box&)>& make);

/// Calls `make` for a box, or for each copy of it where it is a repeat.
template <typename Make>
void for_each_copy(const model::Box& box, Desk& desk, const Make& make) {
  if (box.kind != model::BoxKind::repeat) {
    make(box);
  } else {
    repeat_box(box, desk, [&](const model::Box& copy) { for_each_copy(copy, desk, make); });
  }
}

/// What a box is called in the copy that is being made: `prayers.2.head` for `prayers.*.head`.
[[nodiscard]] std::string numbered(std::string_view id, const Desk& desk);

/// Whether the texts that `when` and `unless` name let the box stand.
[[nodiscard]] bool is_wanted(const model::Box& box, Desk& desk);
/// Whether the edition and the language let it.
[[nodiscard]] bool is_shown(Cascade& cascade, const Desk& desk);

}  // namespace handbill::style
