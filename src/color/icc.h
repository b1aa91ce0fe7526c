#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "color/ink.h"

namespace handbill::color {

/// What the header of an ICC profile says of it (ICC.1, 7.2); no colour is computed for that.
struct IccHeader {
  enum class Class { input, display, output, other } kind = Class::other;
  enum class Space { grey, rgb, cmyk, other } space = Space::other;
};
/// Nothing where the bytes are no profile, or where they end before the profile does.
[[nodiscard]] std::optional<IccHeader> read_icc_header(std::string_view bytes);

/// Colours of a picture to the inks of a press, by ICC: relative colorimetric, with black point compensation.
/// Not for use by two threads at once.
class Separation {
 public:
  /// How the pixels of a picture are laid out, 8 bit a channel.
  enum class Pixels { grey, rgb, cmyk };
  /// From `input` (empty: sRGB, or a grey of sRGB's curve) to the press's own `output`. Nothing where one of them is
  /// broken, is of another space than the pixels, or `output` is no CMYK output profile.
  [[nodiscard]] static std::optional<Separation> make(std::string_view input, Pixels pixels, std::string_view output);
  /// `from` holds as many pixels as `to` holds four plates; 255 is full ink.
  void convert(std::span<const std::uint8_t> from, std::span<std::uint8_t> to) const;

  Separation(Separation&&) noexcept;
  Separation& operator=(Separation&&) noexcept;
  ~Separation();

 private:
  struct Inside;
  explicit Separation(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// Pixels of a picture in the RGB of the profile `input`, in place as sRGB, by relative colorimetry; `channels` is 3,
/// or 4 where the fourth is its alpha. Untouched where the profile calls itself sRGB. False, and untouched, where it is
/// broken or of another space.
bool convert_to_srgb(std::string_view input, std::size_t channels, std::span<std::uint8_t> pixels);

/// What inks look like on a screen, relative to the paper: for soft proofs.
class Proof {
 public:
  /// Nothing where `output` is no CMYK output profile.
  [[nodiscard]] static std::optional<Proof> make(std::string_view output);
  /// Four plates a pixel to sRGB.
  void convert(std::span<const std::uint8_t> from, std::span<std::uint8_t> to) const;

  Proof(Proof&&) noexcept;
  Proof& operator=(Proof&&) noexcept;
  ~Proof();

 private:
  struct Inside;
  explicit Proof(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace handbill::color
