#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/path.h"
#include "base/result.h"
#include "color/ink.h"

namespace handbill::image {

/// A bitmap, fully decoded once within limits; EXIF orientation already applied to size and pixels.
struct Raster {
  enum class Channels { grey, rgb, rgba, cmyk };
  std::uint32_t width = 0;   ///< px
  std::uint32_t height = 0;  ///< px
  Channels channels = Channels::rgb;
  std::vector<std::uint8_t>
      pixels;  ///< rows top down, no padding, not premultiplied, 8 bit a channel; cmyk: 255 is full ink
  /// The file's own picture where a PDF may hold it unchanged: sound baseline or progressive JPEG, grey, YCbCr or
  /// four inks, as the camera held it. What is not picture or ICC profile (EXIF with its place and date, comments,
  /// thumbnails) is left out.
  std::string jpeg;
  int jpeg_orientation = 1;  ///< of `jpeg`, 1 to 8 (JEITA CP-3451 4.6.4 A): how it is turned to lie as the pixels do
  std::string icc;           ///< the embedded profile, or empty
  std::string sha256;        ///< of the file's bytes: one object in the PDF however often it is drawn
};
using RasterRef = std::shared_ptr<const Raster>;
/// Bytes a pixel.
[[nodiscard]] std::size_t channel_count(Raster::Channels channels);

/// Pixels an inch at which `raster` prints when drawn `width` wide.
[[nodiscard]] double effective_ppi(const Raster& raster, base::Length width);

/// Limits of one picture (docs/limits.md).
struct RasterLimits {
  std::uint32_t side = 20'000;  ///< px
  std::uint64_t pixels = 120'000'000;
  std::uint64_t file_bytes = 64ull << 20;
};
/// Decodes PNG or JPEG by their magic bytes. Errors are placed at `asked_at` and name `name`.
[[nodiscard]] base::Result<RasterRef> decode(std::string_view bytes, std::string_view name, base::Span asked_at,
                                             base::Diagnostics& diagnostics, const RasterLimits& limits = {});

/// One colour stop of a gradient; `colour` indexes Vector::palette.
struct Stop {
  double offset = 0;
  std::uint16_t colour = 0;
  double opacity = 1;
};
struct Gradient {
  bool radial = false;
  double x0 = 0, y0 = 0, r0 = 0, x1 = 0, y1 = 0, r1 = 0;  ///< in the vector's units, before `transform`
  std::vector<Stop> stops;
  /// From the gradient's space to the vector's units: other than the identity only for a radial gradient stretched to
  /// an ellipse.
  base::Transform transform;
};
struct Flat {
  std::uint16_t colour = 0;  ///< index into Vector::palette
  double opacity = 1;
};
using VectorPaint = std::variant<Flat, Gradient>;

using base::PathData;
/// What stands in a palette for SVG's `currentColor` where the drawing itself does not say which colour that is: the
/// ink of the text that an icon stands in. No drawing that is not meant to has it.
inline constexpr color::Rgb8 current_colour{254, 1, 253};

enum class FillRule { nonzero, evenodd };
struct VectorStroke {
  double width = 1;
  enum class Cap { butt, round, square } cap = Cap::butt;
  enum class Join { miter, round, bevel } join = Join::miter;
  double miter_limit = 4;
  std::vector<double> dashes;
  double dash_offset = 0;
  /// Maps the round pen (and so width and dashes) to the vector's units, without moving the path: other than the
  /// identity only where the SVG stretches or skews the stroke. For cairo: path, then cairo_transform(pen), then
  /// cairo_stroke.
  base::Transform pen;
};
struct VectorPath {
  PathData path;
  FillRule rule = FillRule::nonzero;
  std::optional<VectorPaint> fill;
  std::optional<VectorPaint> stroke;
  VectorStroke stroke_style;
  std::vector<std::uint16_t> clips;  ///< indexes into Vector::clips, all of them apply
  double group_opacity = 1;          ///< of a group that holds this path alone
};
struct Clip {
  PathData path;
  FillRule rule = FillRule::nonzero;
};
/// Paths [first, first + count) that overlap and are thinned together: drawn into a group, which is painted with
/// `opacity`.
struct VectorGroup {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  double opacity = 1;
};
/// A drawing without text, pictures, filters or scripts: flat paths in its own units, y down, origin at the view box.
struct Vector {
  double width = 0;
  double height = 0;
  std::vector<color::Rgb8> palette;  ///< every colour used, sorted; style maps each to an ink
  std::vector<Clip> clips;
  std::vector<VectorPath> paths;    ///< back to front
  std::vector<VectorGroup> groups;  ///< by `first`, the outer before the inner; they nest and never cross
  std::string sha256;               ///< of the SVG's bytes
};
using VectorRef = std::shared_ptr<const Vector>;

/// Limits of one SVG and of the program that reads it.
struct SvgLimits {
  std::uint64_t file_bytes = 4ull << 20;
  std::uint64_t elements = 100'000;
  unsigned depth = 100;                       ///< of elements in elements
  std::uint64_t memory_bytes = 256ull << 20;  ///< of the worker
  unsigned cpu_seconds = 4;
  unsigned wall_milliseconds = 4'500;  ///< with what goes before and after, 5 s
};
struct SvgOptions {
  std::string worker;        ///< path of the handbill-svg-worker program
  std::string cache_folder;  ///< where flat drawings are kept by hash; empty: none kept
  SvgLimits limits;
};
/// Flattens an SVG in a process of its own. Refuses DOCTYPE, external references, scripts, filters, masks, text,
/// pictures, and a drawing without ink, each at `asked_at` with the SVG's own line in the message.
[[nodiscard]] base::Result<VectorRef> load_svg(std::string_view bytes, std::string_view name, base::Span asked_at,
                                               const SvgOptions& options, base::Diagnostics& diagnostics);

enum class QrCorrection { low, medium, quartile, high };
/// A QR code's modules, quiet zone not included.
struct Qr {
  int side = 0;            ///< modules
  std::vector<bool> dark;  ///< side * side, rows top down
  /// ISO/IEC 18004: four modules of quiet zone on every side.
  static constexpr int quiet = 4;
};
[[nodiscard]] base::Result<Qr> make_qr(std::string_view text, QrCorrection correction, base::Span span,
                                       base::Diagnostics& diagnostics);
/// The outlines of the dark modules, in modules, origin at the code's top left: without seams between modules, for
/// either fill rule.
[[nodiscard]] PathData qr_path(const Qr& qr);

}  // namespace handbill::image
