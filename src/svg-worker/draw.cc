#include "svg-worker/draw.h"

#include <cairo-svg.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "base/handle.h"
#include "image/image.h"
#include "svg-worker/refusal.h"

namespace handbill::svg_worker {

namespace {

using image::WorkerExit;
using Document = base::Handle<RsvgHandle, g_object_unref>;
using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = base::Handle<cairo_t, cairo_destroy>;
using Error = base::Handle<GError, g_error_free>;

[[noreturn]] void refuse_broken(GError* error) {
  const Error owner(error);
  throw Refusal{WorkerExit::broken, error != nullptr ? error->message : "unknown error"};
}

void check(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  if (status == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  // What cairo's SVG cannot say it draws as a picture of the whole surface, which is far too large for that.
  if (status == CAIRO_STATUS_INVALID_SIZE) refuse_feature("an effect that could only be drawn as a bitmap");
  throw Refusal{WorkerExit::broken, cairo_status_to_string(status)};
}

cairo_status_t on_write(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// What a drawing leaves to whoever uses it gets a colour of its own, by which it is known again.
void set_current_colour(RsvgHandle* document, std::string_view bytes) {
  constexpr std::string_view word = "currentcolor";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; };
  if (std::search(bytes.begin(), bytes.end(), word.begin(), word.end(), same) == bytes.end()) return;
  const std::string sheet = ":root:not([color]) { color: " + color::hex(image::current_colour) + " }";
  GError* error = nullptr;
  if (rsvg_handle_set_stylesheet(document, reinterpret_cast<const guint8*>(sheet.data()), sheet.size(), &error) ==
      FALSE)
    refuse_broken(error);
}

/// The view box, or the size in pixels where there is none.
void find_size(RsvgHandle* document, Drawn& drawn) {
  gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
  RsvgLength width, height;
  RsvgRectangle box;
  rsvg_handle_get_intrinsic_dimensions(document, &has_width, &width, &has_height, &height, &has_box, &box);
  if (has_box) {
    drawn.width = box.width;
    drawn.height = box.height;
  } else {
    rsvg_handle_set_dpi(document, 96);
    rsvg_handle_get_intrinsic_size_in_pixels(document, &drawn.width, &drawn.height);
  }
  const auto is_usable = [](double side) { return std::isfinite(side) && side >= 1e-3 && side <= 1e6; };
  if (!is_usable(drawn.width) || !is_usable(drawn.height)) throw Refusal{WorkerExit::no_size, {}};
}

/// cairo holds coordinates as 24.8 fixed point, so that a larger surface is a finer one; but what lies beyond 2^23 is
/// lost. 2^15 leaves room for shapes that reach 256 times as far as the view box, and keeps seven digits. A power of
/// two keeps the units' own.
double scale_of(const Drawn& drawn) {
  return std::exp2(15 - std::ceil(std::log2(std::max(drawn.width, drawn.height))));
}

}  // namespace

Drawn draw(std::string_view bytes) {
  Drawn drawn;
  GError* error = nullptr;
  // From memory, without a base: no reference to a file can be followed.
  const Document document(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error));
  if (!document) refuse_broken(error);
  set_current_colour(document.get(), bytes);
  find_size(document.get(), drawn);
  drawn.scale = scale_of(drawn);
  const RsvgRectangle viewport{0, 0, drawn.width * drawn.scale, drawn.height * drawn.scale};
  const Surface surface(cairo_svg_surface_create_for_stream(on_write, &drawn.svg, viewport.width, viewport.height));
  const Context context(cairo_create(surface.get()));
  // How finely cairo breaks curves up to find their extents, which is all that it does here; the curves themselves are
  // written.
  cairo_set_tolerance(context.get(), std::max(viewport.width, viewport.height) / 4096);
  const bool is_drawn = rsvg_handle_render_document(document.get(), context.get(), &viewport, &error) != FALSE;
  check(cairo_status(context.get()));
  if (!is_drawn) refuse_broken(error);
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()));
  return drawn;
}

}  // namespace handbill::svg_worker
