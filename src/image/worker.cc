#include "image/worker.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <thread>
#include <utility>

namespace handbill::image {

namespace {

using Clock = std::chrono::steady_clock;

/// An open file that closes itself.
class File {
 public:
  File() = default;
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  File& operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~File() { close(); }
  void close() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  }
  [[nodiscard]] int get() const { return descriptor_; }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

 private:
  int descriptor_ = -1;
};

/// The same file under a number above 2, so that handing it to the worker as 0, 1 or 2 overwrites none of the others.
File above_standard(int descriptor) {
  File file(descriptor);
  if (descriptor < 0 || descriptor > 2) return file;
  return File(::fcntl(descriptor, F_DUPFD_CLOEXEC, 3));
}

/// The input as a file in memory: nothing to feed, no pipe to break.
File input_file(std::string_view bytes) {
  File file = above_standard(::memfd_create("svg", MFD_CLOEXEC));
  while (file.is_open() && !bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return {};
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file.is_open() && ::lseek(file.get(), 0, SEEK_SET) != 0) return {};
  return file;
}

struct Pipe {
  File read;
  File write;
};
std::optional<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  Pipe pipe{above_standard(ends[0]), above_standard(ends[1])};
  if (!pipe.read.is_open() || !pipe.write.is_open()) return std::nullopt;
  return pipe;
}

/// posix_spawn's two parameter objects, given back whatever happens.
struct Spawning {
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};

  Spawning() {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;
  ~Spawning() {
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
  }
};

