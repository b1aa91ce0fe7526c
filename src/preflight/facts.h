#pragma once

#include <map>
#include <string>
#include <vector>

#include "preflight/marks.h"

namespace handbill::preflight {

/// A font as the file lists it.
struct FontFact {
  std::string name;
  bool is_embedded = false;
  int object = 0;
};

/// What a file says of itself.
struct Facts {
  std::size_t bytes = 0;
  std::string version;  ///< of the header: `1.6`
  bool has_id = false;
  bool is_encrypted = false;
  // The output intent:
  int intents = 0;  ///< of PDF/X
  std::string condition;
  bool has_profile = false;
  bool profile_is_cmyk_output = false;
  std::string profile_name;  ///< the profile's own description
  // Info and XMP, by their own keys:
  std::map<std::string, std::string> info;
  std::string xmp;
  bool xmp_is_packed = false;
  std::string trapped;  ///< with its slash
  std::string language;
  // What has no place in a print file: what it is, and its object.
  std::vector<std::pair<std::string, int>> forbidden;
  struct Annotation {
    int page = 0;
    std::string kind;
    base::Rect at;
    int object = 0;
  };
  std::vector<Annotation> annotations;
  std::vector<FontFact> fonts;
  struct PageFact {
    int rotate = 0;
    double unit = 1;
    bool has_art_box = false;
    bool has_crop_box = false;
    base::Rect crop;  ///< from the trim's top left
  };
  std::vector<PageFact> pages;
};

/// Reads the whole of it but for what pages draw.
[[nodiscard]] Facts read_facts(QPDF& document, std::string_view bytes, const std::vector<PageMarks>& pages,
                               MarkReader& reader);

}  // namespace handbill::preflight
