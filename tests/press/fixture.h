#pragma once

#include <string>
#include <utility>
#include <vector>

#include "backend/fixture.h"
#include "press/press.h"

namespace handbill::test {

/// The profile of coated paper.
[[nodiscard]] const color::PackedProfile& coated();
/// A shop that prints on coated paper and takes PDF/X-4.
[[nodiscard]] product::ShopProfile shop();

/// The document as the backend draws it for the press, with its bleed.
[[nodiscard]] std::string keyed_of(const display::Pages& pages);
struct Made {
  std::string bytes;
  std::string messages;  ///< one a line
};
[[nodiscard]] Made make_from(const std::string& keyed, const display::Pages& pages, const product::ShopProfile& shop,
                             const color::PackedProfile& output = coated());
/// The print file, or a test failure.
[[nodiscard]] std::string press_of(const display::Pages& pages, const product::ShopProfile& to = shop());

/// Ghostscript's plates of the first page.
struct Plates {
  double dpi = 72;
  std::size_t width = 0;
  std::vector<std::pair<std::string, std::string>> plates;  ///< `C`, `M`, `Y`, `K`, spots by name and a blank
  /// What is printed at a point of the media, in percent, from its top left: `M100 Y90 K5`. Bare paper is empty.
  [[nodiscard]] std::string text_at(double x, double y) const;
};
[[nodiscard]] Plates plates_of(const std::string& pdf, double dpi = 72);

}  // namespace handbill::test
