#include "text/measure.h"
#include "text/text.h"

namespace handbill::text {

Shaped tracked(const Shaped& shaped, double tracking) {
  auto made = std::make_shared<Shaped::Inside>(shaped.inside());
  double moved = 0;
  for (std::uint32_t i = 0; i < made->size(); ++i) {
    made->x[i] += moved;
    if (!made->clusters[i].spaced) continue;
    made->clusters[i].after += tracking;
    moved += tracking;
  }
  made->x.back() += moved;
  made->ends.clear();
  made->min_content = made->max_content = 0;
  measure_contents(*made);
  return Shaped(std::move(made));
}

}  // namespace handbill::text
