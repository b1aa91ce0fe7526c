#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "backend/fixture.h"
#include "backend/separations.h"

namespace handbill::test {

/// The plates of the first page, or a test failure.
[[nodiscard]] inline backend::Separated separated(const display::Pages& pages,
                                                  const color::PackedProfile* output = nullptr, double dpi = 72) {
  text::SubsetCache subsets;
  base::Diagnostics diagnostics;
  backend::SeparateOptions options;
  options.dpi = dpi;
  options.output = output;
  auto made = backend::separate(pages, options, subsets, diagnostics);
  EXPECT_EQ(messages(diagnostics), "");
  return made ? std::move(made).value() : backend::Separated{};
}

/// How much of a plate there is at a point in mm from the trim's top left, 0 to 255; -1 where there is no such plate.
[[nodiscard]] inline int ink_at(const backend::Separated& plates, std::string_view name, double x, double y) {
  const auto column = static_cast<std::size_t>((base::mm(x) - plates.area.left).to_pt() / plates.area.width.to_pt() *
                                               static_cast<double>(plates.width));
  const auto row = static_cast<std::size_t>((base::mm(y) - plates.area.top).to_pt() / plates.area.height.to_pt() *
                                            static_cast<double>(plates.height));
  for (const backend::Plate& plate : plates.plates) {
    if (plate.name == name) return plate.rows.at(row * plates.width + column);
  }
  return -1;
}

/// All plates at a point, in percent: `M100 Y90 K5`; separations by name and a blank. Bare paper is empty.
[[nodiscard]] inline std::string inks_at(const backend::Separated& plates, double x, double y) {
  std::string text;
  for (const backend::Plate& plate : plates.plates) {
    const auto percent = static_cast<int>(std::lround(ink_at(plates, plate.name, x, y) / 2.55));
    if (percent == 0) continue;
    const bool is_process =
        plate.name == "Cyan" || plate.name == "Magenta" || plate.name == "Yellow" || plate.name == "Black";
    const std::string name = plate.name == "Black" ? "K" : is_process ? plate.name.substr(0, 1) : plate.name + " ";
    text += (text.empty() ? "" : " ") + name + std::to_string(percent);
  }
  return text;
}

}  // namespace handbill::test
