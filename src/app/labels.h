#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "display/display.h"
#include "text/text.h"

namespace handbill::app {

/// The faces that words beside a page are set in: those of `sans`, or of the catalogue's first family.
[[nodiscard]] std::vector<text::FaceId> label_faces(const text::FontCatalogue& catalogue, std::string_view language);

/// Words of Handbill's own on a sheet: names of languages, sizes, messages.
struct Label {
  std::string words;
  std::string language = "en";
  base::Length size = base::pt(7);
  color::InkTint ink;
  bool bold = false;
  std::size_t max_lines = 1;
  text::Align align = text::Align::start;  ///< start is the left, whatever the language
};

/// Sets labels and gives them as items. Characters that no face has are shown as `?`.
class Labels {
 public:
  Labels(text::Shaper& shaper, const text::FontCatalogue& catalogue) : shaper_(shaper), catalogue_(catalogue) {}

  /// As wide as the words are on one line.
  [[nodiscard]] base::Length width(const Label& label);
  /// Writes into `items` from the top of `frame` down; gives the height that the lines take.
  base::Length write(const Label& label, const base::Rect& frame, std::vector<display::Item>& items);

 private:
  [[nodiscard]] std::optional<text::Shaped> shape(const Label& label);

  text::Shaper& shaper_;
  const text::FontCatalogue& catalogue_;
};

}  // namespace handbill::app
