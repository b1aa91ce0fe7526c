#pragma once

#include <optional>
#include <string>

#include <cairo.h>

#include "backend/backend.h"

namespace handbill::backend {

/// The medium of a page: the part of the plane that is drawn, from the trim's top left.
[[nodiscard]] base::Rect media_of(const display::Page& page, Extent extent);
/// False, and a `page-size` error, where the medium is not 10 mm to 5 m on both sides.
[[nodiscard]] bool is_sane(const base::Rect& media, base::Diagnostics& diagnostics);
/// The page that `options` asks for, or nullptr and a `page-missing` error.
[[nodiscard]] const display::Page* page_of(const display::Pages& pages, const Options& options,
                                           base::Diagnostics& diagnostics);

/// cairo's write function: appends to the std::string behind `closure`. Memory that runs out is an error of the
/// surface.
cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int size) noexcept;
/// Done where the surface has been written as a whole.
[[nodiscard]] base::Result<base::Done> check_surface(cairo_status_t status, base::Diagnostics& diagnostics);

}  // namespace handbill::backend
