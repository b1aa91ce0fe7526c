#pragma once

#include <string>
#include <vector>

#include "paint/paint.h"

namespace handbill::paint {

/// Takes items one after the other, and writes beside each where it stands and which YAML made it.
class Painter {
 public:
  Painter(const style::Resolved& resolved, Painted& out) : resolved_(resolved), out_(out) {}

  /// A further page: its ground, then its boxes, then what stands outside the safe area; what it means goes to
  /// `structure`.
  void page(const layout::PlacedPage& placed, std::vector<display::StructureNode>& structure);

  [[nodiscard]] std::uint32_t page_index() const { return static_cast<std::uint32_t>(out_.pages.pages.size() - 1); }
  /// How many items have been drawn on the page, those in groups one by one.
  [[nodiscard]] std::uint32_t count() const { return count_; }

 private:
  struct Where {
    base::Rect rect;
    display::Source source;
    std::optional<color::InkId> ink;
  };
  void add(display::Item item, const Where& where);
  /// The items from number `first` on.
  [[nodiscard]] display::ItemRange since(std::uint32_t first) const { return {page_index(), first, count()}; }
  void box(const layout::PlacedBox& box, std::vector<display::StructureNode>& structure);
  /// All that is added before the matching close() goes into the group.
  void open(display::Group group);
  void close();
  void fill(const image::PathData& path, const display::Paint& paint, const Where& where);
  void effects(const layout::PlacedBox& box, std::vector<display::StructureNode>& structure);
  void shadows(const layout::PlacedBox& box);
  void ground(const layout::PlacedBox& box);
  void content(const layout::PlacedBox& box, std::vector<display::StructureNode>& structure);
  void children(const layout::PlacedBox& box, std::vector<display::StructureNode>& structure);
  void borders(const layout::PlacedBox& box);
  void border_side(const std::vector<base::Point>& corners, const style::Border& border, const Where& where);
  void picture(const layout::PlacedBox& box, const layout::PlacedPicture& picture,
               std::vector<display::StructureNode>& structure);
  void code(const layout::PlacedBox& box, const layout::PlacedQr& code, std::vector<display::StructureNode>& structure);
  void rule(const layout::PlacedBox& box, const layout::PlacedRule& rule);
  void texts(const layout::PlacedBox& box, std::vector<display::StructureNode>& structure);
  /// The icons that say something are figures within the paragraph.
  void lines(const layout::PlacedText& text, std::vector<display::StructureNode>& figures);
  void icons(const layout::PlacedText& text, const text::Line& line, std::vector<display::StructureNode>& figures);
  void link(const base::Rect& rect, std::string uri, const display::Source& source);

  /// What a part of the structure says of its language: nothing where it is that of the part around it.
  [[nodiscard]] std::string said_of(std::string_view language) const {
    return language == structure_language_ ? std::string() : std::string(language);
  }

  const style::Resolved& resolved_;
  Painted& out_;
  /// Groups that are not full yet, outermost first, each with the way from its items to the page.
  struct Open {
    display::Group group;
    base::Transform map;
  };
  std::vector<Open> open_;
  std::uint32_t count_ = 0;
  std::string_view language_ = resolved_.language;            ///< of the box that is painted
  std::string_view structure_language_ = resolved_.language;  ///< of the part of the structure that it comes into
};

/// The address that a whole text is, with its scheme: `www.example.org` and `help@example.org` as well; empty where it
/// is none.
[[nodiscard]] std::string address_in(std::string_view text);

}  // namespace handbill::paint
