#include "backend/separations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "backend/bitmap.h"
#include "backend/painter.h"
#include "backend/raster_plates.h"
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
  plate.technical = ink->use == color::InkUse::technical;
  return plate;
}

/// The three channels of a pass's picture, as its plates.
void add_plates(const PlatePass& pass, const color::InkTable& inks, cairo_surface_t* surface, Separated& separated) {
  cairo_surface_flush(surface);
  separated.width = static_cast<std::size_t>(cairo_image_surface_get_width(surface));
  separated.height = static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* const rows = cairo_image_surface_get_data(surface);
  for (std::size_t i = 0; i < pass.size(); ++i) {
    Plate plate = new_plate(pass[i], inks);
    plate.rows.reserve(separated.width * separated.height);
    const std::size_t shift = 16 - 8 * i;
    for (std::size_t y = 0; y < separated.height; ++y) {
      const auto* row = static_cast<const std::uint32_t*>(static_cast<const void*>(rows + y * stride));
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

/// Sums over all rectangles that begin at the top left.
class Sums {
 public:
  explicit Sums(const Separated& separated) : width_(separated.width + 1) {
    sums_.resize(width_ * (separated.height + 1));
    for (std::size_t y = 0; y < separated.height; ++y) {
      std::uint64_t row = 0;
      for (std::size_t x = 0; x < separated.width; ++x) {
        for (const Plate& plate : separated.plates) {
          if (!plate.technical) row += plate.rows[y * separated.width + x];
        }
        sums_[(y + 1) * width_ + x + 1] = sums_[y * width_ + x + 1] + row;
      }
    }
  }
  [[nodiscard]] std::uint64_t over(std::size_t left, std::size_t top, std::size_t wide, std::size_t high) const {
    return at(left + wide, top + high) + at(left, top) - at(left + wide, top) - at(left, top + high);
  }

 private:
  [[nodiscard]] std::uint64_t at(std::size_t x, std::size_t y) const { return sums_[y * width_ + x]; }
  std::size_t width_;
  std::vector<std::uint64_t> sums_;
};

}  // namespace

base::Result<Separated> separate(const display::Pages& pages, const SeparateOptions& wanted, text::SubsetCache& subsets,
                                 base::Diagnostics& diagnostics) {
  Options options;
  options.colours = Colours::plates;
  options.extent = wanted.extent;
  options.dpi = wanted.dpi;
  options.page = wanted.page;
  const display::Page* const page = page_of(pages, options, diagnostics);
  if (page == nullptr) return base::Failed{};
  FaceCache own;
  Faces faces =
      TRY(Faces::open({page}, subsets, wanted.faces != nullptr ? wanted.faces->inside() : own.inside(), diagnostics));
  RasterPlates rasters(wanted.output, wanted.most_pixels);
  Separated separated;
  separated.area = media_of(*page, wanted.extent);
  for (const PlatePass& pass : passes_of(pages.inks)) {
    const Bitmap bitmap = TRY(make_bitmap(*page, options, diagnostics));
    Pictures pictures(pass, rasters);
    Tools tools{pages.inks, Colours::plates, PictureUse::pixels, faces, pictures, &pass};
    Painter painter(bitmap.context.get(), tools, diagnostics);
    TRY(painter.draw(*page));
    TRY(check_surface(cairo_status(bitmap.context.get()), diagnostics));
    add_plates(pass, pages.inks, bitmap.surface.get(), separated);
  }
  return separated;
}

InkPeak most_ink(const Separated& separated, double window) {
  if (separated.width == 0 || separated.height == 0) return {};
  constexpr double points_a_millimetre = 72 / 25.4;
  const double wide = separated.area.width.to_pt() / static_cast<double>(separated.width);
  const double high = separated.area.height.to_pt() / static_cast<double>(separated.height);
  const double side = std::sqrt(window) * points_a_millimetre;
  const auto pixels = [](double count, std::size_t most) {
    return std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(count)), 1, most);
  };
  const std::size_t columns = pixels(side / wide, separated.width);
  const std::size_t rows = pixels(side / high, separated.height);
  const Sums sums(separated);
  std::uint64_t most = 0;
  std::size_t left = 0;
  std::size_t top = 0;
  for (std::size_t y = 0; y + rows <= separated.height; ++y) {
    for (std::size_t x = 0; x + columns <= separated.width; ++x) {
      const std::uint64_t sum = sums.over(x, y, columns, rows);
      if (sum <= most) continue;
      most = sum;
      left = x;
      top = y;
    }
  }
  InkPeak peak;
  peak.ink = static_cast<double>(most) / 255 / static_cast<double>(columns * rows);
  peak.at = {separated.area.left + base::pt(static_cast<double>(left) * wide),
             separated.area.top + base::pt(static_cast<double>(top) * high),
             base::pt(static_cast<double>(columns) * wide), base::pt(static_cast<double>(rows) * high)};
  return peak;
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

base::Result<InkPeak> find_peak(const display::Pages& pages, SeparateOptions options, double window, double limit,
                                text::SubsetCache& subsets, base::Diagnostics& diagnostics) {
  // The window has five pixels a side: means are off by a few points at the most.
  constexpr double coarse = 36;
  constexpr double fine = 150;
  constexpr double margin = 0.1;
  options.dpi = coarse;
  options.most_pixels = 250'000;
  const Separated first = TRY(separate(pages, options, subsets, diagnostics));
  const InkPeak peak = most_ink(first, window);
  if (peak.ink < limit - margin) return peak;
  options.dpi = fine;
  options.most_pixels = 2'500'000;
  return most_ink(TRY(separate(pages, options, subsets, diagnostics)), window);
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
