#include "app/pictures.h"

#include <algorithm>
#include <filesystem>

namespace handbill::app {

namespace {

bool is_drawing(std::string_view name) { return name.ends_with(".svg") || name.ends_with(".SVG"); }

std::size_t bytes_of(const image::PathData& path) {
  return path.verbs.size() * sizeof(path.verbs.front()) + path.coordinates.size() * sizeof(path.coordinates.front());
}

/// Bytes of what is kept of a file that is no picture.
constexpr std::size_t about_a_failure = 1024;

/// About as much memory as it takes.
std::size_t bytes_of(const Picture& picture) {
  if (const auto* raster = std::get_if<image::RasterRef>(&picture))
    return sizeof(image::Raster) + (*raster)->pixels.size() + (*raster)->jpeg.size() + (*raster)->icc.size();
  const image::Vector& drawing = *std::get<image::VectorRef>(picture);
  std::size_t bytes = sizeof(image::Vector);
  for (const image::VectorPath& path : drawing.paths) bytes += sizeof(path) + bytes_of(path.path);
  for (const image::Clip& clip : drawing.clips) bytes += sizeof(clip) + bytes_of(clip.path);
  return bytes;
}

}  // namespace

base::Root folder_of_file(const base::Sources& sources, base::FileId file) {
  const std::string folder = std::filesystem::path(sources.name(file)).parent_path().string();
  return {folder.empty() ? "." : folder};
}

Pictures::Pictures(const Job& job, base::Sources& sources, base::Root root, std::size_t own_limit)
    : sources_(sources), root_(std::move(root)), own_limit_(own_limit) {
  svg_.worker = job.worker;
  svg_.cache_folder = job.cache_folder;
}

base::Result<Picture> Pictures::get(std::string_view name, base::Span asked_at, base::Diagnostics& diagnostics) {
  const std::lock_guard lock(mutex_);
  if (const auto found = known_.find(name); found != known_.end()) return found->second;
  const base::FileId file = TRY(sources_.read({root_, std::string(name), limit_of(name), asked_at}, diagnostics));
  Picture picture = TRY(decode(sources_.bytes(file), name, asked_at, diagnostics));
  known_.emplace(std::string(name), picture);
  return picture;
}

base::Result<Picture> Pictures::get_own(std::string_view name, base::Span asked_at, base::Diagnostics& diagnostics) {
  if (!asked_at.is_known()) return get(name, asked_at, diagnostics);
  const std::pair key(folder_of_file(sources_, asked_at.file), std::string(name));
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = own_by_name_.find(key); found != own_by_name_.end()) {
      own_.splice(own_.begin(), own_, found->second);
      if (own_.front().picture) return *own_.front().picture;
      for (base::Diagnostic each : own_.front().said) {
        each.span = asked_at;
        diagnostics.add(std::move(each));
      }
      return base::Failed{};
    }
  }
  // Others go on meanwhile: each row has a picture of its own, as a rule.
  const std::string bytes = TRY(sources_.read_apart({key.first, key.second, limit_of(name), asked_at}, diagnostics));
  base::Diagnostics said;
  const auto picture = decode(bytes, name, asked_at, said);
  if (picture) keep({key, picture.value(), bytes_of(picture.value()), {}});
  else keep({key, std::nullopt, about_a_failure, said.list()});
  diagnostics.append(std::move(said));
  if (!picture) return base::Failed{};
  return picture.value();
}

void Pictures::keep(Own own) {
  const std::lock_guard lock(mutex_);
  if (own_by_name_.contains(own.key)) return;
  own_bytes_ += own.bytes;
  own_.push_front(std::move(own));
  own_by_name_.emplace(own_.front().key, own_.begin());
  while (own_bytes_ > own_limit_) {
    own_bytes_ -= own_.back().bytes;
    own_by_name_.erase(own_.back().key);
    own_.pop_back();
  }
}

std::size_t Pictures::own_bytes() const {
  const std::lock_guard lock(mutex_);
  return own_bytes_;
}

std::size_t Pictures::limit_of(std::string_view name) const {
  return is_drawing(name) ? svg_.limits.file_bytes : image::RasterLimits{}.file_bytes;
}

base::Result<Picture> Pictures::decode(std::string_view bytes, std::string_view name, base::Span asked_at,
                                       base::Diagnostics& diagnostics) const {
  if (is_drawing(name)) return Picture(TRY(image::load_svg(bytes, name, asked_at, svg_, diagnostics)));
  return Picture(TRY(image::decode(bytes, name, asked_at, diagnostics)));
}

}  // namespace handbill::app
