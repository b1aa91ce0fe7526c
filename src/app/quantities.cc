#include <algorithm>
#include <charconv>
#include <set>

#include "app/handover.h"
#include "base/number.h"
#include "base/utf8.h"
#include "unicode/pair.h"

namespace handbill::app {
namespace {

constexpr unsigned most_copies = 100'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<unsigned> read_count(std::string_view text) {
  unsigned count = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (fault != std::errc() || end != text.data() + text.size() || count == 0 || count > most_copies)
    return std::nullopt;
  return count;
}

}  // namespace

std::optional<unsigned> Quantities::of(const std::string& language) const {
  for (const std::string_view tag : {std::string_view(language), unicode::split_pair(language).second}) {
    if (const auto found = by_language.find(tag); found != by_language.end()) return found->second;
  }
  return all;
}

base::Result<Quantities> read_quantities(const std::vector<std::string>& typed, const std::vector<Unit>& units,
                                         base::Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> known;
  for (const Unit& unit : units) {
    known.insert(unit.language);
    if (const auto second = unicode::split_pair(unit.language).second; !second.empty()) known.emplace(second);
  }
  Quantities quantities;
  bool sound = true;
  const auto refuse = [&](const std::string& one) -> base::Diagnostic& {
    sound = false;
    return diagnostics.error("bad-quantity", {},
                             "expected copies such as 500 or ko=200 after --quantity, found " + base::quote(one),
                             base::Fault::usage);
  };
  for (const std::string& one : typed) {
    const std::size_t equals = one.find('=');
    const auto count = read_count(std::string_view(one).substr(equals == std::string::npos ? 0 : equals + 1));
    if (!count) {
      refuse(one).hint("1 to " + std::to_string(most_copies) + ", without separators");
    } else if (equals == std::string::npos) {
      quantities.all = *count;
    } else if (const std::string tag = one.substr(0, equals); known.contains(tag)) {
      quantities.by_language[tag] = *count;
    } else {
      std::string all;
      for (const std::string& each : known) all += (all.empty() ? "" : ", ") + each;
      refuse(one).hint("the job's languages are " + all);
    }
  }
  if (!sound) return base::Failed{};
  return quantities;
}

double grams_of(std::string_view stock) {
  for (std::size_t at = 0; at < stock.size(); ++at) {
    if (!is_digit(stock[at])) continue;
    std::size_t end = at;
    while (end < stock.size() && is_digit(stock[end])) ++end;
    std::string_view unit = stock.substr(end);
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    const bool is_weight = unit.starts_with("gsm") || unit.starts_with("g/m") ||
                           (unit.starts_with('g') && (unit.size() == 1 || unit[1] == ' ' || unit[1] == ','));
    if (is_weight) return base::parse_decimal(stock.substr(at, end - at)).value_or(0);
    at = end;
  }
  return 0;
}

}  // namespace handbill::app
