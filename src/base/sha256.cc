#include "base/sha256.h"

#include <algorithm>
#include <bit>

#include "base/sha256_blocks.h"

namespace handbill::base {

namespace {

std::uint32_t big_endian(const char* bytes) {
  std::uint32_t result = 0;
  for (int i = 0; i < 4; ++i) result = (result << 8) | static_cast<unsigned char>(bytes[i]);
  return result;
}

void take_block(Sha256State& state, const char* block) {
  std::array<std::uint32_t, 64> w{};
  for (std::size_t t = 0; t < 16; ++t) w[t] = big_endian(block + 4 * t);
  for (std::size_t t = 16; t < 64; ++t) {
    const std::uint32_t s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3);
    const std::uint32_t s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10);
    w[t] = w[t - 16] + s0 + w[t - 7] + s1;
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t t = 0; t < 64; ++t) {
    const std::uint32_t t1 =
        h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + sha256_constants[t] + w[t];
    const std::uint32_t t2 = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1;
    d = c, c = b, b = a, a = t1 + t2;
  }
  const Sha256State sum{a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += sum[i];
}

void take_blocks(Sha256State& state, const char* blocks, std::size_t count) {
  if (has_sha256_instructions()) {
    take_blocks_by_instructions(state, blocks, count);
  } else {
    take_blocks_plainly(state, blocks, count);
  }
}

}  // namespace

void take_blocks_plainly(Sha256State& state, const char* blocks, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) take_block(state, blocks + i * sha256_block);
}

void Sha256::add(std::string_view bytes) {
  const std::size_t begun = total_ % sha256_block;
  total_ += bytes.size();
  if (begun > 0) {
    const std::size_t taken = std::min(bytes.size(), sha256_block - begun);
    std::copy_n(bytes.begin(), taken, begun_.begin() + static_cast<std::ptrdiff_t>(begun));
    if (begun + taken < sha256_block) return;
    take_blocks(state_, begun_.data(), 1);
    bytes.remove_prefix(taken);
  }
  const std::size_t whole = bytes.size() / sha256_block;
  take_blocks(state_, bytes.data(), whole);
  bytes.remove_prefix(whole * sha256_block);
  std::ranges::copy(bytes, begun_.begin());
}

std::array<std::uint8_t, 32> Sha256::digest() const {
  // FIPS 180-4, 5.1.1: a 1 bit, zeros, and the length in bits, to a whole number of blocks.
  std::array<char, 2 * sha256_block> tail{};
  const std::size_t begun = total_ % sha256_block;
  std::copy_n(begun_.begin(), begun, tail.begin());
  tail.at(begun) = '\x80';
  const std::size_t blocks = begun + 1 + 8 <= sha256_block ? 1 : 2;
  for (std::size_t i = 0; i < 8; ++i)
    tail.at(blocks * sha256_block - 1 - i) = static_cast<char>((total_ * 8) >> (8 * i) & 0xff);
  Sha256State state = state_;
  take_blocks(state, tail.data(), blocks);

  std::array<std::uint8_t, 32> result{};
  for (std::size_t i = 0; i < result.size(); ++i)
    result.at(i) = static_cast<std::uint8_t>(state.at(i / 4) >> (24 - 8 * (i % 4)));
  return result;
}

std::string Sha256::hex() const {
  std::string result;
  for (const std::uint8_t byte : digest()) {
    result.push_back("0123456789abcdef"[byte >> 4]);
    result.push_back("0123456789abcdef"[byte & 0xf]);
  }
  return result;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

}  // namespace handbill::base
