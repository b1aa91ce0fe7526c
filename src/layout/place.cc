#include <algorithm>
#include <utility>

#include "layout/check.h"
#include "layout/engine.h"
#include "layout/obstacle.h"
#include "layout/thread.h"

namespace handbill::layout {

using base::Length;

namespace {

Engine engine_for(const style::Resolved& resolved, Context& context, base::Diagnostics& diagnostics) {
  return {resolved, context, diagnostics};
}

/// Whether one could be a step larger than the other: sizes are multiples of a step, so that factors seldom meet
/// exactly.
bool differ_by_a_step(const GroupSize& least, const GroupSize& most) {
  const double step = size_step.to_pt() * least.factor / std::max(least.size.to_pt(), 1.0);
  return most.factor - least.factor > step * 1.01;
}

/// The least factor of each group; nothing where all members of each agree already.
FitPlan plan_of(const Engine& engine) {
  FitPlan plan;
  bool differ = false;
  for (const auto& [group, members] : engine.groups) {
    const auto [least, most] = std::ranges::minmax_element(members, {}, &GroupSize::factor);
    differ = differ || differ_by_a_step(*least, *most);
    Rung spent = members.front().spent;
    for (const GroupSize& member : members) {
      differ = differ || member.spent != spent;
      spent = {std::max(spent.tracking, member.spent.tracking), std::max(spent.leading, member.spent.leading), false};
    }
    plan.groups.push_back({group, least->factor, spent});
  }
  return differ ? plan : FitPlan{};
}

/// How often a page with obstacles is placed to find where they and the texts come to stand.
constexpr int most_looks = 3;

PlacedBox place_page(Engine& engine, const style::Page& page) {
  engine.page = &page;
  PlacedBox root = place(engine, page.root, page.product.margin_rect());
  if (!engine.waiting.empty()) place_waiting(engine, root);
  return root;
}

bool same(const std::vector<Obstacle>& a, const std::vector<Obstacle>& b) {
  return std::ranges::equal(a, b, [](const Obstacle& one, const Obstacle& other) {
    return one.node == other.node && one.rect == other.rect;
  });
}

/// Where obstacles stand depends on the texts, and these on the obstacles: looked at until it stays.
void look_for_obstacles(Engine& engine, const style::Page& page) {
  base::Diagnostics nobody;
  Engine scout = engine_for(engine.resolved, engine.context, nobody);
  for (int look = 0; look < most_looks; ++look) {
    const auto before = scout.texts;
    scout.answers.clear();
    std::vector<Obstacle> found = obstacles_of(place_page(scout, page));
    const bool stays = same(found, scout.obstacles) && before == scout.texts;
    scout.obstacles = std::move(found);
    if (stays) break;
  }
  engine.obstacles = std::move(scout.obstacles);
  engine.texts = std::move(scout.texts);
}

std::vector<PlacedPage> place_pages(Engine& engine) {
  std::vector<PlacedPage> pages;
  pages.reserve(engine.resolved.pages.size());
  for (const style::Page& page : engine.resolved.pages) {
    if (page.has_obstacles) look_for_obstacles(engine, page);
    pages.push_back({&page, place_page(engine, page), {}});
  }
  if (engine.resolved.has_threads) fill_threads(engine, pages);
  return pages;
}

/// How often pages are laid out anew for their groups. Smaller text makes other room, in which one of them may have to
/// shrink further; two rounds are what almost every page needs.
constexpr int most_rounds = 6;

/// A group shrinks as one: the pages are laid out to see how far each member must, and again as far as the worst.
std::vector<PlacedPage> place_in_groups(Engine& engine, base::Diagnostics& diagnostics) {
  const FitPlan asked = engine.context.plan;
  for (int round = 1;; ++round) {
    base::Diagnostics said;
    Engine tried = engine_for(engine.resolved, engine.context, said);
    std::vector<PlacedPage> pages = place_pages(tried);
    FitPlan plan = plan_of(tried);
    if (plan.groups.empty() || round == most_rounds) {
      diagnostics.append(std::move(said));
      engine.overflowed = std::move(tried.overflowed);
      engine.groups = std::move(tried.groups);
      engine.context.plan = asked;
      return pages;
    }
    engine.context.plan = std::move(plan);
  }
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
  placed.pages = place_in_groups(engine, diagnostics);
  placed.groups = sizes_of(engine);
  for (PlacedPage& page : placed.pages) {
    engine.page = page.page;
    Underlay underlay(resolved, *page.page);
    check_contrast(engine, page.root, underlay);
    check_edges(engine, page.root);
    check_clips(engine, page.root);
    if (resolved.least_size > Length()) check_sizes(engine, page.root);
    place_sample_mark(engine, underlay, page);
  }
  if (diagnostics.error_count() > before) return base::Failed{};
  return placed;
}

}  // namespace handbill::layout
