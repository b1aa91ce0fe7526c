#include "app/run_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "base/utf8.h"
#include "product/file_pattern.h"
#include "unicode/unicode.h"

namespace handbill::app {

namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

constexpr std::string_view row_word = "row";
constexpr std::string_view language_word = "language";
constexpr std::string_view layout_word = "layout";
constexpr std::string_view edition_word = "edition";

std::vector<std::string_view> words_of(const RunData& data) {
  std::vector<std::string_view> words{row_word, language_word, layout_word, edition_word};
  for (const Column& column : data.columns()) {
    if (std::ranges::find(words, column.name) == words.end()) words.push_back(column.name);
  }
  return words;
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string all;
  for (const std::string_view word : words) all += (all.empty() ? "" : ", ") + std::string(word);
  return all;
}

void hint_words(base::Diagnostic& error, std::string_view wrong, const std::vector<std::string_view>& words) {
  if (const auto near = base::nearest(wrong, words); !near.empty())
    error.hint("did you mean `" + std::string(near) + "`?");
  else error.hint("there are: " + listed(words));
}

std::string lower(std::string_view name) {
  std::string text(name);
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

/// https://learn.microsoft.com/windows/win32/fileio/naming-a-file: whatever the ending.
bool is_device(std::string_view name) {
  constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
  const std::string stem = lower(name.substr(0, name.find('.')));
  const bool is_port = stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
  return std::ranges::find(devices, stem) != devices.end() || (is_port && stem[3] >= '0' && stem[3] <= '9');
}

/// Gives each name once, without regard to case. What was given is known by its hash: a list may have a million rows,
/// and a name that shares another's is taken for the same, which costs it a number.
class Unique {
 public:
  std::string take(std::string name) {
    const std::string wanted = name;
    int& next = taken_.try_emplace(hash_of(name), 1).first->second;
    if (next == 1) {
      next = 2;
      return name;
    }
    do {
      const std::string number = '-' + std::to_string(next++);
      name = wanted.substr(0, most_name_bytes - number.size()) + number;
    } while (!taken_.try_emplace(hash_of(name), 2).second);
    return name;
  }

 private:
  static std::uint64_t hash_of(std::string_view name) { return base::Hash().add(lower(name)).value(); }

  std::unordered_map<std::uint64_t, int> taken_;  ///< and the number to try next
};

class Namer {
 public:
  Namer(const NamePattern& pattern, std::size_t rows) : pattern_(pattern), digits_(std::to_string(rows).size()) {}

  std::string name(const Row& row) {
    const std::string_view own = row.text(language_word);
    const std::string_view language = own.empty() ? std::string_view(pattern_.language) : own;
    const auto value = [&](std::string_view word) { return this->value(word, row, language); };
    std::string text = ascii_.write(product::fill_pattern(pattern_.pattern, value), language);
    std::ranges::replace(text, '+', '-');
    // An apostrophe parts no word.
    std::erase(text, '\'');
    std::string safe = product::safe_file_name(text);
    if (safe.size() > most_name_bytes) safe = product::safe_file_name(safe.substr(0, most_name_bytes));
    if (safe.empty()) safe = fallback(row.number);
    if (is_device(safe)) safe.insert(safe.find('.') == std::string::npos ? safe.size() : safe.find('.'), "_");
    return unique_.take(std::move(safe));
  }
  std::string name_of_broken(std::size_t number) { return unique_.take(fallback(number)); }

 private:
  [[nodiscard]] std::string number(std::size_t row) const {
    const std::string text = std::to_string(row);
    return std::string(digits_ - std::min(digits_, text.size()), '0') + text;
  }
  [[nodiscard]] std::string fallback(std::size_t row) const { return "row-" + number(row); }
  [[nodiscard]] std::string value(std::string_view word, const Row& row, std::string_view language) const {
    if (word == row_word) return number(row.number);
    if (word == language_word) return std::string(language);
    if (word == edition_word) return pattern_.edition;
    const std::string_view text = row.text(word);
    return word == layout_word && text.empty() ? pattern_.layout : std::string(text);
  }

  const NamePattern& pattern_;
  std::size_t digits_;
  unicode::AsciiNames ascii_;
  Unique unique_;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

}  // namespace

Result<std::vector<std::string>> run_names(const RunData& data, const NamePattern& pattern, Diagnostics& diagnostics) {
  const std::vector<std::string_view> words = words_of(data);
  if (const auto fault = product::fault_in_pattern(pattern.pattern, words)) {
    const bool is_brace = fault->starts_with('{') || *fault == "}";
    auto& error = diagnostics.error(
        "bad-pattern", {},
        is_brace ? "expected `}` behind each `{` in the pattern " + base::quote(pattern.pattern)
                 : "there is no {" + base::printable(*fault) + "} for the pattern " + base::quote(pattern.pattern),
        base::Fault::usage);
    hint_words(error, is_brace ? std::string_view() : std::string_view(*fault), words);
    return Failed{};
  }
  Namer namer(pattern, data.size());
  std::vector<std::string> names;
  names.reserve(data.size());
  for (std::size_t i = 0; i < data.size(); ++i) {
    Diagnostics told_when_it_is_made;
    const auto row = data.row(i, told_when_it_is_made);
    names.push_back(row ? namer.name(*row) : namer.name_of_broken(i + 1));
  }
  return names;
}

Result<RowFilter> RowFilter::parse(std::string_view written, const RunData& data, Diagnostics& diagnostics) {
  const std::size_t equals = written.find('=');
  if (equals == std::string_view::npos || equals == 0) {
    diagnostics
        .error("bad-filter", {}, "expected a column and a value such as language=ko, found " + base::quote(written),
               base::Fault::usage)
        .hint("--where language=ko");
    return Failed{};
  }
  const std::string_view field = trimmed(written.substr(0, equals));
  std::vector<std::string_view> fields{row_word};
  for (const Column& column : data.columns()) fields.push_back(column.name);
  if (std::ranges::find(fields, field) == fields.end()) {
    auto& error = diagnostics.error(
        "unknown-field", {}, "there is no column " + base::quote(field) + " to choose rows by", base::Fault::usage);
    hint_words(error, field, fields);
    return Failed{};
  }
  return RowFilter(field, trimmed(written.substr(equals + 1)));
}

bool RowFilter::matches(const Row& row) const {
  if (field_ == row_word) return value_ == std::to_string(row.number);
  return trimmed(row.text(field_)) == value_;
}

}  // namespace handbill::app
