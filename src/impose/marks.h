#pragma once

#include "impose/impose.h"

namespace handbill::impose {

/// A ruler of `millimetres` that runs to the right from `at`, with ticks above it.
void add_ruler(Side& side, base::Point at, int millimetres);
/// A line that is seen on any ground: light, with a hairline in it.
void add_seam(Side& side, base::Point from, base::Point to);
/// A number on a white field around `middle`.
void add_number(Side& side, base::Point middle, int number);

}  // namespace handbill::impose
