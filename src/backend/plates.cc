#include "backend/plates.h"

#include <algorithm>
#include <array>

namespace handbill::backend {

namespace {

using Process = PlateName::Process;

constexpr std::array processes{Process::cyan, Process::magenta, Process::yellow, Process::black};

double part_of(const color::Cmyk& ink, Process process) {
  switch (process) {
    case Process::cyan:
      return ink.c;
    case Process::magenta:
      return ink.m;
    case Process::yellow:
      return ink.y;
    case Process::black:
      return ink.k;
    case Process::none:
      return 0;
  }
  return 0;
}

/// True where an ink that overprints lies on some plates of the pass and not on others.
bool must_be_parted(const PlatePass& pass, const color::InkTable& inks) {
  const auto& all = inks.inks();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const color::InkTint full{color::InkId{static_cast<std::uint16_t>(i)}, 1};
    if (!color::overprints(inks, full, color::Drawn::area)) continue;
    const auto touched =
        std::ranges::count_if(pass, [&](const PlateName& plate) { return coverage_on(plate, inks, full) > 0; });
    if (touched > 0 && touched < static_cast<std::ptrdiff_t>(pass.size())) return true;
  }
  return false;
}

void add(PlatePass pass, const color::InkTable& inks, std::vector<PlatePass>& passes) {
  if (pass.empty()) return;
  if (pass.size() == 1 || !must_be_parted(pass, inks)) {
    passes.push_back(std::move(pass));
    return;
  }
  for (PlateName& plate : pass) passes.push_back({std::move(plate)});
}

}  // namespace

double coverage_on(const PlateName& plate, const color::InkTable& inks, const color::InkTint& paint) {
  const color::Ink& ink = inks.at(paint.ink);
  if (ink.use == color::InkUse::registration) return paint.tint;
  if (plate.process == Process::none) return ink.spot == plate.separation ? paint.tint : 0;
  return ink.spot.empty() ? part_of(ink.cmyk, plate.process) * paint.tint : 0;
}

std::optional<DeviceColour> plate_colour(const PlatePass& pass, const color::InkTable& inks,
                                         const color::InkTint& paint, color::Drawn drawn) {
  std::array<double, 3> covered{};
  for (std::size_t i = 0; i < covered.size(); ++i) {
    if (i < pass.size()) covered.at(i) = coverage_on(pass[i], inks, paint);
  }
  const bool touches = std::ranges::any_of(covered, [](double share) { return share > 0; });
  if (!touches && color::overprints(inks, paint, drawn)) return std::nullopt;
  return DeviceColour{1 - covered[0], 1 - covered[1], 1 - covered[2]};
}

std::vector<PlatePass> passes_of(const color::InkTable& inks) {
  std::vector<PlatePass> passes;
  add({{processes[0], {}}, {processes[1], {}}, {processes[2], {}}}, inks, passes);
  add({{processes[3], {}}}, inks, passes);
  PlatePass separations;
  std::vector<std::string> known;
  for (const color::Ink& ink : inks.inks()) {
    if (ink.spot.empty() || std::ranges::find(known, ink.spot) != known.end()) continue;
    known.push_back(ink.spot);
    separations.push_back({Process::none, ink.spot});
    if (separations.size() < 3) continue;
    add(std::move(separations), inks, passes);
    separations.clear();
  }
  add(std::move(separations), inks, passes);
  return passes;
}

}  // namespace handbill::backend
