#pragma once

#include <string>
#include <string_view>

#include "base/sources.h"
#include "source/source.h"

namespace handbill::source {

/// A file read leniently, with everything that a test may ask about it.
struct Read {
  std::string bytes;
  std::string messages;  ///< as the user sees them
  std::string ids;       ///< `2:1 id`, one a line
  Parsed parsed;
  std::vector<base::Diagnostic> list;
};

inline Read read(std::string_view bytes, const Limits& limits = {}) {
  Read result;
  result.bytes = bytes;
  base::MapSources sources({});
  const base::FileId file = sources.add("a.yaml", result.bytes);
  base::Diagnostics diagnostics;
  result.parsed = parse_lenient(file, sources.bytes(file), diagnostics, limits);
  result.list = diagnostics.sorted();
  for (const base::Diagnostic& diagnostic : result.list) {
    result.messages += base::format(diagnostic, sources);
    const base::Place place = base::place_of(result.bytes, diagnostic.span.begin);
    result.ids += std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' + diagnostic.id + '\n';
  }
  return result;
}

/// `{a: "x", b: [...]}`: every scalar in quotes, so that nothing is left to guess.
inline std::string dump(const Node& node) {
  std::string out;
  switch (node.kind) {
    case Kind::scalar:
      return '"' + node.text + '"';
    case Kind::sequence:
      for (const Node& item : node.items) out += (out.empty() ? "" : ", ") + dump(item);
      return '[' + out + ']';
    case Kind::mapping:
      for (const Entry& entry : node.entries) out += (out.empty() ? "" : ", ") + entry.key + ": " + dump(entry.value);
      return '{' + out + '}';
  }
  return out;
}

inline std::string tree_of(std::string_view bytes, const Limits& limits = {}) {
  const Read result = read(bytes, limits);
  return result.parsed.tree ? dump(result.parsed.tree->root) : "no tree: " + result.messages;
}

}  // namespace handbill::source
