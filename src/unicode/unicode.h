#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handbill::unicode {

/// A canonical BCP 47 tag: `ko`, `zh-Hant`, `pt-BR`.
struct LanguageTag {
  std::string tag;
  std::string language;  ///< `zh`
  std::string script;    ///< likely script where none is written: `Hant`, `Kore`, `Arab`
  bool right_to_left = false;
};
/// Nothing where the tag is not well formed or its language, script or region is unknown to ICU.
[[nodiscard]] std::optional<LanguageTag> parse_language(std::string_view tag);
/// Which of `tags` somebody means who writes `kr`, `jp`, `korean`, `Deutsch` or `zh-hans`; empty where none.
[[nodiscard]] std::string_view language_meant(std::string_view word, const std::vector<std::string_view>& tags);
/// The tag of the language that is called so in English or by itself, among all that ICU knows; empty where none.
[[nodiscard]] std::string language_named(std::string_view name);
/// The language's own name for itself: `한국어`.
[[nodiscard]] std::string own_name(std::string_view tag);

/// Byte offsets at which a line may break inside dictionary scripts (Khmer, Lao, Burmese), by ICU's line iterator.
[[nodiscard]] std::vector<std::uint32_t> dictionary_breaks(std::string_view utf8, std::string_view language);
/// True for the languages that need dictionary_breaks (km, lo, my).
[[nodiscard]] bool needs_dictionary_breaks(std::string_view language);
/// Byte offsets of user-perceived characters (UAX 29), 0 and size included.
[[nodiscard]] std::vector<std::uint32_t> grapheme_boundaries(std::string_view utf8);
/// Whether the language stands blanks between its words.
[[nodiscard]] bool writes_blanks(std::string_view tag);
/// The marks that open and close a quotation in a language (CLDR): `“` and `”`, `«` and `»`, `「` and `」`.
struct QuotationMarks {
  std::string open;
  std::string close;
};
[[nodiscard]] QuotationMarks quotation_marks(std::string_view tag);
/// Bytes of what a drop cap is made of: the first letter or digit with its marks, and quotes and brackets that open
/// before it. 0 where there is none, or where it is of a script whose letters join.
[[nodiscard]] std::size_t initial_letter(std::string_view utf8);
/// Whether a letter of a joined script is joined to the one behind it, where that can be; and to the one before it.
[[nodiscard]] bool joins_next(char32_t letter);
[[nodiscard]] bool joins_last(char32_t letter);
/// How a character stands in vertical text (UAX 50): upright as ideographs do, be it in a form of its own (U, Tu and
/// Tr); on its side as Latin and Mongolian letters do (R); or, being a mark, a blank or a control, as the one before
/// it.
enum class Orientation { upright, sideways, as_before };
[[nodiscard]] Orientation orientation(char32_t c);
/// Nought in the digits of a script that the text first uses (Khmer, Burmese, Arabic-Indic ...); nothing where it has
/// none but Western ones.
[[nodiscard]] std::optional<char32_t> zero_of_digits(std::string_view utf8);
/// The letter's simple small form, whatever the language.
[[nodiscard]] char32_t to_lower(char32_t letter);
/// The text in Normalization Form C.
[[nodiscard]] std::string to_nfc(std::string_view utf8);

/// Writes words of any script in ASCII, to be part of a file's name. Not for two threads at once.
class AsciiNames {
 public:
  AsciiNames();
  AsciiNames(AsciiNames&&) noexcept;
  AsciiNames& operator=(AsciiNames&&) noexcept;
  ~AsciiNames();
  /// By CLDR's transliteration to Latin letters: `Москва` is `Moskva`. In German the umlauts are `ae`, `oe` and `ue`.
  /// What has no letters in ASCII is left out.
  [[nodiscard]] std::string write(std::string_view utf8, std::string_view language);

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

struct Date {
  int year = 0;
  int month = 0;  ///< 1 to 12
  int day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};
struct Time {
  int hour = 0;
  int minute = 0;
};
/// `2027-05-08`; nothing where it is not that form or not a day of the calendar.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// `19:30`; nothing where it is not that form or not a time of day.
[[nodiscard]] std::optional<Time> parse_time(std::string_view text);
enum class DateStyle {
  full,   ///< weekday, day, month, year: `Saturday 8 May 2027`
  long_,  ///< day, month, year
};
/// As the language writes it (CLDR). British English for `en`; Western digits or the language's own as CLDR says.
[[nodiscard]] std::string format_date(const Date& date, std::string_view language, DateStyle style);
[[nodiscard]] std::string format_time(const Time& time, std::string_view language);
/// From when to when: `19:30–21:00`, `오후 7:30~9:00`. An end that is not after the beginning is on the next day.
[[nodiscard]] std::string format_times(const Time& begin, const Time& end, std::string_view language);
/// 0 = Monday .. 6 = Sunday.
[[nodiscard]] int weekday(const Date& date);
/// The weekday that `text` names in the language or in English, long or short, whatever its case.
[[nodiscard]] std::optional<int> parse_weekday(std::string_view text, std::string_view language);
/// The month (1 to 12) that `text` names in the language, long or short, whatever its case.
[[nodiscard]] std::optional<int> parse_month(std::string_view text, std::string_view language);
[[nodiscard]] std::string weekday_name(int weekday, std::string_view language);

/// ICU's version, for `--version --json`.
[[nodiscard]] std::string icu_version();

}  // namespace handbill::unicode
