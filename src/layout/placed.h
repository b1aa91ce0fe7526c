#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"
#include "layout/ladder.h"
#include "style/resolved.h"
#include "text/text.h"

namespace handbill::layout {

/// Lines of one block in one column, from the page's origin.
struct PlacedText {
  std::vector<text::Line> lines;  ///< positions from `origin`
  base::Point origin;             ///< the corner where the first line begins
  base::Length size;              ///< the size that was chosen
  base::Length leading;
  Rung spent;  ///< what it gave up besides its size
  color::InkTint ink;
  const style::TextLook* look = nullptr;  ///< of the Resolved; nothing where no author's marks can be in it
  product::Role role = product::Role::p;
  std::string box_id;
  base::Span span;
  std::size_t paragraph = 0;  ///< which paragraph of the block
  const style::Paragraph* source =
      nullptr;              ///< of the Resolved; nothing where the text is not the author's (a row's number)
  std::size_t skipped = 0;  ///< bytes of the source before its lines' own: what a drop cap took
  text::Metrics metrics;    ///< of the stack's first face
  double least_contrast = 4.5;
  std::string language;    ///< BCP 47
  bool is_marker = false;  ///< the sign before the list item that comes next
  /// The part of the source with a run's or a drawing's number, which its author marked; nothing where it is plain.
  [[nodiscard]] const style::TextPart* part_of(std::uint16_t part) const;
  [[nodiscard]] const style::TextPart* part_of(const text::Run& run) const { return part_of(run.part); }
  /// How such a part looks; nothing: as the rest.
  [[nodiscard]] const style::CharacterLook* character_of(std::uint16_t part) const;
  [[nodiscard]] const style::CharacterLook* character_of(const text::Run& run) const { return character_of(run.part); }
  [[nodiscard]] const style::Icon* icon_of(const text::PlacedDrawing& drawing) const;
  [[nodiscard]] base::Rect ink_of(const text::Line& line) const;  ///< exactly, on the page
  /// The line under a run that is underlined, where its face has it; on the right of one that runs down.
  [[nodiscard]] std::optional<base::Rect> underline_of(const text::Line& line, const text::PlacedRun& run) const;
  /// From `top` to `bottom` (counted across the lines, away from the first one) of the line's letters, on the page.
  [[nodiscard]] base::Rect band(const text::Line& line, base::Length top, base::Length bottom) const;
  [[nodiscard]] base::Rect slot(const text::Line& line) const { return band(line, line.top, line.top + leading); }
};
struct PlacedPicture {
  const style::PictureContent* content = nullptr;
  base::Rect at;    ///< the whole picture
  base::Rect clip;  ///< what shows
};
struct PlacedQr {
  const style::QrContent* content = nullptr;
  base::Rect ground;  ///< quiet zone included
  base::Rect code;    ///< modules only
};
struct PlacedRule {
  base::Point from;
  base::Point to;
  base::Length thickness;
  color::InkTint ink;
  std::vector<base::Length> dashes;
  [[nodiscard]] base::Rect rect() const;  ///< what it covers
};

/// A box with its final rectangle. All lengths are from the trim's top left, in the parent's coordinates; those of what
/// it holds are in its own, which are other ones where the box is turned or rotated.
struct PlacedBox {
  const style::Node* node = nullptr;     ///< of the Resolved that was laid out; it outlives this
  base::Rect rect;                       ///< border box
  std::optional<base::Length> baseline;  ///< first baseline, from the page's top
  std::vector<PlacedText> texts;
  std::vector<PlacedPicture> pictures;
  std::vector<PlacedQr> codes;
  std::vector<PlacedRule> rules;
  std::vector<PlacedBox> children;  ///< in source order, which is reading order
  [[nodiscard]] bool is_turned() const;
  /// The border box in its own coordinates: `rect`, but with width and height exchanged where it stands on its side.
  [[nodiscard]] base::Rect own_rect() const;
  /// From its own coordinates to the parent's.
  [[nodiscard]] base::Transform map() const;
  /// What cuts the whole box, in its own coordinates.
  [[nodiscard]] std::optional<base::PathData> shape() const;
  /// What cuts all that is in the box: `part` of the way from the outer to the inner edge of its border.
  [[nodiscard]] std::optional<base::PathData> content_clip(double part = 1) const;
  /// The outline of the box's ground.
  [[nodiscard]] base::PathData outline() const;
  /// The children in the order in which they are drawn.
  [[nodiscard]] std::vector<const PlacedBox*> back_to_front() const;
};

/// Calls `visit` with each child, back to front.
template <typename Visit>
void in_painting_order(const PlacedBox& box, const Visit& visit) {
  if (std::ranges::all_of(box.children, [](const PlacedBox& child) { return child.node->effects.empty(); })) {
    for (const PlacedBox& child : box.children) visit(child);
  } else {
    for (const PlacedBox* child : box.back_to_front()) visit(*child);
  }
}

/// Sizes that were shrunk are multiples of this.
inline constexpr base::Length size_step = base::pt(0.05);

/// What a group of texts came to.
struct GroupSize {
  std::string group;
  double factor = 1;  ///< of the size that the style asks for
  base::Length size;  ///< of the group's first text
  Rung spent;         ///< tracking and leading are given up together, too
};

/// One page with every box in its place.
struct PlacedPage {
  const style::Page* page = nullptr;  ///< of the Resolved
  PlacedBox root;
  std::vector<PlacedText> marks;  ///< SAMPLE, outside the safe area
};

/// All pages with every box in its place: the state in which nothing can move any more.
struct Placed {
  std::vector<PlacedPage> pages;
  std::vector<GroupSize> groups;  ///< by name
};

/// How far the texts of each group shrink at least: what other pages have asked for, and what every member of the page
/// can bear.
struct FitPlan {
  struct Group {
    std::string name;
    double factor = 1;
    Rung spent;
  };
  std::vector<Group> groups;
};

struct Context {
  text::Shaper& shaper;
  FitPlan plan;
};

/// Lays the pages out. Errors, each with the measured excess in mm and a hint: `overflow` (text or children do not go
/// into their box), `too-wide`, `outside-safe-area`, `near-fold`, `outside-page`, `ink-outside` (office),
/// `text-too-small`, `text-covered`, `text-over-text`, `low-contrast`, `qr-too-small`, `qr-low-contrast`,
/// `low-resolution`, and what shaping finds. Reports all, then fails once.
[[nodiscard]] base::Result<Placed> place(const style::Resolved& resolved, Context& context,
                                         base::Diagnostics& diagnostics);

/// One line a box: id, kind, rectangle in mm to 0.01, baseline, text of each line; for golden files.
[[nodiscard]] std::string dump(const Placed& placed);

}  // namespace handbill::layout
