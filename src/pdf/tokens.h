#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handbill::pdf {

/// Reads what PDF is written in (ISO 32000-1, 7.2) token by token. A dictionary's and an array's brackets are tokens of
/// their own; white space and comments between them are passed over.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}
  /// Empty at the end, and where a string has no end: then fault() says so. A view of the text.
  [[nodiscard]] std::string_view next();
  /// Behind the last token.
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  void skip_white();
  [[nodiscard]] std::size_t end_of_string() const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::string fault_;
};

/// Reads a content stream operator by operator (ISO 32000-1, 7.8.2), without looking at what they mean. Inline
/// pictures are not known: cairo writes none, and their operators are no plain ones.
class Operators {
 public:
  explicit Operators(std::string_view content) : content_(content), tokens_(content) {}

  /// Goes on to the next operator; false at the end, or where the stream is broken: then fault() says how.
  bool next();
  [[nodiscard]] std::string_view name() const { return name_; }
  /// As they are written; of arrays and dictionaries only the brackets around them are left out with what they hold.
  [[nodiscard]] const std::vector<std::string_view>& operands() const { return operands_; }
  /// Where the first operand begins, or the operator where it has none.
  [[nodiscard]] std::size_t begin() const { return begin_; }
  /// Behind the operator.
  [[nodiscard]] std::size_t end() const { return tokens_.at(); }
  [[nodiscard]] const std::string& fault() const { return tokens_.fault(); }

 private:
  std::string_view content_;
  Tokens tokens_;
  std::size_t begin_ = 0;
  std::string_view name_;
  std::vector<std::string_view> operands_;
};

/// True for an operator that cairo writes and that has no colour of its own (ISO 32000-1, annex A). `sh`, `gs` and `Do`
/// are among them: the objects they name are looked at where they stand.
[[nodiscard]] bool is_plain_operator(std::string_view name);
[[nodiscard]] bool is_number(std::string_view token);

}  // namespace handbill::pdf
