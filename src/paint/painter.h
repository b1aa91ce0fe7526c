#pragma once

#include <string>
#include <vector>

#include "paint/paint.h"

namespace handbill::paint {

/// Takes items one after the other, and writes beside each where it stands and which YAML made it.
class Painter {
 public:
  Painter(const style::Resolved& resolved, Painted& out) : resolved_(resolved), out_(out) {}

  /// The page's ground, then the box and all below it; what it means goes to `structure`.
  void ground();
  void box(const layout::PlacedBox& box, std::vector<display::StructureNode>& structure);
  void mark(const layout::PlacedText& text);

  [[nodiscard]] std::uint32_t count() const {
    return static_cast<std::uint32_t>(out_.pages.pages.front().items.size());
  }

 private:
  struct Where {
    base::Rect rect;
    display::Source source;
    std::optional<color::InkId> ink;
  };
  void add(display::Item item, const Where& where);
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
