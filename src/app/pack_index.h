#pragma once

#include <string>
#include <vector>

#include "color/ink.h"
#include "model/document.h"
#include "product/product.h"

namespace handbill::app {

/// A piece as the index of a pack tells of it.
struct IndexPiece {
  std::string name;  ///< what people call it, as YAML says it: `$piece-poster`
  std::string file;  ///< `poster-a4-ko.pdf`
  std::vector<product::Product> pages;
};

struct PackIndex {
  const model::Campaign& campaign;
  const model::Language& language;
  std::vector<std::string> folders;  ///< of the pack: `office`, `screen`, `text`
  std::vector<IndexPiece> pieces;
};

/// The index's theme: the campaign's darkest and its loudest ink.
[[nodiscard]] std::string index_theme(const color::InkTable& inks);
/// The index's layout: pages of names, sizes and files, twelve pieces each, with room for pictures of the pieces in the
/// boxes `piece-1` and on; then a page of print tips, where the language has them.
[[nodiscard]] std::string index_layout(const PackIndex& index);

inline constexpr std::string_view index_theme_name = "handbill-pack";

}  // namespace handbill::app
