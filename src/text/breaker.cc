#include "text/breaker.h"

#include <algorithm>
#include <span>

#include "text/demerits.h"
#include "text/rooms.h"

namespace handbill::text {

namespace {

/// A line that ends at `end`, on the cheapest way to there.
struct Node {
  std::int32_t end = -1;  ///< index of the LineEnd; -1: where the segment begins
  std::int32_t before = -1;
  std::uint32_t line = 0;  ///< lines of the paragraph so far
  int fitness = 1;
  int hyphens = 0;  ///< lines above that end with one, in a row
  double cost = 0;
  double left = 0;  ///< where the next line begins, and what was elastic before it
  double stretch = 0;
  double shrink = 0;
  double room = 0;  ///< of the next line
};

/// The rooms of a region by number, as far as they are asked for.
class NumberedRooms {
 public:
  NumberedRooms(bool rtl, const Setting& setting, const Region& region, bool from_start)
      : rooms_(rtl, setting, region),
        setting_(setting),
        rtl_(rtl),
        from_start_(from_start),
        are_equal_(region.shape == nullptr) {}

  struct Room {
    Interval at;
    base::Length top;
    std::size_t slot = 0;
  };
  /// Nothing where the region ended before.
  [[nodiscard]] const Room* find(std::size_t number) {
    while (list_.size() <= number && !ended_) {
      auto next = rooms_.next();
      ended_ = !next;
      if (!next) break;
      if (rooms_.begins_slot()) ++slots_;
      if (list_.empty() && from_start_) next = indented(*next, setting_, rtl_);
      list_.push_back({*next, rooms_.top(), slots_});
    }
    return number < list_.size() ? &list_[number] : nullptr;
  }
  /// True where all are as wide, but for the first one's indent.
  [[nodiscard]] bool are_equal() const { return are_equal_; }
  /// As a ratio of the size; below the region, lines go on as wide as its last.
  [[nodiscard]] double width(std::size_t number) {
    const Room* const room = find(number);
    const Interval at = room != nullptr ? room->at : list_.empty() ? Interval{} : list_.back().at;
    return at.width / setting_.size;
  }

 private:
  Rooms rooms_;
  const Setting& setting_;
  bool rtl_;
  bool from_start_;
  bool are_equal_;
  std::vector<Room> list_;
  std::size_t slots_ = 0;
  bool ended_ = false;
};

/// Finds the lines between two forced breaks.
class Segment {
 public:
  /// `ends`: the places where its lines may end. The first line begins where `start` says and is number `line`.
  Segment(std::span<const LineEnd> ends, const LineEnd& start, const Setting& setting, NumberedRooms& rooms)
      : ends_(ends), start_(start), setting_(setting), rooms_(rooms) {}

  /// The clusters that the next lines begin with; empty where a word is too wide.
  [[nodiscard]] std::vector<std::uint32_t> find(std::uint32_t line);

 private:
  [[nodiscard]] std::uint32_t first_fit(std::uint32_t line);
  [[nodiscard]] bool search(std::uint32_t line, std::uint32_t most, double least_filled);
  void extend(std::int32_t end, std::uint32_t most, double least_filled);
  bool try_line(std::int32_t index, std::int32_t end, std::uint32_t most);
  void keep_best(const Node& made);
  [[nodiscard]] const LineEnd& begin_of(const Node& node) const {
    return node.end < 0 ? start_ : ends_[static_cast<std::size_t>(node.end)];
  }
  void open_line(Node& node);
  [[nodiscard]] bool is_hopeless(const Node& node, std::uint32_t most) const;
  [[nodiscard]] const Node& best() const;  ///< of the ways to the end
  [[nodiscard]] bool is_good(const Node& last, std::uint32_t line) const;
  [[nodiscard]] std::vector<std::uint32_t> way_to(const Node& last) const;

