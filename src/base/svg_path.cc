#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "base/number.h"
#include "base/path.h"

namespace handbill::base {

namespace {

using Verb = PathData::Verb;

/// More commands than anybody writes into a layout.
constexpr std::size_t most_verbs = 10'000;

struct Xy {
  double x = 0, y = 0;
};
Xy between(Xy a, Xy b, double part) { return {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part}; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// How many numbers a command takes.
std::size_t count_of(char command) {
  switch (command) {
    case 'z':
      return 0;
    case 'h':
    case 'v':
      return 1;
    case 'm':
    case 'l':
    case 't':
      return 2;
    case 's':
    case 'q':
      return 4;
    case 'c':
      return 6;
    default:
      return 7;
  }
}

/// An arc's centre and angles from its ends: SVG 1.1, F.6.5.
struct Arc {
  Xy centre;
  double rx = 0, ry = 0;
  double tilt = 0;
  double from = 0, sweep = 0;
};

Arc arc_between(Xy from, Xy to, const std::array<double, 7>& numbers) {
  Arc arc{{}, std::abs(numbers[0]), std::abs(numbers[1]), numbers[2] * std::numbers::pi / 180, 0, 0};
  const bool large = numbers[3] != 0;
  const bool clockwise = numbers[4] != 0;
  const double cosine = std::cos(arc.tilt);
  const double sine = std::sin(arc.tilt);
  const Xy half{(from.x - to.x) / 2, (from.y - to.y) / 2};
  const Xy own{cosine * half.x + sine * half.y, -sine * half.x + cosine * half.y};
  const double reach = own.x * own.x / (arc.rx * arc.rx) + own.y * own.y / (arc.ry * arc.ry);
  if (reach > 1) {
    arc.rx *= std::sqrt(reach);
    arc.ry *= std::sqrt(reach);
  }
  const double squares = arc.rx * arc.rx * own.y * own.y + arc.ry * arc.ry * own.x * own.x;
  const double root =
      std::sqrt(std::max(arc.rx * arc.rx * arc.ry * arc.ry - squares, 0.0) / squares) * (large == clockwise ? -1 : 1);
  const Xy centre{root * arc.rx * own.y / arc.ry, -root * arc.ry * own.x / arc.rx};
  arc.centre = {cosine * centre.x - sine * centre.y + (from.x + to.x) / 2,
                sine * centre.x + cosine * centre.y + (from.y + to.y) / 2};
  const auto angle = [&](Xy at) { return std::atan2((at.y - centre.y) / arc.ry, (at.x - centre.x) / arc.rx); };
  arc.from = angle(own);
  arc.sweep = angle({-own.x, -own.y}) - arc.from;
  if (clockwise && arc.sweep < 0) arc.sweep += 2 * std::numbers::pi;
  if (!clockwise && arc.sweep > 0) arc.sweep -= 2 * std::numbers::pi;
  return arc;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  ReadPath run();

 private:
  void skip();
  void fail(std::string text) {
    if (result_.fault.empty()) result_ = {std::move(result_.path), std::move(text), at_};
  }
  [[nodiscard]] std::optional<double> number(bool is_flag);
  void command(char letter);
  void perform(char letter, const std::array<double, 7>& numbers);
  void add(Verb verb, std::initializer_list<Xy> points);
  void curve(Xy first, Xy second, Xy to);
  void arc(Xy to, const std::array<double, 7>& numbers);

  std::string_view text_;
  std::size_t at_ = 0;
  ReadPath result_;
  Xy pen_;
  Xy start_;
  Xy handle_;        ///< of the curve before, for the smooth ones
  char before_ = 0;  ///< the command before, as a small letter
};

void Reader::skip() {
  while (at_ < text_.size() &&
         (text_[at_] == ' ' || text_[at_] == ',' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
    ++at_;
}

/// SVG lets numbers touch: `10-5` are two, and so are `.5.5`; an arc's flags are one digit each.
std::optional<double> Reader::number(bool is_flag) {
  skip();
  const std::size_t begin = at_;
  std::size_t end = at_;
  if (is_flag) {
    if (end < text_.size() && (text_[end] == '0' || text_[end] == '1')) ++end;
  } else {
    if (end < text_.size() && (text_[end] == '-' || text_[end] == '+')) ++end;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    if (end < text_.size() && text_[end] == '.') ++end;
    while (end < text_.size() && is_digit(text_[end])) ++end;
  }
  std::string_view digits = text_.substr(begin, end - begin);
  const bool is_negative = digits.starts_with('-');
  if (is_negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.ends_with('.')) digits.remove_suffix(1);
  while (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) digits.remove_prefix(1);
  const auto value = parse_decimal(digits);
  if (!value || *value > 1e6) return std::nullopt;
  at_ = end;
  return is_negative ? -*value : *value;
}

void Reader::add(Verb verb, std::initializer_list<Xy> points) {
  result_.path.verbs.push_back(verb);
  for (const Xy point : points) {
    result_.path.coordinates.push_back(point.x);
    result_.path.coordinates.push_back(point.y);
    pen_ = point;
  }
}

void Reader::curve(Xy first, Xy second, Xy to) {
  add(Verb::curve, {first, second, to});
  handle_ = second;
}

/// A cubic for each quarter, or less, of the ellipse.
void Reader::arc(Xy to, const std::array<double, 7>& numbers) {
  if (pen_.x == to.x && pen_.y == to.y) return;
  if (numbers[0] == 0 || numbers[1] == 0) return add(Verb::line, {to});
  const Arc arc = arc_between(pen_, to, numbers);
  const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(arc.sweep) / (std::numbers::pi / 2) - 1e-9)));
  const double step = arc.sweep / pieces;
  const double reach = 4.0 / 3 * std::tan(step / 4);
  const double cosine = std::cos(arc.tilt);
  const double sine = std::sin(arc.tilt);
  const auto place = [&](double x, double y) {
    return Xy{arc.centre.x + cosine * arc.rx * x - sine * arc.ry * y,
              arc.centre.y + sine * arc.rx * x + cosine * arc.ry * y};
  };
  for (int i = 0; i < pieces; ++i) {
    const double a = arc.from + i * step;
    const double b = a + step;
    const Xy end = i + 1 == pieces ? to : place(std::cos(b), std::sin(b));
    curve(place(std::cos(a) - reach * std::sin(a), std::sin(a) + reach * std::cos(a)),
          place(std::cos(b) + reach * std::sin(b), std::sin(b) - reach * std::cos(b)), end);
  }
}

void Reader::perform(char letter, const std::array<double, 7>& n) {
  const char kind = lower(letter);
  const Xy from = letter == kind ? pen_ : Xy{};
  const auto point = [&](std::size_t i) { return Xy{from.x + n[i], from.y + n[i + 1]}; };
  const bool goes_on =
      (kind == 's' && (before_ == 'c' || before_ == 's')) || (kind == 't' && (before_ == 'q' || before_ == 't'));
  const Xy mirrored = goes_on ? Xy{2 * pen_.x - handle_.x, 2 * pen_.y - handle_.y} : pen_;
  const auto quadratic = [&](Xy handle, Xy to) {
    curve(between(pen_, handle, 2.0 / 3), between(to, handle, 2.0 / 3), to);
    handle_ = handle;
  };
  switch (kind) {
    case 'm':
      add(Verb::move, {point(0)});
      start_ = pen_;
      break;
    case 'l':
      add(Verb::line, {point(0)});
      break;
    case 'h':
      add(Verb::line, {{from.x + n[0], pen_.y}});
      break;
    case 'v':
      add(Verb::line, {{pen_.x, from.y + n[0]}});
      break;
    case 'c':
      curve(point(0), point(2), point(4));
      break;
    case 's':
      curve(mirrored, point(0), point(2));
      break;
    case 'q':
      quadratic(point(0), point(2));
      break;
    case 't':
      quadratic(mirrored, point(0));
      break;
    case 'a':
      arc(point(5), n);
      break;
    default:
      add(Verb::close, {});
      pen_ = start_;
      break;
  }
  before_ = kind;
}

/// A command with all the groups of numbers behind it.
void Reader::command(char letter) {
  const std::size_t wanted = count_of(lower(letter));
  for (bool first = true;; first = false) {
    if (result_.path.verbs.size() > most_verbs) return fail("a path of at most 10000 commands");
    std::array<double, 7> numbers{};
    for (std::size_t i = 0; i < wanted; ++i) {
      const auto value = number(lower(letter) == 'a' && (i == 3 || i == 4));
      if (!value) return fail("a number behind `" + std::string(1, letter) + "`");
      numbers[i] = *value;
    }
    perform(letter, numbers);
    skip();
    // Further points behind a move are lines to them.
    if (first && lower(letter) == 'm') letter = letter == 'm' ? 'l' : 'L';
    if (wanted == 0 || at_ >= text_.size() || !(is_digit(text_[at_]) || text_[at_] == '-' || text_[at_] == '.')) return;
  }
}

ReadPath Reader::run() {
  for (skip(); at_ < text_.size() && result_.fault.empty(); skip()) {
    const char letter = text_[at_];
    const bool known = std::string_view("mlhvcsqtaz").find(lower(letter)) != std::string_view::npos;
    const bool first = result_.path.verbs.empty();
    if (!known || (first && lower(letter) != 'm')) {
      fail(first ? "a path that begins with M" : "one of the commands M, L, H, V, C, S, Q, T, A and Z");
      break;
    }
    ++at_;
    command(letter);
  }
  if (result_.fault.empty() && result_.path.verbs.size() < 3) fail("a path that encloses something");
  return std::move(result_);
}

}  // namespace

ReadPath read_svg_path(std::string_view text) { return Reader(text).run(); }

}  // namespace handbill::base
