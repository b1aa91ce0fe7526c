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
};

/// The rooms of a region by number, as far as they are asked for.
class NumberedRooms {
 public:
  NumberedRooms(bool rtl, const Setting& setting, const Region& region, bool from_start)
      : rooms_(rtl, setting, region), setting_(setting), rtl_(rtl), from_start_(from_start) {}

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
  void keep_best(const Node& made);
  [[nodiscard]] const LineEnd& begin_of(const Node& node) const {
    return node.end < 0 ? start_ : ends_[static_cast<std::size_t>(node.end)];
  }
  [[nodiscard]] Candidate candidate(const Node& node, std::size_t end);
  [[nodiscard]] std::vector<std::uint32_t> way_to(const Node& last) const;

  std::span<const LineEnd> ends_;
  const LineEnd& start_;
  const Setting& setting_;
  NumberedRooms& rooms_;
  std::vector<Node> nodes_;
  std::vector<std::int32_t> active_;
  std::vector<std::int32_t> fresh_;
};

Candidate Segment::candidate(const Node& node, std::size_t end) {
  const LineEnd& from = begin_of(node);
  const LineEnd& to = ends_[end];
  Candidate line;
  line.width = to.right - from.next_left;
  line.room = rooms_.width(node.line);
  line.stretch = to.stretch - from.next_stretch;
  line.shrink = to.shrink - from.next_shrink;
  line.is_last = end + 1 == ends_.size();
  line.is_first = node.line == 0;
  line.hyphen = to.hyphen;
  line.within_phrase = to.within_phrase;
  line.clings = to.clings;
  return line;
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

void Segment::extend(std::int32_t end, std::uint32_t most, double least_filled) {
  const LineEnd& to = ends_[static_cast<std::size_t>(end)];
  const bool is_last = static_cast<std::size_t>(end) + 1 == ends_.size();
  fresh_.clear();
  std::erase_if(active_, [&](std::int32_t index) {
    const Node node = nodes_[static_cast<std::size_t>(index)];
    const double room = rooms_.width(node.line);
    if (!is_last && to.right - begin_of(node).next_left < least_filled * room) return false;
    const Candidate line = candidate(node, static_cast<std::size_t>(end));
    const auto cost = cost_of(line, setting_.align, setting_.wrap);
    // What follows is wider still, but for a hyphen that goes.
    if (!cost) return !to.hyphen;
    if (node.line + 1 > most) return false;
    const Neighbours pair{node.fitness, cost->fitness, node.hyphens, line.hyphen, line.is_last};
    keep_best({end, index, node.line + 1, cost->fitness, line.hyphen ? node.hyphens + 1 : 0,
               node.cost + cost->demerits + cost_of(pair, setting_.align)});
    return false;
  });
  active_.insert(active_.end(), fresh_.begin(), fresh_.end());
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
  active_.assign(1, 0);
  const auto count = static_cast<std::int32_t>(ends_.size());
  for (std::int32_t i = 0; i < count && !active_.empty(); ++i) extend(i, most, least_filled);
  return !active_.empty() && !fresh_.empty();
}

std::vector<std::uint32_t> Segment::find(std::uint32_t line) {
  const std::uint32_t most = first_fit(line);
  if (most == 0) return {};
  // Lines that fill less than half of their room are looked at only where there are no others.
  if (!search(line, most, 0.5) && !search(line, most, 0)) return {};
  const auto best = std::ranges::min_element(
      fresh_, {}, [&](std::int32_t index) { return nodes_[static_cast<std::size_t>(index)].cost; });
  return way_to(nodes_[static_cast<std::size_t>(*best)]);
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
