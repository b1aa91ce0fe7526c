#include "pdf/content.h"

#include <algorithm>

#include "pdf/tokens.h"

namespace handbill::pdf {

namespace {

class Filter {
 public:
  Filter(std::string_view content, bool grey_only) : content_(content), operators_(content), grey_only_(grey_only) {}

  Filtered run();

 private:
  void take();
  void take_colour();
  void take_space();
  void fail(std::string text) {
    if (result_.fault.empty()) result_.fault = std::move(text);
  }

  std::string_view content_;
  Operators operators_;
  bool grey_only_;
  std::size_t copied_ = 0;  ///< bytes before this are in the result
  Filtered result_;
};

void Filter::take_colour() {
  const std::string name(operators_.name());
  const auto& operands = operators_.operands();
  if (operands.size() != 3 || !std::ranges::all_of(operands, is_number))
    return fail("expected three numbers before " + name);
  const bool neutral = operands[0] == operands[1] && operands[1] == operands[2];
  if (!neutral) {
    if (grey_only_) {
      result_.fault_is_colour = result_.fault.empty();
      fail("expected only greys, found " + std::string(operands[0]) + " " + std::string(operands[1]) + " " +
           std::string(operands[2]) + " " + name);
    }
    return;
  }
  result_.bytes.append(content_, copied_, operators_.begin() - copied_);
  result_.bytes += operands[0];
  result_.bytes += name == "rg" ? " g" : " G";
  copied_ = operators_.end();
  result_.changed = true;
}

/// Patterns are the one space that is named in a content stream; their colours stand in objects of their own.
void Filter::take_space() {
  const std::string_view name = operators_.name();
  const auto& operands = operators_.operands();
  const bool sound =
      operands.size() == 1 && (name == "cs" || name == "CS" ? operands[0] == "/Pattern" : operands[0][0] == '/');
  if (!sound) fail("expected a pattern before " + std::string(name) + ", found another colour space");
}

void Filter::take() {
  const std::string_view name = operators_.name();
  if (name == "rg" || name == "RG") {
    take_colour();
  } else if (name == "cs" || name == "CS" || name == "scn" || name == "SCN") {
    take_space();
  } else if (!is_plain_operator(name)) {
    fail("expected an operator that cairo writes, found " + std::string(name));
  }
}

Filtered Filter::run() {
  while (operators_.next()) {
    take();
    if (!result_.fault.empty()) return std::move(result_);
  }
  if (!operators_.fault().empty()) fail(operators_.fault());
  if (result_.changed) result_.bytes.append(content_, copied_);
  return std::move(result_);
}

}  // namespace

Filtered filter_content(std::string_view content, bool grey_only) { return Filter(content, grey_only).run(); }

}  // namespace handbill::pdf
