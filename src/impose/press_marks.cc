#include <algorithm>
#include <array>

#include "base/number.h"
#include "impose/press.h"

namespace handbill::impose {
namespace {

using base::Length;
using base::mm;
using base::Point;
using base::pt;

constexpr Length least_offset = mm(3);  ///< from the trim to any mark
constexpr Length tick = mm(5);
constexpr Length least_tick = mm(2);
constexpr Length least_gutter_tick = mm(1.5);
constexpr Length clear = mm(1.5);  ///< between one mark and the next
constexpr Length target_arm = mm(2.5);
constexpr Length largest_patch = mm(5);
constexpr Length least_patch = mm(3);

/// What lies beyond one side of the pages: marks stand beside each other along it, all at the same distance.
class Margin {
 public:
  enum class Where { above, right, below, left };
  /// `limit`: how far along the side marks may go on beyond the pages.
  Margin(Where where, const base::Rect& block, Length offset, Length depth, Length limit)
      : where_(where), block_(block), offset_(offset), depth_(depth), limit_(limit) {}

  [[nodiscard]] bool level() const { return where_ == Where::above || where_ == Where::below; }
  [[nodiscard]] Length depth() const { return depth_; }
  [[nodiscard]] Length begin() const { return level() ? block_.left : block_.top; }
  [[nodiscard]] Length end() const { return level() ? block_.right() : block_.bottom(); }
  /// How far out a mark of that thickness begins: a little away from the bleed where there is room.
  [[nodiscard]] Length inset(Length thickness) const { return base::min(mm(1), depth_ - thickness); }
  /// A place so far along the side, and so far out from where marks may begin.
  [[nodiscard]] Point at(Length along, Length out) const {
    const Length beyond = offset_ + out;
    switch (where_) {
      case Where::above:
        return {along, block_.top - beyond};
      case Where::below:
        return {along, block_.bottom() + beyond};
      case Where::left:
        return {block_.left - beyond, along};
      case Where::right:
        return {block_.right() + beyond, along};
    }
    return {};
  }
  [[nodiscard]] base::Rect rect(Length along, Length length, Length thickness) const {
    const Point one = at(along, inset(thickness));
    const Point other = at(along + length, inset(thickness) + thickness);
    return {base::min(one.x, other.x), base::min(one.y, other.y), base::max(one.x, other.x) - base::min(one.x, other.x),
            base::max(one.y, other.y) - base::min(one.y, other.y)};
  }

  void take(Length from, Length to) {
    taken_.push_back({from - clear, to + clear});
    std::sort(taken_.begin(), taken_.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  }
  /// The first free place from `from` on that is so long; nothing where there is none.
  [[nodiscard]] std::optional<Length> free_from(Length from, Length length) const {
    Length at = from;
    for (const Span& span : taken_) {
      if (base::fits(at + length, span.from)) break;
      at = base::max(at, span.to);
    }
    if (!base::fits(at + length, limit_)) return std::nullopt;
    return at;
  }
  /// The free place of that length that is nearest to the middle.
  [[nodiscard]] std::optional<Length> free_in_the_middle(Length length) const {
    const Length wanted = (begin() + end() - length) / 2;
    const auto away = [&](Length at) { return base::max(at - wanted, wanted - at); };
    std::optional<Length> best;
    auto found = free_from(begin(), length);
    while (found) {
      const Length at = *found;
      if (!best || away(at) < away(*best)) best = at;
      if (at > wanted) break;
      found = free_from(at < wanted - mm(1) ? at + mm(1) : base::max(wanted, at + mm(1)), length);
    }
    return best;
  }

 private:
  struct Span {
    Length from;
    Length to;
  };
  Where where_;
  base::Rect block_;
  Length offset_;
  Length depth_;
  Length limit_;
  std::vector<Span> taken_;
};

/// The marks of one plate.
class Plate {
 public:
  Plate(Side& side, const Grid& grid, const Guides& guides, const Settings& settings);
  void add_ticks();
  void add_targets();
  void add_bar();
  void add_slug(const std::vector<std::string>& words);
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }

