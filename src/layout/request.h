#pragma once

#include <optional>

#include "base/geometry.h"
#include "base/length.h"

namespace handbill::layout {

/// Lengths that may be unknown yet, one an axis.
using Lengths = base::Axes<std::optional<base::Length>>;

/// Whether percentages of a box's height mean something: it was decided without a look at the content (CSS Sizing 3,
/// definite).
enum class Height { definite, from_content };

/// Whether the first baseline is wanted besides the size; it costs more.
enum class Ask { size, baseline };

/// What a parent asks of a box. Measuring answers it and changes nothing that can be seen: the same question always has
/// the same answer. Outside an algorithm the lengths are those of border boxes; an algorithm gets them with padding and
/// border taken off.
struct Request {
  Lengths known;   ///< sides that the parent has already decided
  Lengths parent;  ///< inner size of the parent, for percentages
  base::Axes<base::Available> room{base::Available::max_content(), base::Available::max_content()};
  Ask ask = Ask::size;
  base::Axes<bool>
      open;  ///< where the box's own size, least and most are not to count: what its content makes it is asked
};
[[nodiscard]] bool same(const Request& a, const Request& b);

/// How large a box is under a Request.
struct Measured {
  base::Size size;
  std::optional<base::Length>
      baseline;  ///< first baseline below the box's top, where it was asked for and there is one
};

}  // namespace handbill::layout
