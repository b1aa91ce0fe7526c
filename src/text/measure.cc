#include "text/measure.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/openings.h"
#include "text/rooms.h"

namespace handbill::text {

namespace {

bool hangs(ClusterKind kind) { return kind != ClusterKind::letter; }

/// U+2010, or ASCII's hyphen where the face lacks it.
std::optional<Hyphen> hyphen_of(const Face::Inside& face, Margins margins) {
  std::uint32_t glyph = face.glyph(0x2010);
  if (glyph == 0) glyph = face.glyph('-');
  if (glyph == 0) return std::nullopt;
  const double hang = margins == Margins::none ? 0 : optical_hang(0x2010).end;
  return Hyphen{glyph, hb_font_get_glyph_h_advance(face.font.get(), glyph) / face.upem, hang};
}

bool fits_room(double width, const Setting& setting, base::Length room) {
  return base::fits(setting.size * width, room);
}

enum class Outcome { fits, broken_word, too_wide };
struct Choice {
  LineCut line;
  Outcome outcome = Outcome::fits;
};

/// The longest piece of the word from `begin` to `end` that goes into `room`.
std::optional<LineCut> piece_of_word(const Shaped::Inside& text, const Setting& setting, std::uint32_t begin,
                                     std::uint32_t end, base::Length room) {
  std::optional<LineCut> piece;
  for (std::uint32_t at = begin + 1; at < end; ++at) {
    if (text.clusters[at].before != Opportunity::emergency) continue;
    const LineCut line = cut_line(text, begin, at);
    if (!fits_room(line.width, setting, room)) break;
    piece = line;
  }
  return piece;
}

/// The longest line from `begin` whose width goes into `room`; else the one that breaks its first word; else that word,
/// too wide.
Choice choose_line(const Shaped::Inside& text, const Setting& setting, std::uint32_t begin, base::Length room,
                   WordsInNeed need) {
  const auto first = std::ranges::upper_bound(text.ends, begin, {}, [](const LineEnd& end) { return end.cluster; });
  const double left = left_edge(text, begin);
  std::optional<std::uint32_t> whole, hyphened;
  for (auto end = first; end != text.ends.end(); ++end) {
    if (end->hyphen && whole) continue;
    if (!fits_room(end->right - left, setting, room)) {
      if (end->hyphen) continue;
      break;
    }
    (end->hyphen ? hyphened : whole) = end->cluster;
    if (end->forced) break;
  }
  if (whole) return {cut_line(text, begin, *whole), Outcome::fits};
  if (hyphened) return {cut_line(text, begin, *hyphened), Outcome::fits};
  if (need == WordsInNeed::break_inside) {
    if (const auto piece = piece_of_word(text, setting, begin, first->cluster, room))
      return {*piece, Outcome::broken_word};
  }
  return {cut_line(text, begin, first->cluster), Outcome::too_wide};
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
  LineCut line;
  line.begin = begin;
  line.visible_end = line.end = end;
  line.is_last = text.clusters[end].before == Opportunity::forced;
  const bool hyphenated = !line.is_last && (text.clusters[end - 1].kind == ClusterKind::soft_hyphen ||
                                            text.clusters[end].before == Opportunity::hyphen);
  while (line.visible_end > begin && hangs(text.clusters[line.visible_end - 1].kind)) --line.visible_end;
  if (line.visible_end == begin) return line;
  const ShapedCluster& last = text.clusters[line.visible_end - 1];
  line.start_hang = text.clusters[begin].start_hang;
  if (hyphenated) line.hyphen = hyphen_of(text.items[last.item].face->inside(), text.margins);
  line.width = text.x[line.visible_end] - last.after - left_edge(text, begin);
  if (line.hyphen) {
    line.width += line.hyphen->advance * (1 - line.hyphen->hang);
  } else {
    line.width -= last.end_hang;
  }
  return line;
}

double left_edge(const Shaped::Inside& text, std::uint32_t cluster) {
  return text.x[cluster] + text.clusters[cluster].start_hang;
}

Cuts break_lines(const Shaped::Inside& text, const Setting& setting, const Region& region, Break from,
                 WordsInNeed need) {
  Cuts result;
  Rooms rooms(text.rtl, setting, region);
  std::uint32_t at = from.cluster;
  std::size_t slots = 0;
  while (at < text.size()) {
    std::optional<Interval> room = rooms.next();
    if (room && rooms.begins_slot()) ++slots;
    if (!room || (setting.max_lines > 0 && slots > setting.max_lines)) {
      result.rest = Break{at};
      break;
    }
    if (at == 0 && result.lines.empty()) room = indented(*room, setting, text.rtl);
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

namespace {

bool within_phrase(const Shaped::Inside& text, std::uint32_t end) {
  if (end == text.size() || !text.clusters[end - 1].ideographic || !text.clusters[end].ideographic) return false;
  const auto letter = [&](std::uint32_t cluster) {
    const char32_t c = base::decode(text.utf8, text.clusters[cluster].begin).code_point;
    return !is_never_first(c) && !is_never_last(c);
  };
  return letter(end - 1) && letter(end);
}

/// Words that lean on the next one: one letter in any language, and in Russian two or three, by the rules of its
/// printers.
bool leans(std::string_view word, std::string_view language) {
  if (!word.empty() && base::decode(word, 0).length == word.size()) return true;
  constexpr std::array<std::string_view, 23> russian{"во",  "до",  "за",  "из",  "ко",  "на",  "не",  "ни",
                                                     "но",  "об",  "от",  "по",  "со",  "без", "для", "или",
                                                     "над", "обо", "ото", "под", "при", "про", "что"};
  return primary_language(language) == "ru" && std::ranges::find(russian, word) != russian.end();
}

bool clings(const Shaped::Inside& text, std::uint32_t end) {
  if (text.clusters[end].before == Opportunity::forced || text.clusters[end - 1].ideographic) return false;
  const std::string_view before = std::string_view(text.utf8).substr(0, text.clusters[end].begin);
  if (before.ends_with('-') || before.ends_with("\u2010")) return true;
  if (!before.ends_with(' ')) return false;
  const std::string_view line = before.substr(0, before.size() - 1);
  const std::size_t blank = line.rfind(' ');
  const std::string_view word = blank == std::string_view::npos ? line : line.substr(blank + 1);
  const char32_t first = word.empty() ? U' ' : base::decode(word, 0).code_point;
  return is_alphabetic(first) && leans(word, text.language);
}

void collect_ends(Shaped::Inside& text) {
  Elastic seen, all;
  for (std::uint32_t end = 1; end <= text.size(); ++end) {
    const Elastic here = elastic_behind(text, end - 1);
    // What opens behind the last cluster that is seen opens nothing.
    if (!hangs(text.clusters[end - 1].kind)) seen = all + elastic_of_last(text, end - 1);
    all = all + here;
    if (text.clusters[end].before < Opportunity::hyphen) continue;
    const LineCut line = cut_line(text, 0, end);
    text.ends.push_back({end, line.width + left_edge(text, 0), seen.stretch, seen.shrink, left_edge(text, end),
                         all.stretch, all.shrink, line.hyphen.has_value(),
                         text.clusters[end].before == Opportunity::forced, within_phrase(text, end),
                         text.clusters[end].pinned, clings(text, end)});
  }
}

}  // namespace

void measure_contents(Shaped::Inside& text) {
  collect_ends(text);
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
