#pragma once

#include <map>
#include <string>

#include "backend/backend.h"
#include "backend/handles.h"
#include "backend/plates.h"
#include "backend/raster_plates.h"

namespace handbill::backend {

/// What the surfaces of pictures are for: a PDF takes a JPEG's bytes as they are, a bitmap and an SVG need pixels.
enum class PictureUse { pdf, pixels };

/// The pictures of one document as cairo surfaces: the same picture is the same surface, and so one object in the PDF.
class Pictures {
 public:
  Pictures(PictureUse use, Colours colours) : use_(use), colours_(colours) {}
  /// Of the plates of one pass.
  Pictures(const PlatePass& pass, RasterPlates& plates)
      : use_(PictureUse::pixels), colours_(Colours::plates), pass_(&pass), plates_(&plates) {}
  /// The surface of `raster`, or nullptr where there is no memory for it.
  [[nodiscard]] cairo_surface_t* surface(const image::RasterRef& raster);
  /// How that surface, as a square of 1 by 1, is turned to lie as the picture does: a JPEG is put into a PDF as the
  /// camera held it.
  [[nodiscard]] base::Transform upright(const image::Raster& raster) const;

 private:
  [[nodiscard]] bool passes(const image::Raster& raster) const;
  [[nodiscard]] Surface make(const image::RasterRef& raster);

  PictureUse use_;
  Colours colours_;
  const PlatePass* pass_ = nullptr;
  RasterPlates* plates_ = nullptr;
  std::map<const image::Raster*, Surface> surfaces_;
  std::map<std::string, cairo_surface_t*, std::less<>> by_hash_;
};

}  // namespace handbill::backend
