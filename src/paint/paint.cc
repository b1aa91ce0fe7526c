#include "paint/paint.h"

#include "paint/marks.h"
#include "paint/overlay.h"
#include "paint/painter.h"

namespace handbill::paint {

Painted paint(const style::Resolved& resolved, const layout::Placed& placed, const std::vector<Overlay>& overlays) {
  Painted out;
  out.pages.title = resolved.title;
  out.pages.author = resolved.author;
  out.pages.language = resolved.language;
  out.pages.right_to_left = resolved.right_to_left;
  out.pages.inks = resolved.inks;
  out.pages.structure.language = resolved.language;

  Painter painter(resolved, out);
  for (const layout::PlacedPage& page : placed.pages) painter.page(page, out.pages.structure.children);
  draw_marks(out.pages, resolved.press ? For::press : For::reader);
  for (const Overlay overlay : overlays) draw_overlay(overlay, placed, out.pages);
  return out;
}

}  // namespace handbill::paint