  std::span<const LineEnd> ends_;
  const LineEnd& start_;
  const Setting& setting_;
  NumberedRooms& rooms_;
  std::vector<Node> nodes_;
  std::vector<std::int32_t> active_;
  std::vector<std::int32_t> fresh_;
};

void Segment::open_line(Node& node) {
  const LineEnd& from = begin_of(node);
  node.left = from.next_left;
  node.stretch = from.next_stretch;
  node.shrink = from.next_shrink;
  node.room = rooms_.width(node.line);
}

/// True where what is left over cannot go into the lines that are left, all blanks narrowed.
bool Segment::is_hopeless(const Node& node, std::uint32_t most) const {
  if (!rooms_.are_equal()) return false;
  const LineEnd& last = ends_.back();
  const double rest = last.right - node.left - (last.shrink - node.shrink);
  // What hangs over edges and blanks between lines can only make it less.
  constexpr double hanging = 1.5;
  return rest > (node.room + hanging) * (most - node.line);
}

/// How many lines first fit would have come to, hyphens only in need; 0 where a word is too wide.
std::uint32_t Segment::first_fit(std::uint32_t line) {
  Node at;
  at.line = line;
  for (std::size_t i = 0; i < ends_.size();) {
    const double left = begin_of(at).next_left;
    const double room = rooms_.width(at.line);
    std::optional<std::size_t> whole, hyphened;
    for (; i < ends_.size() && base::fits(setting_.size * (ends_[i].right - left), setting_.size * room); ++i)
      (ends_[i].hyphen ? hyphened : whole) = i;
    const std::optional<std::size_t> best = whole ? whole : hyphened;
    if (!best) return 0;
    at.end = static_cast<std::int32_t>(*best);
    ++at.line;
    i = *best + 1;
  }
  return at.line;
}

void Segment::keep_best(const Node& made) {
  for (const std::int32_t other : fresh_) {
    Node& known = nodes_[static_cast<std::size_t>(other)];
    if (known.line != made.line || known.fitness != made.fitness) continue;
    if (made.cost < known.cost) known = made;
    return;
  }
  fresh_.push_back(static_cast<std::int32_t>(nodes_.size()));
  nodes_.push_back(made);
}

/// The line from the node to `end`; false where no line from there goes in any more.
bool Segment::try_line(std::int32_t index, std::int32_t end, std::uint32_t most) {
  const Node& node = nodes_[static_cast<std::size_t>(index)];
  const LineEnd& to = ends_[static_cast<std::size_t>(end)];
  Candidate line;
  line.width = to.right - node.left;
  line.room = node.room;
  line.stretch = to.stretch - node.stretch;
  line.shrink = to.shrink - node.shrink;
  line.is_last = static_cast<std::size_t>(end) + 1 == ends_.size();
  line.is_first = node.line == 0;
  line.hyphen = to.hyphen;
  line.within_phrase = to.within_phrase;
  line.pinned = to.pinned;
  line.clings = to.clings;
  const auto cost = cost_of(line, setting_.align, setting_.wrap);
  // What follows is wider still, but for a hyphen that goes.
  if (!cost) return to.hyphen;
  if (node.line + 1 > most) return true;
  Node made;
  made.end = end;
  made.before = index;
  made.line = node.line + 1;
  made.fitness = cost->fitness;
  made.hyphens = line.hyphen ? node.hyphens + 1 : 0;
  made.cost = node.cost + cost->demerits +
              cost_of(Neighbours{node.fitness, cost->fitness, node.hyphens, line.hyphen, line.is_last}, setting_.align);
  keep_best(made);
  return true;
}

void Segment::extend(std::int32_t end, std::uint32_t most, double least_filled) {
  const double right = ends_[static_cast<std::size_t>(end)].right;
  const bool is_last = static_cast<std::size_t>(end) + 1 == ends_.size();
  const bool is_pinned = ends_[static_cast<std::size_t>(end)].pinned;
  fresh_.clear();
  std::size_t kept = 0;
  std::size_t i = 0;
  for (; i < active_.size(); ++i) {
    const std::int32_t index = active_[i];
    const Node& node = nodes_[static_cast<std::size_t>(index)];
    const bool too_short = !is_last && !is_pinned && right - node.left < least_filled * node.room;
    // Those behind it in the list begin further right still.
    if (too_short && rooms_.are_equal()) break;
    if (too_short || try_line(index, end, most)) active_[kept++] = index;
  }
  active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(kept), active_.begin() + static_cast<std::ptrdiff_t>(i));
  for (const std::int32_t index : fresh_) {
    Node& node = nodes_[static_cast<std::size_t>(index)];
    open_line(node);
    if (is_last || !is_hopeless(node, most)) active_.push_back(index);
  }
}

std::vector<std::uint32_t> Segment::way_to(const Node& last) const {
  std::vector<std::uint32_t> result;
  for (const Node* node = &last; node->end >= 0; node = &nodes_[static_cast<std::size_t>(node->before)])
    result.push_back(ends_[static_cast<std::size_t>(node->end)].cluster);
  std::ranges::reverse(result);
  return result;
}

/// True where `fresh_` then holds ways to the segment's end.
bool Segment::search(std::uint32_t line, std::uint32_t most, double least_filled) {
  nodes_.assign(1, {});
  nodes_.front().line = line;
  open_line(nodes_.front());
  active_.assign(1, 0);
  const auto count = static_cast<std::int32_t>(ends_.size());
  for (std::int32_t i = 0; i < count && !active_.empty(); ++i) extend(i, most, least_filled);
  return !active_.empty() && !fresh_.empty();
}

std::vector<std::uint32_t> Segment::find(std::uint32_t line) {
  const std::uint32_t most = first_fit(line);
  if (most == 0) return {};
  // In a justified paragraph, lines that leave much of their room are looked at only where the others make no good one.
  const bool justified = setting_.wrap == Wrap::pretty && setting_.align == Align::justify;
  if (justified && search(line, most, 0.87) && is_good(best(), line)) return way_to(best());
  if (!search(line, most, 0.5) && !search(line, most, 0)) return {};
  return way_to(best());
}

const Node& Segment::best() const {
  return nodes_[static_cast<std::size_t>(*std::ranges::min_element(
      fresh_, {}, [&](std::int32_t index) { return nodes_[static_cast<std::size_t>(index)].cost; }))];
}

/// Justified lines whose blanks are opened on average by less than one and three quarters of their limit.
bool Segment::is_good(const Node& last, std::uint32_t line) const {
  constexpr double demerits_of_a_line = 300'000;
  return last.cost < demerits_of_a_line * (last.line - line);
}

}  // namespace

