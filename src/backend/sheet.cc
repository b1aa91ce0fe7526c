#include "backend/sheet.h"

#include <cmath>
#include <new>

#include "base/number.h"

namespace handbill::backend {

namespace {

constexpr base::Length smallest_side = base::mm(10);
constexpr base::Length largest_side = base::mm(5000);

bool is_sane(base::Length side) {
  return std::isfinite(side.to_pt()) && fits(smallest_side, side) && fits(side, largest_side);
}

std::string side_text(base::Length side) {
  return std::isfinite(side.to_pt()) ? base::to_text(side.to_mm(), 2) + " mm" : "a side without a length";
}

}  // namespace

base::Rect media_of(const display::Page& page, Extent extent) {
  switch (extent) {
    case Extent::trim:
      return page.product.trim_rect();
    case Extent::bleed:
      return page.product.media_rect();
    case Extent::press:
      return page.product.press_media_rect();
  }
  return page.product.trim_rect();
}

bool is_sane(const base::Rect& media, base::Diagnostics& diagnostics) {
  for (const base::Length side : {media.width, media.height}) {
    if (is_sane(side)) continue;
    diagnostics.error("page-size", {}, "expected a page of 10 mm to 5000 mm a side, found " + side_text(side),
                      base::Fault::bug);
    return false;
  }
  return true;
}

const display::Page* page_of(const display::Pages& pages, const Options& options, base::Diagnostics& diagnostics) {
  if (options.page < pages.pages.size()) return &pages.pages[options.page];
  diagnostics.error(
      "page-missing", {},
      "expected a page below " + std::to_string(pages.pages.size()) + ", found " + std::to_string(options.page),
      base::Fault::usage);
  return nullptr;
}

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int size) noexcept {
  try {
    static_cast<std::string*>(closure)->append(static_cast<const char*>(static_cast<const void*>(bytes)), size);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) { return CAIRO_STATUS_NO_MEMORY; }
}

base::Result<base::Done> check_surface(cairo_status_t status, base::Diagnostics& diagnostics) {
  if (status == CAIRO_STATUS_SUCCESS) return base::Done{};
  diagnostics.error("draw-failed", {},
                    std::string("expected cairo to write the page, found ") + cairo_status_to_string(status),
                    base::Fault::bug);
  return base::Failed{};
}

}  // namespace handbill::backend
