#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/handbill.h"
#include "image/image.h"

namespace handbill::app {

using Picture = std::variant<image::RasterRef, image::VectorRef>;

/// Of decoded pictures of local details that are kept.
inline constexpr std::size_t most_own_bytes = std::size_t{64} << 20;

/// The pictures of a job, each decoded once. Threads may ask at the same time.
class Pictures {
 public:
  Pictures(const Job& job, base::Sources& sources, base::Root root, std::size_t own_limit = most_own_bytes);
  /// One of the campaign's. What failed once fails again, with its diagnostics at the place that asks.
  [[nodiscard]] base::Result<Picture> get(std::string_view name, base::Span asked_at, base::Diagnostics& diagnostics);
  /// One that local details bring, beneath the folder of the file that names it. Of these there may be as many as rows
  /// in a run: the last used are kept, up to the limit. Of those that are no pictures, what was said is kept in their
  /// place: a drawing that takes seconds to fail does so once.
  [[nodiscard]] base::Result<Picture> get_own(std::string_view name, base::Span asked_at,
                                              base::Diagnostics& diagnostics);
  /// The names of the SVG files in a folder, sorted.
  [[nodiscard]] std::vector<std::string> drawings_in(std::string_view folder) const {
    return sources_.list(root_, folder, ".svg");
  }
  /// Of the pictures of local details that are kept.
  [[nodiscard]] std::size_t own_bytes() const;

 private:
  struct Own {
    std::pair<base::Root, std::string> key;
    std::optional<Picture> picture;
    std::size_t bytes = 0;
    std::vector<base::Diagnostic> said;  ///< where there is none
  };
  using OwnList = std::list<Own>;
  [[nodiscard]] base::Result<Picture> decode(std::string_view bytes, std::string_view name, base::Span asked_at,
                                             base::Diagnostics& diagnostics) const;
  [[nodiscard]] std::size_t limit_of(std::string_view name) const;
  void keep(Own own);

  base::Sources& sources_;
  base::Root root_;
  image::SvgOptions svg_;
  mutable std::mutex mutex_;
  std::map<std::string, Picture, std::less<>> known_;
  OwnList own_;  ///< the last used first
  std::map<std::pair<base::Root, std::string>, OwnList::iterator> own_by_name_;
  std::size_t own_bytes_ = 0;
  std::size_t own_limit_;
};

/// The folder of the file that a span lies in: what local details name is meant from there.
[[nodiscard]] base::Root folder_of_file(const base::Sources& sources, base::FileId file);

}  // namespace handbill::app
