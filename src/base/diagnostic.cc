#include "base/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "base/sources.h"
#include "base/utf8.h"

namespace handbill::base {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

auto order_of(const Diagnostic& d) { return std::tie(d.span, d.id, d.severity, d.message); }

}  // namespace

Diagnostic& Diagnostics::error(std::string_view id, Span span, std::string message, Fault fault) {
  return list_.emplace_back(Diagnostic{std::string(id), Severity::error, fault, span, std::move(message), {}, {}});
}

Diagnostic& Diagnostics::warning(std::string_view id, Span span, std::string message) {
  return list_.emplace_back(
      Diagnostic{std::string(id), Severity::warning, Fault::document, span, std::move(message), {}, {}});
}

void Diagnostics::append(Diagnostics other) {
  list_.insert(list_.end(), std::make_move_iterator(other.list_.begin()), std::make_move_iterator(other.list_.end()));
}

bool Diagnostics::has_errors() const { return error_count() > 0; }

std::size_t Diagnostics::error_count() const {
  return static_cast<std::size_t>(
      std::count_if(list_.begin(), list_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = list_;
  std::stable_sort(result.begin(), result.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) < order_of(b); });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) == order_of(b); };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

Place place_of(std::string_view bytes, std::size_t offset) {
  offset = std::min(offset, bytes.size());
  const std::string_view before = bytes.substr(0, offset);
  const auto breaks = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  std::size_t at = breaks == 0 ? 0 : before.rfind('\n') + 1;
  // A byte order mark is no character of the text.
  if (at == 0 && bytes.starts_with(byte_order_mark)) at = byte_order_mark.size();
  Place place{breaks + 1, 1};
  for (; at < offset; ++place.column) at += std::max<std::size_t>(decode(bytes, at).length, 1);
  // An offset inside a character belongs to that character.
  if (at > offset && place.column > 1) --place.column;
  return place;
}

}  // namespace handbill::base
