#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "app/support.h"

namespace handbill::app {
namespace {

/// No file may grow beyond this many bytes while it lives; a write past it fails as on a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

/// A process id that nobody has any more.
pid_t dead_process() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  return child;
}

TEST(WriteFile, WritesTheBytesAndMakesTheFolders) {
  const Folder folder;
  base::Diagnostics diagnostics;
  ASSERT_TRUE(write_file(folder / "a/b/page.pdf", "bytes", diagnostics));
  EXPECT_EQ(read(folder / "a/b/page.pdf"), "bytes");
  EXPECT_TRUE(diagnostics.list().empty());
}

TEST(WriteFile, ReplacesAnOlderFileAndLeavesNothingBesideIt) {
  const Folder folder;
  write(folder / "page.pdf", "an older and longer page");
  base::Diagnostics diagnostics;
  ASSERT_TRUE(write_file(folder / "page.pdf", "new", diagnostics));
  EXPECT_EQ(read(folder / "page.pdf"), "new");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"page.pdf"});
}

TEST(WriteFile, WritesAnEmptyFile) {
  const Folder folder;
  base::Diagnostics diagnostics;
  ASSERT_TRUE(write_file(folder / "empty", "", diagnostics));
  EXPECT_TRUE(std::filesystem::exists(folder / "empty"));
}

TEST(WriteFile, GivesTheFileTheRightsThatTheUserAsksFor) {
  const Folder folder;
  base::Diagnostics diagnostics;
  const mode_t before = ::umask(027);
  ASSERT_TRUE(write_file(folder / "page.pdf", "x", diagnostics));
  ::umask(before);
  EXPECT_EQ(std::filesystem::status(folder / "page.pdf").permissions(), std::filesystem::perms{0640});
}

TEST(WriteFile, KeepsTheOldFileWhereTheNewOneDoesNotFit) {
  const Folder folder;
  write(folder / "page.pdf", "old");
  base::Diagnostics diagnostics;
  {
    const FileSizeLimit limit(100);
    EXPECT_FALSE(write_file(folder / "page.pdf", std::string(1000, 'x'), diagnostics));
  }
  EXPECT_EQ(printed(diagnostics),
            "handbill: error[cannot-write]: cannot write " + (folder / "page.pdf") + ": File too large\n");
  EXPECT_EQ(read(folder / "page.pdf"), "old");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"page.pdf"});
}

TEST(WriteFile, RefusesAFolderInThePlaceOfTheFile) {
  const Folder folder;
  std::filesystem::create_directory(folder / "page.pdf");
  base::Diagnostics diagnostics;
  EXPECT_FALSE(write_file(folder / "page.pdf", "x", diagnostics));
  EXPECT_EQ(printed(diagnostics),
            "handbill: error[cannot-write]: cannot write " + (folder / "page.pdf") + ": Is a directory\n");
  EXPECT_TRUE(std::filesystem::is_directory(folder / "page.pdf"));
}

TEST(WriteFile, RefusesAFileInThePlaceOfAFolder) {
  const Folder folder;
  write(folder / "out", "a file");
  base::Diagnostics diagnostics;
  EXPECT_FALSE(write_file(folder / "out/page.pdf", "x", diagnostics));
  EXPECT_EQ(printed(diagnostics),
            "handbill: error[cannot-write]: cannot make the folder " + (folder / "out") + ": Not a directory\n");
}

TEST(WriteFile, SweepsWhatAKilledRunLeft) {
  const Folder folder;
  write(folder / (".page.pdf.handbill-" + std::to_string(dead_process()) + "-0"), "half");
  base::Diagnostics diagnostics;
  ASSERT_TRUE(write_file(folder / "page.pdf", "x", diagnostics));
  EXPECT_EQ(folder.names(), std::vector<std::string>{"page.pdf"});
}

TEST(WriteFile, LeavesWhatALivingRunWritesAndWhatIsNotOurs) {
  const Folder folder;
  const std::string living = ".page.pdf.handbill-" + std::to_string(::getppid()) + "-0";
  const std::string dead = std::to_string(dead_process());
  const std::vector<std::string> kept{".other.pdf.handbill-" + dead + "-0", living, ".page.pdf.handbill-notes",
                                      "page.pdf.handbill-" + dead + "-0"};
  for (const auto& name : kept) write(folder / name, "x");
  base::Diagnostics diagnostics;
  ASSERT_TRUE(write_file(folder / "page.pdf", "x", diagnostics));
  for (const auto& name : kept) EXPECT_TRUE(std::filesystem::exists(folder / name)) << name;
}

TEST(WriteFile, DoesNotStumbleOverItsOwnEarlierTemporaryFile) {
  const Folder folder;
  write(folder / (".page.pdf.handbill-" + std::to_string(::getpid()) + "-0"), "another thread's");
  base::Diagnostics diagnostics;
  ASSERT_TRUE(write_file(folder / "page.pdf", "x", diagnostics));
  EXPECT_EQ(read(folder / "page.pdf"), "x");
}

TEST(WriteDescriptor, TellsAFullDisk) {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  base::Diagnostics diagnostics;
  EXPECT_FALSE(write_descriptor(full, "x", diagnostics));
  ::close(full);
  EXPECT_EQ(printed(diagnostics),
            "handbill: error[cannot-write]: cannot write to standard output: No space left on device\n"
            "  hint: free some space on this disk, or write to another with -o\n");
}

TEST(WriteDescriptor, TellsAClosedPipe) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  base::Diagnostics diagnostics;
  EXPECT_FALSE(write_descriptor(ends[1], "x", diagnostics));
  ::close(ends[1]);
  std::signal(SIGPIPE, before);
  EXPECT_EQ(printed(diagnostics), "handbill: error[cannot-write]: cannot write to standard output: Broken pipe\n");
}

TEST(WriteDescriptor, WritesMoreThanAPipeHolds) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const std::string bytes(300'000, 'x');
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[1]);
    std::string found(bytes.size(), '\0');
    std::size_t count = 0;
    for (ssize_t got = 1; got > 0 && count < found.size(); count += static_cast<std::size_t>(got)) {
      got = ::read(ends[0], found.data() + count, found.size() - count);
      if (got < 0) ::_exit(2);
    }
    ::_exit(found == bytes ? 0 : 1);
  }
  ::close(ends[0]);
  base::Diagnostics diagnostics;
  EXPECT_TRUE(write_descriptor(ends[1], bytes, diagnostics));
  ::close(ends[1]);
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace handbill::app
