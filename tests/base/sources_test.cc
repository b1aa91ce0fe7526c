#include "base/sources.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/beneath.h"

namespace handbill::base {
namespace {

namespace fs = std::filesystem;

/// A folder `root` with files in it, and files beside it.
class DiskTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "handbill-sources-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    base_ = pattern;
    fs::create_directories(base_ / "root" / "sub");
    write("root/a.yaml", "hello");
    write("root/sub/b.yaml", "beneath");
    write("root/empty.yaml", "");
    write("secret.txt", "secret");
  }
  void TearDown() override { fs::remove_all(base_); }

  void write(const std::string& name, std::string_view bytes) {
    std::ofstream(base_ / name, std::ios::binary) << bytes;
  }
  Root root() const { return {(base_ / "root").string()}; }
  /// The bytes, or the message, with the folder's changing name as BASE.
  std::string read(const std::string& name, std::size_t limit = 1000) {
    Diagnostics diagnostics;
    const auto file = sources_.read({root(), name, limit, {}}, diagnostics);
    if (file.ok()) return std::string(sources_.bytes(*file));
    std::string text = format(diagnostics.list().back(), sources_);
    fault_ = diagnostics.list().back().fault;
    for (std::size_t at = 0; (at = text.find(base_.string())) != std::string::npos;)
      text.replace(at, base_.string().size(), "BASE");
    return text;
  }
  static std::string outside(const std::string& name) {
    return "handbill: error[file-outside-root]: expected a file in the folder \"BASE/root\" or below, found \"" + name +
           "\"\n  hint: copy the file into that folder and name it from there, without `..`, a leading `/` or a link "
           "that leads out\n";
  }

  fs::path base_;
  DiskSources sources_;
  Fault fault_ = Fault::document;
};

TEST_F(DiskTest, ReadsFilesBeneathTheRoot) {
  EXPECT_EQ(read("a.yaml"), "hello");
  EXPECT_EQ(read("sub/b.yaml"), "beneath");
  EXPECT_EQ(read("empty.yaml"), "");
}

TEST_F(DiskTest, ReadsAFileOnceAndRemembersItsNameAndRoot) {
  Diagnostics diagnostics;
  const FileId first = *sources_.read({root(), "a.yaml", 10, {}}, diagnostics);
  write("root/a.yaml", "changed");
  EXPECT_EQ(*sources_.read({root(), "a.yaml", 10, {}}, diagnostics), first);
  EXPECT_EQ(sources_.bytes(first), "hello");
  EXPECT_EQ(sources_.name(first), (base_ / "root/a.yaml").string());
  EXPECT_EQ(sources_.root(first), root());
  EXPECT_EQ(sources_.names_read(), std::vector<std::string>{(base_ / "root/a.yaml").string()});
}

TEST_F(DiskTest, KeepsNothingOfWhatIsReadApart) {
  Diagnostics diagnostics;
  EXPECT_EQ(*sources_.read_apart({root(), "a.yaml", 10, {}}, diagnostics), "hello");
  write("root/a.yaml", "changed");
  EXPECT_EQ(*sources_.read_apart({root(), "a.yaml", 10, {}}, diagnostics), "changed");
  EXPECT_TRUE(sources_.names_read().empty());
  EXPECT_FALSE(sources_.read_apart({root(), "a.yaml", 6, {}}, diagnostics).ok());
  EXPECT_EQ(diagnostics.list().back().id, "file-too-large");
  EXPECT_FALSE(sources_.read_apart({root(), "../secret.txt", 10, {}}, diagnostics).ok());
  EXPECT_EQ(diagnostics.list().back().id, "file-outside-root");
  sources_.put(root(), "made.yaml", "made");
  EXPECT_EQ(*sources_.read_apart({root(), "made.yaml", 10, {}}, diagnostics), "made");
}

TEST_F(DiskTest, AMissingFileIsNamed) {
  EXPECT_EQ(read("none.yaml"),
            "handbill: error[file-missing]: there is no file \"BASE/root/none.yaml\"\n"
            "  hint: check the name, also its upper and lower case\n");
  EXPECT_EQ(fault_, Fault::missing);
  EXPECT_EQ(read("a.yaml/b").substr(0, 29), "handbill: error[file-missing]");
  EXPECT_EQ(read(std::string(5000, 'x')).substr(0, 29), "handbill: error[file-missing]");
  EXPECT_EQ(read(""), "handbill: error[file-missing]: expected the name of a file, found an empty text\n");
}

