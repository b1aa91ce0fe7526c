#include "base/sources.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <system_error>

#include "base/beneath.h"
#include "base/handle.h"
#include "base/utf8.h"

namespace handbill::base {

namespace {

/// O_NONBLOCK: opening a FIFO must not wait for a writer. It changes nothing for regular files.
constexpr int read_flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

std::string folder_path(const Root& root) { return root.folder.empty() ? "." : root.folder; }

std::string joined(std::string_view folder, std::string_view name) {
  while (folder.starts_with("./")) folder.remove_prefix(2);  // `./content` is `content` to a reader
  if (folder.empty() || folder == ".") return std::string(name);
  std::string path(folder);
  if (path.back() != '/') path += '/';
  return path += name;
}

/// As the user would write it.
std::string shown_folder(const Root& root) {
  std::string_view folder = root.folder;
  while (folder.starts_with("./")) folder.remove_prefix(2);
  return folder.empty() ? "." : std::string(folder);
}

/// Never cut: a name that the user must find again.
std::string named(std::string_view name) { return '"' + printable(name) + '"'; }

std::size_t limit_of(const Wanted& wanted) { return wanted.limit == 0 ? default_file_limit : wanted.limit; }

/// By the name alone: absolute, or with a `..` in it.
bool leads_out(std::string_view name) {
  if (name.starts_with('/')) return true;
  while (!name.empty()) {
    const std::size_t slash = std::min(name.find('/'), name.size());
    if (name.substr(0, slash) == "..") return true;
    name.remove_prefix(std::min(slash + 1, name.size()));
  }
  return false;
}

Failed outside_root(const Wanted& wanted, Diagnostics& diagnostics) {
  diagnostics
      .error("file-outside-root", wanted.asked_at,
             "expected a file in the folder " + named(shown_folder(wanted.root)) + " or below, found " +
                 named(wanted.name))
      .hint(
          "copy the file into that folder and name it from there, without `..`, a leading `/` or a link that leads "
          "out");
  return Failed{};
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

/// The file of the same folder whose name is nearest, whatever the case; empty where none is near.
std::string nearest_file(const Wanted& wanted, const Sources& sources) {
  const std::size_t slash = wanted.name.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : wanted.name.substr(0, slash);
  const std::string name = lowered(slash == std::string::npos ? wanted.name : wanted.name.substr(slash + 1));
  const std::vector<std::string> files = sources.list(wanted.root, folder, "");
  std::vector<std::string> lower;
  for (const std::string& file : files) lower.push_back(lowered(file));
  const std::string_view near = nearest(name, {lower.begin(), lower.end()});
  const auto found = std::find(lower.begin(), lower.end(), near);
  if (near.empty() || found == lower.end()) return {};
  return joined(folder, files[static_cast<std::size_t>(found - lower.begin())]);
}

Failed missing(const Wanted& wanted, const Sources& sources, Diagnostics& diagnostics) {
  Diagnostic& error =
      diagnostics.error("file-missing", wanted.asked_at,
                        "there is no file " + named(joined(wanted.root.folder, wanted.name)), Fault::missing);
  if (wanted.name.find("://") != std::string::npos) {
    error.hint("nothing is fetched from the web: save the file in the project, and name it from there");
  } else if (wanted.name.find('\\') != std::string::npos) {
    error.hint("write `/` in the place of `\\`, and name the file from its folder in the project");
  } else if (const std::string near = nearest_file(wanted, sources); !near.empty()) {
    error.hint("did you mean `" + printable(near) + "`?");
  } else {
    error.hint("check the name, also its upper and lower case");
  }
  return Failed{};
}

Failed not_regular(const Wanted& wanted, std::string_view what, Diagnostics& diagnostics) {
  diagnostics
      .error(
          "file-not-regular", wanted.asked_at,
          "expected a file, found that " + named(joined(wanted.root.folder, wanted.name)) + " is " + std::string(what),
          Fault::data)
      .hint(what == "a folder" && wanted.asked_at.is_known() ? "name a file in that folder"
                                                             : "put a file in its place");
  return Failed{};
}

Failed too_large(const Wanted& wanted, std::string_view found, Diagnostics& diagnostics) {
  diagnostics
      .error("file-too-large", wanted.asked_at,
             "expected at most " + std::to_string(limit_of(wanted)) + " bytes, found " + std::string(found) + " in " +
                 named(joined(wanted.root.folder, wanted.name)),
             Fault::data)
      .hint("is this the right file?");
  return Failed{};
}

Failed unreadable(const Wanted& wanted, int error, Diagnostics& diagnostics) {
  Diagnostic& refused = diagnostics.error(
      "file-unreadable", wanted.asked_at,
      "cannot read " + named(joined(wanted.root.folder, wanted.name)) + ": " + std::generic_category().message(error),
      Fault::missing);
  if (error == ELOOP) refused.hint("a link leads back to itself: put the file in its place");
  if (error == EACCES || error == EPERM) refused.hint("give yourself the right to read it");
  return Failed{};
}

/// What can be said before the file system is asked.
Result<Done> check_name(const Wanted& wanted, const Sources& sources, Diagnostics& diagnostics) {
  if (wanted.name.empty()) {
    diagnostics.error("file-missing", wanted.asked_at, "expected the name of a file, found an empty text",
                      Fault::missing);
    return Failed{};
  }
  if (wanted.name.find('\0') != std::string::npos) return missing(wanted, sources, diagnostics);
  if (leads_out(wanted.name)) return outside_root(wanted, diagnostics);
  return Done{};
}

Failed could_not_open(const Wanted& wanted, int error, const Sources& sources, Diagnostics& diagnostics) {
  switch (error) {
    case EXDEV:
      return outside_root(wanted, diagnostics);
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
      return missing(wanted, sources, diagnostics);
    case ENXIO:
      return not_regular(wanted, "a socket or a device", diagnostics);
    default:
      return unreadable(wanted, error, diagnostics);
  }
}

std::string_view kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a pipe";
  return "a socket or a device";
}

/// All bytes up to the end of the file; it may have grown or shrunk since it was measured.
Result<std::string> read_all(const OpenFile& file, std::size_t expected, const Wanted& wanted,
                             Diagnostics& diagnostics) {
  const std::size_t limit = limit_of(wanted);
  std::string bytes(expected + 1, '\0');  // one more byte: the end is seen without a second round
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) bytes.resize(std::min(2 * bytes.size() + 4096, limit + 1));
    const ssize_t got = ::read(file.descriptor(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(wanted, errno, diagnostics);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > limit) return too_large(wanted, "more", diagnostics);
  }
  bytes.resize(size);
  return bytes;
}

/// `folder` and `name` of a MapSources key.
std::string_view strip_folder(std::string_view key, std::string_view prefix) {
  if (prefix.empty()) return key;
  if (!key.starts_with(prefix) || key.size() <= prefix.size() || key[prefix.size()] != '/') return {};
  return key.substr(prefix.size() + 1);
}

}  // namespace

