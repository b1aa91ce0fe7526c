#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "app/handbill.h"
#include "base/whole_file.h"

namespace handbill::app {

using base::Done;
using base::Result;

Result<Done> write_file(const std::string& path, std::string_view bytes, base::Diagnostics& diagnostics) {
  const std::filesystem::path target(path);
  const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) return base::cannot_write(diagnostics, "cannot make the folder " + folder.string(), problem.value());
  if (std::filesystem::is_directory(target, problem))
    return base::cannot_write(diagnostics, "cannot write " + path, EISDIR);

  base::sweep_beside(path);
  auto file = TRY(base::WholeFile::begin(path, diagnostics));
  TRY(file.add(bytes, diagnostics));
  return file.finish(diagnostics);
}

Result<Done> write_descriptor(int descriptor, std::string_view bytes, base::Diagnostics& diagnostics) {
  const int code = base::write_all(descriptor, std::array{bytes});
  if (code != 0) return base::cannot_write(diagnostics, "cannot write to standard output", code);
  return Done{};
}

}  // namespace handbill::app
