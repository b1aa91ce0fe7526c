#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include "app/preflight.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

constexpr int dpi = 72;
constexpr std::size_t most_output = std::size_t{1} << 30;

/// A word that a shell takes as it is.
std::string quoted(const std::string& text) {
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

int close_pipe(std::FILE* pipe) { return ::pclose(pipe); }

/// What a command prints; its exit code goes to `code`.
std::string output_of(const std::string& command, int& code) {
  std::string out;
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) {
    code = -1;
    return out;
  }
  std::array<char, 1 << 16> piece{};
  for (std::size_t size = 0; (size = std::fread(piece.data(), 1, piece.size(), pipe)) > 0 && out.size() < most_output;)
    out.append(piece.data(), size);
  code = close_pipe(pipe);
  return out;
}

struct Picture {
  std::size_t width = 0;
  std::size_t height = 0;
  std::string_view pixels;  ///< four inks each, 255 is full
};

/// The next picture of a PAM stream; nothing at its end.
std::optional<Picture> next_picture(std::string_view& stream) {
  if (!stream.starts_with("P7\n")) return std::nullopt;
  const std::size_t head = stream.find("ENDHDR\n");
  if (head == std::string_view::npos) return std::nullopt;
  const std::string_view header = stream.substr(0, head);
  const auto number = [&](std::string_view key) {
    const std::size_t at = header.find(key);
    std::size_t value = 0;
    if (at != std::string_view::npos)
      std::from_chars(header.data() + at + key.size(), header.data() + header.size(), value);
    return value;
  };
  Picture picture{number("WIDTH "), number("HEIGHT "), {}};
  const std::size_t size = picture.width * picture.height * 4;
  const std::size_t begin = head + 7;
  if (number("DEPTH ") != 4 || size == 0 || begin + size > stream.size()) return std::nullopt;
  picture.pixels = stream.substr(begin, size);
  stream.remove_prefix(begin + size);
  return picture;
}

/// The mean over the window at each place, the largest of them.
preflight::MeasuredInk peak_of(const Picture& picture, double window) {
  const auto side = static_cast<std::size_t>(std::max(1.0, std::sqrt(window) / 25.4 * dpi + 0.5));
  std::vector<std::uint64_t> sums((picture.width + 1) * (picture.height + 1));
  const std::size_t row = picture.width + 1;
  for (std::size_t y = 0; y < picture.height; ++y) {
    std::uint64_t line = 0;
    for (std::size_t x = 0; x < picture.width; ++x) {
      for (std::size_t i = 0; i < 4; ++i)
        line += static_cast<unsigned char>(picture.pixels[(y * picture.width + x) * 4 + i]);
      sums[(y + 1) * row + x + 1] = sums[y * row + x + 1] + line;
    }
  }
  preflight::MeasuredInk ink;
  for (std::size_t y = 0; y + side <= picture.height; ++y) {
    for (std::size_t x = 0; x + side <= picture.width; ++x) {
      const std::uint64_t sum =
          sums[(y + side) * row + x + side] + sums[y * row + x] - sums[y * row + x + side] - sums[(y + side) * row + x];
      const double mean = static_cast<double>(sum) / 255 / static_cast<double>(side * side);
      if (mean <= ink.most) continue;
      ink.most = mean;
      const auto point = [](std::size_t pixel) { return base::pt(static_cast<double>(pixel) * 72 / dpi); };
      ink.at = {point(x), point(y), point(side), point(side)};
    }
  }
  return ink;
}

}  // namespace

Result<std::vector<preflight::MeasuredInk>> ink_by_ghostscript(const std::string& file,
                                                               const product::ShopProfile& shop,
                                                               Diagnostics& diagnostics) {
  int code = 0;
  output_of("command -v gs 2>/dev/null", code);
  if (code != 0) {
    diagnostics
        .error("no-ghostscript", {}, "expected Ghostscript for --with-gs, found none on this machine",
               base::Fault::missing)
        .hint(
            "install it (on Debian: apt install ghostscript), or leave --with-gs out: rules that need it are then not "
            "tested");
    return Failed{};
  }
  // Cut to the trim, so that places are the same for all who read them.
  const std::string drawn = output_of("gs -q -dSAFER -dBATCH -dNOPAUSE -dUseTrimBox -sDEVICE=pamcmyk32 -r" +
                                          std::to_string(dpi) + " -sOutputFile=- " + quoted(file) + " 2>/dev/null",
                                      code);
  std::vector<preflight::MeasuredInk> pages;
  std::string_view stream = drawn;
  while (const auto picture = next_picture(stream)) {
    pages.push_back(peak_of(*picture, shop.ink_window));
    pages.back().page = static_cast<int>(pages.size());
  }
  if (code != 0 || pages.empty()) {
    diagnostics.error("ghostscript-failed", {}, "expected Ghostscript to draw " + file + ", found that it cannot",
                      base::Fault::data);
    return Failed{};
  }
  return pages;
}

}  // namespace handbill::app
