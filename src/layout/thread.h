#pragma once

#include <optional>
#include <vector>

#include "layout/engine.h"
#include "layout/text_frame.h"

namespace handbill::layout {

/// A rectangle that a text fills from top to bottom before it goes on in the next one.
struct TextArea {
  base::Rect rect;
  std::vector<Obstacle> obstacles;
  std::optional<base::Length> grid_top;  ///< where a line of the page's baseline grid runs
};

/// Some lines of a paragraph, `top` below the top of their area.
struct ThreadPart {
  std::size_t area = 0;
  std::size_t piece = 0;
  bool begins = false;  ///< the paragraph
  base::Length top;
  text::Set set;
};
/// A text as it runs through its areas.
struct Thread {
  Step step;
  std::vector<Piece> pieces;  ///< the paragraphs, without lines
  std::vector<ThreadPart> parts;
  bool complete = false;
  bool within_max_lines = true;
  bool broke_word = false;
  base::Length excess;                ///< of the worst word beyond its line
  std::vector<base::Length> heights;  ///< how much of each area is filled
};

/// The text at `step` through `areas`. A heading stays with what it heads, and no paragraph leaves a single line behind
/// or comes as one, where an area has room for more.
[[nodiscard]] Thread run_through(TextFrame& frame, const Step& step, const std::vector<TextArea>& areas,
                                 text::Detail detail);
/// The largest step at which the whole text goes into `areas`; the least where none is.
[[nodiscard]] Step largest_step(TextFrame& frame, const std::vector<TextArea>& areas);

/// The columns of a frame as areas, with what stands in the way of `node`'s text.
[[nodiscard]] std::vector<TextArea> areas_of(const Engine& engine, const style::Node& node,
                                             const style::TextContent& content, const base::Rect& inner);
/// Appends to `box` what `thread` has in the area of number `area`.
void append_area(const TextFrame& frame, const Thread& thread, std::size_t area, const base::Rect& rect,
                 PlacedBox& box);

/// Fills the frames of every text that goes on in others, over all pages, which are placed but for these. Errors:
/// `overflow`, `too-wide`.
void fill_threads(Engine& engine, std::vector<PlacedPage>& pages);

}  // namespace handbill::layout
