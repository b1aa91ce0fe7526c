#include "press/predict.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace handbill::press {

namespace {

/// By their numbers (ISO/IEC 15948, 9.2). The average of two neighbours is left out: it hardly ever wins.
enum class Predictor : std::uint8_t { none = 0, left = 1, up = 2, paeth = 4 };

/// ISO/IEC 15948, 9.4: of the bytes to the left, above and above that to the left the one that is nearest to where
/// their slope leads.
int paeth(int left, int up, int corner) {
  const int led = left + up - corner;
  const int to_left = std::abs(led - left);
  const int to_up = std::abs(led - up);
  const int to_corner = std::abs(led - corner);
  if (to_left <= to_up && to_left <= to_corner) return left;
  return to_up <= to_corner ? up : corner;
}

int foreseen(Predictor predictor, int left, int up, int corner) {
  switch (predictor) {
    case Predictor::none:
      return 0;
    case Predictor::left:
      return left;
    case Predictor::up:
      return up;
    case Predictor::paeth:
      return paeth(left, up, corner);
  }
  return 0;
}

/// Returns how much is left, each byte taken as a signed number: the usual measure of what will pack best.
std::uint64_t predict(Predictor predictor, std::span<const std::uint8_t> row, std::span<const std::uint8_t> above,
                      std::size_t step, std::vector<std::uint8_t>& out) {
  out[0] = static_cast<std::uint8_t>(predictor);
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const int left = i >= step ? row[i - step] : 0;
    const int corner = i >= step ? above[i - step] : 0;
    const auto rest = static_cast<std::uint8_t>(row[i] - foreseen(predictor, left, above[i], corner));
    out[i + 1] = rest;
    sum += static_cast<std::uint64_t>(std::abs(static_cast<int>(static_cast<std::int8_t>(rest))));
  }
  return sum;
}

}  // namespace

std::span<const std::uint8_t> RowPredictor::rest_of(std::span<const std::uint8_t> row) {
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  for (const Predictor predictor : {Predictor::none, Predictor::left, Predictor::up, Predictor::paeth}) {
    const std::uint64_t sum = predict(predictor, row, above_, step_, tried_);
    if (sum >= least) continue;
    least = sum;
    std::swap(best_, tried_);
  }
  std::ranges::copy(row, above_.begin());
  return best_;
}

}  // namespace handbill::press
