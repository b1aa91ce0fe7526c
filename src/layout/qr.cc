#include <cmath>

#include "base/number.h"
#include "layout/engine.h"
#include "layout/sizes.h"

namespace handbill::layout {

using base::Length;
using style::QrContent;

namespace {

/// A module smaller than this is not read from a poster at arm's length (measured with zbar at 150 dpi grey).
constexpr Length least_module = base::mm(0.8);
constexpr double least_contrast = 4.5;

/// Modules a side, quiet zone included.
double modules(const QrContent& content) { return content.code.side + 2.0 * image::Qr::quiet; }

void check_size(Engine& engine, const style::Node& node, const QrContent& content, Length side) {
  const Length module = side / modules(content);
  if (base::fits(least_module, module)) return;
  const double needed = std::ceil(least_module.to_mm() * modules(content) * 10 - 1e-6) / 10;
  engine.diagnostics
      .error(
          "qr-too-small", node.span,
          "the modules of `" + node.id + "` are " + base::to_text(module.to_mm(), 2) + " mm wide, the least is 0.8 mm")
      .hint("make it " + base::to_text(needed, 1) + "mm wide, quiet zone included, or shorten the address");
}

void check_contrast(Engine& engine, const style::Node& node, const QrContent& content) {
  const color::InkTable& inks = engine.resolved.inks;
  const color::Rgb8 ink = color::preview(inks, content.ink);
  const color::Rgb8 ground = color::preview(inks, content.ground);
  const double contrast = color::contrast(ink, ground);
  const std::string pair = "`" + inks.at(content.ink.ink).name + "` on `" + inks.at(content.ground.ink).name + "`";
  if (color::luminance(ink) > color::luminance(ground)) {
    engine.diagnostics
        .error("qr-low-contrast", node.span,
               "`" + node.id + "` is light on dark (" + pair + "), many cameras do not read it")
        .hint("use a dark ink on a light ground");
  } else if (contrast < least_contrast) {
    engine.diagnostics
        .error("qr-low-contrast", node.span,
               "`" + node.id + "` in " + pair + " has a contrast of " + base::to_text(contrast, 1) + ":1, needs 4.5:1")
        .hint("use a darker ink or a lighter ground");
  }
}

}  // namespace

Measured measure_qr(const QrContent& content, const Request& request) {
  if (request.known.x && request.known.y) return {{*request.known.x, *request.known.y}, std::nullopt};
  const Length side = request.known.x   ? *request.known.x
                      : request.known.y ? *request.known.y
                                        : least_module * modules(content);
  return {{side, side}, std::nullopt};
}

void place_qr(Engine& engine, const style::Node& node, const QrContent& content, const base::Rect& inner,
              PlacedBox& box) {
  const Length side = base::min(inner.width, inner.height);
  const Length left = engine.resolved.is_right_to_left(node) ? inner.right() - side : inner.left;
  const base::Rect ground{left, inner.top, side, side};
  const Length quiet = side / modules(content) * image::Qr::quiet;
  box.codes.push_back({&content, ground, ground.inset({quiet, quiet, quiet, quiet})});
  check_size(engine, node, content, side);
  check_contrast(engine, node, content);
}

}  // namespace handbill::layout
