#include <cstdint>
#include <optional>

#include "image/jpeg.h"

namespace handbill::image {

namespace {

// Marker codes of ITU-T T.81, table B.1.
constexpr unsigned start_of_scan = 0xda;
constexpr unsigned app0 = 0xe0;
constexpr unsigned app1 = 0xe1;
constexpr unsigned app2 = 0xe2;
constexpr unsigned app14 = 0xee;
constexpr unsigned app15 = 0xef;
constexpr unsigned comment = 0xfe;

/// A marker segment: `whole` with marker and length, `data` without.
struct Segment {
  unsigned marker = 0;
  std::string_view whole;
  std::string_view data;
};

/// The segment at `offset` of the header; nothing where none begins there.
std::optional<Segment> segment_at(std::string_view jpeg, std::size_t offset) {
  if (offset > jpeg.size() || jpeg.size() - offset < 4 || jpeg[offset] != '\xff') return std::nullopt;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(jpeg[at])); };
  const std::size_t length = byte(offset + 2) << 8 | byte(offset + 3);
  if (length < 2 || jpeg.size() - offset < length + 2) return std::nullopt;
  return Segment{byte(offset + 1), jpeg.substr(offset, length + 2), jpeg.substr(offset + 4, length - 2)};
}

bool is_picture(const Segment& segment) {
  if (segment.marker == comment) return false;
  if (segment.marker < app0 || segment.marker > app15) return true;
  if (segment.marker == app0) return segment.data.starts_with(std::string_view("JFIF\0", 5));
  if (segment.marker == app2) return segment.data.starts_with(std::string_view("ICC_PROFILE\0", 12));
  return segment.marker == app14;
}

}  // namespace

std::string_view exif_of(std::string_view jpeg) {
  constexpr std::string_view head("Exif\0\0", 6);
  std::size_t offset = 2;
  while (const auto segment = segment_at(jpeg, offset)) {
    if (segment->marker == start_of_scan) break;
    if (segment->marker == app1 && segment->data.starts_with(head)) return segment->data.substr(head.size());
    offset += segment->whole.size();
  }
  return {};
}

std::string picture_alone(std::string_view jpeg, std::size_t end) {
  std::string out(jpeg.substr(0, 2));
  out.reserve(end);
  std::size_t offset = 2;
  while (const auto segment = segment_at(jpeg, offset)) {
    if (segment->marker == start_of_scan) break;
    if (is_picture(*segment)) out += segment->whole;
    offset += segment->whole.size();
  }
  return out.append(jpeg.substr(offset, end - offset));
}

}  // namespace handbill::image
