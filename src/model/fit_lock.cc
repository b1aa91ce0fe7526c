#include <cmath>

#include "base/number.h"
#include "model/document.h"
#include "model/reader.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Node;

namespace {

constexpr std::string_view what = "sizes such as {poster-a4: {screen: {headline: 92.1}}}";

void read_group(const Entry& group, const FitLock::Place& place, FitLock& lock, Diagnostics& diagnostics) {
  const std::string* text = want_scalar(group.value, "a percentage such as 92.1", diagnostics);
  if (text == nullptr) return;
  const auto percent = base::parse_decimal(*text);
  if (!percent || *percent <= 0 || *percent > 100) {
    expected("a percentage above 0, at most 100", group.value, diagnostics)
        .hint("do not write this file by hand: `handbill fit --write` makes it");
    return;
  }
  lock.factors[place] = *percent / 100;
}

void read_sizes(const Node& sizes, FitLock& lock, Diagnostics& diagnostics) {
  if (!want_mapping(sizes, what, diagnostics)) return;
  for (const Entry& layout : sizes.entries) {
    if (!want_mapping(layout.value, what, diagnostics)) continue;
    for (const Entry& edition : layout.value.entries) {
      if (!want_mapping(edition.value, what, diagnostics)) continue;
      for (const Entry& group : edition.value.entries)
        read_group(group, {layout.key, edition.key, group.key}, lock, diagnostics);
    }
  }
}

}  // namespace

std::optional<double> FitLock::find(const std::string& layout, std::span<const std::string> editions,
                                    const std::string& group) const {
  for (const std::string& edition : editions) {
    if (const auto found = factors.find({layout, edition, group}); found != factors.end()) return found->second;
  }
  return std::nullopt;
}

base::Result<FitLock> load_fit_lock(const source::Tree& tree, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  if (!want_document(tree.root, Shape::fit_lock, diagnostics)) return base::Failed{};
  FitLock lock;
  for (const Entry& entry : tree.root.entries) {
    const auto index = find_field(entry, Shape::fit_lock, diagnostics);
    if (!index) continue;
    switch (static_cast<field::FitLock>(*index)) {
      case field::FitLock::fit_lock:
        if (!read_name(entry.value, "the campaign's name", diagnostics)) break;
        break;
      case field::FitLock::sizes:
        read_sizes(entry.value, lock, diagnostics);
        break;
    }
  }
  want_required(tree.root, Shape::fit_lock, diagnostics);
  if (diagnostics.error_count() > before) return base::Failed{};
  return lock;
}

std::string write_fit_lock(const FitLock& lock, std::string_view campaign) {
  std::string out =
      "# Made by `handbill fit --write`: one size for each group in all languages, in percent of what its style asks.\n"
      "fit-lock: " +
      std::string(campaign) + "\nsizes:\n";
  std::string layout;
  std::string edition;
  for (const auto& [place, factor] : lock.factors) {
    if (place.layout != layout) out += "  " + place.layout + ":\n";
    if (place.layout != layout || place.edition != edition) out += "    " + place.edition + ":\n";
    layout = place.layout;
    edition = place.edition;
    // Rounded up: a size is the last step below it, and must not lose that one.
    out += "      " + place.group + ": " + base::to_text(std::ceil(factor * 1e6 - 1e-6) / 1e4, 4) + "\n";
  }
  return out;
}

}  // namespace handbill::model
