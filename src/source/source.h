#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/span.h"

namespace handbill::source {

enum class Kind { scalar, sequence, mapping };
/// How a scalar was written; only a plain one can be cut by ` #` or stand for "nothing".
enum class Quoting { plain, single_quoted, double_quoted, literal, folded };

struct Entry;

/// A node of a YAML file. A scalar stays the text that was written: never a number, a bool, a date or null.
struct Node {
  Kind kind = Kind::scalar;
  Quoting quoting = Quoting::plain;
  base::Span span;             ///< all of it, quotes and block header included
  std::string text;            ///< of a scalar
  std::vector<Node> items;     ///< of a sequence
  std::vector<Entry> entries;  ///< of a mapping, in file order, keys unique

  /// True for `key:` with nothing behind it.
  [[nodiscard]] bool is_empty() const { return kind == Kind::scalar && quoting == Quoting::plain && text.empty(); }
  /// The value under `key`, or nullptr.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  base::Span key_span;
  Node value;
};

struct Tree {
  Node root;
};

/// The limits of a file (docs/limits.md); one more is an error that names limit and value.
struct Limits {
  std::size_t bytes = 1 << 20;
  std::size_t depth = 32;
  std::size_t nodes = 50'000;
  std::size_t scalar_bytes = 64 << 10;
  std::size_t alias_nodes = 1'000;  ///< all that aliases expand to, together
  std::size_t key_bytes = 256;
};

/// Reads one strict YAML document. All errors that can be told apart are reported in one run; any error gives Failed.
[[nodiscard]] base::Result<Tree> parse(base::FileId file, std::string_view bytes, base::Diagnostics& diagnostics,
                                       const Limits& limits = {});

/// What could be read, and whether that is all.
struct Parsed {
  std::optional<Tree> tree;  ///< nothing where the errors leave no tree
  bool ok = false;           ///< no error: the tree is what the file says
};
/// Like parse, but gives the tree of what could be read even where errors were reported, so that the stages behind can
/// report theirs in the same run. A value that is not readable is missing from the tree, empty, or the bytes as they
/// stand.
[[nodiscard]] Parsed parse_lenient(base::FileId file, std::string_view bytes, base::Diagnostics& diagnostics,
                                   const Limits& limits = {});

/// The bytes of the source that stand for text offset `offset` of a scalar: for carets inside a value. Falls back to
/// the whole span where escapes or folding make it ambiguous.
[[nodiscard]] base::Span span_within(const Node& scalar, std::size_t offset, std::size_t length);

/// The same, exact: walks the file's bytes along the text, over escapes, folded lines and indentation.
[[nodiscard]] base::Span span_within(const Node& scalar, std::string_view file_bytes, std::size_t offset,
                                     std::size_t length);

}  // namespace handbill::source
