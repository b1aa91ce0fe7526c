#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "app/handbill.h"
#include "base/sources.h"

namespace handbill::app {

/// A folder that is gone with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "handbill-test-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string operator/(std::string_view name) const { return (path_ / name).string(); }
  [[nodiscard]] std::string path() const { return path_.string(); }
  /// Everything right inside, sorted.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(path_))
      all.push_back(entry.path().filename().string());
    std::sort(all.begin(), all.end());
    return all;
  }

 private:
  std::filesystem::path path_;
};

inline std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// All diagnostics as the command prints them.
inline std::string printed(const base::Diagnostics& diagnostics, const base::Sources& sources) {
  std::string all;
  for (const auto& each : diagnostics.sorted()) all += base::format(each, sources);
  return all;
}

inline std::string printed(const base::Diagnostics& diagnostics) { return printed(diagnostics, base::DiskSources()); }

/// One page of the shipped campaign.
inline Job one_page() {
  Job job;
  job.project.folder = PROJECT_FOLDER;
  job.layouts = {"poster-a4"};
  job.languages = {"en"};
  job.editions = {"screen"};
  job.worker = BUILD_FOLDER "/handbill-svg-worker";
  return job;
}

}  // namespace handbill::app
