#include "press/content.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

#include "base/number.h"
#include "pdf/tokens.h"

namespace handbill::press {

namespace {

/// Enough for a tenth of a step of a plate of 8 bits.
constexpr int decimals = 5;

/// Overprint of strokes and of all else, as a graphics state sets it.
struct Overprint {
  bool strokes = false;
  bool others = false;
  friend bool operator==(const Overprint&, const Overprint&) = default;
};

class Printer {
 public:
  Printer(std::string_view content, const color::InkTable& inks)
      : content_(content), operators_(content), inks_(inks) {}

  Content run();

 private:
  /// What q saves and Q brings back.
  struct State {
    std::optional<bool> strokes;  ///< by the colour of strokes; nothing: none has been set
    bool others = false;          ///< by the other colour
    Overprint set;                ///< as written

    /// Where nothing is stroked yet, strokes go with the rest: some readers ask for /OP alone.
    [[nodiscard]] Overprint wanted() const { return {strokes.value_or(others), others}; }
    void want(bool of_strokes, bool overprint) {
      if (of_strokes) strokes = overprint;
      else others = overprint;
    }
  };

  void take();
  void take_colour(bool strokes);
  void take_space(bool strokes);
  void place_state(Overprint wanted);
  void replace(std::string text);
  void copy_to(std::size_t end);
  void fail(std::string text, bool is_ink = false) {
    if (!result_.fault.empty()) return;
    result_.fault = std::move(text);
    result_.fault_is_ink = is_ink;
  }

  std::string_view content_;
  pdf::Operators operators_;
  const color::InkTable& inks_;
  std::size_t copied_ = 0;
  State state_;
  std::vector<State> saved_;
  Content result_;
};

void Printer::copy_to(std::size_t end) {
  result_.bytes.append(content_, copied_, end - copied_);
  copied_ = end;
}

/// In the place of the operator at hand and its operands.
void Printer::replace(std::string text) {
  copy_to(operators_.begin());
  result_.bytes += text;
  copied_ = operators_.end();
}

/// Behind what is written so far.
void Printer::place_state(Overprint wanted) {
  if (state_.set == wanted) return;
  const std::string name = state_name(wanted.strokes, wanted.others);
  result_.bytes += " " + name + " gs ";
  result_.used.states.insert(name);
  state_.set = wanted;
}

std::optional<double> number(std::string_view token) {
  double value = 0;
  if (!token.empty() && token[0] == '+') token.remove_prefix(1);
  const auto read = std::from_chars(token.data(), token.data() + token.size(), value);
  if (read.ec != std::errc{} || read.ptr != token.data() + token.size()) return std::nullopt;
  return value;
}

std::string text_of(double value) { return base::to_text(value, decimals); }

void Printer::take_colour(bool strokes) {
  const auto& operands = operators_.operands();
  color::Key key{};
  bool sound = operands.size() == key.size();
  for (std::size_t i = 0; sound && i < key.size(); ++i) {
    const auto channel = number(operands[i]);
    sound = channel && *channel >= 0 && *channel <= 1;
    if (sound) key[i] = static_cast<std::uint16_t>(std::lround(*channel * 65535));
  }
  if (!sound) return fail("expected three numbers from 0 to 1 before " + std::string(operators_.name()));
  const auto keyed = color::read_key(inks_, key);
  if (!keyed) {
    return fail("expected the colour of an ink, found " + std::string(operands[0]) + " " + std::string(operands[1]) +
                    " " + std::string(operands[2]) + " " + std::string(operators_.name()),
                true);
  }
  const color::Ink& ink = inks_.at(keyed->paint.ink);
  const double tint = keyed->paint.tint;
  if (is_separation(ink)) {
    const std::string name = space_name(keyed->paint.ink);
    result_.used.spaces.insert(keyed->paint.ink);
    replace(name + (strokes ? " CS " : " cs ") + text_of(tint) + (strokes ? " SCN" : " scn"));
  } else {
    const color::Cmyk& full = ink.cmyk;
    std::string plates;
    for (const double plate : {full.c, full.m, full.y, full.k}) plates += text_of(plate * tint) + " ";
    replace(plates + (strokes ? "K" : "k"));
  }
  state_.want(strokes, keyed->overprint);
  place_state(state_.wanted());
}

/// Patterns are the one space that is named in a content stream; their colours stand in objects of their own, and they
/// knock out.
void Printer::take_space(bool strokes) {
  const std::string_view name = operators_.name();
  const auto& operands = operators_.operands();
  const bool names_space = name == "cs" || name == "CS";
  if (operands.size() != 1 || (names_space ? operands[0] != "/Pattern" : operands[0][0] != '/'))
    return fail("expected a pattern before " + std::string(name) + ", found another colour space");
  copy_to(operators_.end());
  state_.want(strokes, false);
  place_state(state_.wanted());
}

void Printer::take() {
  const std::string_view name = operators_.name();
  if (name == "rg" || name == "RG") {
    take_colour(name == "RG");
  } else if (name == "cs" || name == "scn" || name == "CS" || name == "SCN") {
    take_space(name == "CS" || name == "SCN");
  } else if (name == "q") {
    saved_.push_back(state_);
  } else if (name == "Q") {
    if (saved_.empty()) return fail("expected a q before Q");
    state_ = saved_.back();
    saved_.pop_back();
  } else if (name == "Do" || name == "sh") {
    // A picture or a shading that overprints would mix with what it lies on, and a form begins with what it finds.
    copy_to(operators_.begin());
    place_state({});
    copy_to(operators_.end());
    place_state(state_.wanted());
  } else if (name == "g" || name == "G" || !pdf::is_plain_operator(name)) {
    fail("expected an operator that cairo writes, found " + std::string(name));
  }
}

Content Printer::run() {
  while (operators_.next()) {
    take();
    if (!result_.fault.empty()) return std::move(result_);
  }
  if (!operators_.fault().empty()) fail(operators_.fault());
  copy_to(content_.size());
  return std::move(result_);
}

}  // namespace

bool is_separation(const color::Ink& ink) { return !ink.spot.empty() || ink.use == color::InkUse::registration; }

std::string separation_name(const color::Ink& ink) { return ink.use == color::InkUse::registration ? "All" : ink.spot; }

std::string space_name(color::InkId ink) { return "/HBs" + std::to_string(ink.value); }

std::string state_name(bool strokes, bool others) {
  return std::string("/HBop") + (strokes ? "1" : "0") + (others ? "1" : "0");
}

Content print_content(std::string_view content, const color::InkTable& inks) { return Printer(content, inks).run(); }

}  // namespace handbill::press