/// Starts the program with three files, default signals and next to no environment. 0, or why it could not be started.
int start(const std::string& program, const SvgLimits& limits, const File& in, const File& out, const File& errors,
          pid_t& pid) {
  Spawning spawning;
  ::posix_spawn_file_actions_adddup2(&spawning.actions, in.get(), 0);
  ::posix_spawn_file_actions_adddup2(&spawning.actions, out.get(), 1);
  ::posix_spawn_file_actions_adddup2(&spawning.actions, errors.get(), 2);
  ::posix_spawn_file_actions_addclosefrom_np(&spawning.actions, 3);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  ::posix_spawnattr_setsigmask(&spawning.attributes, &none);
  ::posix_spawnattr_setsigdefault(&spawning.attributes, &all);
  ::posix_spawnattr_setflags(&spawning.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  std::array<std::string, 4> words{program, std::to_string(limits.memory_bytes), std::to_string(limits.cpu_seconds),
                                   std::to_string(worker_output_limit)};
  std::array<char*, 5> argv{words[0].data(), words[1].data(), words[2].data(), words[3].data(), nullptr};
  std::string locale = "LC_ALL=C";
  std::array<char*, 2> environment{locale.data(), nullptr};
  return ::posix_spawn(&pid, program.c_str(), &spawning.actions, &spawning.attributes, argv.data(), environment.data());
}

/// Takes what is there; false at the end of the stream.
bool take(const File& from, std::string& to, std::size_t limit) {
  std::array<char, 65536> buffer;
  const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  if (count == 0) return false;
  const std::size_t room = limit > to.size() ? limit - to.size() : 0;
  to.append(buffer.data(), std::min(room, static_cast<std::size_t>(count)));
  return true;
}

int milliseconds_left(Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return left > 0 ? static_cast<int>(left) + 1 : 0;
}

/// What came over the two pipes.
struct Heard {
  std::string output;
  std::string errors;
  bool is_late = false;
  bool is_too_much = false;
};

/// Listens until both pipes are closed, the time is up or too much has been said.
Heard listen(File out, File errors, Clock::time_point deadline) {
  constexpr std::size_t most_errors = 4096;
  Heard heard;
  while (out.is_open() || errors.is_open()) {
    std::array<pollfd, 2> wanted{{{out.get(), POLLIN, 0}, {errors.get(), POLLIN, 0}}};
    const int left = milliseconds_left(deadline);
    if (left == 0) return heard.is_late = true, heard;
    if (::poll(wanted.data(), wanted.size(), left) < 0 && errno != EINTR) return heard.is_late = true, heard;
    if (wanted[0].revents != 0 && !take(out, heard.output, worker_output_limit + 1)) out.close();
    if (wanted[1].revents != 0 && !take(errors, heard.errors, most_errors)) errors.close();
    if (heard.output.size() > worker_output_limit) return heard.is_too_much = true, heard;
  }
  return heard;
}

/// The status of the ended process, or nothing when the time is up: then it has been killed. Leaves no zombie either
/// way.
std::optional<int> wait_for(pid_t pid, Clock::time_point deadline) {
  int status = 0;
  for (;;) {
    const pid_t ended = ::waitpid(pid, &status, WNOHANG);
    if (ended == pid) return status;
    if ((ended < 0 && errno != EINTR) || milliseconds_left(deadline) == 0) break;
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  ::kill(pid, SIGKILL);
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
  return std::nullopt;
}

std::string in_seconds(unsigned milliseconds) {
  std::string text = std::to_string(milliseconds / 1000);
  if (milliseconds % 1000 != 0) text += "." + std::to_string(milliseconds % 1000 + 1000).substr(1);
  while (text.find('.') != std::string::npos && text.back() == '0') text.pop_back();
  return text + " s";
}

/// Rust, GLib and libstdc++ each say it in their own words before they abort.
bool is_out_of_memory(std::string_view errors) {
  for (const char* words :
       {"memory allocation of", "failed to allocate", "out of memory", "bad_alloc", "Cannot allocate memory"}) {
    if (errors.find(words) != std::string_view::npos) return true;
  }
  return false;
}

std::string memory_clause(const SvgLimits& limits) {
  return "it took more than " + std::to_string(limits.memory_bytes >> 20) + " MB";
}

void explain(int status, const Heard& heard, const SvgLimits& limits, WorkerEnd& end) {
  if (WIFEXITED(status)) {
    end.exit_code = WEXITSTATUS(status);
    if (end.exit_code == static_cast<int>(WorkerExit::out_of_memory) ||
        (end.exit_code != 0 && is_out_of_memory(heard.errors))) {
      end.failure = memory_clause(limits);
    }
    return;
  }
  const int signal = WTERMSIG(status);
  if (signal == SIGXCPU) {
    end.failure = "it took more than " + std::to_string(limits.cpu_seconds) + " s of processor time";
  } else if (signal == SIGKILL) {
    end.failure = "the program that reads it was killed";
  } else if (is_out_of_memory(heard.errors)) {
    end.failure = memory_clause(limits);
  } else {
    end.failure = "the program that reads it crashed (signal " + std::to_string(signal) + ")";
  }
}

}  // namespace

WorkerEnd run_worker(const std::string& program, std::string_view input, const SvgLimits& limits) {
  const auto deadline = Clock::now() + std::chrono::milliseconds(limits.wall_milliseconds);
  WorkerEnd end;
  const File in = input_file(input);
  auto out = make_pipe();
  auto errors = make_pipe();
  if (!in.is_open() || !out || !errors) {
    end.failure = "no pipe could be opened";
    return end;
  }
  pid_t pid = 0;
  if (const int error = start(program, limits, in, out->write, errors->write, pid); error != 0) {
    end.is_missing = true;
    return end;
  }
  out->write.close();
  errors->write.close();
  Heard heard = listen(std::move(out->read), std::move(errors->read), deadline);
  const auto status = wait_for(pid, heard.is_late || heard.is_too_much ? Clock::now() : deadline);
  if (heard.is_too_much) {
    end.failure = "its flat form takes more than " + std::to_string(worker_output_limit >> 20) + " MB";
  } else if (heard.is_late || !status) {
    end.failure = "it took longer than " + in_seconds(limits.wall_milliseconds);
  } else {
    explain(*status, heard, limits, end);
  }
  end.output = std::move(heard.output);
  return end;
}

}  // namespace handbill::image
