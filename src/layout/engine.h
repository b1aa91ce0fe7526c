#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "layout/contour.h"
#include "layout/placed.h"
#include "layout/request.h"
#include "layout/text_frame.h"
#include "layout/tracks.h"

namespace handbill::layout {

/// What text on the page runs round.
struct Obstacle {
  const style::Node* node = nullptr;
  style::Runaround shape = style::Runaround::box;
  base::Rect rect;       ///< its gap included
  Contour contour = {};  ///< of a shape, without its gap
};

/// What one call of place() works with. It remembers answers, so that nested boxes are measured once for each question.
struct Engine {
  const style::Resolved& resolved;
  Context& context;
  base::Diagnostics& diagnostics;
  std::unordered_map<const style::Node*, std::vector<std::pair<Request, Measured>>> answers = {};
  std::unordered_map<const style::Node*, std::unique_ptr<TextFrame>> frames = {};
  std::unordered_map<const style::Node*, std::vector<std::unique_ptr<TextFrame>>> labels =
      {};                                                     ///< of tables, a frame a column
  std::map<std::string, std::vector<GroupSize>> groups = {};  ///< of each placed text of a group
  std::vector<const style::Node*> overflowed = {};            ///< reported; what sticks out of them is no second error
  const style::Page* page = nullptr;                          ///< the one that is being laid out or checked
  std::vector<Obstacle> obstacles = {};                       ///< of the page, as it was placed the last time
  std::unordered_map<const style::Node*, base::Rect> texts = {};  ///< where texts with obstacles stood the last time
  std::vector<PlacedBox*> waiting = {};  ///< frames that are anchored to a box, placed after all others
  std::unordered_map<const style::Node*, GivenTracks> given_tracks = {};  ///< of subgrids
};

/// The note on what is wrong within a component, at the place where it is used.
inline constexpr std::string_view used_here = "the component is used here";

/// How large `node` is; never places anything, never reports but what shaping finds.
[[nodiscard]] Measured measure(Engine& engine, const style::Node& node, const Request& request);
/// Puts `node` and all below it at their final place; reports what does not fit.
[[nodiscard]] PlacedBox place(Engine& engine, const style::Node& node, const base::Rect& rect,
                              Height height = Height::definite);

/// Where the children of a box stand: within its padding.
struct Inside {
  base::Rect inner;
  Height height = Height::definite;
};
/// Where one of them stands.
struct Slot {
  base::Rect rect;
  Height height = Height::definite;
};

/// The algorithms, a file each: content measured (lengths are those inside the padding) and placed into its inner
/// rectangle.
[[nodiscard]] Measured measure_stack(Engine& engine, const style::Node& node, const style::Stack& stack,
                                     const Request& request);
void place_stack(Engine& engine, const style::Node& node, const style::Stack& stack, const Inside& inside,
                 PlacedBox& box);
[[nodiscard]] Measured measure_grid(Engine& engine, const style::Node& node, const style::Grid& grid,
                                    const Request& request);
void place_grid(Engine& engine, const style::Node& node, const style::Grid& grid, const Inside& inside, PlacedBox& box);
[[nodiscard]] Measured measure_layers(Engine& engine, const style::Node& node, const Request& request);
void place_layers(Engine& engine, const style::Node& node, const base::Rect& inner, PlacedBox& box);
[[nodiscard]] Measured measure_text(Engine& engine, const style::Node& node, const style::TextContent& content,
                                    const Request& request);
void place_text(Engine& engine, const style::Node& node, const style::TextContent& content, const base::Rect& inner,
                PlacedBox& box);
[[nodiscard]] Measured measure_picture(const style::Node& node, const style::PictureContent& content,
                                       const Request& request);
void place_picture(Engine& engine, const style::Node& node, const style::PictureContent& content,
                   const base::Rect& inner, PlacedBox& box);
[[nodiscard]] Measured measure_qr(const style::QrContent& content, const Request& request);
void place_qr(Engine& engine, const style::Node& node, const style::QrContent& content, const base::Rect& inner,
              PlacedBox& box);
[[nodiscard]] Measured measure_rule(const style::RuleContent& content, const Request& request);
void place_rule(const style::RuleContent& content, const base::Rect& inner, PlacedBox& box);
[[nodiscard]] Measured measure_table(Engine& engine, const style::Node& node, const style::TableContent& content,
                                     const Request& request);
void place_table(Engine& engine, const style::Node& node, const style::TableContent& content, const base::Rect& inner,
                 PlacedBox& box);

[[nodiscard]] Measured measure_data_table(Engine& engine, const style::Node& node, const style::DataTable& table,
                                          const Request& request);
void place_data_table(Engine& engine, const style::Node& node, const style::DataTable& table, const base::Rect& inner,
                      PlacedBox& box);

/// A child that `anchor` takes out of its parent's flow: its final rectangle. `padding_box` is the parent's, inside its
/// border; `inner` is where the parent's children begin, for a side that says nothing.
[[nodiscard]] base::Rect anchored_rect(Engine& engine, const style::Node& child, const base::Rect& padding_box,
                                       const base::Rect& inner);
/// Places what waits for the box that it is anchored to, on a page that is placed but for these. Error: `anchor-cycle`.
void place_waiting(Engine& engine, PlacedBox& root);
/// Places the children of `node`, in source order: those in the flow at `slots` (one each, counted from `inner`'s start
/// and top, mirrored here on right-to-left pages), anchored ones where they are anchored.
void place_children(Engine& engine, const style::Node& node, const std::vector<Slot>& slots, const base::Rect& inner,
                    PlacedBox& box);
/// The text of a box, shaped once.
[[nodiscard]] TextFrame& text_frame_of(Engine& engine, const style::Node& node, const style::TextContent& content);
/// What the text came to, for its group.
[[nodiscard]] GroupSize group_size(const TextFrame& frame, const style::TextContent& content, const Step& step);
/// Reports that children of `node` need more room along an axis than it has; nothing where they fit.
void report_overflow(Engine& engine, const style::Node& node, style::Axis axis, base::Length needed, base::Length room);

}  // namespace handbill::layout