TEST_F(DiskTest, NamesThatLeadOutAreRefused) {
  EXPECT_EQ(read("../secret.txt"), outside("../secret.txt"));
  EXPECT_EQ(read("sub/../../secret.txt"), outside("sub/../../secret.txt"));
  EXPECT_EQ(read("/etc/passwd"), outside("/etc/passwd"));
  EXPECT_EQ(fault_, Fault::document);
}

TEST_F(DiskTest, LinksThatLeadOutAreRefused) {
  fs::create_symlink("../secret.txt", base_ / "root" / "link.txt");
  fs::create_symlink(base_, base_ / "root" / "up");
  EXPECT_EQ(read("link.txt"), outside("link.txt"));
  EXPECT_EQ(read("up/secret.txt"), outside("up/secret.txt"));
}

TEST_F(DiskTest, LinksThatStayInsideAreFollowed) {
  fs::create_symlink("sub/b.yaml", base_ / "root" / "link.yaml");
  EXPECT_EQ(read("link.yaml"), "beneath");
}

TEST_F(DiskTest, TheRootItselfMayBeALink) {
  fs::create_symlink("root", base_ / "alias");
  Diagnostics diagnostics;
  EXPECT_TRUE(sources_.read({{(base_ / "alias").string()}, "a.yaml", 10, {}}, diagnostics).ok());
}

TEST_F(DiskTest, OnlyRegularFilesAreRead) {
  EXPECT_EQ(read("sub"),
            "handbill: error[file-not-regular]: expected a file, found that \"BASE/root/sub\" is a folder\n"
            "  hint: put a file in its place\n");
  EXPECT_EQ(fault_, Fault::data);
  ASSERT_EQ(::mkfifo((base_ / "root" / "fifo").c_str(), 0600), 0);
  EXPECT_EQ(read("fifo"),
            "handbill: error[file-not-regular]: expected a file, found that \"BASE/root/fifo\" is a pipe\n"
            "  hint: put a file in its place\n");
}

TEST_F(DiskTest, TheLimitIsExact) {
  EXPECT_EQ(read("a.yaml", 4),
            "handbill: error[file-too-large]: expected at most 4 bytes, found 5 in \"BASE/root/a.yaml\"\n"
            "  hint: is this the right file?\n");
  EXPECT_EQ(fault_, Fault::data);
  EXPECT_EQ(read("a.yaml", 5), "hello");
  EXPECT_EQ(read("a.yaml", 4),
            "handbill: error[file-too-large]: expected at most 4 bytes, found 5 in \"BASE/root/a.yaml\"\n"
            "  hint: is this the right file?\n");
  EXPECT_EQ(read("sub/b.yaml", 8), "beneath");
}

TEST_F(DiskTest, AFileWithoutASizeIsReadToItsEndAndNoFurtherThanTheLimit) {
  Diagnostics diagnostics;
  EXPECT_TRUE(sources_.read({{"/proc"}, "version", 4000, {}}, diagnostics).ok());
  EXPECT_FALSE(sources_.read({{"/proc"}, "cpuinfo", 10, {}}, diagnostics).ok());
  EXPECT_EQ(diagnostics.list().back().message, "expected at most 10 bytes, found more in \"/proc/cpuinfo\"");
}

TEST_F(DiskTest, AnUnreadableFileSaysWhy) {
  fs::permissions(base_ / "root" / "a.yaml", fs::perms::none);
  if (::access((base_ / "root" / "a.yaml").c_str(), R_OK) == 0) GTEST_SKIP() << "the super-user reads everything";
  EXPECT_EQ(read("a.yaml"),
            "handbill: error[file-unreadable]: cannot read \"BASE/root/a.yaml\": Permission denied\n"
            "  hint: give yourself the right to read it\n");
}

