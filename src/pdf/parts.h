#pragma once

#include <cstddef>
#include <functional>
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
/// now a form. Never changes; for several threads at once.
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

/// Pages with shared parts and parts of their own, finished, and not in a file yet.
class Sheaf {
 public:
  struct Inside;
  explicit Sheaf(std::unique_ptr<const Inside> inside);
  Sheaf(Sheaf&&) noexcept;
  Sheaf& operator=(Sheaf&&) noexcept;
  ~Sheaf();
  [[nodiscard]] const Inside& inside() const { return *inside_; }

 private:
  std::unique_ptr<const Inside> inside_;
};

/// Of pages whose own parts are the pages of `drawn`, cairo's PDF; empty where they have none. Errors: those of
/// finish().
[[nodiscard]] base::Result<Sheaf> bind_parts(const SharedPartsRef& shared, const std::string& drawn,
                                             const PageParts& parts, const FinishOptions& about,
                                             base::Diagnostics& diagnostics);
/// What stands behind the shared parts' head in a file of these pages alone. Together they are a file as finish() makes
/// it, of one revision and without a trace of other files.
[[nodiscard]] std::string complete(const Sheaf& sheaf, const FinishOptions& about);

/// One file of the pages of many sheaves, written as they come; shared parts are in it once. Only the places of its
/// objects are held in memory.
class Gathering {
 public:
  using Write = std::function<base::Result<base::Done>(std::string_view bytes)>;
  explicit Gathering(Write write);
  ~Gathering();
  Gathering(const Gathering&) = delete;
  Gathering& operator=(const Gathering&) = delete;

  [[nodiscard]] base::Result<base::Done> add(const Sheaf& sheaf);
  /// Once, behind the last one; there was at least one.
  [[nodiscard]] base::Result<base::Done> finish(const FinishOptions& about);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace handbill::pdf
