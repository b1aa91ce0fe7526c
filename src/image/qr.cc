#include <qrencode.h>

#include <array>
#include <memory>

#include "image/image.h"

namespace handbill::image {

namespace {

/// ISO/IEC 18004 table 7, version 40: bytes that the largest code holds.
struct Level {
  QRecLevel correction;
  std::string_view name;
  int bytes;
};
constexpr std::array<Level, 4> levels{{
    {QR_ECLEVEL_L, "low", 2953},
    {QR_ECLEVEL_M, "medium", 2331},
    {QR_ECLEVEL_Q, "quartile", 1663},
    {QR_ECLEVEL_H, "high", 1273},
}};

struct Free {
  void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, Free>;

/// The smallest code that holds the text; nothing where none does.
Code encode(const std::string& text, QRecLevel correction) {
  // Only bytes can hold a NUL; a text without one may take fewer bits.
  if (text.find('\0') == std::string::npos) return Code(QRcode_encodeString(text.c_str(), 0, correction, QR_MODE_8, 1));
  const auto* const bytes = static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
  return Code(QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, correction));
}

/// Walks around the dark modules with the dark on its right hand.
class Outline {
 public:
  explicit Outline(const Qr& qr) : qr_(qr), walked_(qr.dark.size()) {}

  PathData trace() {
    // Every outline goes east somewhere, along the top of a dark module.
    for (int y = 0; y < qr_.side; ++y) {
      for (int x = 0; x < qr_.side; ++x) {
        if (is_dark({x, y}) && !is_dark({x, y - 1}) && !walked_[index({x, y})]) walk_from({x, y});
      }
    }
    return std::move(path_);
  }

 private:
  struct Point {
    int x = 0;
    int y = 0;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend bool operator==(const Point&, const Point&) = default;
  };

  [[nodiscard]] std::size_t index(Point module) const {
    return static_cast<std::size_t>(module.y * qr_.side + module.x);
  }
  [[nodiscard]] bool is_dark(Point module) const {
    return module.x >= 0 && module.y >= 0 && module.x < qr_.side && module.y < qr_.side && qr_.dark[index(module)];
  }

  void walk_from(const Point start) {
    constexpr std::size_t east = 0, right_turn = 1, left_turn = 3;
    constexpr std::array<Point, 4> steps{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
    // The module that lies ahead and to the right of a corner; the next but two is the one to the left.
    constexpr std::array<Point, 4> ahead_right{{{0, 0}, {-1, 0}, {-1, -1}, {0, -1}}};
    add(PathData::Verb::move, start);
    Point at = start;
    std::size_t heading = east;
    do {
      if (heading == east) walked_[index(at)] = true;
      at = at + steps[heading];
      const std::size_t before = heading;
      // Where two dark modules touch at a corner alone, each keeps to its own outline.
      if (!is_dark(at + ahead_right[heading])) {
        heading = (heading + right_turn) % 4;
      } else if (is_dark(at + ahead_right[(heading + left_turn) % 4])) {
        heading = (heading + left_turn) % 4;
      }
      if (heading != before && at != start) add(PathData::Verb::line, at);
    } while (at != start || heading != east);
    path_.verbs.push_back(PathData::Verb::close);
  }

  void add(PathData::Verb verb, Point to) {
    path_.verbs.push_back(verb);
    path_.coordinates.insert(path_.coordinates.end(), {static_cast<double>(to.x), static_cast<double>(to.y)});
  }

  const Qr& qr_;
  std::vector<bool> walked_;  ///< along the top of the module
  PathData path_;
};

}  // namespace

base::Result<Qr> make_qr(std::string_view text, QrCorrection correction, base::Span span,
                         base::Diagnostics& diagnostics) {
  const Level& level = levels.at(static_cast<std::size_t>(correction));
  if (text.empty()) {
    diagnostics.error("qr-empty", span, "expected an address for the QR code, found nothing")
        .hint("write the text that phones read");
    return base::Failed{};
  }
  const std::string bytes(text);
  Code code = encode(bytes, level.correction);
  if (!code) {
    diagnostics
        .error("qr-too-long", span,
               "expected at most " + std::to_string(level.bytes) + " bytes in a QR code of " + std::string(level.name) +
                   " correction, found " + std::to_string(text.size()))
        .hint("shorten the address; under 60 characters print well");
    return base::Failed{};
  }
  // More correction than asked for where the code does not grow by it.
  for (auto better = static_cast<std::size_t>(correction) + 1; better < levels.size(); ++better) {
    Code other = encode(bytes, levels.at(better).correction);
    if (!other || other->width > code->width) break;
    code = std::move(other);
  }
  Qr qr;
  qr.side = code->width;
  const auto count = static_cast<std::size_t>(qr.side * qr.side);
  qr.dark.reserve(count);
  // The lowest bit of a module is its colour.
  for (std::size_t i = 0; i < count; ++i) qr.dark.push_back((code->data[i] & 1) != 0);
  return qr;
}

PathData qr_path(const Qr& qr) { return Outline(qr).trace(); }

}  // namespace handbill::image
