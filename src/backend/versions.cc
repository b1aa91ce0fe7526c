#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "backend/backend.h"

namespace handbill::backend {

std::string cairo_version() { return cairo_version_string(); }

std::string freetype_version() {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return {};
  FT_Int major = 0;
  FT_Int minor = 0;
  FT_Int patch = 0;
  FT_Library_Version(library, &major, &minor, &patch);
  FT_Done_FreeType(library);
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
}

}  // namespace handbill::backend
