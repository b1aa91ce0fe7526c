#include "layout/check.h"
#include "layout/engine.h"

namespace handbill::layout {

base::Result<Placed> place(const style::Resolved& resolved, Context& context, base::Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  Engine engine{resolved, context, diagnostics, {}, {}, {}, {}};
  Placed placed;
  placed.root = place(engine, resolved.root, resolved.product.margin_rect());
  Underlay underlay(resolved);
  check_contrast(engine, placed.root, underlay);
  check_edges(engine, placed.root);
  place_sample_mark(engine, underlay, placed);
  if (diagnostics.error_count() > before) return base::Failed{};
  return placed;
}

}  // namespace handbill::layout
