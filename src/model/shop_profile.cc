#include <algorithm>
#include <array>

#include "base/number.h"
#include "model/cmyk.h"
#include "model/document.h"
#include "model/reader.h"
#include "product/file_pattern.h"

namespace handbill::model {

using base::Diagnostics;
using base::Length;
using product::ShopProfile;
using source::Entry;
using source::Node;

namespace {

constexpr MeasureRule length_rule{"length", units::length, {0, 1000, "mm"}, "a length such as 3mm"};
constexpr double most_ppi = 5000;

class Reader {
 public:
  Reader(ShopProfile& profile, Diagnostics& diagnostics) : profile_(profile), diagnostics_(diagnostics) {}

  void read(const Entry& entry, field::Profile which);

 private:
  bool read_words(const Entry& entry, field::Profile which);
  bool read_inks(const Entry& entry, field::Profile which);
  bool read_limits(const Entry& entry, field::Profile which);
  void text(const Node& node, std::string_view what, std::string& into);
  void length(const Node& node, Length& into);
  void share(const Entry& entry, double& into);
  void number(const Entry& entry, double most, double& into);
  void resolution(const Node& node, product::Resolution& into);
  void marks(const Entry& entry);
  void file_name(const Node& node);
  void sizes(const Node& node);

  ShopProfile& profile_;
  Diagnostics& diagnostics_;
};

void Reader::text(const Node& node, std::string_view what, std::string& into) {
  if (const std::string* words = want_scalar(node, what, diagnostics_)) into = *words;
}

void Reader::length(const Node& node, Length& into) {
  const auto measure = read_measure(node, length_rule, diagnostics_);
  if (measure) into = measure->unit == Measure::Unit::pt ? base::pt(measure->value) : base::mm(measure->value);
}

void Reader::share(const Entry& entry, double& into) {
  constexpr double most = 400;
  into = read_share(entry.value, most, entry.key, diagnostics_).value_or(into);
}

void Reader::number(const Entry& entry, double most, double& into) {
  const std::string* const words = want_scalar(entry.value, "a number", diagnostics_);
  if (words == nullptr) return;
  into = read_number({&entry.value, 0, *words}, {0, most, ""}, entry.key, diagnostics_).value_or(into);
}

void Reader::resolution(const Node& node, product::Resolution& into) {
  constexpr std::string_view what = "two resolutions such as [150, 225]";
  const auto pieces = read_pieces(node, what, diagnostics_);
  if (!pieces) return;
  if (pieces->size() != 2) {
    diagnostics_.error("wrong-count", node.span,
                       "expected " + std::string(what) + ", found " + std::to_string(pieces->size()) + " values");
    return;
  }
  const Range range{0, most_ppi, ""};
  const auto error = read_number(pieces->at(0), range, "resolution", diagnostics_);
  const auto warning = read_number(pieces->at(1), range, "resolution", diagnostics_);
  if (!error || !warning) return;
  if (*warning < *error) {
    diagnostics_
        .error("wrong-order", node.span, "expected the resolution that is refused before the one that is warned of")
        .hint("the second one is the larger one");
    return;
  }
  into = {*error, *warning};
}

void Reader::marks(const Entry& entry) {
  constexpr std::string_view words = "crop fold registration colours slug";
  if (!want_list(entry.value, "a list of marks such as [crop, fold]", diagnostics_)) return;
  product::Marks& marks = profile_.marks;
  const std::array<bool*, 5> switches{&marks.crop, &marks.fold, &marks.registration, &marks.colours, &marks.slug};
  for (const Node& item : entry.value.items) {
    if (const auto word = read_word(item, words, diagnostics_)) *switches.at(*word) = true;
  }
}

void Reader::file_name(const Node& node) {
  text(node, "a pattern such as {product}_{language}", profile_.file_name);
  profile_.file_name_span = node.span;
  const auto fault = product::fault_in_pattern(profile_.file_name);
  if (!fault) return;
  std::string words;
  for (const std::string_view word : product::pattern_words()) words += " {" + std::string(word) + "}";
  auto& error = expected("a pattern of words such as {product}_{language}", node, diagnostics_);
  const auto near = base::nearest(*fault, product::pattern_words());
  error.hint(near.empty() ? "there are" + words : "did you mean {" + std::string(near) + "}?");
}

void Reader::sizes(const Node& node) {
  if (!want_list(node, "a list of sizes such as [A4, A5]", diagnostics_)) return;
  for (const Node& item : node.items) {
    const std::string* const name = want_scalar(item, "a paper size such as A4", diagnostics_);
    if (name == nullptr) continue;
    if (product::paper_size(*name)) {
      profile_.sizes.push_back(*name);
      continue;
    }
    auto& error = expected("a paper size such as A4", item, diagnostics_);
    if (const auto near = base::nearest(*name, product::paper_names()); !near.empty())
      error.hint("did you mean " + std::string(near) + "?");
  }
}

bool Reader::read_words(const Entry& entry, field::Profile which) {
  const Node& node = entry.value;
  switch (which) {
    case field::Profile::profile:
      profile_.name = read_name(node, "a profile's name such as coated", diagnostics_).value_or("");
      profile_.span = node.span;
      return true;
    case field::Profile::version:
      text(node, "a version such as 2026.1", profile_.version);
      return true;
    case field::Profile::title:
      text(node, "a title such as Offset on coated paper", profile_.title);
      return true;
    case field::Profile::about:
      text(node, "a few sentences", profile_.about);
      return true;
    case field::Profile::standard:
      if (const auto word = read_word(node, "x4 x1a", diagnostics_))
        profile_.standard = *word == 1 ? product::Standard::x1a : product::Standard::x4;
      return true;
    case field::Profile::condition:
      text(node, "a printing condition such as FOGRA39", profile_.condition.id);
      return true;
    case field::Profile::registry:
      text(node, "a registry's address", profile_.condition.registry);
      return true;
    case field::Profile::printing:
      text(node, "the printing condition in words", profile_.condition.text);
      return true;
    case field::Profile::icc:
      if (auto file = read_file_name(node, diagnostics_)) {
        profile_.condition.icc = file->text;
        profile_.condition.icc_span = file->span;
      }
      return true;
    case field::Profile::file_name:
      file_name(node);
      return true;
    default:
      return false;
  }
}

bool Reader::read_inks(const Entry& entry, field::Profile which) {
  switch (which) {
    case field::Profile::profile_ink:
      share(entry, profile_.condition.most_ink);
      return true;
    case field::Profile::most_ink:
      share(entry, profile_.most_ink);
      return true;
    case field::Profile::ink_tolerance:
      share(entry, profile_.ink_tolerance);
      return true;
    case field::Profile::ink_window:
      number(entry, 10'000, profile_.ink_window);
      return true;
    case field::Profile::rich_black:
      profile_.rich_black = read_cmyk(entry.value, diagnostics_).value_or(profile_.rich_black);
      return true;
    case field::Profile::spots: {
      double count = 0;
      number(entry, 20, count);
      profile_.spots = static_cast<int>(count);
      return true;
    }
    default:
      return false;
  }
}

bool Reader::read_limits(const Entry& entry, field::Profile which) {
  const Node& node = entry.value;
  product::LeastSizes& least = profile_.least;
  switch (which) {
    case field::Profile::bleed:
      length(node, profile_.bleed);
      return true;
    case field::Profile::safe:
      length(node, profile_.safe);
      return true;
    case field::Profile::safe_better:
      length(node, profile_.safe_warning);
      return true;
    case field::Profile::fold_safe:
      length(node, profile_.fold_safe);
      return true;
    case field::Profile::least_text:
      length(node, least.text);
      return true;
    case field::Profile::least_reversed_text:
      length(node, least.reversed_text);
      return true;
    case field::Profile::least_text_in_inks:
      length(node, least.text_in_inks);
      return true;
    case field::Profile::least_line:
      length(node, least.line);
      return true;
    case field::Profile::least_line_in_inks:
      length(node, least.line_in_inks);
      return true;
    case field::Profile::least_module:
      length(node, least.module);
      return true;
    default:
      return false;
  }
}

void Reader::read(const Entry& entry, field::Profile which) {
  if (read_words(entry, which) || read_inks(entry, which) || read_limits(entry, which)) return;
  switch (which) {
    case field::Profile::sizes:
      return sizes(entry.value);
    case field::Profile::marks:
      return marks(entry);
    case field::Profile::picture_ppi:
      return resolution(entry.value, profile_.picture);
    case field::Profile::bitmap_ppi:
      return resolution(entry.value, profile_.bitmap);
    case field::Profile::most_megabytes:
      return number(entry, 10'000, profile_.most_megabytes);
    default:
      return;
  }
}

}  // namespace

base::Result<ShopProfile> load_shop_profile(const source::Tree& tree, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  if (!want_document(tree.root, Shape::profile, diagnostics)) return base::Failed{};
  ShopProfile profile;
  Reader reader(profile, diagnostics);
  for (const Entry& entry : tree.root.entries) {
    const auto index = find_field(entry, Shape::profile, diagnostics);
    if (index) reader.read(entry, static_cast<field::Profile>(*index));
  }
  want_required(tree.root, Shape::profile, diagnostics);
  if (diagnostics.error_count() > before) return base::Failed{};
  profile.safe_warning = base::max(profile.safe_warning, profile.safe);
  return profile;
}

}  // namespace handbill::model
