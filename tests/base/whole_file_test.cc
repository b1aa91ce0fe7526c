#include "base/whole_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

namespace handbill::base {
namespace {

// What a whole file promises is tested in tests/app/output_test.cc, through write_file.

TEST(WriteAll, WritesManyPartsThroughAPipeThatTakesFewAtATime) {
  std::vector<std::string> texts;
  std::string all;
  for (int i = 0; i < 100; ++i) {
    texts.push_back(i % 7 == 0 ? "" : std::string(static_cast<std::size_t>(i) * 97, static_cast<char>('a' + i % 26)));
    all += texts.back();
  }
  const std::vector<std::string_view> parts(texts.begin(), texts.end());
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  std::string read;
  std::thread reader([&] {
    char buffer[1000];
    for (ssize_t count = 0; (count = ::read(ends[0], buffer, sizeof buffer)) > 0;)
      read.append(buffer, static_cast<std::size_t>(count));
  });
  EXPECT_EQ(write_all(ends[1], parts), 0);
  ::close(ends[1]);
  reader.join();
  ::close(ends[0]);
  EXPECT_EQ(read, all);
}

TEST(WriteAll, WritesNothingWhereAllPartsAreEmpty) {
  const std::string_view parts[] = {"", "", ""};
  const int descriptor = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  EXPECT_EQ(write_all(descriptor, parts), 0);
  EXPECT_EQ(write_all(descriptor, {}), 0);
  ::close(descriptor);
}

TEST(WriteAll, TellsAFullDisk) {
  const std::string_view parts[] = {"", "bytes"};
  const int descriptor = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  EXPECT_EQ(write_all(descriptor, parts), ENOSPC);
  ::close(descriptor);
}

TEST(WholeFile, LeavesNothingWhereItIsNotFinished) {
  std::string folder = testing::TempDir() + "whole-file-XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  Diagnostics diagnostics;
  {
    auto file = WholeFile::begin(folder + "/page.pdf", diagnostics);
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->add("half of it", diagnostics));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace handbill::base
