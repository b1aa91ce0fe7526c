#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace handbill::press {

/// Rows of a picture as what is left of them when each byte is foreseen from its neighbours, by the predictor of PNG
/// that suits each row best (ISO 32000-1, 7.4.4.4: /Predictor 15): photographs pack far smaller so.
class RowPredictor {
 public:
  /// `row_size` in bytes, `step` of them a pixel.
  RowPredictor(std::size_t row_size, std::size_t step)
      : step_(step), above_(row_size), best_(row_size + 1), tried_(row_size + 1) {}

  /// The predictor's number and the rest of the row, until the next row is asked for.
  [[nodiscard]] std::span<const std::uint8_t> rest_of(std::span<const std::uint8_t> row);

 private:
  std::size_t step_;
  std::vector<std::uint8_t> above_;
  std::vector<std::uint8_t> best_;
  std::vector<std::uint8_t> tried_;
};

}  // namespace handbill::press
