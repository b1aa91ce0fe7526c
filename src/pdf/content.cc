#include "pdf/content.h"

#include <algorithm>
#include <array>
#include <vector>

namespace handbill::pdf {

namespace {

/// Operators without a colour of their own (ISO 32000-1, annex A), sorted by their bytes. `sh`, `gs` and `Do` name
/// objects that are looked at where they stand; `g` and `G` are grey already.
constexpr std::array<std::string_view, 56> plain_operators{
    "\"", "'",  "B",  "B*", "BDC", "BMC", "BT", "BX", "DP", "Do", "EMC", "ET", "EX", "F",  "G", "J",  "M",  "MP", "Q",
    "S",  "T*", "TD", "TJ", "TL",  "Tc",  "Td", "Tf", "Tj", "Tm", "Tr",  "Ts", "Tw", "Tz", "W", "W*", "b",  "b*", "c",
    "cm", "d",  "d0", "d1", "f",   "f*",  "g",  "gs", "h",  "i",  "j",   "l",  "m",  "n",  "q", "re", "ri", "s"};
constexpr std::array<std::string_view, 4> more_plain_operators{"sh", "v", "w", "y"};
static_assert(std::ranges::is_sorted(plain_operators));

bool is_plain(std::string_view name) {
  return std::ranges::binary_search(plain_operators, name) ||
         std::ranges::find(more_plain_operators, name) != more_plain_operators.end();
}

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
bool is_delimiter(char c) {
  return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' ||
         c == '%';
}
bool is_number(std::string_view text) {
  return (text[0] >= '0' && text[0] <= '9') || text[0] == '-' || text[0] == '+' || text[0] == '.';
}

class Filter {
 public:
  Filter(std::string_view content, bool grey_only) : content_(content), grey_only_(grey_only) {}

  Filtered run();

 private:
  void skip_white();
  [[nodiscard]] std::string_view next();
  [[nodiscard]] std::size_t end_of_string() const;
  void take(std::string_view name);
  void take_colour(std::string_view name);
  void take_space(std::string_view name);
  void fail(std::string text) {
    if (result_.fault.empty()) result_.fault = std::move(text);
  }

  std::string_view content_;
  bool grey_only_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;  ///< bytes before this are in the result
  std::vector<std::string_view> operands_;
  Filtered result_;
};

void Filter::skip_white() {
  while (at_ < content_.size()) {
    if (is_white(content_[at_])) {
      ++at_;
    } else if (content_[at_] == '%') {
      at_ = std::min(content_.find_first_of("\r\n", at_), content_.size());
    } else {
      return;
    }
  }
}

/// The end of the literal string that begins at `at_`; brackets nest, a backslash hides one.
std::size_t Filter::end_of_string() const {
  int depth = 0;
  for (std::size_t i = at_; i < content_.size(); ++i) {
    const char c = content_[i];
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

/// The next token; empty at the end. A dictionary's and an array's brackets are tokens of their own.
std::string_view Filter::next() {
  skip_white();
  if (at_ >= content_.size()) return {};
  const std::size_t begin = at_;
  const char c = content_[at_];
  const bool doubled = at_ + 1 < content_.size() && content_[at_ + 1] == c;
  if (c == '(') {
    at_ = end_of_string();
  } else if ((c == '<' || c == '>') && doubled) {
    at_ += 2;
  } else if (c == '<') {
    at_ = content_.find('>', at_);
    if (at_ != std::string_view::npos) ++at_;
  } else if (is_delimiter(c) && c != '/') {
    ++at_;
  } else {
    ++at_;
    while (at_ < content_.size() && !is_white(content_[at_]) && !is_delimiter(content_[at_])) ++at_;
  }
  if (at_ == std::string_view::npos) {
    fail("expected the end of a string, found the end of the stream");
    at_ = content_.size();
  }
  return content_.substr(begin, at_ - begin);
}

void Filter::take_colour(std::string_view name) {
  const bool sound = operands_.size() == 3 && std::ranges::all_of(operands_, is_number);
  if (!sound) return fail("expected three numbers before " + std::string(name));
  const bool neutral = operands_[0] == operands_[1] && operands_[1] == operands_[2];
  if (!neutral) {
    if (grey_only_) {
      result_.fault_is_colour = result_.fault.empty();
      fail("expected only greys, found " + std::string(operands_[0]) + " " + std::string(operands_[1]) + " " +
           std::string(operands_[2]) + " " + std::string(name));
    }
    return;
  }
  const auto begin = static_cast<std::size_t>(operands_[0].data() - content_.data());
  result_.bytes.append(content_, copied_, begin - copied_);
  result_.bytes += operands_[0];
  result_.bytes += name == "rg" ? " g" : " G";
  copied_ = at_;
  result_.changed = true;
}

/// Patterns are the one space that is named in a content stream; their colours stand in objects of their own.
void Filter::take_space(std::string_view name) {
  const bool sound =
      operands_.size() == 1 && (name == "cs" || name == "CS" ? operands_[0] == "/Pattern" : operands_[0][0] == '/');
  if (!sound) fail("expected a pattern before " + std::string(name) + ", found another colour space");
}

void Filter::take(std::string_view name) {
  if (name == "rg" || name == "RG") {
    take_colour(name);
  } else if (name == "cs" || name == "CS" || name == "scn" || name == "SCN") {
    take_space(name);
  } else if (!is_plain(name)) {
    fail("expected an operator that cairo writes, found " + std::string(name));
  }
  operands_.clear();
}

Filtered Filter::run() {
  int depth = 0;  // in arrays and dictionaries, where no operator stands
  for (std::string_view token = next(); !token.empty(); token = next()) {
    const char c = token[0];
    if (token == "[" || token == "<<") ++depth;
    if (token == "]" || token == ">>") --depth;
    const bool is_operator =
        depth == 0 && !is_delimiter(c) && !is_number(token) && token != "true" && token != "false" && token != "null";
    if (is_operator) {
      take(token);
    } else if (depth == 0) {
      operands_.push_back(token);
    }
    if (!result_.fault.empty()) return std::move(result_);
  }
  if (result_.changed) result_.bytes.append(content_, copied_);
  return std::move(result_);
}

}  // namespace

Filtered filter_content(std::string_view content, bool grey_only) { return Filter(content, grey_only).run(); }

}  // namespace handbill::pdf
