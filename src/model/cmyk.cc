#include "model/cmyk.h"

#include <array>

#include "base/number.h"
#include "model/reader.h"

namespace handbill::model {

using base::Diagnostics;
using source::Node;

namespace {

constexpr Range coverage{0, 100, "%"};

}  // namespace

std::optional<color::Cmyk> read_cmyk(const Node& node, Diagnostics& diagnostics) {
  constexpr std::string_view what = "cyan, magenta, yellow and black in percent such as [95, 80, 40, 60]";
  const auto pieces = read_pieces(node, what, diagnostics);
  if (!pieces) return std::nullopt;
  if (pieces->size() != 4) {
    diagnostics.error("wrong-count", node.span,
                      "expected " + std::string(what) + ", found " + std::to_string(pieces->size()) + " values");
    return std::nullopt;
  }
  std::array<double, 4> inks{};
  bool good = true;
  for (std::size_t i = 0; i < inks.size(); ++i) {
    const auto share = read_number(pieces->at(i), coverage, "cmyk", diagnostics);
    good = good && share.has_value();
    inks[i] = share.value_or(0) / 100;
  }
  if (!good) return std::nullopt;
  return color::Cmyk{inks[0], inks[1], inks[2], inks[3]};
}

std::optional<double> read_share(const Node& node, double most, std::string_view name, Diagnostics& diagnostics) {
  const std::string* const text = want_scalar(node, "a share such as 300%", diagnostics);
  if (text == nullptr) return std::nullopt;
  const Slice piece{&node, 0, *text};
  const auto number = read_number(piece, {0, most, "%"}, name, diagnostics);
  if (!number) return std::nullopt;
  return *number / 100;
}

}  // namespace handbill::model
