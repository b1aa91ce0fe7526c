#include <algorithm>
#include <array>

#include "style/words.h"

namespace handbill::style {

namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_part_of_number(char c) { return c == ' ' || c == '-' || c == '(' || c == ')'; }
constexpr bool is_part_of_address(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_' ||
         c == '@' || c == '+';
}
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

void find_brackets(std::string_view text, std::vector<std::string_view>& found) {
  for (std::size_t open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1)) {
    const std::size_t close = text.find(']', open);
    if (close == std::string_view::npos) return;
    if (close > open + 1) found.push_back(text.substr(open, close + 1 - open));
    open = close;
  }
}

/// RFC 2606 keeps these names for examples. The whole address is named: `you@example.org`.
void find_example_names(std::string_view text, std::vector<std::string_view>& found) {
  constexpr std::string_view name = "example.";
  constexpr std::array<std::string_view, 3> endings{"org", "com", "net"};
  const auto same = [](char a, char b) { return lower(a) == b; };
  for (auto at = text.begin();;) {
    at = std::search(at, text.end(), name.begin(), name.end(), same);
    if (at == text.end()) return;
    const auto begin = static_cast<std::size_t>(at - text.begin());
    at += name.size();
    const auto rest = text.substr(begin + name.size());
    const bool is_example = std::ranges::any_of(endings, [&](std::string_view ending) {
      return rest.size() >= 3 && std::ranges::equal(rest.substr(0, 3), ending, same) &&
             (rest.size() == 3 || !is_part_of_address(rest[3]) || rest[3] == '.');
    });
    if (!is_example) continue;
    std::size_t first = begin;
    while (first > 0 && is_part_of_address(text[first - 1])) --first;
    found.push_back(text.substr(first, begin + name.size() + 3 - first));
  }
}

/// Ofcom keeps 07700 900000 to 900999 free for drama; written with blanks anywhere, or as +44 7700 900...
void find_drama_numbers(std::string_view text, std::vector<std::string_view>& found) {
  constexpr std::string_view stem = "7700900";
  std::string digits;
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) && text[at] != '+') continue;
    const std::size_t begin = at;
    digits.clear();
    places.clear();
    for (; at < text.size() && (is_digit(text[at]) || is_part_of_number(text[at]) || at == begin); ++at) {
      if (!is_digit(text[at])) continue;
      digits += text[at];
      places.push_back(at);
    }
    const std::size_t stem_at = digits.find(stem);
    const std::size_t last = stem_at + stem.size() + 2;
    if (stem_at <= 4 && last < places.size()) found.push_back(text.substr(begin, places[last] + 1 - begin));
  }
}

}  // namespace

std::vector<std::string_view> find_unfilled(std::string_view text) {
  std::vector<std::string_view> found;
  find_brackets(text, found);
  find_example_names(text, found);
  find_drama_numbers(text, found);
  std::ranges::sort(found, {}, [](std::string_view part) { return part.data(); });
  return found;
}

}  // namespace handbill::style
