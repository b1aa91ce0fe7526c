#include <sys/wait.h>

#include <array>
#include <csignal>
#include <numeric>
#include <thread>

#include "base/sha256.h"
#include "batch/manifest.h"
#include "batch/support.h"

namespace handbill::batch {
namespace {

using base::Diagnostics;

constexpr std::size_t rows = 300;

std::string page_of(std::size_t row) { return std::string(20'000, '%') + "church " + std::to_string(row); }

/// Works off what is left on two threads, and writes the manifest; 0 where all went well.
int work_off(const std::string& folder) {
  Diagnostics diagnostics;
  auto journal = Journal::resume(folder, {std::string(64, 'c'), {}, rows}, diagnostics);
  if (!journal) return 1;
  const auto work = [&](std::size_t first) {
    Diagnostics own;
    for (std::size_t row = first; row <= rows; row += 2) {
      const auto known = journal->last(row);
      if (known && journal->has_file_of(*known)) continue;
      const std::string page = page_of(row);
      const std::array<std::string_view, 2> parts{std::string_view(page).substr(0, 10'000),
                                                  std::string_view(page).substr(10'000)};
      Item item = done(row);
      item.output = base::sha256_hex(page);
      item.bytes = page.size();
      if (!journal->write_later(item.name, parts, own)) ::_exit(2);
      journal->add(item);
      if (row % 16 < 2 && !journal->sync(own)) ::_exit(3);
    }
  };
  {
    const std::jthread other(work, 2);
    work(1);
  }
  std::vector<std::size_t> all(rows);
  std::iota(all.begin(), all.end(), 1);
  return journal->sync(diagnostics) && write_manifest(*journal, all, diagnostics) ? 0 : 4;
}

/// All that the journal speaks of is there, whole.
void expect_no_empty_promises(const std::string& folder) {
  Diagnostics diagnostics;
  const auto journal = Journal::resume(folder, {std::string(64, 'c'), {}, rows}, diagnostics);
  ASSERT_TRUE(journal);
  ASSERT_TRUE(diagnostics.list().empty());
  for (std::size_t row = 1; row <= rows; ++row) {
    const auto known = journal->last(row);
    ASSERT_TRUE(!known || journal->has_file_of(*known)) << row;
  }
}

TEST(KilledRun, LosesNothingHoweverOftenItIsKilled) {
  const Folder straight;
  ASSERT_EQ(work_off(straight.path()), 0);
  const Folder folder;
  int status = -1;
  int kills = 0;
  for (int attempt = 0; status != 0 && attempt < 100; ++attempt) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work_off(folder.path()));
    std::this_thread::sleep_for(std::chrono::milliseconds(5 + attempt * 4));
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << status;
    if (WIFSIGNALED(status)) ++kills;
    ASSERT_NO_FATAL_FAILURE(expect_no_empty_promises(folder.path()));
  }
  EXPECT_EQ(status, 0);
  EXPECT_GT(kills, 0);
  EXPECT_EQ(read(folder / "manifest.json"), read(straight / "manifest.json"));
  EXPECT_EQ(read(folder / "manifest.csv"), read(straight / "manifest.csv"));
  // Files, journal and both forms of the manifest: what was left half written is swept.
  EXPECT_EQ(folder.names(), straight.names());
  for (std::size_t row = 1; row <= rows; ++row) ASSERT_EQ(read(folder / done(row).name), page_of(row));
}

}  // namespace
}  // namespace handbill::batch
