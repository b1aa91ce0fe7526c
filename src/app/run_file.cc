#include "app/run_file.h"

#include <filesystem>

#include "press/press.h"

namespace handbill::app {

base::Result<std::unique_ptr<RunFile>> RunFile::begin(const std::string& path, base::Diagnostics& diagnostics) {
  std::error_code problem;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::filesystem::create_directories(folder, problem);
  if (problem) return base::cannot_write(diagnostics, "cannot make the folder " + folder.string(), problem.value());
  base::sweep_beside(path);
  base::WholeFile file = TRY(base::WholeFile::begin(path, diagnostics));
  return std::unique_ptr<RunFile>(new RunFile(std::move(file)));
}

RunFile::RunFile(base::WholeFile file)
    : file_(std::move(file)), gathering_([this](std::string_view bytes) {
        size_ += bytes.size();
        return file_.add(bytes, said_);
      }) {}

bool RunFile::put(std::size_t place, std::optional<Piece> piece) {
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [&] { return is_broken_ || place < next_ + most_waiting; });
  waiting_.emplace(place, std::move(piece));
  while (!is_broken_ && !waiting_.empty() && waiting_.begin()->first == next_) {
    const auto& first = waiting_.begin()->second;
    if (first) {
      if (!about_) about_ = first->about;
      ids_.add(first->about.document_id);
      is_broken_ = !gathering_.add(first->sheaf);
    }
    waiting_.erase(waiting_.begin());
    ++next_;
  }
  moved_.notify_all();
  return !is_broken_;
}

base::Result<base::Done> RunFile::finish(base::Diagnostics& diagnostics) {
  const std::lock_guard lock(mutex_);
  if (about_ && !is_broken_) {
    // A standard's file has a name of its own, which is not that of its first piece.
    if (!about_->document_id.empty()) about_->document_id = press::document_id(ids_.hex());
    // Links belong to pages, and those are in already.
    is_broken_ = !gathering_.finish(*about_);
    if (!is_broken_) return file_.finish(diagnostics);
  }
  diagnostics.append(std::move(said_));
  if (is_broken_) return base::Failed{};
  return base::Done{};
}

}  // namespace handbill::app
