#include "source/source.h"

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

Parsed parse_lenient(base::FileId file, std::string_view bytes, base::Diagnostics& diagnostics, const Limits& limits) {
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

}  // namespace handbill::source
