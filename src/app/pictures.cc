#include "app/pictures.h"

#include <algorithm>

namespace handbill::app {

Pictures::Pictures(const Job& job, base::Sources& sources, base::Root root)
    : sources_(sources), root_(std::move(root)) {
  svg_.worker = job.worker;
  svg_.cache_folder = job.cache_folder;
}

base::Result<Picture> Pictures::get(std::string_view name, base::Span asked_at, base::Diagnostics& diagnostics) {
  const std::lock_guard lock(mutex_);
  if (const auto found = known_.find(name); found != known_.end()) return found->second;
  Picture picture = TRY(load(name, asked_at, diagnostics));
  known_.emplace(std::string(name), picture);
  return picture;
}

base::Result<Picture> Pictures::load(std::string_view name, base::Span asked_at, base::Diagnostics& diagnostics) {
  const bool is_svg = name.ends_with(".svg") || name.ends_with(".SVG");
  const std::size_t limit = is_svg ? svg_.limits.file_bytes : image::RasterLimits{}.file_bytes;
  const base::FileId file = TRY(sources_.read({root_, std::string(name), limit, asked_at}, diagnostics));
  const std::string_view bytes = sources_.bytes(file);
  if (is_svg) return Picture(TRY(image::load_svg(bytes, name, asked_at, svg_, diagnostics)));
  return Picture(TRY(image::decode(bytes, name, asked_at, diagnostics)));
}

}  // namespace handbill::app
