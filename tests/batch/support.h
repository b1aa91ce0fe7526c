#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/sources.h"
#include "batch/item.h"

namespace handbill::batch {

/// A folder of its own, gone at the end.
class Folder {
 public:
  Folder() : path_(testing::TempDir() + "batch-XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) ADD_FAILURE() << "no folder";
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  std::string path_;
};

inline std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write(const std::string& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// What a user would read.
inline std::string told(const base::Diagnostics& diagnostics) {
  const base::MapSources sources({});
  std::string all;
  for (const auto& each : diagnostics.sorted()) all += base::format(each, sources);
  return all;
}

/// The same with `DIR` for the folder.
inline std::string told(const base::Diagnostics& diagnostics, const Folder& folder) {
  std::string all = told(diagnostics);
  for (auto at = all.find(folder.path()); at != std::string::npos; at = all.find(folder.path()))
    all.replace(at, folder.path().size(), "DIR");
  return all;
}

inline Item done(std::size_t row) {
  Item item;
  item.row = row;
  item.name = "church-" + std::to_string(row) + ".pdf";
  item.input = std::string(63, 'a') + std::to_string(row % 10);
  item.output = std::string(63, 'b') + std::to_string(row % 10);
  item.bytes = 1000 + row;
  item.pages = 2;
  item.ok = true;
  item.ms = static_cast<std::uint32_t>(row * 7 % 100);
  return item;
}

inline Item failed(std::size_t row) {
  Item item = done(row);
  item.output.clear();
  item.bytes = 0;
  item.pages = 0;
  item.ok = false;
  item.faults = {{"overflow", 12, 5}, {"missing-glyph", 0, 0}};
  return item;
}

}  // namespace handbill::batch
