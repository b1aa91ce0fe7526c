#include <algorithm>
#include <utility>

#include "layout/check.h"
#include "layout/engine.h"

namespace handbill::layout {

namespace {

Engine engine_for(const style::Resolved& resolved, Context& context, base::Diagnostics& diagnostics) {
  return {resolved, context, diagnostics, {}, {}, {}, {}, {}};
}

/// The least factor of each group; nothing where all members of each agree already.
FitPlan plan_of(const Engine& engine) {
  FitPlan plan;
  bool differ = false;
  for (const auto& [group, members] : engine.groups) {
    const auto [least, most] = std::ranges::minmax_element(members, {}, &GroupSize::factor);
    differ = differ || least->factor < most->factor;
    Rung spent = members.front().spent;
    for (const GroupSize& member : members) {
      differ = differ || member.spent != spent;
      spent = {std::max(spent.tracking, member.spent.tracking), std::max(spent.leading, member.spent.leading), false};
    }
    plan.groups.push_back({group, least->factor, spent});
  }
  return differ ? plan : FitPlan{};
}

/// A group shrinks as one: the page is laid out once to see how far each member must, and again as far as the worst.
PlacedBox place_in_groups(Engine& engine, base::Diagnostics& diagnostics) {
  base::Diagnostics tried;
  Engine first = engine_for(engine.resolved, engine.context, tried);
  PlacedBox root = place(first, engine.resolved.root, engine.resolved.product.margin_rect());
  FitPlan plan = plan_of(first);
  if (plan.groups.empty()) {
    diagnostics.append(std::move(tried));
    engine.overflowed = std::move(first.overflowed);
    engine.groups = std::move(first.groups);
    return root;
  }
  const FitPlan asked = std::exchange(engine.context.plan, std::move(plan));
  root = place(engine, engine.resolved.root, engine.resolved.product.margin_rect());
  engine.context.plan = asked;
  return root;
}

std::vector<GroupSize> sizes_of(const Engine& engine) {
  std::vector<GroupSize> sizes;
  for (const auto& [group, members] : engine.groups)
    sizes.push_back(*std::ranges::min_element(members, {}, &GroupSize::factor));
  return sizes;
}

}  // namespace

base::Result<Placed> place(const style::Resolved& resolved, Context& context, base::Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  Engine engine = engine_for(resolved, context, diagnostics);
  Placed placed;
  placed.root = place_in_groups(engine, diagnostics);
  placed.groups = sizes_of(engine);
  Underlay underlay(resolved);
  check_contrast(engine, placed.root, underlay);
  check_edges(engine, placed.root);
  check_clips(engine, placed.root);
  place_sample_mark(engine, underlay, placed);
  if (diagnostics.error_count() > before) return base::Failed{};
  return placed;
}

}  // namespace handbill::layout
