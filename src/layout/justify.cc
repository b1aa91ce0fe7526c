#include "layout/justify.h"

namespace handbill::layout {

using base::Length;
using style::Align;
using style::Justify;

Spread spread(Justify justify, Length left, std::size_t count) {
  // What does not go in begins at the start: that is the overflow that is reported.
  if (!(left > Length()) || count == 0) return {};
  const auto number = static_cast<double>(count);
  switch (justify) {
    case Justify::start:
    case Justify::stretch:
      return {};
    case Justify::center:
      return {left / 2, {}};
    case Justify::end:
      return {left, {}};
    case Justify::between:
      return {{}, count > 1 ? left / (number - 1) : Length()};
    case Justify::around:
      return {left / number / 2, left / number};
    case Justify::evenly:
      return {left / (number + 1), left / (number + 1)};
  }
  return {};
}

Length offset(Align align, Length room, Length size) {
  switch (align) {
    case Align::start:
    case Align::stretch:
    case Align::baseline:
      return {};
    case Align::center:
      return (room - size) / 2;
    case Align::end:
      return room - size;
  }
  return {};
}

}  // namespace handbill::layout
