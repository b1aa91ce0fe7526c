#include "layout/thread.h"

#include <algorithm>
#include <cmath>

#include "layout/data_table.h"
#include "layout/obstacle.h"
#include "layout/sizes.h"
#include "layout/text_place.h"

namespace handbill::layout {

using base::Length;
using base::Rect;

namespace {

/// Text beside an obstacle wants at least so many ems: less is a gap that holds half a word.
constexpr double least_room = 4;

/// Walks through the areas, paragraph by paragraph.
class Runner {
 public:
  Runner(TextFrame& frame, const Step& step, const std::vector<TextArea>& areas, text::Detail detail)
      : frame_(frame), step_(step), areas_(areas), detail_(detail) {
    thread_.step = step;
    thread_.pieces = frame.pieces(step);
    thread_.heights.resize(areas.size());
  }

  Thread run() {
    bool all = true;
    for (std::size_t piece = 0; all && piece < thread_.pieces.size(); ++piece) all = add(piece);
    thread_.complete = all;
    count_lines();
    return std::move(thread_);
  }

 private:
  [[nodiscard]] const style::TextLook& look(std::size_t piece) const {
    return *frame_.blocks()[thread_.pieces[piece].block].look;
  }
  [[nodiscard]] bool is_heading(std::size_t piece) const {
    const product::Role role = frame_.blocks()[thread_.pieces[piece].block].role;
    return role == product::Role::h1 || role == product::Role::h2 || role == product::Role::h3;
  }

  /// What stands above a paragraph that does not begin its area: margins collapse.
  [[nodiscard]] Length space_above(std::size_t piece) const {
    if (piece == 0 || !(down_ > Length())) return {};
    const Piece& above = thread_.pieces[piece - 1];
    const Piece& below = thread_.pieces[piece];
    return base::max(above.size * look(piece - 1).space_after, below.size * look(piece).space_before);
  }

  /// Where the first line's top comes to stand.
  [[nodiscard]] Length begin_of(std::size_t piece, bool begins) const {
    const Piece& one = thread_.pieces[piece];
    Length top = down_ + (begins ? space_above(piece) : Length());
    const bool cuts = look(piece).first_baseline == style::TextLook::FirstBaseline::cap;
    const Length baseline = one.ascent_below_top;
    if (!(down_ > Length()) && cuts) top -= baseline - one.optical_height;
    const auto& grid_top = areas_[area_].grid_top;
    if (look(piece).grid > Length() && grid_top) {
      const double steps = (areas_[area_].rect.top + top + baseline - *grid_top) / look(piece).grid;
      top += look(piece).grid * (std::ceil(steps - 1e-6) - steps);
    }
    return top;
  }

  /// False where the areas end before the paragraph does.
  bool add(std::size_t piece) {
    text::Break from;
    bool begins = true;
    if (is_heading(piece) && !holds_next(piece)) next_area();
    while (area_ < areas_.size()) {
      const Length top = begin_of(piece, begins);
      text::Set set = lines(piece, top, from, areas_[area_].rect.height - top);
      if (set.rest && !is_last_area() && leaves_badly(piece, set, begins)) set = shorter(piece, top, from, set);
      const auto rest = set.rest;
      if (!set.lines.empty()) {
        keep(piece, begins, top, std::move(set));
        begins = false;
      }
      if (!rest) return true;
      from = *rest;
      next_area();
    }
    return false;
  }

