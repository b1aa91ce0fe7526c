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
  /// How many items the page that is being painted has.
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(out_.pages.pages.back().items.size()); }

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
  void fill(const image::PathData& path, const color::InkTint& ink, const Where& where);
  void borders(const layout::PlacedBox& box);
  void border_side(const std::vector<base::Point>& corners, const style::Border& border, const Where& where);
  void picture(const layout::PlacedBox& box, const layout::PlacedPicture& picture,
               std::vector<display::StructureNode>& structure);
  void code(const layout::PlacedBox& box, const layout::PlacedQr& code, std::vector<display::StructureNode>& structure);
  void rule(const layout::PlacedBox& box, const layout::PlacedRule& rule);
  void texts(const layout::PlacedBox& box, std::vector<display::StructureNode>& structure);
  void lines(const layout::PlacedText& text);
  void link(const base::Rect& rect, std::string uri, const display::Source& source);

  const style::Resolved& resolved_;
  Painted& out_;
};

/// The address that a whole text is, with its scheme: `www.example.org` and `help@example.org` as well; empty where it
/// is none.
[[nodiscard]] std::string address_in(std::string_view text);

}  // namespace handbill::paint
