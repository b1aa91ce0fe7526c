#include "color/packed_profile.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include <zlib.h>

namespace handbill::color {

namespace {

constexpr std::size_t header_size = 128;

const Bytef* bytes_of(std::string_view text) {
  return static_cast<const Bytef*>(static_cast<const void*>(text.data()));
}
Bytef* bytes_of(std::string& text) { return static_cast<Bytef*>(static_cast<void*>(text.data())); }

/// At most `room` bytes of the stream; nothing where it is broken, or longer than `room` and `whole` is asked.
enum class Take { beginning, whole };
std::optional<std::string> inflated(std::string_view packed, std::size_t room, Take take) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return std::nullopt;
  stream.next_in = const_cast<Bytef*>(bytes_of(packed));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  int code = Z_OK;
  while (code == Z_OK && out.size() < room) {
    constexpr std::size_t step = std::size_t{1} << 18;
    const std::size_t had = out.size();
    out.resize(std::min(had + step, room));
    stream.next_out = bytes_of(out) + had;
    stream.avail_out = static_cast<uInt>(out.size() - had);
    code = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
    if (out.size() == had && code == Z_OK) break;
  }
  inflateEnd(&stream);
  const bool is_sound = take == Take::whole ? code == Z_STREAM_END : code == Z_OK || code == Z_STREAM_END;
  if (!is_sound) return std::nullopt;
  return out;
}

std::string deflated(std::string_view bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  if (compress2(bytes_of(packed), &size, bytes_of(bytes), static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION) != Z_OK)
    return {};
  packed.resize(size);
  return packed;
}

/// The header alone says how long the profile is, which read_icc_header asks for.
std::optional<IccHeader> header_in(std::string beginning) {
  if (beginning.size() < header_size) return std::nullopt;
  beginning.resize(header_size);
  for (std::size_t i = 0; i < 4; ++i) beginning[i] = 0;
  return read_icc_header(beginning);
}

}  // namespace

struct PackedProfile::Inside {
  IccHeader header;
  std::string packed;
  std::string icc;
  std::once_flag opened;
};

PackedProfile::PackedProfile(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
PackedProfile::PackedProfile(PackedProfile&&) noexcept = default;
PackedProfile& PackedProfile::operator=(PackedProfile&&) noexcept = default;
PackedProfile::~PackedProfile() = default;

std::optional<PackedProfile> PackedProfile::open(std::string_view bytes) {
  auto inside = std::make_unique<Inside>();
  if (const auto plain = read_icc_header(bytes)) {
    inside->header = *plain;
    inside->packed = deflated(bytes);
    inside->icc = bytes;
    std::call_once(inside->opened, [] {});
    return PackedProfile(std::move(inside));
  }
  auto beginning = inflated(bytes, header_size, Take::beginning);
  const auto header = beginning ? header_in(std::move(*beginning)) : std::nullopt;
  if (!header) return std::nullopt;
  inside->header = *header;
  inside->packed = bytes;
  return PackedProfile(std::move(inside));
}

const IccHeader& PackedProfile::header() const { return inside_->header; }

bool PackedProfile::is_for_press() const {
  return inside_->header.kind == IccHeader::Class::output && inside_->header.space == IccHeader::Space::cmyk;
}

std::string_view PackedProfile::packed() const { return inside_->packed; }

std::string_view PackedProfile::icc() const {
  std::call_once(inside_->opened, [this] {
    if (auto whole = inflated(inside_->packed, most, Take::whole)) inside_->icc = std::move(*whole);
  });
  return inside_->icc;
}

}  // namespace handbill::color
