#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "style/style.h"
#include "unicode/unicode.h"

namespace handbill::style {

namespace {

/// A set of code points: bits for the first plane, a list for the few beyond it.
class Characters {
 public:
  Characters() : bits_(0x10000 / 64) {}

  void add(char32_t c) {
    if (c < 0x10000) {
      bits_[c / 64] |= std::uint64_t{1} << (c % 64);
    } else if (std::ranges::find(others_, c) == others_.end()) {
      others_.push_back(c);
    }
  }
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        add(char32_t{byte});
        ++at;
        continue;
      }
      const base::Decoded decoded = base::decode(text, at);
      if (decoded.length > 0) add(decoded.code_point);
      at += std::max<std::size_t>(decoded.length, 1);
    }
  }
  [[nodiscard]] std::vector<char32_t> sorted() && {
    std::vector<char32_t> result;
    for (std::size_t word = 0; word < bits_.size(); ++word) {
      for (std::uint64_t rest = bits_[word]; rest != 0; rest &= rest - 1) {
        result.push_back(static_cast<char32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
      }
    }
    std::ranges::sort(others_);
    result.insert(result.end(), others_.begin(), others_.end());
    return result;
  }

 private:
  std::vector<std::uint64_t> bits_;
  std::vector<char32_t> others_;
};

class Needs {
 public:
  void add(const Node& node) {
    if (const auto* text = std::get_if<TextContent>(&node.content)) {
      for (const TextBlock& block : text->blocks) add(block);
    }
    if (const auto* table = std::get_if<TableContent>(&node.content)) {
      add(table->look);
      if (table->numbered) add_digits(table->zero);
      for (const TableColumn& column : table->columns) add(column.label);
    }
    for (const Node& child : node.children) add(child);
  }
  void add(const TextBlock& block) {
    add(block.look);
    add(block.paragraphs);
    add(block.short_paragraphs);
  }
  [[nodiscard]] FontNeeds all() && {
    if (!faces_.empty()) {
      // What typesetting puts in of itself: blanks, and hyphens where words are broken.
      characters_.add(" -");
      characters_.add(U'\u2010');
    }
    std::ranges::sort(faces_);
    return {std::move(faces_), std::move(characters_).sorted()};
  }

 private:
  void add(const std::vector<text::FaceId>& faces) {
    for (const text::FaceId face : faces) {
      if (std::ranges::find(faces_, face) == faces_.end()) faces_.push_back(face);
    }
  }
  void add(const TextLook& look) {
    add(look.shape.stack);
    add(look.shape.tail);
    for (const CharacterLook& character : look.characters) {
      add(character.shape.stack);
      if (character.shape.mark != text::EmphasisMark::none)
        for (const char32_t sign : text::emphasis_signs) characters_.add(sign);
    }
    characters_.add(look.marker);
    for (const Tab& tab : look.tabs) characters_.add(tab.leader);
    add_counting(look);
  }
  void add_counting(const TextLook& look) {
    switch (look.counting) {
      case TextLook::Counting::none:
        return;
      case TextLook::Counting::digits:
        return add_digits(unicode::zero_of_digits(look.marker).value_or(U'0'));
      case TextLook::Counting::letters:
      case TextLook::Counting::roman:
        return characters_.add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    }
  }
  void add_digits(char32_t zero) {
    for (char32_t digit = 0; digit < 10; ++digit) characters_.add(zero + digit);
  }
  void add(const std::vector<Paragraph>& paragraphs) {
    for (const Paragraph& paragraph : paragraphs) characters_.add(paragraph.text);
  }

  std::vector<text::FaceId> faces_;
  Characters characters_;
};

}  // namespace

FontNeeds font_needs(const Resolved& resolved) {
  Needs needs;
  for (const Page& page : resolved.pages) needs.add(page.root);
  if (resolved.sample_mark) needs.add(*resolved.sample_mark);
  return std::move(needs).all();
}

}  // namespace handbill::style