Result<FileId> Sources::read(const Wanted& wanted, Diagnostics& diagnostics) {
  TRY(check_name(wanted, *this, diagnostics));
  const std::pair key(wanted.root, wanted.name);
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = by_name_.find(key); known != by_name_.end()) {
      const std::size_t size = entries_.at(known->second.value - 1).bytes.size();
      if (size > limit_of(wanted)) return too_large(wanted, std::to_string(size), diagnostics);
      return known->second;
    }
  }
  std::string loaded = TRY(load(wanted, diagnostics));
  const std::scoped_lock lock(mutex_);
  // Another thread may have read it meanwhile: its copy stays the only one.
  if (const auto known = by_name_.find(key); known != by_name_.end()) return known->second;
  const FileId file = keep({joined(wanted.root.folder, wanted.name), std::move(loaded), wanted.root});
  by_name_.emplace(key, file);
  return file;
}

Result<std::string> Sources::read_apart(const Wanted& wanted, Diagnostics& diagnostics) {
  TRY(check_name(wanted, *this, diagnostics));
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = by_name_.find({wanted.root, wanted.name}); known != by_name_.end())
      return entries_.at(known->second.value - 1).bytes;
  }
  return load(wanted, diagnostics);
}

FileId Sources::add(std::string name, std::string bytes) {
  const std::scoped_lock lock(mutex_);
  return keep({std::move(name), std::move(bytes), {}});
}

void Sources::put(const Root& root, std::string_view name, std::string bytes) {
  const std::scoped_lock lock(mutex_);
  const FileId file = keep({joined(root.folder, name), std::move(bytes), root});
  by_name_.insert_or_assign({root, std::string(name)}, file);
}