TEST_F(DiskTest, ExistsAndListAskWithoutReading) {
  fs::create_symlink("../secret.txt", base_ / "root" / "out.yaml");
  fs::create_symlink("a.yaml", base_ / "root" / "z.yaml");
  EXPECT_TRUE(sources_.exists(root(), "a.yaml"));
  EXPECT_FALSE(sources_.exists(root(), "sub"));
  EXPECT_FALSE(sources_.exists(root(), "out.yaml"));
  EXPECT_FALSE(sources_.exists(root(), "../secret.txt"));
  EXPECT_EQ(sources_.list(root(), "", ".yaml"), (std::vector<std::string>{"a.yaml", "empty.yaml", "z.yaml"}));
  EXPECT_EQ(sources_.list(root(), "sub", ".yaml"), std::vector<std::string>{"b.yaml"});
  EXPECT_TRUE(sources_.list(root(), "none", "").empty());
  EXPECT_TRUE(sources_.list(root(), "..", "").empty());
  EXPECT_TRUE(sources_.names_read().empty());
}

TEST_F(DiskTest, BothWaysOfOpeningAgree) {
  fs::create_symlink("../secret.txt", base_ / "root" / "link.txt");
  fs::create_symlink(".", base_ / "root" / "self");
  for (const Beneath how : {Beneath::openat2, Beneath::realpath}) {
    const auto error_of = [&](const std::string& name) {
      return open_beneath(root().folder, name, O_RDONLY | O_NONBLOCK, how).error;
    };
    if (error_of("a.yaml") == ENOSYS || error_of("a.yaml") == EPERM) continue;
    EXPECT_EQ(error_of("a.yaml"), 0);
    EXPECT_EQ(error_of("self/sub/b.yaml"), 0);
    EXPECT_EQ(error_of("."), 0);
    EXPECT_EQ(error_of("none"), ENOENT);
    EXPECT_EQ(error_of("../secret.txt"), EXDEV);
    EXPECT_EQ(error_of("link.txt"), EXDEV);
    EXPECT_EQ(open_beneath((base_ / "none").string(), "a", O_RDONLY, how).error, ENOENT);
  }
}

TEST(MapSources, BehavesLikeTheDisk) {
  MapSources sources(
      {{"content/en.yaml", "en"}, {"content/ko.yaml", "ko"}, {"content/art/a.svg", "<svg/>"}, {"top.yaml", "top"}});
  Diagnostics diagnostics;
  const FileId file = *sources.read({{"content"}, "en.yaml", 10, {}}, diagnostics);
  EXPECT_EQ(sources.bytes(file), "en");
  EXPECT_EQ(sources.name(file), "content/en.yaml");
  EXPECT_EQ(sources.bytes(*sources.read({{"."}, "top.yaml", 0, {}}, diagnostics)), "top");
  EXPECT_FALSE(sources.read({{"content"}, "../top.yaml", 10, {}}, diagnostics).ok());
  EXPECT_EQ(diagnostics.list().back().id, "file-outside-root");
  EXPECT_FALSE(sources.read({{"content"}, "fr.yaml", 10, {}}, diagnostics).ok());
  EXPECT_EQ(diagnostics.list().back().message, "there is no file \"content/fr.yaml\"");
  EXPECT_FALSE(sources.read({{"content"}, "ko.yaml", 1, {}}, diagnostics).ok());
  EXPECT_EQ(diagnostics.list().back().id, "file-too-large");
  EXPECT_EQ(sources.list({"content"}, "", ".yaml"), (std::vector<std::string>{"en.yaml", "ko.yaml"}));
  EXPECT_EQ(sources.list({"content"}, "art", ".svg"), std::vector<std::string>{"a.svg"});
  EXPECT_EQ(sources.list({""}, "content", ".yaml"), (std::vector<std::string>{"en.yaml", "ko.yaml"}));
  EXPECT_EQ(sources.list({"."}, "", ".yaml"), std::vector<std::string>{"top.yaml"});
  EXPECT_TRUE(sources.exists({"content"}, "art/a.svg"));
}

TEST(Sources, AddedBytesKeepTheirNameAndHaveNoRoot) {
  MapSources sources({});
  const FileId file = sources.add("<stdin>", "bytes");
  EXPECT_EQ(sources.name(file), "<stdin>");
  EXPECT_EQ(sources.root(file).folder, "");
  EXPECT_EQ(sources.bytes(file), "bytes");
}

}  // namespace
}  // namespace handbill::base
