#include "base/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "base/sources.h"
#include "base/utf8.h"

namespace handbill::base {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Whether `each` would be gone with `cause`, or may be.
bool follows(const Diagnostic& each, const Diagnostic& cause) {
  if (cause.span.file != each.span.file || each.fault != Fault::document) return false;
  if ((each.id == "missing-key" || each.id == "petition-incomplete") && cause.hides == Hides::missing_keys_as_well)
    return true;
  return each.span.begin <= cause.span.end && cause.span.begin <= each.span.end;
}

auto order_of(const Diagnostic& d) { return std::tie(d.span, d.id, d.severity, d.message); }

}  // namespace

Diagnostic& Diagnostics::error(std::string_view id, Span span, std::string message, Fault fault) {
  return say({std::string(id), Severity::error, fault, span, std::move(message), {}, {}, {}, Hides::nothing});
}

Diagnostic& Diagnostics::warning(std::string_view id, Span span, std::string message) {
  return say(
      {std::string(id), Severity::warning, Fault::document, span, std::move(message), {}, {}, {}, Hides::nothing});
}

Diagnostic& Diagnostics::say(Diagnostic diagnostic) {
  const auto is_in = [&](Span around) {
    return around.file == diagnostic.span.file && around.begin <= diagnostic.span.begin &&
           diagnostic.span.end <= around.end;
  };
  // The innermost use first: it is the nearest reason.
  for (auto use = uses_.rbegin(); use != uses_.rend(); ++use) {
    if (!is_in(use->around)) diagnostic.notes.push_back(use->note);
  }
  return list_.emplace_back(std::move(diagnostic));
}

Diagnostics::Within::Within(Diagnostics& diagnostics, Span used_at, std::string_view text, Span around) {
  if (!used_at.is_known()) return;
  diagnostics.uses_.push_back({{used_at, std::string(text)}, around});
  diagnostics_ = &diagnostics;
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
  std::vector<const Diagnostic*> causes;
  for (const Diagnostic& each : list_) {
    if (each.hides != Hides::nothing && each.span.is_known()) causes.push_back(&each);
  }
  std::erase_if(result, [&](const Diagnostic& each) {
    return each.span.is_known() &&
           std::any_of(causes.begin(), causes.end(), [&](const Diagnostic* cause) { return follows(each, *cause); });
  });
  std::stable_sort(result.begin(), result.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) < order_of(b); });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) == order_of(b); };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

Span place_in(const Diagnostic& diagnostic, const Sources& sources) {
  Span span = diagnostic.span;
  if (!span.is_known() || diagnostic.narrowed_to.empty()) return span;
  const std::string_view bytes = sources.bytes(span.file);
  const std::size_t end = std::min<std::size_t>(span.end, bytes.size());
  const std::size_t at = bytes.substr(0, end).find(diagnostic.narrowed_to, span.begin);
  if (at == std::string_view::npos) return span;
  span.begin = static_cast<std::uint32_t>(at);
  span.end = static_cast<std::uint32_t>(at + diagnostic.narrowed_to.size());
  return span;
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
