#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace handbill::base {

/// A fast 64-bit content hash for cache keys and change marks. Stable over runs, machines and byte orders; not for
/// security (base/sha256.h is). Parts are length-marked, so that ("ab", "c") and ("a", "bc") differ.
class Hash {
 public:
  constexpr Hash() = default;

  constexpr Hash& add(std::string_view bytes) {
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) mix(word(bytes, at, 8));
    if (at < bytes.size()) mix(word(bytes, at, bytes.size() - at));
    mix(bytes.size() ^ 0xa5a5'5a5a'c3c3'3c3cU);
    return *this;
  }
  constexpr Hash& add(std::uint64_t value) {
    mix(value);
    return *this;
  }
  /// By its bits, -0 taken as 0.
  constexpr Hash& add(double value) {
    mix(std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value));
    return *this;
  }
  [[nodiscard]] constexpr std::uint64_t value() const { return fold(state_ ^ seed_a, seed_b); }

 private:
  // Two odd constants with about half of their bits set (digits of pi and of e).
  static constexpr std::uint64_t seed_a = 0x243f'6a88'85a3'08d3U;
  static constexpr std::uint64_t seed_b = 0xb7e1'5162'8aed'2a6bU;

  __extension__ using Wide = unsigned __int128;
  /// High and low half of the product together: each bit of both factors reaches about half of the result's bits.
  [[nodiscard]] static constexpr std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  }
  [[nodiscard]] static constexpr std::uint64_t word(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t result = 0;
    for (std::size_t i = 0; i < count; ++i) {
      result |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return result;
  }
  // The added state keeps a word that equals the first factor's complement from wiping everything out.
  constexpr void mix(std::uint64_t value) { state_ = fold(state_ ^ value ^ seed_a, seed_b) + state_ + 1; }

  std::uint64_t state_ = seed_b;
};

/// The hash of one run of bytes.
[[nodiscard]] constexpr std::uint64_t hash_of(std::string_view bytes) { return Hash().add(bytes).value(); }

}  // namespace handbill::base
