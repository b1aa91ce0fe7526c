#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <utility>

#include "unicode/icu_text.h"
#include "unicode/unicode.h"

namespace handbill::unicode {

/// Made when the first name needs it: ICU takes some milliseconds to read its rules.
struct AsciiNames::Rules {
  std::unique_ptr<icu::Transliterator> to_ascii;
};

AsciiNames::AsciiNames() = default;
AsciiNames::AsciiNames(AsciiNames&&) noexcept = default;
AsciiNames& AsciiNames::operator=(AsciiNames&&) noexcept = default;
AsciiNames::~AsciiNames() = default;

namespace {

bool is_ascii(char c) { return (c & 0x80) == 0; }

bool is_german(std::string_view language) { return language == "de" || language.starts_with("de-"); }

void spell_umlauts(icu::UnicodeString& text) {
  constexpr std::array<std::pair<char16_t, const char16_t*>, 6> spellings{
      {{u'ä', u"ae"}, {u'ö', u"oe"}, {u'ü', u"ue"}, {u'Ä', u"Ae"}, {u'Ö', u"Oe"}, {u'Ü', u"Ue"}}};
  for (const auto& [umlaut, spelling] : spellings)
    text.findAndReplace(icu::UnicodeString(umlaut), icu::UnicodeString(spelling));
}

}  // namespace

std::string AsciiNames::write(std::string_view utf8, std::string_view language) {
  if (std::ranges::all_of(utf8, is_ascii)) return std::string(utf8);
  icu::UnicodeString text = to_icu(to_nfc(utf8));
  if (is_german(language)) spell_umlauts(text);
  if (rules_ == nullptr) {
    rules_ = std::make_unique<Rules>();
    UErrorCode status = U_ZERO_ERROR;
    rules_->to_ascii.reset(icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  }
  if (rules_->to_ascii != nullptr) rules_->to_ascii->transliterate(text);
  std::string ascii = to_utf8(text);
  std::erase_if(ascii, [](char c) { return !is_ascii(c); });
  return ascii;
}

}  // namespace handbill::unicode
