#include "product/fold.h"

#include <algorithm>

namespace handbill::product {

using base::Length;
using base::Rect;

namespace {

/// A column of the sheet before it has a place.
struct Strip {
  std::string name;
  Length width;
};
using Strips = std::vector<Strip>;

std::string numbered(std::string_view name, int number) { return std::string(name) + "-" + std::to_string(number); }

/// Each panel that is folded in is narrower than the one over it; the cover and the back are the widest.
Strips roll(const FoldRequest& request) {
  const int count = std::max(request.panels, 3);
  const Length less = request.compensation * static_cast<double>((count - 1) * (count - 2)) / 2;
  const Length widest = (request.sheet.width + less) / count;
  Strips strips;
  for (int flap = count - 2; flap >= 1; --flap)
    strips.push_back({count == 3 ? "flap" : numbered("flap", flap), widest - request.compensation * flap});
  strips.push_back({"back", widest});
  strips.push_back({"front", widest});
  return strips;
}

Strips zigzag(const FoldRequest& request) {
  const int count = std::max(request.panels, 3);
  const Length width = request.sheet.width / count;
  Strips strips{{"front", width}};
  for (int i = 2; i <= count; ++i)
    strips.push_back({i == count && count % 2 == 0 ? "back" : numbered("outside", i), width});
  return strips;
}

Strips outside(const FoldRequest& request) {
  const Length width = request.sheet.width;
  const Length less = request.compensation;
  switch (request.fold) {
    case Fold::half:
      return {{"back", width / 2}, {"front", width / 2}};
    case Fold::roll:
      return roll(request);
    case Fold::z:
      return zigzag(request);
    case Fold::gate:
      return {{"front-2", (width / 2 - less) / 2}, {"back", width / 2 + less}, {"front-1", (width / 2 - less) / 2}};
    case Fold::double_parallel: {
      const Length widest = (width + less * 2) / 4;
      return {{"flap-2", widest - less}, {"flap-1", widest - less}, {"back", widest}, {"front", widest}};
    }
    case Fold::french:
    case Fold::none:
      break;
  }
  return {};
}

/// The other side of the same paper: turned over, and with names of its own.
Strips inside(const FoldRequest& request) {
  Strips strips = outside(request);
  std::ranges::reverse(strips);
  int number = 0;
  for (Strip& strip : strips) strip.name = numbered("inside", ++number);
  if (request.fold == Fold::z && strips.size() % 2 == 1) strips.front().name = "back";
  return strips;
}

Folding french(const FoldRequest& request) {
  const Length half = request.sheet.width / 2;
  const Length low = request.sheet.height / 2;
  const bool is_outside = request.side == Side::outside;
  Folding folding{Fold::french, {}, {half}, {low}};
  const auto add = [&](std::string_view name, bool right, bool bottom) {
    const bool is_right = right != request.right_to_left;
    folding.panels.push_back(
        {std::string(name), {is_right ? half : Length(), bottom ? low : Length(), half, low}, is_outside && !bottom});
  };
  add(is_outside ? "inside-2" : "top-start", false, false);
  add(is_outside ? "inside-1" : "top-end", true, false);
  add(is_outside ? "back" : "bottom-start", false, true);
  add(is_outside ? "front" : "bottom-end", true, true);
  return folding;
}

}  // namespace

Folding fold_sheet(const FoldRequest& request) {
  if (request.fold == Fold::none) return {};
  if (request.fold == Fold::french) return french(request);
  Strips strips = request.side == Side::outside ? outside(request) : inside(request);
  if (request.right_to_left) std::ranges::reverse(strips);
  Folding folding{request.fold, {}, {}, {}};
  Length at;
  for (Strip& strip : strips) {
    if (at > Length()) folding.across.push_back(at);
    folding.panels.push_back({std::move(strip.name), {at, {}, strip.width, request.sheet.height}, false});
    at += strip.width;
  }
  return folding;
}

Length compensation_for(double stock) {
  if (stock <= 100) return base::mm(2);
  return base::mm(stock <= 170 ? 3 : 4);
}

}  // namespace handbill::product
