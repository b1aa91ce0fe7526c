#include "backend/separations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "backend/bitmap.h"
#include "backend/pass_drawing.h"
#include "backend/sheet.h"

namespace handbill::backend {

namespace {

std::string name_of(const PlateName& plate) {
  switch (plate.process) {
    case PlateName::Process::cyan:
      return "Cyan";
    case PlateName::Process::magenta:
      return "Magenta";
    case PlateName::Process::yellow:
      return "Yellow";
    case PlateName::Process::black:
      return "Black";
    case PlateName::Process::none:
      break;
  }
  return plate.separation;
}

Plate new_plate(const PlateName& name, const color::InkTable& inks) {
  Plate plate;
  plate.name = name_of(name);
  switch (name.process) {
    case PlateName::Process::cyan:
      plate.looks_like.c = 1;
      return plate;
    case PlateName::Process::magenta:
      plate.looks_like.m = 1;
      return plate;
    case PlateName::Process::yellow:
      plate.looks_like.y = 1;
      return plate;
    case PlateName::Process::black:
      plate.looks_like.k = 1;
      return plate;
    case PlateName::Process::none:
      break;
  }
  const auto ink = std::ranges::find(inks.inks(), name.separation, &color::Ink::spot);
  if (ink == inks.inks().end()) return plate;
  plate.looks_like = ink->cmyk;
  plate.technical = is_technical(name, inks);
  return plate;
}

/// The three channels of a pass's picture, as its plates.
void add_plates(const PlatePass& pass, const color::InkTable& inks, cairo_surface_t* surface, Separated& separated) {
  separated.width = static_cast<std::size_t>(cairo_image_surface_get_width(surface));
  separated.height = static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  for (std::size_t i = 0; i < pass.size(); ++i) {
    Plate plate = new_plate(pass[i], inks);
    plate.rows.reserve(separated.width * separated.height);
    const std::size_t shift = 16 - 8 * i;
    for (std::size_t y = 0; y < separated.height; ++y) {
      const std::uint32_t* const row = row_of(surface, y);
      for (std::size_t x = 0; x < separated.width; ++x)
        plate.rows.push_back(static_cast<std::uint8_t>(255 - (row[x] >> shift & 255)));
    }
    separated.plates.push_back(std::move(plate));
  }
}

using ColourAt = std::function<color::Rgb8(std::size_t index)>;

base::Result<std::string> picture_of(const Separated& separated, double dpi, base::Diagnostics& diagnostics,
                                     const ColourAt& colour_at) {
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(separated.width),
                                                   static_cast<int>(separated.height)));
  TRY(check_surface(cairo_surface_status(surface.get()), diagnostics));
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  unsigned char* const rows = cairo_image_surface_get_data(surface.get());
  std::size_t index = 0;
  for (std::size_t y = 0; y < separated.height; ++y) {
    auto* const row = static_cast<std::uint32_t*>(static_cast<void*>(rows + y * stride));
    for (std::size_t x = 0; x < separated.width; ++x, ++index) {
      const color::Rgb8 colour = colour_at(index);
      row[x] = std::uint32_t{colour.r} << 16 | std::uint32_t{colour.g} << 8 | colour.b;
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return png_of(surface.get(), dpi, diagnostics);
}

}  // namespace

base::Result<Separated> separate(const display::Pages& pages, const SeparateOptions& wanted, text::SubsetCache& subsets,
                                 base::Diagnostics& diagnostics) {
  PassDrawing drawing = TRY(PassDrawing::open(pages, wanted, subsets, diagnostics));
  View view;
  view.part = media_of(drawing.page(), wanted.extent);
  view.dpi = wanted.dpi;
  if (!is_sane(view.part, diagnostics)) return base::Failed{};
  Separated separated;
  separated.area = view.part;
  TRY(drawing.draw(view, [&](const PlatePass& pass, cairo_surface_t* picture) {
    add_plates(pass, drawing.inks(), picture, separated);
  }));
  return separated;
}

double ink_use(const Separated& separated, const Plate& plate, const base::Rect& part) {
  const auto column = [&](base::Length x) {
    const double share = (x - separated.area.left).to_pt() / separated.area.width.to_pt();
    return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(separated.width)));
  };
  const auto row = [&](base::Length y) {
    const double share = (y - separated.area.top).to_pt() / separated.area.height.to_pt();
    return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(separated.height)));
  };
  std::uint64_t sum = 0;
  std::uint64_t count = 0;
  for (std::size_t y = row(part.top); y < row(part.bottom()); ++y) {
    for (std::size_t x = column(part.left); x < column(part.right()); ++x, ++count)
      sum += plate.rows[y * separated.width + x];
  }
  return count == 0 ? 0 : static_cast<double>(sum) / 255 / static_cast<double>(count);
}

base::Result<std::string> plate_png(const Separated& separated, const Plate& plate, double dpi,
                                    base::Diagnostics& diagnostics) {
  return picture_of(separated, dpi, diagnostics, [&](std::size_t index) {
    const auto light = static_cast<std::uint8_t>(255 - plate.rows[index]);
    return color::Rgb8{light, light, light};
  });
}

base::Result<std::string> proof_png(const Separated& separated, const color::PackedProfile& output, double dpi,
                                    base::Diagnostics& diagnostics) {
  const auto proof = color::Proof::make(output.icc());
  if (!proof) {
    diagnostics.error("bad-icc", {}, "expected an output profile for CMYK, found another file", base::Fault::data);
    return base::Failed{};
  }
  std::vector<std::uint8_t> inks(separated.width * separated.height * 4);
  for (std::size_t i = 0; i < separated.width * separated.height; ++i) {
    std::array<double, 4> sum{};
    for (const Plate& plate : separated.plates) {
      if (plate.technical) continue;
      const double share = plate.rows[i];
      sum[0] += share * plate.looks_like.c;
      sum[1] += share * plate.looks_like.m;
      sum[2] += share * plate.looks_like.y;
      sum[3] += share * plate.looks_like.k;
    }
    for (std::size_t channel = 0; channel < 4; ++channel)
      inks[i * 4 + channel] = static_cast<std::uint8_t>(std::lround(std::min(sum.at(channel), 255.0)));
  }
  std::vector<std::uint8_t> seen(separated.width * separated.height * 3);
  proof->convert(inks, seen);
  return picture_of(separated, dpi, diagnostics, [&](std::size_t index) {
    return color::Rgb8{seen[index * 3], seen[index * 3 + 1], seen[index * 3 + 2]};
  });
}

}  // namespace handbill::backend
