#include "product/file_pattern.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace handbill::product {
namespace {

constexpr std::array<std::string_view, 8> words{"job",    "product", "language", "width",
                                                "height", "pages",   "profile",  "date"};

std::string millimetres(base::Length length) { return std::to_string(std::lround(length.to_mm())); }

std::string value_of(std::string_view word, const FileFacts& facts) {
  if (word == "job") return facts.job;
  if (word == "product") return facts.product;
  if (word == "language") return facts.language;
  if (word == "width") return millimetres(facts.trim.width);
  if (word == "height") return millimetres(facts.trim.height);
  if (word == "pages") return std::to_string(facts.pages);
  if (word == "profile") return facts.profile;
  return facts.date;
}

bool is_safe(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '+';
}

}  // namespace

std::vector<std::string_view> pattern_words() { return {words.begin(), words.end()}; }

std::optional<std::string> fault_in_pattern(std::string_view pattern, const std::vector<std::string_view>& known) {
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '}') return "}";
    if (pattern[at] != '{') continue;
    const std::size_t end = pattern.find('}', at);
    if (end == std::string_view::npos) return std::string(pattern.substr(at));
    const std::string_view word = pattern.substr(at + 1, end - at - 1);
    if (std::ranges::find(known, word) == known.end()) return std::string(word);
    at = end;
  }
  return std::nullopt;
}

std::string fill_pattern(std::string_view pattern, const std::function<std::string(std::string_view word)>& value_of) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const std::size_t end = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      text += pattern[at];
      continue;
    }
    text += value_of(pattern.substr(at + 1, end - at - 1));
    at = end;
  }
  return text;
}

std::string safe_file_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (is_safe(c)) name += c;
    else if (!name.empty() && name.back() != '-') name += '-';
  }
  while (!name.empty() && (name.back() == '-' || name.back() == '.')) name.pop_back();
  // A leading dot hides a file, a leading hyphen makes an option of it.
  name.erase(0, name.find_first_not_of(".-"));
  return name;
}

std::string file_from_pattern(std::string_view pattern, const FileFacts& facts) {
  return safe_file_name(fill_pattern(pattern, [&](std::string_view word) { return value_of(word, facts); }));
}

}  // namespace handbill::product
