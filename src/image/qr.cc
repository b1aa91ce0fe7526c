#include <qrcodegen.hpp>

#include <array>

#include "image/image.h"

namespace handbill::image {

namespace {

/// ISO/IEC 18004 table 7, version 40: bytes that the largest code holds.
struct Level {
  qrcodegen::QrCode::Ecc ecc;
  std::string_view name;
  int bytes;
};
constexpr std::array<Level, 4> levels{{
    {qrcodegen::QrCode::Ecc::LOW, "low", 2953},
    {qrcodegen::QrCode::Ecc::MEDIUM, "medium", 2331},
    {qrcodegen::QrCode::Ecc::QUARTILE, "quartile", 1663},
    {qrcodegen::QrCode::Ecc::HIGH, "high", 1273},
}};

std::vector<qrcodegen::QrSegment> segments_of(std::string_view text) {
  // makeSegments takes a C string; only bytes can hold a NUL.
  if (text.find('\0') == std::string_view::npos) return qrcodegen::QrSegment::makeSegments(std::string(text).c_str());
  return {qrcodegen::QrSegment::makeBytes({text.begin(), text.end()})};
}

/// A row's dark modules [begin, end), growing downwards while the rows below have the same.
struct Run {
  int begin = 0;
  int end = 0;
  int top = 0;
};

std::vector<Run> runs_of_row(const Qr& qr, int y) {
  std::vector<Run> runs;
  for (int x = 0; x < qr.side; ++x) {
    if (!qr.dark[static_cast<std::size_t>(y * qr.side + x)]) continue;
    if (!runs.empty() && runs.back().end == x) {
      ++runs.back().end;
    } else {
      runs.push_back({x, x + 1, y});
    }
  }
  return runs;
}

void add_rectangle(PathData& path, const Run& run, int bottom) {
  using enum PathData::Verb;
  const double left = run.begin, right = run.end, top = run.top, base = bottom;
  path.verbs.insert(path.verbs.end(), {move, line, line, line, close});
  path.coordinates.insert(path.coordinates.end(), {left, top, right, top, right, base, left, base});
}

}  // namespace

base::Result<Qr> make_qr(std::string_view text, QrCorrection correction, base::Span span,
                         base::Diagnostics& diagnostics) {
  const Level& level = levels.at(static_cast<std::size_t>(correction));
  if (text.empty()) {
    diagnostics.error("qr-empty", span, "expected an address for the QR code, found nothing")
        .hint("write the text that phones read");
    return base::Failed{};
  }
  try {
    // The last argument: more correction than asked for where the code does not grow by it.
    const auto code = qrcodegen::QrCode::encodeSegments(segments_of(text), level.ecc, 1, 40, -1, true);
    Qr qr;
    qr.side = code.getSize();
    qr.dark.reserve(static_cast<std::size_t>(qr.side * qr.side));
    for (int y = 0; y < qr.side; ++y) {
      for (int x = 0; x < qr.side; ++x) qr.dark.push_back(code.getModule(x, y));
    }
    return qr;
  } catch (const qrcodegen::data_too_long&) {
    diagnostics
        .error("qr-too-long", span,
               "expected at most " + std::to_string(level.bytes) + " bytes in a QR code of " + std::string(level.name) +
                   " correction, found " + std::to_string(text.size()))
        .hint("shorten the address; under 60 characters print well");
    return base::Failed{};
  }
}

PathData qr_path(const Qr& qr) {
  PathData path;
  std::vector<Run> open;
  for (int y = 0; y <= qr.side; ++y) {
    std::vector<Run> runs = y < qr.side ? runs_of_row(qr, y) : std::vector<Run>();
    for (const Run& above : open) {
      bool goes_on = false;
      for (Run& run : runs) {
        if (run.begin != above.begin || run.end != above.end) continue;
        run.top = above.top;
        goes_on = true;
      }
      if (!goes_on) add_rectangle(path, above, y);
    }
    open = std::move(runs);
  }
  return path;
}

}  // namespace handbill::image
