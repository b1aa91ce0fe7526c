#include "model/values.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/number.h"
#include "base/utf8.h"
#include "model/feature_names.h"
#include "model/tracks.h"
#include "product/product.h"

namespace handbill::model {

using base::Diagnostic;
using base::Diagnostics;
using source::Kind;
using source::Node;

namespace {

constexpr Range tint_range{0, 100, "%"};
constexpr std::string_view extent_text = "a size such as 40mm, 50%, 1fr or auto";

template <typename T>
std::optional<Value> as_value(std::optional<T> result) {
  if (!result) return std::nullopt;
  return Value(std::move(*result));
}

/// The wording for one measure of a row, with an example of its own.
std::string measure_text(const KeyRow& row) {
  if ((row.units & units::automatic) != 0) return std::string(extent_text);
  if ((row.units & units::ratio) != 0) return "a ratio or a length such as 1.2 or 14pt";
  if (row.units == units::percent) return "a percentage such as 50%";
  if (row.units == units::degrees) return "an angle such as -12deg";
  if (row.range.unit == "%") return "a part of an em such as -1% or 0.02em";
  const bool plain = row.type == Type::measure && row.example.front() >= '0' && row.example.front() <= '9';
  return "a length such as " + std::string(plain ? row.example : "5mm");
}

std::optional<Line> read_line(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  constexpr std::string_view what = "a line such as 0.5pt night, or none";
  const auto pieces = read_pieces(node, what, diagnostics);
  if (!pieces) return std::nullopt;
  if (pieces->size() == 1 && pieces->front().text == "none") return Line{};
  const auto width = read_measure(pieces->front(), {row.name, row.units, row.range, what}, diagnostics);
  if (pieces->size() == 1 || !width) {
    if (!width) return std::nullopt;
    return Line{*width, std::nullopt};
  }
  if ((*pieces)[1].text == "solid") {
    diagnostics.error("wrong-type", (*pieces)[1].span(), "expected an ink such as night, found \"solid\"")
        .hint("every border is solid: leave the word out");
    return std::nullopt;
  }
  auto ink = ink_of(std::span(*pieces).subspan(1), "an ink such as night or night 40%", diagnostics);
  if (!ink) return std::nullopt;
  return Line{*width, std::move(*ink)};
}

std::optional<std::vector<Measure>> measures_of(std::span<const Slice> pieces, const KeyRow& row,
                                                Diagnostics& diagnostics) {
  const std::string what = measure_text(row);
  std::vector<Measure> result;
  bool good = true;
  for (const Slice& piece : pieces) {
    auto measure = read_measure(piece, {row.name, row.units, row.range, what}, diagnostics);
    good = good && measure.has_value();
    if (measure) result.push_back(std::move(*measure));
  }
  if (!good) return std::nullopt;
  return result;
}

std::optional<std::vector<Measure>> read_measures(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const std::string what = expectation(row);
  const auto pieces = read_pieces(node, what, diagnostics);
  if (!pieces) return std::nullopt;
  if (takes_two(row.key) ? pieces->size() != 2 : pieces->size() > 4) {
    diagnostics.error("wrong-count", node.span,
                      "expected " + what + ", found " + std::to_string(pieces->size()) + " values");
    return std::nullopt;
  }
  auto result = measures_of(*pieces, row, diagnostics);
  const double natural = row.key == Key::letter_space ? 0 : 100;
  if (result && takes_limits(row.key) && (result->front().value > natural || result->back().value < natural)) {
    diagnostics
        .error("bad-limits", node.span,
               "expected limits around " + base::to_text(natural, 0) + "%, found " + base::quote(node.text))
        .hint("write the least first and the most second: " +
              ticked(std::string(row.name) + ": " + std::string(row.example)));
    return std::nullopt;
  }
  return result;
}

/// `80mm end .`: the words of one tab.
std::optional<Tab> tab_of(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const std::string what = "a tab such as 25mm or 100% end .";
  const std::string* text = want_scalar(node, what, diagnostics);
  if (text == nullptr) return std::nullopt;
  const std::vector<std::string_view> words = split(*text);
  const auto slice = [&](std::string_view word) {
    return Slice{&node, static_cast<std::size_t>(word.data() - text->data()), word};
  };
  auto at = read_measure(slice(words.front()), {row.name, row.units, row.range, what}, diagnostics);
  if (!at) return std::nullopt;
  Tab tab{std::move(*at), "start", ""};
  std::size_t next = 1;
  constexpr std::array<std::string_view, 4> aligns{"start", "center", "end", "decimal"};
  if (words.size() > next && std::ranges::find(aligns, words[next]) != aligns.end()) tab.align = words[next++];
  if (words.size() > next) tab.leader = words[next++];
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  const bool is_word = std::ranges::count_if(tab.leader, begins) > 3;
  if (words.size() == next && !is_word) return tab;
  auto& error = expected(what, node, diagnostics);
  if (is_word || (words.size() > 1 && (words[1] == "left" || words[1] == "right")))
    error.hint("behind the place stands start, center, end or decimal, and then a leader of one to three signs");
  return std::nullopt;
}

std::optional<std::vector<Tab>> read_tabs(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  std::vector<Tab> result;
  const bool is_list = node.kind == Kind::sequence;
  bool good = true;
  for (const Node& item : is_list ? std::span(node.items) : std::span(&node, 1)) {
    auto tab = tab_of(item, row, diagnostics);
    good = good && tab.has_value();
    if (tab) result.push_back(std::move(*tab));
  }
  if (!good) return std::nullopt;
  return result;
}

std::optional<double> read_whole(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const std::string what = expectation(row);
  const std::string* text = want_scalar(node, what, diagnostics);
  if (text == nullptr) return std::nullopt;
  if (row.type == Type::rows && *text == "fill") return 0.0;
  const auto number = base::parse_decimal(*text);
  if (!number || *number != std::floor(*number)) {
    expected(what, node, diagnostics);
    return std::nullopt;
  }
  return read_number(Slice{&node, 0, *text}, row.range, row.name, diagnostics);
}

/// `16/9`, `16 / 9` or `1.5`.
std::optional<double> read_proportion(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const std::string what = expectation(row);
  const std::string* text = want_scalar(node, what, diagnostics);
  if (text == nullptr) return std::nullopt;
  const auto number = [](std::string_view part) {
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    return base::parse_decimal(part);
  };
  const std::size_t slash = text->find('/');
  const auto width = number(std::string_view(*text).substr(0, slash));
  const auto height = slash == std::string::npos ? 1 : number(std::string_view(*text).substr(slash + 1));
  if (!width || !height) {
    auto& error = expected(what, node, diagnostics);
    if (text->find_first_of(":x") != std::string::npos) error.hint("write a slash between width and height: 16/9");
    return std::nullopt;
  }
  const double ratio = *height == 0 ? 0 : *width / *height;
  if (ratio >= row.range.low && ratio <= row.range.high) return ratio;
  diagnostics.error("out-of-range", node.span,
                    "expected " + ticked(row.name) + " from 1/100 to 100/1, found " + base::quote(*text));
  return std::nullopt;
}

std::optional<std::string> read_reference(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const std::string what = expectation(row);
  if (row.key != Key::font) return read_name(node, what, diagnostics);
  const std::string* text = want_scalar(node, what, diagnostics);
  if (text == nullptr) return std::nullopt;
  const std::size_t slash = text->find('/');
  if (slash != std::string::npos && is_name(text->substr(0, slash)) && is_name(text->substr(slash + 1))) return *text;
  expected(what, node, diagnostics).hint("a font is a family and a weight of fonts/fonts.yaml");
  return std::nullopt;
}

std::optional<std::vector<std::string>> read_tags(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const auto pieces = read_pieces(node, expectation(row), diagnostics);
  if (!pieces) return std::nullopt;
  std::vector<std::string> tags;
  for (const Slice& piece : *pieces) {
    if (auto tag = read_language_tag(std::string(piece.text), piece.span(), diagnostics))
      tags.push_back(std::move(tag->tag));
  }
  if (tags.size() < pieces->size()) return std::nullopt;
  return tags;
}

std::optional<std::vector<std::string>> read_names(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const auto pieces = read_pieces(node, expectation(row), diagnostics);
  if (!pieces) return std::nullopt;
  std::vector<std::string> names;
  bool good = true;
  for (const Slice& piece : *pieces) {
    good = good && is_name(piece.text);
    if (!is_name(piece.text)) {
      diagnostics.error("bad-name", piece.span(),
                        "expected " + expectation(row) + ", found " + base::quote(piece.text));
    }
    names.emplace_back(piece.text);
  }
  if (!good) return std::nullopt;
  return names;
}

bool is_feature(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto is_tag = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return text.size() == 4 && std::ranges::all_of(text, is_tag);
}

/// `tabular-nums`, `stylistic-set-3` or a tag, each perhaps behind a minus, as tags; none where it is nothing of these.
std::vector<std::string> feature_tags(std::string_view text) {
  if (is_feature(text)) return {std::string(text)};
  const std::string minus = text.starts_with('-') ? "-" : "";
  text.remove_prefix(minus.size());
  const auto found = std::ranges::find(feature_names(), text, &FeatureName::name);
  if (found != feature_names().end()) {
    std::vector<std::string> tags;
    for (const std::string_view tag : split(found->tags)) tags.push_back(minus + std::string(tag));
    return tags;
  }
  constexpr std::string_view set = "stylistic-set-";
  const auto number = text.starts_with(set) ? base::parse_decimal(text.substr(set.size())) : std::nullopt;
  if (!number || *number < 1 || *number > 20 || *number != std::floor(*number)) return {};
  const int which = static_cast<int>(*number);
  return {minus + (which < 10 ? "ss0" : "ss") + std::to_string(which)};
}

std::optional<std::vector<std::string>> read_features(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const auto pieces = read_pieces(node, expectation(row), diagnostics);
  if (!pieces) return std::nullopt;
  const std::size_t before = diagnostics.error_count();
  std::vector<std::string> result;
  for (const Slice& piece : *pieces) {
    const std::vector<std::string> tags = feature_tags(piece.text);
    result.insert(result.end(), tags.begin(), tags.end());
    if (!tags.empty()) continue;
    auto& error = diagnostics.error(
        "bad-feature", piece.span(),
        "expected an OpenType feature such as tabular-nums, tnum or -liga, found " + base::quote(piece.text));
    std::vector<std::string_view> names;
    for (const FeatureName& known : feature_names()) names.push_back(known.name);
    if (const auto near = base::nearest(piece.text, names); !near.empty())
      error.hint("did you mean " + ticked(near) + "?");
  }
  if (diagnostics.error_count() > before) return std::nullopt;
  return result;
}

std::optional<Value> read_paper(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const std::string what = expectation(row);
  const auto pieces = read_pieces(node, what, diagnostics);
  if (!pieces) return std::nullopt;
  const std::string_view name = pieces->front().text;
  // `A4 landscape`, as CSS has it.
  if (pieces->size() == 2 && product::paper_size(name)) {
    std::string whole = std::string(name) + " " + std::string(pieces->back().text);
    if (product::paper_size(whole)) return Value(std::move(whole));
    expected("portrait or landscape behind " + std::string(name), node, diagnostics);
    return std::nullopt;
  }
  if (pieces->size() == 2) return as_value(measures_of(*pieces, row, diagnostics));
  if (pieces->size() == 1 && product::paper_size(name)) return Value(std::string(name));
  Diagnostic& error = expected(what, node, diagnostics);
  const std::string_view near = base::nearest(name, product::paper_names());
  if (near.empty() && pieces->size() == 1 && !name.empty() && name.front() >= '0' && name.front() <= '9') {
    error.hint("write width and height, one after the other: " + std::string(name) + " " + std::string(name));
  }
  if (!near.empty()) error.hint("did you mean " + ticked(near) + "?");
  return std::nullopt;
}

std::optional<std::string> read_allowed(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  // Designers think in left and right, but the page may be read from the right.
  if (row.key == Key::text_align && (node.text == "left" || node.text == "right")) {
    diagnostics.error("unknown-word", node.span, "expected " + expectation(row) + ", found " + base::quote(node.text))
        .hint(node.text == "left" ? "did you mean `start`?" : "did you mean `end`?");
    return std::nullopt;
  }
  if (!read_word(node, row.words, diagnostics, row.doc)) return std::nullopt;
  return node.text;
}

}  // namespace

std::optional<InkName> ink_of(std::span<const Slice> pieces, std::string_view what, Diagnostics& diagnostics) {
  const Slice& name = pieces.front();
  const auto refuse = [&](const Slice& piece) -> Diagnostic& {
    return diagnostics.error("wrong-type", piece.span(),
                             "expected " + std::string(what) + ", found " + base::quote(piece.text));
  };
  if (!is_name(name.text)) {
    Diagnostic& error = refuse(name);
    if (name.text.starts_with('#')) error.hint("a colour is an ink of the theme: give it a name under `inks:`");
    return std::nullopt;
  }
  if (name.text == "none" && pieces.size() == 1) return InkName{};
  if (pieces.size() == 1) return InkName{std::string(name.text), 1};
  if (pieces.size() > 2 || !pieces[1].text.ends_with('%')) {
    refuse(pieces[pieces.size() > 2 ? 2 : 1]);
    return std::nullopt;
  }
  const auto tint = read_number(pieces[1], tint_range, "tint", diagnostics, "100% is the solid ink, 0% is bare paper");
  if (!tint) return std::nullopt;
  return InkName{std::string(name.text), *tint / 100};
}

std::optional<std::vector<Slice>> read_pieces(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  std::vector<Slice> result;
  if (node.kind == Kind::sequence && !node.items.empty()) {
    for (const Node& item : node.items) {
      const std::string* text = want_scalar(item, what, diagnostics);
      if (text == nullptr) return std::nullopt;
      result.push_back({&item, 0, *text});
    }
    return result;
  }
  const std::string* text = want_scalar(node, what, diagnostics);
  if (text == nullptr) return std::nullopt;
  for (const std::string_view word : split(*text))
    result.push_back({&node, static_cast<std::size_t>(word.data() - text->data()), word});
  return result;
}

std::optional<InkName> read_ink(const Node& node, Diagnostics& diagnostics) {
  constexpr std::string_view what = "an ink such as night, night 40% or none";
  const auto pieces = read_pieces(node, what, diagnostics);
  if (!pieces) return std::nullopt;
  return ink_of(*pieces, what, diagnostics);
}

std::optional<Value> read_value(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  switch (row.type) {
    case Type::measure:
      return as_value(read_measure(node, {row.name, row.units, row.range, expectation(row)}, diagnostics));
    case Type::measures:
      return as_value(read_measures(node, row, diagnostics));
    case Type::tracks:
      return as_value(read_tracks(node, row, diagnostics));
    case Type::areas:
      return as_value(read_areas(node, row, diagnostics));
    case Type::number: {
      const std::string* text = want_scalar(node, "a number such as 1", diagnostics);
      if (text == nullptr) return std::nullopt;
      return as_value(read_number(Slice{&node, 0, *text}, row.range, row.name, diagnostics));
    }
    case Type::proportion:
      return as_value(read_proportion(node, row, diagnostics));
    case Type::whole:
    case Type::rows:
      return as_value(read_whole(node, row, diagnostics));
    case Type::boolean:
      return as_value(read_boolean(node, diagnostics));
    case Type::word:
      return as_value(read_allowed(node, row, diagnostics));
    case Type::name:
      return as_value(read_reference(node, row, diagnostics));
    case Type::tags:
      return as_value(read_tags(node, row, diagnostics));
    case Type::names:
      return as_value(read_names(node, row, diagnostics));
    case Type::ink:
      return as_value(read_ink(node, diagnostics));
    case Type::fill:
      if (node.text.find('(') != std::string::npos) return as_value(read_gradient(node, diagnostics));
      return as_value(read_ink(node, diagnostics));
    case Type::outline:
      return as_value(read_outline(node, row, diagnostics));
    case Type::shadow:
      return as_value(read_shadow(node, row, diagnostics));
    case Type::line:
      return as_value(read_line(node, row, diagnostics));
    case Type::text: {
      auto text = read_printed(node, expectation(row), diagnostics);
      if (!text) return std::nullopt;
      return Value(std::move(text->text));
    }
    case Type::features:
      return as_value(read_features(node, row, diagnostics));
    case Type::tabs:
      return as_value(read_tabs(node, row, diagnostics));
    case Type::paper:
      return read_paper(node, row, diagnostics);
  }
  return std::nullopt;
}

std::string expectation(const KeyRow& row) {
  const auto limits = [&] { return base::to_text(row.range.low, 3) + " to " + base::to_text(row.range.high, 3); };
  switch (row.type) {
    case Type::measure:
      return measure_text(row);
    case Type::measures:
      if (row.key == Key::focus || row.key == Key::rotate_origin)
        return "two percentages such as " + std::string(row.example);
      if (row.key == Key::dash) return "two lengths such as 2mm 1mm";
      if (takes_limits(row.key)) return "the least and the most such as " + std::string(row.example);
      return "one to four lengths such as 5mm 8mm";
    case Type::tracks:
      return "sizes such as [2fr, 1fr], or a number of equal ones";
    case Type::areas:
      return "rows of names such as ['head head', 'main side']";
    case Type::number:
      return "a number from " + limits();
    case Type::proportion:
      return "a ratio such as 16/9 or 1.5";
    case Type::whole:
      return "a whole number from " + limits();
    case Type::rows:
      return "fill, or a whole number from " + limits();
    case Type::boolean:
      return "true or false";
    case Type::word:
      return one_of(allowed_words(row.words));
    case Type::names:
      return "names such as " + std::string(row.example);
    case Type::name:
      return std::string(row.key == Key::font ? "a font such as " : "a name such as ") + std::string(row.example);
    case Type::tags:
      return "languages such as " + std::string(row.example);
    case Type::ink:
      return "an ink such as night, night 40% or none";
    case Type::fill:
      return "an ink such as night, night 40% or none, or a gradient such as linear(90deg, night, paper)";
    case Type::outline:
      return "an SVG path such as " + std::string(row.example);
    case Type::shadow:
      return "a shadow such as " + std::string(row.example) + ", or none";
    case Type::line:
      return "a line such as 0.5pt night, or none";
    case Type::text:
      return "a text";
    case Type::tabs:
      return "tabs such as [25mm, 100% end .]";
    case Type::features:
      return "OpenType features such as [tnum, -liga]";
    case Type::paper:
      return "a paper such as A4 or A4 landscape, or width and height such as 100mm 200mm";
  }
  return {};
}

}  // namespace handbill::model