 private:
  bool add_bar(Margin& margin, std::size_t patches);
  bool add_words(const std::string& words, Length size);
  void add_gutter_ticks();

  Side& side_;
  const Grid& grid_;
  const Guides& guides_;
  const Press& press_;
  Length offset_;
  std::vector<Margin> margins_;  ///< above, right, below, left
  std::vector<std::string> missing_;
};

Plate::Plate(Side& side, const Grid& grid, const Guides& guides, const Settings& settings)
    : side_(side), grid_(grid), guides_(guides), press_(*settings.press) {
  const base::Sides<Length>& bleed = guides.beyond;
  offset_ = base::max(least_offset, base::max(base::max(bleed.top, bleed.bottom), base::max(bleed.left, bleed.right)));
  const base::Rect& block = guides.block;
  const Length above = press_.work == Work::tumble ? base::max(press_.gripper, settings.edge) : settings.edge;
  // The corners are those of the margins above and below.
  const auto add = [&](Margin::Where where, Length room) {
    const bool level = where == Margin::Where::above || where == Margin::Where::below;
    margins_.emplace_back(where, block, offset_, room - offset_,
                          level ? side.size.width - settings.edge : block.bottom());
  };
  add(Margin::Where::above, block.top - above);
  add(Margin::Where::right, side.size.width - settings.edge - block.right());
  add(Margin::Where::below, side.size.height - base::max(press_.gripper, settings.edge) - block.bottom());
  add(Margin::Where::left, block.left - settings.edge);
}

void Plate::add_ticks() {
  static constexpr std::array<const char*, 4> names{"above", "on the right", "below", "on the left"};
  for (std::size_t i = 0; i < margins_.size(); ++i) {
    Margin& margin = margins_[i];
    if (!base::fits(least_tick, margin.depth())) {
      missing_.push_back(std::string("cut marks ") + names.at(i));
      continue;
    }
    for (const Guides::Cut& cut : margin.level() ? guides_.upright : guides_.level) {
      side_.lines.push_back({margin.at(cut.at, {}), margin.at(cut.at, base::min(tick, margin.depth())), cut.look});
      margin.take(cut.at, cut.at);
    }
  }
  add_gutter_ticks();
}

/// Where a gutter has room between the bleeds on its two sides, cuts and folds that cross it are ticked there, too.
void Plate::add_gutter_ticks() {
  if (!base::fits(offset_ * 2 + least_gutter_tick, grid_.gutter)) return;
  for (int column = 0; column + 1 < grid_.columns; ++column) {
    const Length edge = grid_.trim(column, 0).right();
    for (const Guides::Cut& cut : guides_.level)
      side_.lines.push_back({{edge + offset_, cut.at}, {edge + grid_.gutter - offset_, cut.at}, cut.look});
  }
  for (int row = 0; row + 1 < grid_.rows; ++row) {
    const Length edge = grid_.trim(0, row).bottom();
    for (const Guides::Cut& cut : guides_.upright)
      side_.lines.push_back({{cut.at, edge + offset_}, {cut.at, edge + grid_.gutter - offset_}, cut.look});
  }
}

void Plate::add_targets() {
  int added = 0;
  for (Margin& margin : margins_) {
    if (!base::fits(target_arm * 2, margin.depth())) continue;
    const auto from = margin.free_in_the_middle(target_arm * 2);
    if (!from) continue;
    side_.targets.push_back(
        {margin.at(*from + target_arm, margin.inset(target_arm * 2) + target_arm), mm(1.6), target_arm});
    margin.take(*from, *from + target_arm * 2);
    ++added;
  }
  if (added < 2) missing_.emplace_back("register marks on two sides");
}

bool Plate::add_bar(Margin& margin, std::size_t patches) {
  const Length size = base::min(largest_patch, margin.depth());
  if (!base::fits(least_patch, size)) return false;
  std::vector<Length> places;
  Length from = margin.begin();
  while (places.size() < patches) {
    const auto found = margin.free_from(from, size);
    if (!found) return false;
    places.push_back(*found);
    from = *found + size;
  }
  for (std::size_t i = 0; i < patches; ++i) {
    Patch patch{margin.rect(places[i], size, size), 1, false, i / 2 + 1};
    if (i < 8) patch.tint = i % 2 == 0 ? 1 : 0.5;
    else patch.ink = i - 8 + 5;
    side_.patches.push_back(patch);
  }
  for (const Length place : places) margin.take(place, place + size);
  return true;
}

/// Each process ink full and half, then the separations: opposite the gripper, else at a side.
void Plate::add_bar() {
  const std::size_t patches = 8 + press_.separations;
  const bool placed = (press_.work != Work::tumble && add_bar(margins_[0], patches)) || add_bar(margins_[3], patches) ||
                      add_bar(margins_[1], patches);
  if (!placed) missing_.emplace_back("the colour bar");
}

bool Plate::add_words(const std::string& words, Length size) {
  // On the wide side for a sans of mean width, so that it never runs into the next mark.
  const Length length = size * (0.6 * static_cast<double>(words.size()));
  for (const std::size_t i : {2u, 3u, 1u, 0u}) {
    Margin& margin = margins_[i];
    if (!base::fits(size, margin.depth())) continue;
    const auto from = margin.free_from(margin.begin(), length);
    if (!from) continue;
    Label label;
    label.english = words;
    label.size = size;
    label.upwards = !margin.level();
    const base::Rect at = margin.rect(*from, length, size);
    // A fifth of the size is below the baseline.
    label.at = label.upwards ? Point{at.right() - size / 5, at.bottom()} : Point{at.left, at.bottom() - size / 5};
    side_.labels.push_back(std::move(label));
    margin.take(*from, *from + length);
    return true;
  }
  return false;
}

void Plate::add_slug(const std::vector<std::string>& words) {
  std::string whole;
  for (const std::string& each : words) whole += (whole.empty() ? "" : ", ") + each;
  for (const Length size : {pt(6.5), pt(5)}) {
    if (add_words(whole, size)) return;
  }
  bool placed = true;
  for (const std::string& each : words) placed = add_words(each, pt(5)) && placed;
  if (!placed) missing_.emplace_back("the slug");
}

std::vector<std::string> slug_of(const Press& press, const Side& side, std::size_t sheet, std::size_t sheets) {
  const bool both = press.work == Work::turn || press.work == Work::tumble;
  const char* const shown = both ? "front and back" : side.is_back ? "back" : "front";
  const char* const where = press.work == Work::tumble ? " below and above" : " below";
  return {press.file + ", sheet " + std::to_string(sheet) + " of " + std::to_string(sheets) + ", " + shown,
          std::string(name_of(press.work)) + ", gripper " + base::to_text(press.gripper.to_mm(), 2) + " mm" + where};
}

void tell_missing(const std::vector<std::string>& missing, const Settings& settings, base::Diagnostics& diagnostics) {
  if (missing.empty()) return;
  std::string list;
  for (std::size_t i = 0; i < missing.size(); ++i)
    list += (i == 0 ? "" : i + 1 == missing.size() ? " and " : ", ") + missing[i];
  diagnostics.warning("no-room", {}, "found no room on " + settings.paper.name + " for " + list)
      .hint("a larger --sheet, a smaller --gripper or fewer pages would make room; --marks none asks for no marks");
}

}  // namespace

void add_press_marks(Plan& plan, const Grid& grid, const Guides& guides, const Settings& settings,
                     base::Diagnostics& diagnostics) {
  if (settings.marks == Settings::Marks::none) return;
  const std::size_t plates = plan.sides.size() / plan.sheets;
  for (std::size_t i = 0; i < plan.sides.size(); ++i) {
    Plate plate(plan.sides[i], grid, guides, settings);
    plate.add_ticks();
    plate.add_targets();
    plate.add_bar();
    plate.add_slug(slug_of(*settings.press, plan.sides[i], i / plates + 1, plan.sheets));
    if (i == 0) tell_missing(plate.missing(), settings, diagnostics);
  }
}

}  // namespace handbill::impose
