#include <array>
#include <cassert>
#include <chrono>

#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include "base/handle.h"
#include "unicode/icu_text.h"
#include "unicode/unicode.h"

namespace handbill::unicode {

namespace {

using Format = base::Handle<UDateFormat, udat_close>;
constexpr std::u16string_view utc = u"UTC";
constexpr double milliseconds_a_day = 86'400'000;
constexpr double milliseconds_a_minute = 60'000;

/// English without a country is British; the calendar is Gregorian everywhere, also where CLDR prefers another one
/// (Thai).
std::string date_locale(std::string_view language) {
  std::string locale = icu_locale(language);
  if (locale == "en") locale = "en_GB";
  return locale + "@calendar=gregorian";
}

Format open_format(std::string_view language, UDateFormatStyle date, UDateFormatStyle time) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string locale = date_locale(language);
  Format format(
      udat_open(time, date, locale.c_str(), utc.data(), static_cast<int32_t>(utc.size()), nullptr, 0, &status));
  assert(U_SUCCESS(status));
  // British posters write no comma after the weekday.
  constexpr std::u16string_view british = u"EEEE d MMMM y";
  if (date == UDAT_FULL && locale.starts_with("en_GB"))
    udat_applyPattern(format.get(), 0, british.data(), static_cast<int32_t>(british.size()));
  return format;
}

/// CLDR's narrow no-break space (before am and pm) and its thin space (around a dash) are in few fonts; the plain
/// no-break space means the same.
std::string in_plain_blanks(icu::UnicodeString text) {
  const icu::UnicodeString plain(char16_t{0x00A0});
  text.findAndReplace(icu::UnicodeString(char16_t{0x202F}), plain);
  text.findAndReplace(icu::UnicodeString(char16_t{0x2009}), plain);
  return to_utf8(text);
}

std::string formatted(const Format& format, UDate at) {
  std::array<UChar, 256> buffer{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length =
      udat_format(format.get(), at, buffer.data(), static_cast<int32_t>(buffer.size()), nullptr, &status);
  assert(U_SUCCESS(status));
  return in_plain_blanks({buffer.data(), length});
}

UDate moment_of(const Time& time) { return (time.hour * 60 + time.minute) * milliseconds_a_minute; }

std::u16string pattern_of(const Format& format) {
  std::array<UChar, 64> pattern{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = udat_toPattern(format.get(), 0, pattern.data(), static_cast<int32_t>(pattern.size()), &status);
  assert(U_SUCCESS(status));
  return {pattern.data(), static_cast<std::size_t>(length)};
}

/// Of a clock of twelve hours: `오후 7:30~9:00`, the half of the day once where both times are in it.
std::string interval(const Time& begin, const Time& end, std::u16string_view pattern, const std::string& locale) {
  std::array<UChar, 64> skeleton{};
  std::array<UChar, 256> buffer{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = udatpg_getSkeleton(nullptr, pattern.data(), static_cast<int32_t>(pattern.size()),
                                            skeleton.data(), static_cast<int32_t>(skeleton.size()), &status);
  const base::Handle<UDateIntervalFormat, udtitvfmt_close> format(
      udtitvfmt_open(locale.c_str(), skeleton.data(), length, utc.data(), static_cast<int32_t>(utc.size()), &status));
  const int32_t written = udtitvfmt_format(format.get(), moment_of(begin), moment_of(end), buffer.data(),
                                           static_cast<int32_t>(buffer.size()), nullptr, &status);
  assert(U_SUCCESS(status));
  return in_plain_blanks({buffer.data(), written});
}

std::chrono::sys_days days_of(const Date& date) { return std::chrono::year{date.year} / date.month / date.day; }

/// The number that digits text[at .. at + count) write, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Compared without case, blanks around it and the full stop of an abbreviation.
icu::UnicodeString comparable(icu::UnicodeString text) {
  text.trim().foldCase();
  if (text.endsWith(u'.')) text.truncate(text.length() - 1);
  return text;
}

icu::UnicodeString symbol(const Format& format, UDateFormatSymbolType type, int32_t index) {
  std::array<UChar, 64> buffer{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length =
      udat_getSymbols(format.get(), type, index, buffer.data(), static_cast<int32_t>(buffer.size()), &status);
  return U_SUCCESS(status) ? icu::UnicodeString(buffer.data(), length) : icu::UnicodeString();
}

icu::UnicodeString weekday_symbol(const Format& format, UDateFormatSymbolType type, int weekday) {
  return symbol(format, type, 1 + (weekday + 1) % 7);  // UCAL_SUNDAY is 1
}

std::optional<int> find_weekday(const icu::UnicodeString& wanted, std::string_view language) {
  const Format format = open_format(language, UDAT_FULL, UDAT_NONE);
  for (const UDateFormatSymbolType type :
       {UDAT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS, UDAT_SHORT_WEEKDAYS, UDAT_STANDALONE_SHORT_WEEKDAYS}) {
    for (int day = 0; day < 7; ++day) {
      if (comparable(weekday_symbol(format, type, day)) == wanted) return day;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day calendar{std::chrono::year{*year},
                                             std::chrono::month{static_cast<unsigned>(*month)},
                                             std::chrono::day{static_cast<unsigned>(*day)}};
  // 1583: the first whole year of the Gregorian calendar; ICU changes to the Julian one before it.
  if (!calendar.ok() || *year < 1583) return std::nullopt;
  return Date{*year, *month, *day};
}

std::optional<Time> parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits(text, 0, 2);
  const auto minute = digits(text, 3, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return Time{*hour, *minute};
}

std::string format_date(const Date& date, std::string_view language, DateStyle style) {
  const Format format = open_format(language, style == DateStyle::full ? UDAT_FULL : UDAT_LONG, UDAT_NONE);
  return formatted(format, static_cast<double>(days_of(date).time_since_epoch().count()) * milliseconds_a_day);
}

std::string format_time(const Time& time, std::string_view language) {
  return formatted(open_format(language, UDAT_NONE, UDAT_SHORT), moment_of(time));
}

std::string format_times(const Time& begin, const Time& end, std::string_view language) {
  const Format format = open_format(language, UDAT_NONE, UDAT_SHORT);
  const std::u16string pattern = pattern_of(format);
  const bool has_halves = pattern.find_first_of(u"abB") != std::u16string::npos;
  if (has_halves && moment_of(begin) < moment_of(end)) return interval(begin, end, pattern, date_locale(language));
  // CLDR's intervals of 24 hours bring the word for the hour along in some languages, which a text says itself: `Uhr`.
  const bool is_japanese = date_locale(language).starts_with("ja");
  return formatted(format, moment_of(begin)) + (is_japanese ? "\uFF5E" : "\u2013") + formatted(format, moment_of(end));
}

int weekday(const Date& date) { return static_cast<int>(std::chrono::weekday(days_of(date)).iso_encoding()) - 1; }

std::optional<int> parse_weekday(std::string_view text, std::string_view language) {
  const icu::UnicodeString wanted = comparable(to_icu(text));
  if (wanted.isEmpty()) return std::nullopt;
  if (const auto found = find_weekday(wanted, language)) return found;
  return find_weekday(wanted, "en");
}

std::optional<int> parse_month(std::string_view text, std::string_view language) {
  const icu::UnicodeString wanted = comparable(to_icu(text));
  if (wanted.length() < 3) return std::nullopt;
  const Format format = open_format(language, UDAT_FULL, UDAT_NONE);
  for (const UDateFormatSymbolType type :
       {UDAT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_SHORT_MONTHS}) {
    for (int month = 0; month < 12; ++month) {
      if (comparable(symbol(format, type, month)) == wanted) return month + 1;
    }
  }
  return std::nullopt;
}

std::string weekday_name(int weekday, std::string_view language) {
  assert(weekday >= 0 && weekday < 7);
  return to_utf8(weekday_symbol(open_format(language, UDAT_FULL, UDAT_NONE), UDAT_STANDALONE_WEEKDAYS, weekday));
}

}  // namespace handbill::unicode
