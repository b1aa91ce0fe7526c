#include "app/run_fonts.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"

namespace handbill::app {
namespace {

constexpr std::size_t word_bits = 64;
constexpr std::size_t words = 0x11'0000 / word_bits;

void add(std::vector<std::uint64_t>& bits, char32_t character) {
  if (const std::size_t word = character / word_bits; word < words)
    bits[word] |= std::uint64_t{1} << (character % word_bits);
}

std::vector<char32_t> listed(const std::vector<std::uint64_t>& bits) {
  std::vector<char32_t> all;
  for (std::size_t word = 0; word < bits.size(); ++word) {
    for (std::uint64_t rest = bits[word]; rest != 0; rest &= rest - 1)
      all.push_back(static_cast<char32_t>(word * word_bits + static_cast<std::size_t>(std::countr_zero(rest))));
  }
  return all;
}

}  // namespace

bool RunFonts::Set::holds(const style::FontNeeds& needs) const {
  const auto has_character = [&](char32_t c) {
    return c / word_bits >= words || (bits[c / word_bits] >> (c % word_bits) & 1) != 0;
  };
  return std::ranges::includes(faces, needs.faces) && std::ranges::all_of(needs.characters, has_character);
}

RunFonts::RunFonts(const Documents& documents, std::string_view text) : documents_(documents) {
  auto first = std::make_shared<Set>();
  first->bits.resize(words);
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    if (decoded.length > 0) add(first->bits, decoded.code_point);
    at += std::max<std::size_t>(decoded.length, 1);
  }
  newest_ = std::move(first);
}

base::Result<RunFonts::SetRef> RunFonts::covering(const style::FontNeeds& needs, const SetRef& known,
                                                  base::Diagnostics& diagnostics) {
  if (known && known->holds(needs)) return known;
  const std::lock_guard lock(mutex_);
  if (newest_->fonts && newest_->holds(needs)) return newest_;
  auto larger = std::make_shared<Set>(*newest_);
  std::ranges::set_union(newest_->faces, needs.faces, std::back_inserter(larger->faces = {}));
  for (const char32_t character : needs.characters) add(larger->bits, character);
  larger->fonts = TRY(text::FontSet::make(documents_.fonts, larger->faces, listed(larger->bits), diagnostics));
  newest_ = std::move(larger);
  return newest_;
}

}  // namespace handbill::app
