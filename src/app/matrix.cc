#include "app/matrix.h"

#include <mutex>

#include "app/batch.h"
#include "app/slug.h"

namespace handbill::app {
using base::Diagnostics;
using base::Result;

Result<Matrix> lay_out(const Job& job, base::Sources& sources, const Visit& look,
                       const std::function<Lettering(const Documents&)>& lettering, const Progress& progress,
                       Diagnostics& diagnostics) {
  Matrix matrix;
  matrix.documents = TRY(load_documents(job, sources, diagnostics));
  const Documents& documents = matrix.documents;
  const unsigned threads = thread_count(job.threads, documents.units.size());
  Pictures pictures(job, sources, documents.campaign_root);
  Codes codes;
  matrix.works = resolve_all(job, {documents, pictures, codes}, style::Explain::no, threads);
  matrix.fonts = TRY(open_fonts(documents, matrix.works, lettering(documents), diagnostics));
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
        const paint::Painted painted = paint_unit(job, documents, work, placed.value(), {}, *kept);
        look(i, {placed.value(), painted.pages, painted.sources, *work.resolved, work, *kept, shop});
      }
    }
    work.resolved.reset();
    const std::lock_guard lock(mutex);
    if (progress) progress(++done, matrix.works.size());
  });
  return matrix;
}

}  // namespace handbill::app
