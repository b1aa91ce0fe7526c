// handbill-svg-worker MEMORY_BYTES CPU_SECONDS OUTPUT_BYTES: an SVG on standard input becomes a flat drawing
// (image/flat.h) on standard output. A process of its own, because a stranger's SVG may take any memory and time, or
// bring librsvg down.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <new>
#include <string>
#include <string_view>

#include "image/flat.h"
#include "image/worker.h"
#include "svg-worker/draw.h"
#include "svg-worker/flatten.h"
#include "svg-worker/refusal.h"

namespace {

using handbill::image::WorkerExit;
using handbill::svg_worker::Refusal;

constexpr int usage_error = 64;  // sysexits.h, EX_USAGE

bool limit(int resource, std::uint64_t soft, std::uint64_t hard) {
  const rlimit limits{soft, hard};
  return ::setrlimit(static_cast<__rlimit_resource>(resource), &limits) == 0;
}

/// Before a byte is read. False where a limit cannot be set: then nothing is read.
bool set_limits([[maybe_unused]] std::uint64_t memory, std::uint64_t cpu_seconds) {
  // Whoever started us may be killed; we must not live on.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#ifndef __SANITIZE_ADDRESS__
  // The address sanitizer itself maps terabytes.
  if (!limit(RLIMIT_AS, memory, memory)) return false;
#endif
  // The soft limit's signal says why; the hard one comes a second later if that does not end it.
  return limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 1);
}

std::string read_input() {
  std::string bytes;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

bool write_output(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

WorkerExit run(std::uint64_t most_output) {
  try {
    const std::string flat =
        handbill::image::write_flat(handbill::svg_worker::flatten(handbill::svg_worker::draw(read_input())));
    if (flat.size() > most_output) {
      write_output("more shapes than " + std::to_string(most_output >> 20) + " MB hold");
      return WorkerExit::unsupported;
    }
    return write_output(flat) ? WorkerExit::drawn : WorkerExit::broken;
  } catch (const Refusal& refusal) {
    write_output(refusal.words);
    return refusal.code;
  } catch (const std::bad_alloc&) { return WorkerExit::out_of_memory; }
}

bool parse(std::string_view text, std::uint64_t& value) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t memory = 0, cpu_seconds = 0, most_output = 0;
  const bool is_called_right =
      argc == 4 && parse(argv[1], memory) && parse(argv[2], cpu_seconds) && parse(argv[3], most_output);
  if (!is_called_right || !set_limits(memory, cpu_seconds)) {
    constexpr std::string_view usage =
        "handbill-svg-worker is started by handbill: MEMORY_BYTES CPU_SECONDS OUTPUT_BYTES <in.svg\n";
    return ::write(STDERR_FILENO, usage.data(), usage.size()) > 0 ? usage_error : usage_error;
  }
  const auto code = static_cast<int>(run(most_output));
  // Nothing is left to be done for anybody: the libraries' own tidying up would only take time.
  ::_exit(code);
}
