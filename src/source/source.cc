#include "source/source.h"

#include <algorithm>
#include <array>

#include "source/scan.h"

namespace handbill::source {

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

base::Result<Tree> parse(base::FileId file, std::string_view bytes, base::Diagnostics& diagnostics,
                         const Limits& limits) {
  Parsed parsed = parse_lenient(file, bytes, diagnostics, limits);
  if (!parsed.ok) return base::Failed{};
  return std::move(*parsed.tree);
}

namespace {

/// These cost lines; a key that seems to be missing may stand in one of them.
bool loses_lines(const std::string& id) {
  constexpr std::array<std::string_view, 9> ids{
      "missing-colon", "unclosed-quote", "unclosed-bracket",   "bad-indentation", "odd-key",
      "colon-in-text", "missing-comma",  "mismatched-bracket", "yaml-syntax"};
  return std::ranges::find(ids, id) != ids.end();
}

Parsed parse_all(base::FileId file, std::string_view bytes, base::Diagnostics& diagnostics, const Limits& limits) {
  if (bytes.size() > limits.bytes) {
    diagnostics.error(
        "file-too-large", {file, 0, 0},
        "expected a file of at most " + std::to_string(limits.bytes) + " bytes, found " + std::to_string(bytes.size()),
        base::Fault::data);
    return {};
  }
  const auto start = check_encoding(file, bytes, diagnostics);
  if (!start.ok()) return {};
  Scan scanned = scan(file, bytes, *start, limits, diagnostics);
  if (!scanned.has_content) return {};
  Parsed parsed;
  parsed.tree = build(file, bytes, *start, scanned, limits, diagnostics);
  parsed.ok = !scanned.has_errors && parsed.tree.has_value();
  return parsed;
}

}  // namespace

Parsed parse_lenient(base::FileId file, std::string_view bytes, base::Diagnostics& diagnostics, const Limits& limits) {
  base::Diagnostics said;
  Parsed parsed = parse_all(file, bytes, said, limits);
  for (base::Diagnostic each : said.list()) {
    if (each.severity == base::Severity::error)
      each.hides = loses_lines(each.id) ? base::Hides::missing_keys_as_well : base::Hides::what_touches;
    diagnostics.add(std::move(each));
  }
  return parsed;
}

}  // namespace handbill::source
