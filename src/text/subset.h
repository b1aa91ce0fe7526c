#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/face.h"

namespace handbill::text {

/// A small font that holds only the wanted glyphs of a face, and where each old glyph went.
struct Subset {
  std::string bytes;                                        ///< an OpenType file; index 0
  std::unordered_map<std::uint32_t, std::uint32_t> glyphs;  ///< old id -> new id
  std::vector<std::uint32_t> wanted;                        ///< old ids, sorted
};
using SubsetRef = std::shared_ptr<const Subset>;

/// Subsets `face` to `glyphs` (sorted old ids; 0 is always in). cairo's cost grows with the font file, not with the
/// glyphs used: draw only through subsets. Nothing where HarfBuzz cannot subset the face.
[[nodiscard]] SubsetRef make_subset(const Face& face, const std::vector<std::uint32_t>& glyphs);

/// Keeps subsets between documents of one thread: reused where the same glyphs are wanted. A larger subset would draw
/// the same, but cairo names a font after its glyph ids, and a file must not depend on the pages made before it.
/// Bounded in bytes.
class SubsetCache {
 public:
  explicit SubsetCache(std::size_t limit_bytes = 8u << 20);
  ~SubsetCache();
  [[nodiscard]] SubsetRef get(const FaceRef& face, const std::vector<std::uint32_t>& glyphs);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace handbill::text
