#pragma once

#include <string>

#include "layout/placed.h"

namespace handbill::app {

/// What stands above a piece's words.
struct TwinHead {
  std::string name;      ///< what people call the piece
  std::string language;  ///< `한국어 (ko)`
};

/// The plain-text twin of a piece, for a screen reader, an e-mail or a Braille printer: its words in reading order, a
/// paragraph a line; heads underlined, lists with their markers, what pictures show and where codes lead in brackets.
[[nodiscard]] std::string text_twin(const layout::Placed& placed, const TwinHead& head);

}  // namespace handbill::app
