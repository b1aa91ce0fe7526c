#include "text/measure.h"

#include <algorithm>

namespace handbill::text {

namespace {

bool hangs(ClusterKind kind) { return kind != ClusterKind::letter; }

/// U+2010, or ASCII's hyphen where the face lacks it.
std::optional<Hyphen> hyphen_of(const Face::Inside& face) {
  std::uint32_t glyph = face.glyph(0x2010);
  if (glyph == 0) glyph = face.glyph('-');
  if (glyph == 0) return std::nullopt;
  return Hyphen{glyph, hb_font_get_glyph_h_advance(face.font.get(), glyph) / face.upem};
}

bool fits_room(double width, const Setting& setting, base::Length room) {
  return base::fits(setting.size * width, room);
}

/// Walks the slots of a region from top to bottom and, within each, its rooms in reading direction.
class Rooms {
 public:
  Rooms(const Shaped::Inside& text, const Setting& setting, const Region& region)
      : text_(text), setting_(setting), region_(region) {}

  /// The next room; nothing where the region ends.
  [[nodiscard]] std::optional<Interval> next() {
    while (at_ >= rooms_.size()) {
      if (!open_slot()) return std::nullopt;
    }
    return rooms_[at_++];
  }
  [[nodiscard]] base::Length top() const { return top_; }
  /// True where the room given last begins its slot.
  [[nodiscard]] bool begins_slot() const { return at_ == 1; }

 private:
  bool open_slot() {
    // A shape without any room must not keep us here for ever.
    constexpr int most_slots = 100'000;
    if (slots_ > 0) top_ += setting_.leading;
    if (++slots_ > most_slots || setting_.leading <= base::Length() ||
        !base::fits(top_ + setting_.leading, region_.height))
      return false;
    rooms_ = region_.shape(top_, setting_.leading);
    if (text_.rtl) std::ranges::reverse(rooms_);
    at_ = 0;
    return true;
  }

  const Shaped::Inside& text_;
  const Setting& setting_;
  const Region& region_;
  std::vector<Interval> rooms_;
  std::size_t at_ = 0;
  int slots_ = 0;
  base::Length top_;
};

enum class Outcome { fits, broken_word, too_wide };
struct Choice {
  LineCut line;
  Outcome outcome = Outcome::fits;
};

/// The longest line from `begin` whose width goes into `room`; else the one that breaks its first word; else that word,
/// too wide.
Choice choose_line(const Shaped::Inside& text, const Setting& setting, std::uint32_t begin, base::Length room,
                   WordsInNeed need) {
  std::optional<LineCut> best;
  std::optional<LineCut> inside;
  std::optional<LineCut> shortest;
  for (std::uint32_t end = begin + 1; end <= text.size(); ++end) {
    const Opportunity here = text.clusters[end].before;
    if (here == Opportunity::none || (here == Opportunity::emergency && (best || need == WordsInNeed::keep_whole)))
      continue;
    const LineCut line = cut_line(text, begin, end);
    if (!shortest) shortest = line;
    const bool goes_in = fits_room(line.width, setting, room);
    if (here == Opportunity::emergency) {
      if (goes_in) inside = line;
      continue;
    }
    if (goes_in) best = line;
    if (!goes_in || here == Opportunity::forced) break;
  }
  if (best) return {*best, Outcome::fits};
  if (inside) return {*inside, Outcome::broken_word};
  return {*shortest, Outcome::too_wide};
}

/// True where the region is wider further on, as under an exclusion or inside a circle, and the next word fits there.
bool fits_later(const Shaped::Inside& text, const Setting& setting, Rooms rooms, std::uint32_t at,
                const Interval& room) {
  // Far enough for any shape on a page; a plain column without end must not be searched to its end.
  constexpr int most_rooms = 256;
  for (int i = 0; i < most_rooms; ++i) {
    const std::optional<Interval> other = rooms.next();
    if (!other) return false;
    if (other->width <= room.width) continue;
    if (choose_line(text, setting, at, other->width, WordsInNeed::keep_whole).outcome == Outcome::fits) return true;
  }
  return false;
}

}  // namespace

LineCut cut_line(const Shaped::Inside& text, std::uint32_t begin, std::uint32_t end) {
  LineCut line{begin, end, end, std::nullopt, 0, {}, {}, false};
  line.is_last = text.clusters[end].before == Opportunity::forced;
  const bool hyphenated = !line.is_last && text.clusters[end - 1].kind == ClusterKind::soft_hyphen;
  while (line.visible_end > begin && hangs(text.clusters[line.visible_end - 1].kind)) --line.visible_end;
  if (line.visible_end == begin) return line;
  const ShapedCluster& last = text.clusters[line.visible_end - 1];
  line.width = text.x[line.visible_end] - text.x[begin] - (last.tracked ? text.tracking : 0);
  if (hyphenated) line.hyphen = hyphen_of(text.items[last.item].face->inside());
  if (line.hyphen) line.width += line.hyphen->advance;
  return line;
}

Cuts break_lines(const Shaped::Inside& text, const Setting& setting, const Region& region, Break from,
                 WordsInNeed need) {
  Cuts result;
  Rooms rooms(text, setting, region);
  std::uint32_t at = from.cluster;
  std::size_t slots = 0;
  while (at < text.size()) {
    std::optional<Interval> room = rooms.next();
    if (room && rooms.begins_slot()) ++slots;
    if (!room || (setting.max_lines > 0 && slots > setting.max_lines)) {
      result.rest = Break{at};
      break;
    }
    if (at == 0 && result.lines.empty()) {
      room->width -= setting.first_indent;
      if (!text.rtl) room->left += setting.first_indent;
    }
    Choice choice = choose_line(text, setting, at, room->width, need);
    if (choice.outcome == Outcome::too_wide) {
      if (fits_later(text, setting, rooms, at, *room)) continue;
      result.excess = base::max(result.excess, setting.size * choice.line.width - room->width);
    }
    result.broke_word = result.broke_word || choice.outcome == Outcome::broken_word;
    choice.line.top = rooms.top();
    choice.line.room = *room;
    result.lines.push_back(choice.line);
    result.height = rooms.top() + setting.leading;
    at = choice.line.end;
  }
  return result;
}

void measure_contents(Shaped::Inside& text) {
  std::uint32_t line = 0;
  std::uint32_t piece = 0;
  for (std::uint32_t end = 1; end <= text.size(); ++end) {
    const Opportunity here = text.clusters[end].before;
    if (here < Opportunity::normal) continue;
    text.min_content = std::max(text.min_content, cut_line(text, piece, end).width);
    piece = end;
    if (here < Opportunity::forced) continue;
    text.max_content = std::max(text.max_content, cut_line(text, line, end).width);
    line = end;
  }
}

}  // namespace handbill::text
