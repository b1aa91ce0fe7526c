#include <algorithm>

#include "base/utf8.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostic;
using base::Diagnostics;
using source::Node;

namespace {

constexpr std::string_view gradient_text = "a gradient such as linear(90deg, night, paper)";
constexpr std::string_view write_gradient = "write linear(90deg, night, paper)";
constexpr std::string_view stop_text = "an ink such as night or night 40%";
constexpr std::size_t most_stops = 16;

using Words = std::vector<Slice>;

/// The parts of a list with commas, each as its words.
std::vector<Words> parts_of(const Node& node, std::size_t begin, std::size_t end) {
  std::vector<Words> parts;
  const std::string_view text = node.text;
  for (std::size_t at = begin; at <= end;) {
    const std::size_t comma = std::min(text.find(',', at), end);
    Words words;
    for (const std::string_view word : split(text.substr(at, comma - at)))
      words.push_back({&node, static_cast<std::size_t>(word.data() - text.data()), word});
    parts.push_back(std::move(words));
    at = comma + 1;
  }
  return parts;
}

bool is_number(std::string_view text) {
  return !text.empty() && ((text[0] >= '0' && text[0] <= '9') || text[0] == '-' || text[0] == '.');
}

Diagnostic& refuse(const Node& node, const Words& words, std::string_view what, Diagnostics& diagnostics) {
  if (words.empty())
    return diagnostics.error("wrong-type", node.span,
                             "expected " + std::string(what) + ", found nothing between commas");
  const Slice whole{&node, words.front().offset,
                    std::string_view(node.text).substr(
                        words.front().offset, words.back().offset + words.back().text.size() - words.front().offset)};
  return diagnostics.error("wrong-type", whole.span(),
                           "expected " + std::string(what) + ", found " + base::quote(whole.text));
}

constexpr Range whole_percent{0, 100, "%"};

/// What may stand before the inks: an angle, or a centre.
enum class Lead { none, taken, broken };
Lead read_lead(const Node& node, const Words& words, Gradient& gradient, Diagnostics& diagnostics) {
  if (words.empty()) return Lead::none;
  const std::string_view first = words.front().text;
  if (!gradient.is_radial) {
    if (first == "to" || (words.size() == 1 && first == "horizontal")) {
      refuse(node, words, "an angle such as 90deg", diagnostics).hint("90deg runs to the right, 180deg downwards");
      return Lead::broken;
    }
    if (words.size() != 1 || !is_number(first)) return Lead::none;
    const MeasureRule rule{"angle", units::degrees, {-360, 360, "deg"}, "an angle such as 90deg"};
    const auto angle = read_measure(words.front(), rule, diagnostics);
    if (!angle) return Lead::broken;
    gradient.angle = angle->value;
    return Lead::taken;
  }
  if (!is_number(first)) return Lead::none;
  if (words.size() != 2) {
    refuse(node, words, "a centre such as 50% 30%", diagnostics);
    return Lead::broken;
  }
  const MeasureRule rule{"centre", units::percent, whole_percent, "a centre such as 50% 30%"};
  const auto x = read_measure(words[0], rule, diagnostics);
  const auto y = read_measure(words[1], rule, diagnostics);
  if (!x || !y) return Lead::broken;
  gradient.centre_x = x->value;
  gradient.centre_y = y->value;
  return Lead::taken;
}

struct Stop {
  InkName ink;
  std::optional<double> at;
};

/// `night`, `night 40%`, `night 100% 25%`: an ink, its tint, its place.
std::optional<Stop> read_stop(const Node& node, const Words& words, Diagnostics& diagnostics) {
  if (words.empty() || words.size() > 3 || words.front().text == "none") {
    refuse(node, words, stop_text, diagnostics);
    return std::nullopt;
  }
  Stop stop;
  auto ink = ink_of(std::span(words).first(std::min<std::size_t>(words.size(), 2)), stop_text, diagnostics);
  if (!ink) return std::nullopt;
  stop.ink = std::move(*ink);
  if (words.size() < 3) return stop;
  const MeasureRule rule{"place", units::percent, whole_percent, "a place in the gradient such as 50%"};
  const auto at = read_measure(words[2], rule, diagnostics);
  if (!at) return std::nullopt;
  stop.at = at->value;
  return stop;
}

/// As in CSS: the first stands at the start, the last at the end, those that say nothing evenly between their
/// neighbours.
void spread(std::vector<Stop>& stops) {
  if (!stops.front().at) stops.front().at = 0;
  if (!stops.back().at) stops.back().at = 100;
  for (std::size_t i = 1; i < stops.size(); ++i) {
    if (stops[i].at) continue;
    std::size_t next = i;
    while (!stops[next].at) ++next;
    const double from = *stops[i - 1].at;
    const double step = (*stops[next].at - from) / static_cast<double>(next - i + 1);
    for (std::size_t k = i; k < next; ++k) stops[k].at = from + step * static_cast<double>(k - i + 1);
  }
}

std::optional<Gradient> finish(const Node& node, Gradient gradient, std::vector<Stop> stops, Diagnostics& diagnostics) {
  if (stops.size() < 2 || stops.size() > most_stops) {
    diagnostics
        .error("bad-gradient", node.span, "expected 2 to 16 inks in a gradient, found " + std::to_string(stops.size()))
        .hint(std::string(stops.empty() ? write_gradient : "one ink alone needs no gradient"));
    return std::nullopt;
  }
  spread(stops);
  for (std::size_t i = 1; i < stops.size(); ++i) {
    if (*stops[i].at >= *stops[i - 1].at) continue;
    diagnostics.error("bad-gradient", node.span, "the inks of a gradient stand in the order of their places");
    return std::nullopt;
  }
  for (Stop& stop : stops) gradient.stops.push_back({std::move(stop.ink), *stop.at});
  return gradient;
}

}  // namespace

