#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "press/inked.h"
#include "press/photograph.h"

namespace handbill::test {
namespace {

/// Where the stage alone finds what it reads, and puts what it makes.
constexpr const char* in_variable = "HANDBILL_PRESS_IN";
constexpr const char* out_variable = "HANDBILL_PRESS_OUT";

display::Pages poster() {
  display::Pages pages = inked();
  pages.pages.front().product.trim = {base::mm(210), base::mm(297)};
  return pages;
}

/// Run by the other tests, in a process that has drawn nothing.
TEST(PressCost, StageAlone) {
  const char* path = std::getenv(in_variable);
  if (path == nullptr) GTEST_SKIP() << "for the other tests of cost";
  std::ifstream file(path, std::ios::binary);
  const std::string keyed{std::istreambuf_iterator<char>(file), {}};
  const Made made = make_from(keyed, poster(), shop());
  EXPECT_EQ(made.messages, "");
  std::ofstream(std::getenv(out_variable), std::ios::binary) << made.bytes;
}

struct Cost {
  double seconds = 0;    ///< of one core
  double megabytes = 0;  ///< at most at once
};

Cost cost_of(const std::vector<std::string>& command) {
  const pid_t child = fork();
  if (child == 0) {
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(127);
    execvp(words[0], words.data());
    _exit(127);
  }
  int status = 0;
  rusage used{};
  EXPECT_EQ(wait4(child, &status, 0, &used), child);
  EXPECT_EQ(status, 0) << command.front();
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return {seconds(used.ru_utime) + seconds(used.ru_stime), static_cast<double>(used.ru_maxrss) / 1024};
}

Cost stage_on(const std::string& in, const std::string& out) {
  return cost_of({"env", std::string(in_variable) + "=" + in, std::string(out_variable) + "=" + out,
                  std::filesystem::read_symlink("/proc/self/exe").string(), "--gtest_filter=PressCost.StageAlone"});
}

TEST(PressCost, OfAPhotographIsAThirdOfGhostscripts) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the promise is about the program that is handed out";
#endif
  display::Pages pages = poster();
  items(pages).emplace_back(shown(jpeg_picture(2551, 3579), rect(-3, -3, 216, 303)));
  const std::string in = write_file("poster.pdf", keyed_of(pages));
  const std::string out = in + ".press";
  const Cost ours = stage_on(in, out);
  const Cost theirs = cost_of({"gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite",
                               "-sColorConversionStrategy=CMYK", "-sOutputFile=" + in + ".gs", in});
  std::printf("press stage: %.2f s, %.0f MB; Ghostscript: %.2f s, %.0f MB\n", ours.seconds, ours.megabytes,
              theirs.seconds, theirs.megabytes);
  EXPECT_LE(ours.seconds, 0.35 * theirs.seconds);
  EXPECT_LE(ours.megabytes, 90);
  EXPECT_NE(output_of("pdfimages -list " + out).find("cmyk"), std::string::npos);
  output_of("rm -f " + in + " " + out + " " + in + ".gs");
}

}  // namespace
}  // namespace handbill::test
