#include "pdf/tokens.h"

#include <algorithm>
#include <array>

namespace handbill::pdf {

namespace {

/// Sorted by their bytes; `g` and `G` are grey already.
constexpr std::array<std::string_view, 56> plain_operators{
    "\"", "'",  "B",  "B*", "BDC", "BMC", "BT", "BX", "DP", "Do", "EMC", "ET", "EX", "F",  "G", "J",  "M",  "MP", "Q",
    "S",  "T*", "TD", "TJ", "TL",  "Tc",  "Td", "Tf", "Tj", "Tm", "Tr",  "Ts", "Tw", "Tz", "W", "W*", "b",  "b*", "c",
    "cm", "d",  "d0", "d1", "f",   "f*",  "g",  "gs", "h",  "i",  "j",   "l",  "m",  "n",  "q", "re", "ri", "s"};
constexpr std::array<std::string_view, 4> more_plain_operators{"sh", "v", "w", "y"};
static_assert(std::ranges::is_sorted(plain_operators));

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
bool is_delimiter(char c) {
  return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' ||
         c == '%';
}

}  // namespace

bool is_plain_operator(std::string_view name) {
  return std::ranges::binary_search(plain_operators, name) ||
         std::ranges::find(more_plain_operators, name) != more_plain_operators.end();
}

bool is_number(std::string_view token) {
  return !token.empty() &&
         ((token[0] >= '0' && token[0] <= '9') || token[0] == '-' || token[0] == '+' || token[0] == '.');
}

void Tokens::skip_white() {
  while (at_ < text_.size()) {
    if (is_white(text_[at_])) {
      ++at_;
    } else if (text_[at_] == '%') {
      at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    } else {
      return;
    }
  }
}

/// The end of the literal string that begins at `at_`; brackets nest, a backslash hides one.
std::size_t Tokens::end_of_string() const {
  int depth = 0;
  for (std::size_t i = at_; i < text_.size(); ++i) {
    const char c = text_[i];
    if (c == '\\') {
      ++i;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

std::string_view Tokens::next() {
  skip_white();
  if (at_ >= text_.size()) return {};
  const std::size_t start = at_;
  const char c = text_[at_];
  const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == c;
  if (c == '(') {
    at_ = end_of_string();
  } else if ((c == '<' || c == '>') && doubled) {
    at_ += 2;
  } else if (c == '<') {
    at_ = text_.find('>', at_);
    if (at_ != std::string_view::npos) ++at_;
  } else if (is_delimiter(c) && c != '/') {
    ++at_;
  } else {
    ++at_;
    while (at_ < text_.size() && !is_white(text_[at_]) && !is_delimiter(text_[at_])) ++at_;
  }
  if (at_ == std::string_view::npos) {
    fault_ = "expected the end of a string, found the end of the stream";
    at_ = text_.size();
    return {};
  }
  return text_.substr(start, at_ - start);
}

bool Operators::next() {
  operands_.clear();
  bool is_first = true;
  int depth = 0;  // in arrays and dictionaries, where no operator stands
  for (std::string_view one = tokens_.next(); !one.empty(); one = tokens_.next()) {
    if (is_first) begin_ = static_cast<std::size_t>(one.data() - content_.data());
    is_first = false;
    if (one == "[" || one == "<<") ++depth;
    if (one == "]" || one == ">>") --depth;
    if (depth != 0) continue;
    if (is_delimiter(one[0]) || is_number(one) || one == "true" || one == "false" || one == "null") {
      operands_.push_back(one);
      continue;
    }
    name_ = one;
    return true;
  }
  return false;
}

}  // namespace handbill::pdf