std::optional<Gradient> read_gradient(const Node& node, Diagnostics& diagnostics) {
  const std::size_t open = node.text.find('(');
  const std::string name = node.text.substr(0, open);
  const auto refuse_all = [&]() -> Diagnostic& { return expected(gradient_text, node, diagnostics); };
  if (name != "linear" && name != "radial") {
    Diagnostic& error = refuse_all();
    const std::vector<std::string_view> known{"linear", "radial"};
    const bool from_css = name == "linear-gradient" || name == "radial-gradient";
    if (const auto near = from_css ? std::string_view(name).substr(0, 6) : base::nearest(name, known); !near.empty())
      error.hint("did you mean " + ticked(std::string(near) + "(...)") + "?");
    return std::nullopt;
  }
  if (!node.text.ends_with(')')) {
    refuse_all().hint("put it in quotes: within braces a comma ends a value");
    return std::nullopt;
  }
  Gradient gradient;
  gradient.is_radial = name == "radial";
  std::vector<Words> parts = parts_of(node, open + 1, node.text.size() - 1);
  const Lead lead = read_lead(node, parts.front(), gradient, diagnostics);
  bool good = lead != Lead::broken;
  std::vector<Stop> stops;
  for (const Words& words : std::span(parts).subspan(lead == Lead::none ? 0 : 1)) {
    auto stop = read_stop(node, words, diagnostics);
    good = good && stop.has_value();
    if (stop) stops.push_back(std::move(*stop));
  }
  if (!good) return std::nullopt;
  return finish(node, std::move(gradient), std::move(stops), diagnostics);
}

std::optional<Shadow> read_shadow(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const std::string what = expectation(row);
  const auto pieces = read_pieces(node, what, diagnostics);
  if (!pieces) return std::nullopt;
  if (pieces->size() == 1 && pieces->front().text == "none") return Shadow{};
  if (pieces->size() < 3 || pieces->size() > 5) {
    expected(what, node, diagnostics);
    return std::nullopt;
  }
  if (is_number((*pieces)[2].text)) {
    diagnostics
        .error("wrong-type", (*pieces)[2].span(),
               "expected the ink of the shadow, found " + base::quote((*pieces)[2].text))
        .hint("a shadow has no blur and no spread: its edge is as sharp as the box's own");
    return std::nullopt;
  }
  const MeasureRule rule{row.name, row.units, row.range, "a length such as 1mm"};
  auto x = read_measure((*pieces)[0], rule, diagnostics);
  auto y = read_measure((*pieces)[1], rule, diagnostics);
  auto ink = ink_of(std::span(*pieces).subspan(2), stop_text, diagnostics);
  if (!x || !y || !ink) return std::nullopt;
  return Shadow{std::move(*x), std::move(*y), std::move(*ink)};
}

std::optional<ClipPath> read_outline(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const std::string* text = want_scalar(node, expectation(row), diagnostics);
  if (text == nullptr) return std::nullopt;
  if (*text == "none") return ClipPath{{}, *text};
  base::ReadPath read = base::read_svg_path(*text);
  if (read.fault.empty()) return ClipPath{std::move(read.path), *text};
  const std::size_t at = std::min(read.fault_at, text->size());
  const std::size_t length = std::min<std::size_t>(text->size() - at, 12);
  const std::string rest = text->substr(at, length);
  diagnostics
      .error("bad-path", length == 0 ? node.span : source::span_within(node, at, length),
             "expected " + read.fault + ", found " + (rest.empty() ? "the end" : base::quote(rest)))
      .hint("a path is written as in SVG: " + std::string(row.example));
  return std::nullopt;
}

}  // namespace handbill::model
