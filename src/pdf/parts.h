#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/pdf.h"

namespace handbill::pdf {

/// One layer of a page: a form that many files share, or one of this file's own.
struct Part {
  enum class Of { shared, own } of = Of::shared;
  std::size_t index = 0;  ///< which page of the document that was drawn with these parts
};
/// The parts of each page, back to front.
using PageParts = std::vector<std::vector<Part>>;

/// What many files have in common: the parts of their pages that none of them changes, each drawn once as a page and
/// now a form. A file begins with `head()`; what follows is its own. Never changes; for several threads at once.
class SharedParts {
 public:
  struct Inside;
  explicit SharedParts(std::unique_ptr<const Inside> inside);
  ~SharedParts();
  SharedParts(const SharedParts&) = delete;
  SharedParts& operator=(const SharedParts&) = delete;

  /// The first bytes of every file that has these parts.
  [[nodiscard]] std::string_view head() const;
  [[nodiscard]] const Inside& inside() const { return *inside_; }

 private:
  std::unique_ptr<const Inside> inside_;
};
using SharedPartsRef = std::shared_ptr<const SharedParts>;

/// Of cairo's PDF with a part on each page. `about`: only whether all must be grey. Errors: those of finish().
[[nodiscard]] base::Result<SharedPartsRef> share_parts(const std::string& drawn, const FinishOptions& about,
                                                       base::Diagnostics& diagnostics);
/// What stands behind `shared.head()` in a file whose own parts are the pages of `drawn`, cairo's PDF; empty where it
/// has none. Together they are a file as finish() makes it, of one revision and without a trace of other files. Errors:
/// those of finish().
[[nodiscard]] base::Result<std::string> complete(const SharedParts& shared, const std::string& drawn,
                                                 const PageParts& parts, const FinishOptions& about,
                                                 base::Diagnostics& diagnostics);

}  // namespace handbill::pdf