  /// Whether a heading and the first two lines of what it heads go into what is left of the area.
  [[nodiscard]] bool holds_next(std::size_t piece) {
    if (!(down_ > Length()) || is_last_area() || piece + 1 >= thread_.pieces.size()) return true;
    const Length top = begin_of(piece, true);
    const text::Set set = lines(piece, top, {}, base::mm(10'000));
    const Piece& next = thread_.pieces[piece + 1];
    const Length space =
        base::max(thread_.pieces[piece].size * look(piece).space_after, next.size * look(piece + 1).space_before);
    return base::fits(top + set.height + space + next.leading * 2, areas_[area_].rect.height);
  }

  [[nodiscard]] bool is_last_area() const { return area_ + 1 >= areas_.size(); }
  void next_area() {
    ++area_;
    down_ = Length();
  }

  [[nodiscard]] text::Set lines(std::size_t piece, Length top, text::Break from, Length height) {
    const Piece& one = thread_.pieces[piece];
    const TextArea& area = areas_[area_];
    const Rect rect{area.rect.left + one.hang, area.rect.top + top, area.rect.width - one.hang, height};
    text::Region region{height, base::max(rect.width, Length())};
    if (!area.obstacles.empty()) {
      const Length least = one.size * least_room;
      region.shape = [rect, &area, least](Length y, Length high) {
        return free_rooms(rect, area.obstacles, rect.top + y, rect.top + y + high, least);
      };
    }
    text::Set set = frame_.set(one, step_, std::move(region), from, detail_);
    if (height < one.leading && set.lines.empty() && !set.rest) set.rest = from;
    return set;
  }

  /// A single line would stay behind or come alone, or a heading or a word would be parted.
  [[nodiscard]] bool leaves_badly(std::size_t piece, const text::Set& set, bool begins) const {
    if (set.lines.empty()) return false;
    if (begins && set.lines.size() == 1) return true;
    if (is_heading(piece) || set.lines.back().hyphenated) return true;
    const Piece& one = thread_.pieces[piece];
    const text::Region next{base::mm(10'000), base::max(areas_[area_ + 1].rect.width - one.hang, Length())};
    return frame_.set(one, step_, next, *set.rest, text::Detail::first_fit).lines.size() == 1;
  }

  /// A line less, or none of a paragraph that would have one left.
  [[nodiscard]] text::Set shorter(std::size_t piece, Length top, text::Break from, const text::Set& set) {
    const bool begins = from == text::Break{};
    const Length leading = thread_.pieces[piece].leading;
    const bool none = is_heading(piece) || (begins && set.lines.size() <= 2);
    if (none && !(down_ > Length())) return set;  // nothing would be in this area at all
    if (none) {
      text::Set nothing;
      nothing.rest = from;
      return nothing;
    }
    return lines(piece, top, from, set.height - leading);
  }

  void keep(std::size_t piece, bool begins, Length top, text::Set set) {
    thread_.excess = base::max(thread_.excess, set.excess);
    thread_.broke_word = thread_.broke_word || set.broke_word;
    down_ = top + set.height;
    thread_.heights[area_] = down_;
    thread_.parts.push_back({area_, piece, begins, top, std::move(set)});
  }

  void count_lines() {
    std::vector<std::size_t> counts(frame_.blocks().size());
    for (const ThreadPart& part : thread_.parts) counts[thread_.pieces[part.piece].block] += part.set.lines.size();
    for (std::size_t b = 0; b < counts.size(); ++b) {
      const std::size_t most = frame_.blocks()[b].look->max_lines;
      if (most > 0 && counts[b] > most) thread_.within_max_lines = false;
    }
  }

  TextFrame& frame_;
  Step step_;
  const std::vector<TextArea>& areas_;
  text::Detail detail_;
  Thread thread_;
  std::size_t area_ = 0;
  Length down_;
};

/// Whether the text at a step goes into its areas, and all its words do where that is asked.
bool goes_in(TextFrame& frame, const std::vector<TextArea>& areas, const Step& step, bool whole_words) {
  const Thread thread = run_through(frame, step, areas, text::Detail::first_fit);
  const bool fits_lines = thread.complete && thread.within_max_lines && !(thread.excess > base::length_slack);
  return fits_lines && !(whole_words && thread.broke_word);
}

/// All frames of a story in reading order, the flow itself first.
struct Story {
  const style::Node* node = nullptr;
  const style::TextContent* content = nullptr;  ///< nullptr: it is a table
  std::vector<PlacedBox*> frames;
};

void find_frames(PlacedBox& box, const std::string& name, std::vector<PlacedBox*>& frames) {
  if (box.node == nullptr) return;
  const auto* frame = std::get_if<style::FrameContent>(&box.node->content);
  if (frame != nullptr && frame->story == name) frames.push_back(&box);
  for (PlacedBox& child : box.children) find_frames(child, name, frames);
}

void find_stories(PlacedBox& box, std::vector<Story>& stories) {
  if (box.node == nullptr) return;
  const auto* content = std::get_if<style::TextContent>(&box.node->content);
  const auto* table = std::get_if<style::DataTable>(&box.node->content);
  if ((content != nullptr && content->goes_on) || (table != nullptr && table->goes_on))
    stories.push_back({box.node, content, {&box}});
  for (PlacedBox& child : box.children) find_stories(child, stories);
}

void report(Engine& engine, const Story& story, const TextFrame& frame, const Thread& thread) {
  engine.overflowed.push_back(story.node);
  if (thread.excess > base::length_slack) {
    engine.diagnostics
        .error("too-wide", story.node->span,
               "a word of `" + story.node->id + "` is " + in_mm(thread.excess) + " too wide for its frames")
        .hint("make the frames wider, or let the text shrink by a smaller min-size");
    return;
  }
  std::size_t set = 0;
  for (const ThreadPart& part : thread.parts) set = std::max(set, part.piece + 1);
  engine.diagnostics
      .error("overflow", story.node->span,
             "the text of `" + story.node->id + "` does not go into its " + std::to_string(story.frames.size()) +
                 " frames: it ends within paragraph " + std::to_string(set) + " of " +
                 std::to_string(thread.pieces.size()) + ", at " + (frame.shrinks() ? "its smallest size " : "size ") +
                 in_pt(frame.smallest_size()))
      .hint("shorten the text, make min-size smaller, or give it a further frame");
}

Rect inner_of(const PlacedBox& box) { return box.rect.inset(insets(*box.node)); }

void fill(Engine& engine, const Story& story) {
  if (story.content == nullptr)
    return fill_table(engine, *story.node, std::get<style::DataTable>(story.node->content), story.frames);
  TextFrame& frame = text_frame_of(engine, *story.node, *story.content);
  std::vector<TextArea> areas;
  std::vector<PlacedBox*> boxes;  // of each area
  for (PlacedBox* box : story.frames) {
    for (TextArea& area : areas_of(engine, *box->node, *story.content, inner_of(*box))) {
      areas.push_back(std::move(area));
      boxes.push_back(box);
    }
  }
  const Step step = largest_step(frame, areas);
  if (!story.content->group.empty())
    engine.groups[story.content->group].push_back(group_size(frame, *story.content, step));
  const Thread thread = run_through(frame, step, areas, text::Detail::runs);
  if (!thread.complete || thread.excess > base::length_slack) report(engine, story, frame, thread);
  for (std::size_t i = 0; i < areas.size(); ++i) append_area(frame, thread, i, areas[i].rect, *boxes[i]);
}

}  // namespace

Thread run_through(TextFrame& frame, const Step& step, const std::vector<TextArea>& areas, text::Detail detail) {
  return Runner(frame, step, areas, detail).run();
}

Step largest_step(TextFrame& frame, const std::vector<TextArea>& areas) {
  return frame.largest_step(
      [&](const Step& step, bool whole_words) { return goes_in(frame, areas, step, whole_words); });
}

std::vector<TextArea> areas_of(const Engine& engine, const style::Node& node, const style::TextContent& content,
                               const Rect& inner) {
  const int count = std::max(content.columns, 1);
  TextColumns columns{inner, {}, content.column_gap, count, engine.resolved.is_right_to_left(node)};
  columns.width = column_width(inner.width, count, content.column_gap);
  std::vector<TextArea> areas;
  for (int i = 0; i < count; ++i) {
    const Rect rect{columns.left(i), inner.top, columns.width, inner.height};
    areas.push_back({rect, in_the_way(engine.obstacles, node, rect), engine.page->product.margin.top});
  }
  return areas;
}

void append_area(const TextFrame& frame, const Thread& thread, std::size_t area, const Rect& rect, PlacedBox& box) {
  for (const ThreadPart& part : thread.parts) {
    if (part.area != area) continue;
    Piece piece = thread.pieces[part.piece];
    piece.set = part.set;
    append_piece(frame, {piece, thread.step, part.begins, {rect.left, rect.top + part.top}, rect.width}, box);
  }
}

void fill_threads(Engine& engine, std::vector<PlacedPage>& pages) {
  std::vector<Story> stories;
  for (PlacedPage& page : pages) find_stories(page.root, stories);
  for (Story& story : stories) {
    for (PlacedPage& page : pages) find_frames(page.root, story.node->id, story.frames);
    engine.page = pages.front().page;
    fill(engine, story);
  }
}

}  // namespace handbill::layout