std::string_view Sources::bytes(FileId file) const {
  const std::scoped_lock lock(mutex_);
  assert(file.value != 0);
  return entries_.at(file.value - 1).bytes;
}

std::string_view Sources::name(FileId file) const {
  const std::scoped_lock lock(mutex_);
  assert(file.value != 0);
  return entries_.at(file.value - 1).name;
}

Root Sources::root(FileId file) const {
  const std::scoped_lock lock(mutex_);
  assert(file.value != 0);
  return entries_.at(file.value - 1).root;
}

std::vector<std::string> Sources::names_read() const {
  std::vector<std::string> names;
  {
    const std::scoped_lock lock(mutex_);
    for (const Entry& entry : entries_) names.push_back(entry.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<FileId> Sources::files() const {
  const std::scoped_lock lock(mutex_);
  std::vector<FileId> files;
  for (std::uint32_t i = 1; i <= entries_.size(); ++i) files.push_back({i});
  return files;
}

FileId Sources::keep(Entry entry) {
  entries_.push_back(std::move(entry));
  return {static_cast<std::uint32_t>(entries_.size())};
}

bool DiskSources::exists(const Root& root, std::string_view name) const {
  if (name.empty() || leads_out(name) || name.find('\0') != std::string_view::npos) return false;
  const Opened opened = open_beneath(folder_path(root), std::string(name), O_PATH | O_CLOEXEC);
  struct stat status {};
  return opened.file.is_open() && ::fstat(opened.file.descriptor(), &status) == 0 && S_ISREG(status.st_mode);
}

std::vector<std::string> DiskSources::list(const Root& root, std::string_view folder, std::string_view suffix) const {
  if (leads_out(folder) || folder.find('\0') != std::string_view::npos) return {};
  Opened opened =
      open_beneath(folder_path(root), folder.empty() ? "." : std::string(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (!opened.file.is_open()) return {};
  const Handle<DIR, ::closedir> directory(::fdopendir(opened.file.descriptor()));
  if (!directory) return {};
  opened.file.release();  // closedir closes it
  std::vector<std::string> names;
  while (const dirent* const entry = ::readdir(directory.get())) {
    const std::string_view name(entry->d_name);
    if (!name.ends_with(suffix)) continue;
    if (entry->d_type == DT_REG || exists(root, joined(folder, name))) names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> DiskSources::load(const Wanted& wanted, Diagnostics& diagnostics) {
  const Opened opened = open_beneath(folder_path(wanted.root), wanted.name, read_flags);
  if (!opened.file.is_open()) return could_not_open(wanted, opened.error, *this, diagnostics);
  struct stat status {};
  if (::fstat(opened.file.descriptor(), &status) != 0) return unreadable(wanted, errno, diagnostics);
  if (!S_ISREG(status.st_mode)) return not_regular(wanted, kind_of(status.st_mode), diagnostics);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > limit_of(wanted)) return too_large(wanted, std::to_string(size), diagnostics);
  return read_all(opened.file, size, wanted, diagnostics);
}

bool MapSources::exists(const Root& root, std::string_view name) const {
  return !name.empty() && !leads_out(name) && files_.contains(joined(root.folder, name));
}

std::vector<std::string> MapSources::list(const Root& root, std::string_view folder, std::string_view suffix) const {
  if (leads_out(folder)) return {};
  std::string prefix = folder.empty() || folder == "." ? folder_path(root) : joined(root.folder, folder);
  if (prefix == ".") prefix.clear();
  while (prefix.ends_with('/')) prefix.pop_back();
  std::vector<std::string> names;
  for (const auto& [key, bytes] : files_) {
    const std::string_view name = strip_folder(key, prefix);
    if (!name.empty() && name.find('/') == std::string_view::npos && name.ends_with(suffix)) names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> MapSources::load(const Wanted& wanted, Diagnostics& diagnostics) {
  const auto found = files_.find(joined(wanted.root.folder, wanted.name));
  if (found == files_.end()) return missing(wanted, *this, diagnostics);
  if (found->second.size() > limit_of(wanted))
    return too_large(wanted, std::to_string(found->second.size()), diagnostics);
  return found->second;
}

}  // namespace handbill::base
