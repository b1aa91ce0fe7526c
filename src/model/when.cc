#include "model/when.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "model/reader.h"
#include "unicode/unicode.h"

namespace handbill::model {

namespace {

using unicode::Date;
using unicode::Time;

constexpr std::string_view any_date = "year, month, day: the page writes it as each language does";
constexpr std::string_view any_time = "from 00:00 to 23:59: the page writes it as each language does";

/// A run of digits, and how many they are.
struct Number {
  int value = 0;
  std::size_t digits = 0;
};

struct Pieces {
  std::vector<Number> numbers;
  std::vector<std::string> words;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

Pieces pieces_of(std::string_view text) {
  Pieces pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_digit(text[at])) {
      Number number;
      for (; at < text.size() && is_digit(text[at]); ++at)
        number.value = std::min(number.value * 10 + (text[at] - '0'), 99'999);
      number.digits = at - begin;
      pieces.numbers.push_back(number);
    } else if (is_letter(text[at])) {
      while (at < text.size() && is_letter(text[at])) ++at;
      pieces.words.emplace_back(text.substr(begin, at - begin));
    } else {
      ++at;
    }
  }
  return pieces;
}

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }
std::string iso(const Date& date) { return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day); }
std::string iso(const Time& time) { return two(time.hour) + ":" + two(time.minute); }

/// Only days that are in the calendar.
std::optional<Date> day_of(int year, int month, int day) {
  if (month > 99 || day > 99 || year > 9999) return std::nullopt;
  return unicode::parse_date(iso(Date{year, month, day}));
}

std::optional<int> month_in(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    for (const std::string_view language : {"en", "cy", "de", "es", "fr", "ru"}) {
      if (const auto month = unicode::parse_month(word, language)) return month;
    }
  }
  return std::nullopt;
}

int full_year(const Number& number) { return number.digits <= 2 ? 2000 + number.value : number.value; }

std::string write(const Date& date) { return "write " + iso(date) + ": the page writes it as each language does"; }

/// `8 May 2027` and all its relatives.
std::string with_month(int month, const std::vector<Number>& numbers) {
  if (numbers.size() == 1 && numbers[0].value <= 31)
    return "the year is missing: write year, month, day, as in 2027-" + two(month) + "-" + two(numbers[0].value);
  if (numbers.size() != 2) return std::string(any_date);
  const bool year_first = numbers[0].digits == 4;
  const auto date = day_of(full_year(numbers[year_first ? 0 : 1]), month, numbers[year_first ? 1 : 0].value);
  return date ? write(*date) : std::string(any_date);
}

std::string month_is_too_short(int year, int month) {
  int last = 31;
  while (last > 28 && !day_of(year, month, last)) --last;
  const Date first{year, month, 1};
  const std::string name = unicode::format_date(first, "en", unicode::DateStyle::long_);  // `1 February 2027`
  return name.substr(2) + " has " + std::to_string(last) + " days";
}

std::string year_first(const std::vector<Number>& numbers) {
  const int year = numbers[0].value;
  if (const auto date = day_of(year, numbers[1].value, numbers[2].value)) return write(*date);
  const int month = numbers[1].value;
  if (month >= 1 && month <= 12 && day_of(year, month, 1)) return month_is_too_short(year, month);
  if (const auto date = day_of(year, numbers[2].value, month)) return "the month comes before the day: " + write(*date);
  return std::string(any_date);
}

/// British, American or either: where both have a meaning, somebody must say which.
std::string year_last(const std::vector<Number>& numbers, bool is_dotted) {
  const int year = full_year(numbers[2]);
  const auto british = day_of(year, numbers[1].value, numbers[0].value);
  const auto american = is_dotted ? std::nullopt : day_of(year, numbers[0].value, numbers[1].value);
  if (!british && !american) return std::string(any_date);
  if (!american || !british || numbers[0].value == numbers[1].value) return write(british ? *british : *american);
  const auto named = [](const Date& date) {
    return iso(date) + " for " + unicode::format_date(date, "en", unicode::DateStyle::long_);
  };
  return "write " + named(*british) + ", or " + named(*american);
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

enum class Half { unsaid, morning, evening };

Half half_in(std::string_view lower) {
  if (has_any(lower, {"pm", "p.m", "p m", "오후", "下午", "午後", "晚上", "evening"})) return Half::evening;
  if (has_any(lower, {"am", "a.m", "a m", "오전", "上午", "午前", "早上", "morning"})) return Half::morning;
  return Half::unsaid;
}

std::optional<Time> clock(std::string_view text, Half half) {
  std::vector<Number> numbers = pieces_of(text).numbers;
  if (numbers.size() == 1 && (numbers[0].digits == 3 || numbers[0].digits == 4))
    numbers = {{numbers[0].value / 100, 2}, {numbers[0].value % 100, 2}};
  if (numbers.empty() || numbers.size() > 2) return std::nullopt;
  int hour = numbers[0].value;
  const int minute = numbers.size() == 2 ? numbers[1].value : 0;
  if (half == Half::evening && hour < 12) hour += 12;
  if (half == Half::morning && hour == 12) hour = 0;
  if (hour > 23 || minute > 59) return std::nullopt;
  return Time{hour, minute};
}

/// `19:30-21:00`: a beginning and an end.
std::string span_hint(std::string_view lower, std::string_view key) {
  constexpr std::array<std::string_view, 5> marks{"-", "–", "—", " to ", "~"};
  for (const std::string_view mark : marks) {
    const std::size_t at = lower.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view first = lower.substr(0, at);
    const std::string_view second = lower.substr(at + mark.size());
    const Half late = half_in(second);
    const auto begin = clock(first, half_in(first) == Half::unsaid ? late : half_in(first));
    const auto end = clock(second, late);
    if (!begin || !end) continue;
    if (key != "time") return "write one time, such as " + iso(*end);
    return "write `time: " + iso(*begin) + "`, and below it `end-time: " + iso(*end) + "`";
  }
  return {};
}

}  // namespace

std::string date_hint(std::string_view text) {
  const Pieces pieces = pieces_of(text);
  const auto& numbers = pieces.numbers;
  if (const auto month = month_in(pieces.words)) return with_month(*month, numbers);
  if (numbers.size() == 3 && numbers[0].digits == 4) return year_first(numbers);
  if (numbers.size() == 5 && numbers[0].digits == 4) {
    const auto date = day_of(numbers[0].value, numbers[1].value, numbers[2].value);
    const auto time = unicode::parse_time(two(numbers[3].value) + ":" + two(numbers[4].value));
    if (date && time) return "write `date: " + iso(*date) + "`, and below it `time: " + iso(*time) + "`";
  }
  if (numbers.size() == 3) return year_last(numbers, text.find('.') != std::string_view::npos);
  return std::string(any_date);
}

std::string time_hint(std::string_view text, std::string_view key) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (has_any(lower, {"noon", "midday"})) return "write 12:00";
  if (has_any(lower, {"midnight"})) return "write 00:00 and the date of the new day, or 23:59";
  if (auto span = span_hint(lower, key); !span.empty()) return span;
  const Half half = half_in(lower);
  const auto time = clock(lower, half);
  if (!time) return std::string(any_time);
  if (half == Half::unsaid && time->hour > 0 && time->hour < 12 && !lower.starts_with('0')) {
    const Time evening{time->hour + 12, time->minute};
    return "write " + iso(*time) + " for the morning, " + iso(evening) + " for the evening";
  }
  return "write " + iso(*time) + ": the page writes it as each language does";
}

}  // namespace handbill::model
