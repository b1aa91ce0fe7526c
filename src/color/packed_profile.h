#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "color/icc.h"

namespace handbill::color {

/// An ICC profile as a PDF holds it, packed once; opened when somebody needs its tables. May be shared by threads.
class PackedProfile {
 public:
  /// From a profile's own bytes, or from a zlib stream (RFC 1950) of them. Nothing where they are neither, or open to
  /// more than `most` bytes.
  [[nodiscard]] static std::optional<PackedProfile> open(std::string_view bytes);
  static constexpr std::size_t most = std::size_t{64} << 20;

  [[nodiscard]] const IccHeader& header() const;
  /// True for what a press can be driven by: an output profile for CMYK.
  [[nodiscard]] bool is_for_press() const;
  /// A zlib stream.
  [[nodiscard]] std::string_view packed() const;
  /// The profile itself.
  [[nodiscard]] std::string_view icc() const;

  PackedProfile(PackedProfile&&) noexcept;
  PackedProfile& operator=(PackedProfile&&) noexcept;
  ~PackedProfile();

 private:
  struct Inside;
  explicit PackedProfile(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace handbill::color
