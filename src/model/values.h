#pragma once

#include <optional>
#include <span>
#include <string>

#include "model/document.h"
#include "model/key_table.h"
#include "model/reader.h"

namespace handbill::model {

/// A part of a scalar: what stands at [offset, offset + text.size()) of its text.
struct Slice {
  const source::Node* node = nullptr;
  std::size_t offset = 0;
  std::string_view text;
  [[nodiscard]] base::Span span() const { return source::span_within(*node, offset, text.size()); }
};
/// The words of a scalar with blanks between, or the scalars of a list; nothing (with a diagnostic) where a list holds
/// anything else.
[[nodiscard]] std::optional<std::vector<Slice>> read_pieces(const source::Node& node, std::string_view what,
                                                            base::Diagnostics& diagnostics);

/// What a measure must be: its units, its range, and how to ask for it.
struct MeasureRule {
  std::string_view name;  ///< of the key
  units::Set units = 0;
  Range range;
  std::string_view expected;  ///< `a length such as 12pt`
};
[[nodiscard]] std::optional<Measure> read_measure(const Slice& piece, const MeasureRule& rule,
                                                  base::Diagnostics& diagnostics);
/// A scalar that is one measure.
[[nodiscard]] std::optional<Measure> read_measure(const source::Node& node, const MeasureRule& rule,
                                                  base::Diagnostics& diagnostics);
/// `40%` as 40, within [low, high]; the hint goes with a number outside.
[[nodiscard]] std::optional<double> read_number(const Slice& piece, const Range& range, std::string_view name,
                                                base::Diagnostics& diagnostics, std::string_view hint = {});
[[nodiscard]] std::optional<InkName> read_ink(const source::Node& node, base::Diagnostics& diagnostics);

/// An ink from its words: its name, perhaps its tint, or `none` alone.
[[nodiscard]] std::optional<InkName> ink_of(std::span<const Slice> pieces, std::string_view what,
                                            base::Diagnostics& diagnostics);
/// A scalar with a bracket in it. Errors: `bad-gradient` and those of its parts.
[[nodiscard]] std::optional<Gradient> read_gradient(const source::Node& node, base::Diagnostics& diagnostics);
[[nodiscard]] std::optional<Shadow> read_shadow(const source::Node& node, const KeyRow& row,
                                                base::Diagnostics& diagnostics);
/// Error: `bad-path`.
[[nodiscard]] std::optional<ClipPath> read_outline(const source::Node& node, const KeyRow& row,
                                                   base::Diagnostics& diagnostics);

/// The typed value of a key, or nothing and the reasons.
[[nodiscard]] std::optional<Value> read_value(const source::Node& node, const KeyRow& row,
                                              base::Diagnostics& diagnostics);
/// What the key expects, for messages and the reference page: `a length such as 12pt`.
[[nodiscard]] std::string expectation(const KeyRow& row);

}  // namespace handbill::model
