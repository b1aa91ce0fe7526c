#include "app/matrix.h"

#include <algorithm>
#include <mutex>
#include <set>

#include "app/batch.h"
#include "app/labels.h"
#include "base/utf8.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Result;

/// The faces and characters of the units, and of the words beside them.
Result<std::shared_ptr<const text::FontSet>> open_all_fonts(const Matrix& matrix, const Lettering& lettering,
                                                            Diagnostics& diagnostics) {
  std::set<text::FaceId> faces;
  std::set<char32_t> characters;
  for (const Work& work : matrix.works) {
    if (!work.resolved) continue;
    const style::FontNeeds needs = style::font_needs(*work.resolved);
    faces.insert(needs.faces.begin(), needs.faces.end());
    characters.insert(needs.characters.begin(), needs.characters.end());
  }
  for (const std::string& language : lettering.languages) {
    for (const text::FaceId face : label_faces(matrix.documents.fonts, language)) faces.insert(face);
  }
  for (const std::string& words : lettering.words) {
    for (std::size_t at = 0; at < words.size();) {
      const base::Decoded decoded = base::decode(words, at);
      characters.insert(decoded.code_point);
      at += std::max<std::size_t>(decoded.length, 1);
    }
  }
  return text::FontSet::make(matrix.documents.fonts, {faces.begin(), faces.end()},
                             {characters.begin(), characters.end()}, diagnostics);
}

}  // namespace

Result<Matrix> lay_out(const Job& job, base::Sources& sources, const Look& look,
                       const std::function<Lettering(const Documents&)>& lettering, const Progress& progress,
                       Diagnostics& diagnostics) {
  Matrix matrix;
  matrix.documents = TRY(load_documents(job, sources, diagnostics));
  const Documents& documents = matrix.documents;
  const unsigned threads = thread_count(job.threads, documents.units.size());
  Pictures pictures(job, sources, documents.campaign_root);
  Codes codes;
  matrix.works = resolve_all(job, {documents, pictures, codes}, style::Explain::no, threads);
  matrix.fonts = TRY(open_all_fonts(matrix, lettering(documents), diagnostics));
  std::vector<std::unique_ptr<Tools>> tools(threads);
  std::mutex mutex;
  std::size_t done = 0;
  for_each_index(matrix.works.size(), threads, [&](unsigned worker, std::size_t i) {
    Work& work = matrix.works[i];
    auto& kept = tools[worker];
    if (!kept) kept = std::make_unique<Tools>(matrix.fonts);
    if (!work.failed) {
      const Shop* const shop = work.resolved->press && documents.shop ? &*documents.shop : nullptr;
      if (shop != nullptr) use_profile(shop->profile, *work.resolved);
      layout::Context context{kept->shaper, shared_sizes(documents, work.unit)};
      const auto placed = layout::place(*work.resolved, context, work.diagnostics);
      work.failed = !placed.ok();
      if (placed) {
        const paint::Painted painted = paint::paint(*work.resolved, placed.value());
        look(i, {placed.value(), painted.pages, painted.sources, work, *kept, shop, work.resolved->grey});
      }
    }
    work.resolved.reset();
    const std::lock_guard lock(mutex);
    if (progress) progress(++done, matrix.works.size());
  });
  return matrix;
}

}  // namespace handbill::app
