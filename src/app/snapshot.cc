#include "app/snapshot.h"

#include <cmath>
#include <map>

#include "app/ink_hash.h"
#include "app/matrix.h"
#include "base/hash.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Result;

std::uint64_t words_of(const layout::PlacedBox& box) {
  base::Hash hash;
  for (const layout::PlacedText& text : box.texts) {
    if (text.source != nullptr) {
      hash.add(text.source->text);
      continue;
    }
    for (const text::Line& line : text.lines) {
      for (const text::PlacedRun& run : line.runs) hash.add(run.run.utf8);
    }
  }
  return hash.value();
}

void add_boxes(const layout::PlacedBox& box, int depth, std::vector<BoxState>& boxes) {
  if (box.node != nullptr) boxes.push_back({box.node->id, depth, box.rect, words_of(box), 0});
  for (const layout::PlacedBox& child : box.children) add_boxes(child, depth + 1, boxes);
}

PageState state_of(const layout::PlacedPage& placed, const display::Page& page, const color::InkTable& inks) {
  PageState state;
  state.id = placed.page->id;
  state.trim = page.product.trim;
  state.boxes.push_back({"page", 0, page.product.trim_rect(), 0, 0});
  add_boxes(placed.root, 1, state.boxes);
  state.items = page.items;
  std::map<std::string, std::size_t, std::less<>> numbers;
  for (std::size_t i = 0; i < state.boxes.size(); ++i) numbers.emplace(state.boxes[i].id, i);
  std::vector<base::Hash> hashes(state.boxes.size());
  hash_items(page.items, inks, [&](std::string_view id) {
    const auto found = numbers.find(id);
    const std::size_t number = found == numbers.end() ? 0 : found->second;
    return Inked{hashes[number], state.boxes[number].rect.origin()};
  });
  for (std::size_t i = 0; i < state.boxes.size(); ++i) state.boxes[i].ink = hashes[i].value();
  return state;
}

std::string error_of(const Work& work) {
  for (const base::Diagnostic& each : work.diagnostics.list()) {
    if (each.severity == base::Severity::error) return each.id + ": " + each.message;
  }
  return "one of its files has a mistake";
}

}  // namespace

Result<Snapshot> take_snapshot(const Job& job, base::Sources& sources, const Progress& progress,
                               Diagnostics& diagnostics) {
  Snapshot snapshot;
  snapshot.name = job.project.folder;
  const auto lettering = [&](const Documents& documents) {
    snapshot.units.resize(documents.units.size());
    return Lettering{{"en"}, {}};
  };
  const Visit keep = [&](std::size_t index, const Standing& standing) {
    UnitState& unit = snapshot.units[index];
    unit.inks = standing.pages.inks;
    for (std::size_t i = 0; i < standing.pages.pages.size(); ++i)
      unit.pages.push_back(state_of(standing.placed.pages.at(i), standing.pages.pages[i], unit.inks));
  };
  const Matrix matrix = TRY(lay_out(job, sources, keep, lettering, progress, diagnostics));
  for (std::size_t i = 0; i < snapshot.units.size(); ++i) {
    snapshot.units[i].unit = matrix.works[i].unit;
    if (matrix.works[i].failed) snapshot.units[i].error = error_of(matrix.works[i]);
  }
  return snapshot;
}

}  // namespace handbill::app
