#pragma once

#include <functional>
#include <string>
#include <vector>

#include "preflight/qpdf.h"

namespace handbill::preflight {

/// What stands before an operator.
struct Operand {
  enum class Kind { number, name, string, array, dictionary, other } kind = Kind::other;
  double number = 0;
  std::string text;            ///< of a name with its slash; of a string its bytes
  std::vector<Operand> items;  ///< of an array
};
/// An operator and what stands before it; an inline picture is the operator `BI` with its keys and values in turn.
using TakeOperator = std::function<void(const std::string& name, const std::vector<Operand>& operands)>;

/// Reads a content stream by qpdf's tokenizer. Returns what is wrong with it, or an empty text.
[[nodiscard]] std::string read_operators(const std::string& content, const TakeOperator& take);

}  // namespace handbill::preflight
