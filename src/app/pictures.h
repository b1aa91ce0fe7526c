#pragma once

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

/// The pictures of a job, each decoded once. Threads may ask at the same time.
class Pictures {
 public:
  Pictures(const Job& job, base::Sources& sources, base::Root root);
  /// What failed once fails again, with its diagnostics at the place that asks.
  [[nodiscard]] base::Result<Picture> get(std::string_view name, base::Span asked_at, base::Diagnostics& diagnostics);
  /// The names of the SVG files in a folder, sorted.
  [[nodiscard]] std::vector<std::string> drawings_in(std::string_view folder) const {
    return sources_.list(root_, folder, ".svg");
  }

 private:
  [[nodiscard]] base::Result<Picture> load(std::string_view name, base::Span asked_at, base::Diagnostics& diagnostics);

  base::Sources& sources_;
  base::Root root_;
  image::SvgOptions svg_;
  std::mutex mutex_;
  std::map<std::string, Picture, std::less<>> known_;
};

}  // namespace handbill::app
