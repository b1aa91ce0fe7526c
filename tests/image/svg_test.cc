#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/sha256.h"
#include "image/drawings.h"
#include "image/flat.h"

namespace handbill::image {
namespace {

namespace fs = std::filesystem;

/// A folder that goes with the test.
class Folder {
 public:
  Folder() : path_(testing::TempDir() + "handbill-svg-XXXXXX") { EXPECT_NE(::mkdtemp(path_.data()), nullptr); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(path_)) found.push_back(entry.path());
    return found;
  }

 private:
  std::string path_;
};

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A worker that does what the shell script says.
SvgOptions played_by(const Folder& folder, const std::string& script) {
  SvgOptions options = worker_options();
  options.worker = folder.path() + "/worker";
  write(options.worker, "#!/bin/sh\n" + script + "\n");
  ::chmod(options.worker.c_str(), 0755);
  return options;
}

const std::string square = svg_of(R"(<rect x="10" y="20" width="30" height="12.5" fill="#d8431f"/>)");
const std::string failed = "svg-failed: expected a drawing within the limits, \"a.svg\" could not be read: ";
const std::string simplify = " (simplify the drawing)";

TEST(LoadSvg, GivesPathsInTheUnitsOfTheViewBox) {
  const auto drawing = loaded(square);
  ASSERT_TRUE(drawing);
  EXPECT_EQ(drawing->width, 100);
  EXPECT_EQ(drawing->height, 60);
  EXPECT_EQ(drawing->palette, (std::vector<color::Rgb8>{{0xd8, 0x43, 0x1f}}));
  ASSERT_EQ(drawing->paths.size(), 1U);
  EXPECT_EQ(drawing->paths[0].path.coordinates, (std::vector<double>{10, 20, 40, 20, 40, 32.5, 10, 32.5}));
  EXPECT_TRUE(drawing->paths[0].clips.empty());
  EXPECT_EQ(drawing->sha256, base::sha256_hex(square));
}

TEST(LoadSvg, KnowsWhatIsLeftToWhoeverUsesTheDrawing) {
  const auto palette = [](const std::string& attributes) {
    const VectorRef drawing = loaded(svg_of(
        "<g " + attributes +
        R"(><path fill="currentColor" d="M0 0H9V9Z"/><path fill="none" stroke="CURRENTCOLOR" d="M0 0H9"/></g>)"));
    return drawing ? drawing->palette : std::vector<color::Rgb8>{};
  };
  EXPECT_EQ(palette(""), std::vector{current_colour});
  EXPECT_EQ(palette(R"(color="#d8431f")"), (std::vector<color::Rgb8>{{0xd8, 0x43, 0x1f}}));
  const VectorRef own = loaded(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" color="#d8431f"><path fill="currentColor" d="M0 0H9V9Z"/></svg>)");
  ASSERT_TRUE(own);
  EXPECT_EQ(own->palette, (std::vector<color::Rgb8>{{0xd8, 0x43, 0x1f}}));
}

TEST(LoadSvg, PutsTheCornerOfTheViewBoxAtTheOrigin) {
  const auto drawing = loaded(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 1000 40 40" width="10mm" height="10mm"><path d="M-50 1000h1v1z"/></svg>)");
  ASSERT_TRUE(drawing);
  EXPECT_EQ(drawing->paths.at(0).path.coordinates, (std::vector<double>{0, 0, 1, 0, 1, 1}));
  EXPECT_EQ(drawing->width, 40);
}

TEST(LoadSvg, TakesWidthAndHeightWhereThereIsNoViewBox) {
  const auto drawing =
      loaded(R"(<svg xmlns="http://www.w3.org/2000/svg" width="1in" height="48"><path d="M0 0h10v10z"/></svg>)");
  ASSERT_TRUE(drawing);
  EXPECT_EQ(drawing->width, 96);
  EXPECT_EQ(drawing->height, 48);
  EXPECT_EQ(drawing->paths.at(0).path.coordinates, (std::vector<double>{0, 0, 10, 0, 10, 10}));
}

TEST(LoadSvg, KeepsSmallUnitsExact) {
  for (const double side : {0.5, 7.0, 1000.0, 50'000.0}) {
    const std::string text = std::to_string(side);
    const auto drawing =
        loaded(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + text + " " + text + R"(">)" +
               R"x(<path transform="scale(3.7)" d="M0 0L)x" + std::to_string(side / 11) + " " +
               std::to_string(side / 13) + "L0 " + std::to_string(side / 17) + R"(z" stroke="red"/></svg>)");
    ASSERT_TRUE(drawing);
    const auto& at = drawing->paths.at(0).path.coordinates;
    const double slack = std::max(side * 1e-5, 1e-5);
    EXPECT_NEAR(at.at(2), 3.7 * side / 11, slack) << side;
    EXPECT_NEAR(at.at(3), 3.7 * side / 13, slack) << side;
    EXPECT_NEAR(at.at(5), 3.7 * side / 17, slack) << side;
    EXPECT_NEAR(drawing->paths[0].stroke_style.width, 3.7, 1e-5) << side;
  }
}

TEST(LoadSvg, SortsItsColours) {
  const auto drawing = loaded(svg_of(
      R"(<rect width="9" height="9" fill="#ff0000"/><rect width="9" height="9" fill="#0000ff" stroke="#00ff00"/>)"));
  ASSERT_TRUE(drawing);
  EXPECT_EQ(drawing->palette, (std::vector<color::Rgb8>{{0, 0, 255}, {0, 255, 0}, {255, 0, 0}}));
  EXPECT_EQ(std::get<Flat>(*drawing->paths.at(0).fill).colour, 2);
  EXPECT_EQ(std::get<Flat>(*drawing->paths.at(1).stroke).colour, 1);
}

TEST(LoadSvg, ThinsALonelyShapeWithoutAGroup) {
  const auto drawing = loaded(svg_of(
      R"(<rect opacity=".5" width="9" height="9"/><g opacity=".25"><path d="M20 0h9v9z"/><path d="M40 0h9v9z"/></g>)"));
  ASSERT_TRUE(drawing);
  EXPECT_TRUE(drawing->groups.empty());
  EXPECT_DOUBLE_EQ(drawing->paths.at(0).group_opacity, 0.5);
  EXPECT_DOUBLE_EQ(drawing->paths.at(1).group_opacity, 0.25);
  EXPECT_DOUBLE_EQ(drawing->paths.at(2).group_opacity, 0.25);
}

TEST(LoadSvg, KeepsGroupsOfShapesThatOverlap) {
  const auto drawing = loaded(svg_of(
      R"(<path d="M90 0h9v9z"/><g opacity=".5"><rect width="9" height="9"/><g opacity=".25"><rect x="5" width="9" height="9"/><rect x="6" width="9" height="9"/></g></g>)"));
  ASSERT_TRUE(drawing);
  ASSERT_EQ(drawing->groups.size(), 2U);
  EXPECT_EQ(drawing->groups[0].first, 1U);
  EXPECT_EQ(drawing->groups[0].count, 3U);
  EXPECT_DOUBLE_EQ(drawing->groups[0].opacity, 0.5);
  EXPECT_EQ(drawing->groups[1].first, 2U);
  EXPECT_EQ(drawing->groups[1].count, 2U);
}

TEST(LoadSvg, ClipsOnlyWhatAClipTakesSomethingOff) {
  const auto drawing = loaded(svg_of(
      R"(<rect x="-5" width="20" height="9"/><rect x="5" width="20" height="9"/><rect x="200" width="20" height="9"/>)"));
  ASSERT_TRUE(drawing);
  ASSERT_EQ(drawing->paths.size(), 2U);  // the third lies outside
  EXPECT_EQ(drawing->paths[0].clips.size(), 1U);
  EXPECT_TRUE(drawing->paths[1].clips.empty());
}

TEST(LoadSvg, RefusesADrawingWithoutInk) {
  const std::string wanted =
      "svg-empty: expected a drawing with something in it, \"a.svg\" draws nothing "
      "(check that its shapes have sizes and fills and lie within the viewBox)";
  EXPECT_EQ(svg_refusal(svg_of("")), wanted);
  EXPECT_EQ(
      svg_refusal(svg_of(R"(<rect width="nan" height="5"/><rect width="-5" height="5"/><rect width="0" height="5"/>)")),
      wanted);
  EXPECT_EQ(svg_refusal(svg_of(R"(<rect width="5" height="5" fill="none"/><rect width="5" height="5" opacity="0"/>)")),
            wanted);
  EXPECT_EQ(svg_refusal(svg_of(R"(<rect x="500" width="5" height="5"/>)")), wanted);
}

TEST(LoadSvg, RefusesADrawingWithoutSize) {
  const std::string wanted =
      "svg-size: expected a viewBox or a width and height above 0 on <svg>, \"a.svg\" has neither "
      "(write a viewBox such as viewBox=\"0 0 210 297\")";
  for (const char* size : {"", R"(width="nan" height="nan")", R"(width="0" height="0")", R"(width="-5" height="5")",
                           R"(viewBox="0 0 0 0")"}) {
    EXPECT_EQ(svg_refusal("<svg xmlns=\"http://www.w3.org/2000/svg\" " + std::string(size) +
                          "><rect width=\"5\" height=\"5\"/></svg>"),
              wanted)
        << size;
  }
}

TEST(LoadSvg, RefusesWhatNoFlatPathCanSay) {
  EXPECT_EQ(
      svg_refusal(svg_of(
          R"x(<linearGradient id="l" spreadMethod="repeat" x2=".2"><stop stop-color="red"/><stop offset="1"/></linearGradient>)x"
          R"x(<rect width="50" height="50" fill="url(#l)"/>)x")),
      "svg-unsupported: expected plain shapes, \"a.svg\" has a gradient that repeats (draw it as shapes)");
  EXPECT_EQ(
      svg_refusal(svg_of(
          R"(<rect width="50" height="50" fill="red"/><rect width="50" height="50" style="mix-blend-mode:multiply"/>)")),
      "svg-unsupported: expected plain shapes, \"a.svg\" has an effect that could only be drawn as a bitmap (draw it "
      "as shapes)");
}

TEST(LoadSvg, ScansBeforeItDraws) {
  SvgOptions options = worker_options();
  options.worker = "/nowhere";
  EXPECT_EQ(svg_refusal(svg_of("<text/>"), options),
            "svg-forbidden: expected a drawing without <text>, \"a.svg\" has one in line 1 "
            "(turn the text into paths, as Inkscape's Object to Path does)");
}

TEST(LoadSvg, KeepsToTheFileLimitToTheByte) {
  SvgOptions options = worker_options();
  options.limits.file_bytes = square.size() + 1;
  EXPECT_TRUE(loaded(square, options));
  options.limits.file_bytes = square.size();
  EXPECT_TRUE(loaded(square, options));
  options.limits.file_bytes = square.size() - 1;
  EXPECT_EQ(svg_refusal(square, options), "svg-too-large: expected an SVG of at most " +
                                              std::to_string(square.size() - 1) + " bytes, \"a.svg\" has " +
                                              std::to_string(square.size()) + simplify);
}

TEST(LoadSvg, SaysThatTheWorkerIsMissing) {
  SvgOptions options = worker_options();
  options.worker = "/nowhere/handbill-svg-worker";
  EXPECT_EQ(svg_refusal(square, options),
            "svg-worker-missing: expected the program that reads SVG at \"/nowhere/handbill-svg-worker\", found none "
            "(install Handbill whole; handbill-svg-worker belongs to it)");
}

TEST(LoadSvg, EndsAWorkerThatTakesTooLong) {
  const Folder folder;
  SvgOptions options = played_by(folder, "exec sleep 600");
  options.limits.wall_milliseconds = 50;
  EXPECT_EQ(svg_refusal(square, options), failed + "it took longer than 0.05 s" + simplify);
  options = played_by(folder, "exec >&- 2>&-; exec sleep 600");
  options.limits.wall_milliseconds = 1500;
  EXPECT_EQ(svg_refusal(square, options), failed + "it took longer than 1.5 s" + simplify);
}

TEST(LoadSvg, SurvivesAWorkerThatCrashes) {
  const Folder folder;
  EXPECT_EQ(svg_refusal(square, played_by(folder, "kill -ABRT $$")),
            failed + "the program that reads it crashed (signal 6)" + simplify);
  EXPECT_EQ(svg_refusal(square, played_by(folder, "kill -SEGV $$")),
            failed + "the program that reads it crashed (signal 11)" + simplify);
  EXPECT_EQ(svg_refusal(square, played_by(folder, "kill -KILL $$")),
            failed + "the program that reads it was killed" + simplify);
  EXPECT_EQ(svg_refusal(square, played_by(folder, "kill -XCPU $$")),
            failed + "it took more than 4 s of processor time" + simplify);
  EXPECT_EQ(svg_refusal(square, played_by(folder, "echo 'memory allocation of 9 bytes failed' >&2; kill -ABRT $$")),
            failed + "it took more than 256 MB" + simplify);
}

TEST(LoadSvg, StopsAWorkerThatNeverStopsTalking) {
  const Folder folder;
  EXPECT_EQ(svg_refusal(square, played_by(folder, "exec cat /dev/zero")),
            failed + "its flat form takes more than 32 MB" + simplify);
  SvgOptions options = played_by(folder, "exec cat /dev/zero >&2");
  options.limits.wall_milliseconds = 200;
  EXPECT_EQ(svg_refusal(square, options), failed + "it took longer than 0.2 s" + simplify);
}

TEST(LoadSvg, BelievesNothingThatIsNoFlatDrawing) {
  const Folder folder;
  EXPECT_EQ(svg_refusal(square, played_by(folder, "echo hello")),
            "svg-failed: expected a flat drawing of \"a.svg\", the program that reads SVG gave none (exit code 0) "
            "(install Handbill whole; handbill-svg-worker must be of the same version)");
}

TEST(LoadSvg, LeavesNoZombieAndNoOpenFile) {
  const auto open_files = [] {
    return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator());
  };
  const Folder folder;
  const auto before = open_files();
  EXPECT_TRUE(loaded(square));
  EXPECT_NE(svg_refusal(square, played_by(folder, "kill -ABRT $$")), "");
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
  EXPECT_EQ(open_files(), before);
}

TEST(LoadSvg, GivesTheWorkerNothingButItsThreeFilesAndTheLocale) {
  const Folder folder;
  const int extra = ::open("/dev/null", O_RDONLY);  // without O_CLOEXEC, as a careless library leaves it
  EXPECT_NE(svg_refusal(square, played_by(folder, "ls /proc/self/fd >" + folder.path() + "/fds; env >" + folder.path() +
                                                      "/env")),
            "");
  ::close(extra);
  const std::string files = bytes_of(folder.path() + "/fds");
  EXPECT_EQ(files.substr(0, 6), "0\n1\n2\n");
  EXPECT_EQ(files.find(std::to_string(extra + 1)), std::string::npos);
  const std::string environment = bytes_of(folder.path() + "/env");
  EXPECT_NE(environment.find("LC_ALL=C\n"), std::string::npos);
  EXPECT_EQ(environment.find("HOME="), std::string::npos);
}

TEST(LoadSvg, HoldsTheWorkerToItsMemory) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer maps more than any limit";
#else
  SvgOptions options = worker_options();
  std::string many;
  for (int i = 0; i < 90'000; ++i) many += "<g/>";
  options.limits.memory_bytes = 150u << 20;
  EXPECT_EQ(svg_refusal(svg_of(many), options), failed + "it took more than 150 MB" + simplify);
#endif
}

TEST(LoadSvg, AnswersToAHugePath) {
  std::string path = "M0 0";
  while (path.size() < (3u << 20)) path += "L9 9 1 8";
  base::Diagnostics diagnostics;
  SvgOptions options;  // the real limits
  options.worker = worker_options().worker;
  const bool ok = load_svg(svg_of("<path d=\"" + path + "\"/>"), "a.svg", {}, options, diagnostics).ok();
  EXPECT_EQ(diagnostics.error_count(), ok ? 0U : 1U);
}

TEST(LoadSvg, AnswersToAUseBomb) {
  std::string bomb = R"(<defs><g id="a0"><rect width="9" height="9"/></g>)";
  for (int level = 1; level < 9; ++level) {
    bomb += "<g id=\"a" + std::to_string(level) + "\">";
    for (int i = 0; i < 10; ++i) bomb += "<use xlink:href=\"#a" + std::to_string(level - 1) + "\"/>";
    bomb += "</g>";
  }
  base::Diagnostics diagnostics;
  SvgOptions options;
  options.worker = worker_options().worker;
  EXPECT_FALSE(load_svg(svg_of(bomb + "</defs><use xlink:href=\"#a8\"/>"), "a.svg", {}, options, diagnostics).ok());
  EXPECT_EQ(diagnostics.error_count(), 1U);
}

TEST(SvgCache, GivesTheSameDrawingWithoutTheWorker) {
  const Folder folder;
  SvgOptions options = worker_options();
  options.cache_folder = folder.path() + "/new/folder";
  const auto first = loaded(square, options);
  options.worker = "/nowhere";
  const auto second = loaded(square, options);
  const auto without = loaded(square);
  ASSERT_TRUE(first && second && without);
  EXPECT_EQ(write_flat(*first), write_flat(*second));
  EXPECT_EQ(write_flat(*first), write_flat(*without));
  EXPECT_EQ(second->sha256, first->sha256);
}

TEST(SvgCache, NeverBelievesAChangedOrCutFile) {
  const Folder folder;
  SvgOptions options = worker_options();
  options.cache_folder = folder.path();
  const std::string sound = write_flat(*loaded(square, options));
  ASSERT_EQ(folder.files().size(), 1U);
  const fs::path file = folder.files()[0];
  const std::string kept = bytes_of(file);
  std::string changed = kept;
  changed[kept.size() - 30] = static_cast<char>(~changed[kept.size() - 30]);
  for (const std::string& bad :
       {changed, kept.substr(0, kept.size() - 1), kept.substr(0, 10), std::string(), kept + "x"}) {
    write(file, bad);
    EXPECT_EQ(write_flat(*loaded(square, options)), sound);
    EXPECT_EQ(bytes_of(file), kept);  // put right again
    EXPECT_EQ(folder.files().size(), 1U);
  }
}

TEST(SvgCache, HoldsToTheLimitOfElementsToo) {
  const Folder folder;
  SvgOptions options = worker_options();
  options.cache_folder = folder.path();
  ASSERT_TRUE(loaded(square, options));
  options.limits.elements = 1;
  EXPECT_EQ(svg_refusal(square, options),
            "svg-too-complex: expected at most 1 elements, \"a.svg\" has more in line 1" + simplify);
}

TEST(SvgCache, IsDoneWithoutWhereTheFolderCannotBeWritten) {
  const Folder folder;
  write(folder.path() + "/file", "");
  SvgOptions options = worker_options();
  options.cache_folder = folder.path() + "/file";
  EXPECT_TRUE(loaded(square, options));
}

TEST(SvgCache, KeepsNoRefusedDrawing) {
  const Folder folder;
  SvgOptions options = worker_options();
  options.cache_folder = folder.path();
  EXPECT_NE(svg_refusal(svg_of(""), options), "");
  EXPECT_TRUE(folder.files().empty());
}

TEST(LoadSvg, WorksInManyThreadsAtOnce) {
  const Folder folder;
  SvgOptions options = worker_options();
  options.cache_folder = folder.path();
  std::vector<std::string> flats(8);
  std::vector<std::thread> threads;
  for (std::string& flat : flats) {
    threads.emplace_back([&flat, &options] {
      base::Diagnostics diagnostics;
      const auto drawing = load_svg(square, "a.svg", {}, options, diagnostics);
      if (drawing.ok()) flat = write_flat(**drawing);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& flat : flats) EXPECT_EQ(flat, write_flat(*loaded(square)));
}

}  // namespace
}  // namespace handbill::image
