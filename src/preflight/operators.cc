#include "preflight/operators.h"

#include <memory>
#include <optional>

#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFTokenizer.hh>

#include "base/number.h"

namespace handbill::preflight {

namespace {

using Token = QPDFTokenizer::Token;
using Type = QPDFTokenizer::token_type_e;

constexpr int deepest = 20;
constexpr std::size_t most_operands = 20'000;

class Reader {
 public:
  explicit Reader(const std::string& content) : input_(std::make_shared<BufferInputSource>("content", content)) {
    tokenizer_.allowEOF();
  }

  Token next() { return tokenizer_.readToken(input_, "content", true); }
  void expect_picture() { tokenizer_.expectInlineImage(input_); }
  /// The blank behind ID is no part of the picture.
  void skip_one() {
    char blank = 0;
    input_->read(&blank, 1);
  }

  /// The operand that begins with the token; nothing where it is broken.
  std::optional<Operand> operand(const Token& token, int depth) {
    Operand one;
    switch (token.getType()) {
      case Type::tt_integer:
      case Type::tt_real: {
        const auto number = base::parse_decimal(token.getValue());
        one.kind = Operand::Kind::number;
        one.number = number.value_or(0);
        return one;
      }
      case Type::tt_name:
        one.kind = Operand::Kind::name;
        one.text = token.getValue();
        return one;
      case Type::tt_string:
        one.kind = Operand::Kind::string;
        one.text = token.getValue();
        return one;
      case Type::tt_array_open:
        return list(Type::tt_array_close, Operand::Kind::array, depth);
      case Type::tt_dict_open:
        return list(Type::tt_dict_close, Operand::Kind::dictionary, depth);
      case Type::tt_bool:
      case Type::tt_null:
        return one;
      default:
        return std::nullopt;
    }
  }

 private:
  std::optional<Operand> list(Type end, Operand::Kind kind, int depth) {
    if (depth > deepest) return std::nullopt;
    Operand all;
    all.kind = kind;
    while (all.items.size() < most_operands) {
      const Token token = next();
      if (token.getType() == end) return all;
      auto one = operand(token, depth + 1);
      if (!one) return std::nullopt;
      all.items.push_back(std::move(*one));
    }
    return std::nullopt;
  }

  std::shared_ptr<InputSource> input_;
  QPDFTokenizer tokenizer_;
};

}  // namespace

std::string read_operators(const std::string& content, const TakeOperator& take) {
  Reader reader(content);
  std::vector<Operand> operands;
  bool in_picture = false;
  while (true) {
    const Token token = reader.next();
    switch (token.getType()) {
      case Type::tt_eof:
        return operands.empty() ? std::string() : std::string("operands without an operator at the end");
      case Type::tt_space:
      case Type::tt_comment:
        continue;
      case Type::tt_bad:
        return "a token that is none: " + token.getErrorMessage();
      case Type::tt_word: {
        const std::string& name = token.getValue();
        if (name == "BI") {
          operands.clear();
          in_picture = true;
          continue;
        }
        if (name == "ID" && in_picture) {
          take("BI", operands);
          operands.clear();
          in_picture = false;
          reader.skip_one();
          reader.expect_picture();
          if (reader.next().getType() == Type::tt_bad) return "an inline picture without an end";
          continue;
        }
        if (name != "EI") take(name, operands);
        operands.clear();
        continue;
      }
      default: {
        auto one = reader.operand(token, 0);
        if (!one || operands.size() >= most_operands) return "an operand that is none";
        operands.push_back(std::move(*one));
      }
    }
  }
}

}  // namespace handbill::preflight