std::optional<Cuts> break_together(const Shaped::Inside& text, const Setting& setting, const Region& region,
                                   Break from) {
  NumberedRooms rooms(text.rtl, setting, region, from.cluster == 0);
  Cuts result;
  auto first = text.ends.begin();
  LineEnd start;
  start.next_left = left_edge(text, 0);
  while (first != text.ends.end() && first->cluster <= from.cluster) start = *first++;
  // A line that ended within a word, in need: first fit goes on.
  if (start.cluster != from.cluster) return std::nullopt;
  while (first != text.ends.end()) {
    const auto last = std::find_if(first, text.ends.end(), [](const LineEnd& end) { return end.forced; });
    const auto line = static_cast<std::uint32_t>(result.lines.size());
    const std::vector<std::uint32_t> ends = Segment({first, last + 1}, start, setting, rooms).find(line);
    if (ends.empty()) return std::nullopt;
    std::uint32_t begin = start.cluster;
    for (const std::uint32_t each : ends) {
      const auto* const room = rooms.find(result.lines.size());
      if (room == nullptr || (setting.max_lines > 0 && room->slot > setting.max_lines)) {
        result.rest = Break{begin};
        return result;
      }
      LineCut cut = cut_line(text, begin, each);
      cut.top = room->top;
      cut.room = room->at;
      result.lines.push_back(cut);
      result.height = room->top + setting.leading;
      begin = each;
    }
    start = *last;
    first = last + 1;
  }
  return result;
}

}  // namespace handbill::text
