#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace handbill::base {

/// SHA-256 (FIPS 180-4) of bytes that come in parts. A copy goes on from the same state, so that what many texts begin
/// with is read once.
class Sha256 {
 public:
  void add(std::string_view bytes);
  /// Of all that was added so far; more may be added afterwards.
  [[nodiscard]] std::array<std::uint8_t, 32> digest() const;
  /// The digest as 64 lower-case hexadecimal digits.
  [[nodiscard]] std::string hex() const;

 private:
  // FIPS 180-4, 5.3.3: the first 32 bits of the fractional parts of the square roots of the first eight primes.
  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<char, 64> begun_{};  ///< a block that is not full yet
  std::uint64_t total_ = 0;       ///< bytes
};

/// The SHA-256 of the bytes as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace handbill::base
