#include "batch/journal.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include <array>
#include <csignal>
#include <thread>

#include "base/sha256.h"
#include "batch/support.h"

namespace handbill::batch {
namespace {

using base::Diagnostics;

const RunId run{std::string(64, 'c'), {}, 10};
const std::string header = "{\"run\":\"" + std::string(64, 'c') + "\",\"shard\":1,\"shards\":1}\n";

base::Result<base::Done> write_item(Journal& journal, const Item& item, Diagnostics& diagnostics) {
  const std::array<std::string_view, 2> parts{"%PDF of ", item.name};
  TRY(journal.write_later(item.name, parts, diagnostics));
  journal.add(item);
  return base::Done{};
}

/// Rows 1, 2 (failed) and 3, as a run leaves them that got so far.
void run_three(const Folder& folder) {
  Diagnostics diagnostics;
  auto journal = Journal::begin(folder.path(), run, diagnostics);
  ASSERT_TRUE(journal);
  ASSERT_TRUE(write_item(*journal, done(1), diagnostics));
  journal->add(failed(2));
  ASSERT_TRUE(write_item(*journal, done(3), diagnostics));
  ASSERT_TRUE(journal->sync(diagnostics));
  EXPECT_TRUE(diagnostics.list().empty());
}

TEST(Journal, HoldsALineOfJsonAnItem) {
  const Folder folder;
  run_three(folder);
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"church-1.pdf", "church-3.pdf", "journal.jsonl"}));
  EXPECT_EQ(read(folder / "church-3.pdf"), "%PDF of church-3.pdf");
  const std::string a(63, 'a');
  EXPECT_EQ(read(folder / "journal.jsonl"),
            header + "{\"row\":1,\"name\":\"church-1.pdf\",\"input\":\"" + a + "1\",\"output\":\"" +
                std::string(63, 'b') + "1\",\"bytes\":1001,\"pages\":2,\"result\":\"done\",\"ms\":7}\n" +
                "{\"row\":2,\"name\":\"church-2.pdf\",\"input\":\"" + a +
                "2\",\"output\":\"\",\"bytes\":0,\"pages\":0,\"result\":\"failed\",\"ms\":14,"
                "\"faults\":[{\"id\":\"overflow\",\"line\":12,\"column\":5},{\"id\":\"missing-glyph\"}]}\n" +
                "{\"row\":3,\"name\":\"church-3.pdf\",\"input\":\"" + a + "3\",\"output\":\"" + std::string(63, 'b') +
                "3\",\"bytes\":1003,\"pages\":2,\"result\":\"done\",\"ms\":21}\n");
}

TEST(Journal, SaysNothingBeforeItIsSynced) {
  const Folder folder;
  Diagnostics diagnostics;
  auto journal = Journal::begin(folder.path(), run, diagnostics);
  ASSERT_TRUE(journal);
  journal->add(done(1));
  EXPECT_EQ(read(folder / "journal.jsonl"), header);
  EXPECT_FALSE(journal->last(1));
  ASSERT_TRUE(journal->sync(diagnostics));
  EXPECT_EQ(journal->last(1), done(1));
}

TEST(Journal, KnowsTheLastOfEachRowWhenItGoesOn) {
  const Folder folder;
  run_three(folder);
  Diagnostics diagnostics;
  auto journal = Journal::resume(folder.path(), run, diagnostics);
  ASSERT_TRUE(journal);
  EXPECT_EQ(journal->size(), 3U);
  EXPECT_EQ(journal->last(2), failed(2));
  EXPECT_FALSE(journal->last(4));
  journal->add(done(2));
  ASSERT_TRUE(journal->sync(diagnostics));
  EXPECT_EQ(journal->last(2), done(2));
  EXPECT_EQ(journal->size(), 3U);
}

TEST(Journal, KeepsNamesAndValuesOfAnyScript) {
  const Folder folder;
  Item item = done(1);
  item.name = "교회 \"은혜\".pdf";
  item.values = R"({"zeit":"10:00","name":"Zum Guten Hirten ☧"})";
  {
    Diagnostics diagnostics;
    auto journal = Journal::begin(folder.path(), run, diagnostics);
    journal->add(item);
    ASSERT_TRUE(journal->sync(diagnostics));
  }
  Diagnostics diagnostics;
  EXPECT_EQ(Journal::resume(folder.path(), run, diagnostics)->last(1), item);
}

TEST(Journal, BeginsAnewWhereThereIsNoneToGoOnWith) {
  const Folder folder;
  Diagnostics diagnostics;
  auto journal = Journal::resume(folder / "not/there", run, diagnostics);
  ASSERT_TRUE(journal);
  EXPECT_EQ(journal->size(), 0U);
  EXPECT_EQ(read(folder / "not/there/journal.jsonl"), header);
}

TEST(Journal, IsTheSameWhereverAKilledRunWasCutOff) {
  const Folder folder;
  run_three(folder);
  const std::string whole = read(folder / "journal.jsonl");
  for (std::size_t size = 0; size < whole.size(); size += 11) {
    write(folder / "journal.jsonl", whole.substr(0, size));
    Diagnostics diagnostics;
    auto journal = Journal::resume(folder.path(), run, diagnostics);
    ASSERT_TRUE(journal) << size;
    for (const Item& item : {done(1), failed(2), done(3)}) {
      if (!journal->last(item.row)) journal->add(item);
    }
    ASSERT_TRUE(journal->sync(diagnostics));
    ASSERT_EQ(read(folder / "journal.jsonl"), whole) << size;
    ASSERT_TRUE(diagnostics.list().empty()) << size;
  }
}

TEST(Journal, CutsOffWhatAPowerCutLeftUnreadable) {
  const Folder folder;
  run_three(folder);
  std::string bytes = read(folder / "journal.jsonl");
  const auto second = bytes.find("{\"row\":2");
  bytes.replace(second, 40, 40, '\0');
  write(folder / "journal.jsonl", bytes);
  Diagnostics diagnostics;
  const auto journal = Journal::resume(folder.path(), run, diagnostics);
  ASSERT_TRUE(journal);
  EXPECT_EQ(journal->last(1), done(1));
  EXPECT_EQ(journal->size(), 1U);
  EXPECT_EQ(read(folder / "journal.jsonl"), bytes.substr(0, second));
  EXPECT_EQ(told(diagnostics, folder),
            "handbill: warning[journal-cut]: DIR/journal.jsonl cannot be read from line 3 to line 4; what these lines "
            "told of is made again\n");
}

TEST(Journal, SurvivesAProcessThatIsKilled) {
  const Folder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    Diagnostics diagnostics;
    auto journal = Journal::begin(folder.path(), run, diagnostics);
    journal->add(done(1));
    if (!journal->sync(diagnostics)) ::_exit(1);
    journal->add(done(2));
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  Diagnostics diagnostics;
  const auto journal = Journal::resume(folder.path(), run, diagnostics);
  EXPECT_EQ(journal->last(1), done(1));
  EXPECT_FALSE(journal->last(2));
}

TEST(Journal, TakesItemsFromManyThreads) {
  const Folder folder;
  Diagnostics none;
  auto journal = Journal::begin(folder.path(), run, none);
  ASSERT_TRUE(journal);
  {
    std::vector<std::jthread> threads;
    for (std::size_t worker = 0; worker < 4; ++worker) {
      threads.emplace_back([&, worker] {
        Diagnostics own;
        for (std::size_t row = worker + 1; row <= 400; row += 4) {
          EXPECT_TRUE(write_item(*journal, done(row), own));
          if (row % 50 < 4) { EXPECT_TRUE(journal->sync(own)); }
        }
      });
    }
  }
  ASSERT_TRUE(journal->sync(none));
  EXPECT_EQ(journal->size(), 400U);
  for (std::size_t row = 1; row <= 400; ++row) {
    ASSERT_EQ(journal->last(row), done(row));
    ASSERT_EQ(read(folder / done(row).name), "%PDF of " + done(row).name);
  }
  EXPECT_EQ(folder.names().size(), 401U);
}

TEST(Journal, SaysWhetherAnItemsFileIsStillThere) {
  const Folder folder;
  Diagnostics diagnostics;
  auto journal = Journal::begin(folder.path(), run, diagnostics);
  Item item = done(1);
  const std::string bytes(200'000, 'x');
  item.bytes = bytes.size();
  item.output = base::sha256_hex(bytes);
  EXPECT_FALSE(journal->has_file_of(item));
  const std::array<std::string_view, 1> parts{bytes};
  ASSERT_TRUE(journal->write_later(item.name, parts, diagnostics));
  EXPECT_TRUE(journal->has_file_of(item));
  EXPECT_FALSE(journal->has_file_of(failed(1)));
  write(folder / item.name, bytes.substr(1) + "y");
  EXPECT_FALSE(journal->has_file_of(item));
  write(folder / item.name, bytes.substr(1));
  EXPECT_FALSE(journal->has_file_of(item));
}

TEST(Journal, MakesTheFoldersInAName) {
  const Folder folder;
  Diagnostics diagnostics;
  auto journal = Journal::begin(folder.path(), run, diagnostics);
  const std::array<std::string_view, 1> parts{"page"};
  ASSERT_TRUE(journal->write_later("north/one.pdf", parts, diagnostics));
  EXPECT_EQ(read(folder / "north/one.pdf"), "page");
}

TEST(Journal, TakesAwayAFileThatIsNoLongerMeant) {
  const Folder folder;
  run_three(folder);
  Diagnostics diagnostics;
  auto journal = Journal::resume(folder.path(), run, diagnostics);
  ASSERT_TRUE(journal);
  EXPECT_EQ(journal->rows(), (std::vector<std::size_t>{1, 2, 3}));
  journal->remove("church-1.pdf");
  journal->remove("church-2.pdf");  // there is none
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"church-3.pdf", "journal.jsonl"}));
}

TEST(Journal, SweepsWhatAKilledRunOfItsOwnShardLeftHalfWritten) {
  const Folder folder;
  run_three(folder);
  write(folder / ".handbill-1of1-17", "half");
  write(folder / ".handbill-2of7-17", "another's");
  Diagnostics diagnostics;
  ASSERT_TRUE(Journal::resume(folder.path(), run, diagnostics));
  EXPECT_FALSE(std::filesystem::exists(folder / ".handbill-1of1-17"));
  EXPECT_TRUE(std::filesystem::exists(folder / ".handbill-2of7-17"));
}

TEST(Journal, IsNotBegunWhereThereIsOne) {
  const Folder folder;
  run_three(folder);
  Diagnostics diagnostics;
  EXPECT_FALSE(Journal::begin(folder.path(), run, diagnostics));
  EXPECT_EQ(told(diagnostics, folder),
            "handbill: error[journal-exists]: DIR/journal.jsonl is there: a run was begun here before\n"
            "  hint: go on with it by --resume, or give -o another folder\n");
}

TEST(Journal, OfAnotherRunIsNotGoneOnWith) {
  const Folder folder;
  run_three(folder);
  const std::string before = read(folder / "journal.jsonl");
  Diagnostics diagnostics;
  EXPECT_FALSE(Journal::resume(folder.path(), {std::string(64, 'd'), {}, 10}, diagnostics));
  EXPECT_EQ(told(diagnostics, folder),
            "handbill: error[other-run]: DIR/journal.jsonl is of another run: layouts, texts, options or the data's "
            "columns were different then\n"
            "  hint: give -o another folder, or remove this one to begin again\n");
  EXPECT_EQ(read(folder / "journal.jsonl"), before);
}

TEST(Journal, InAnotherNumberOfPartsIsNotMixedIn) {
  const Folder folder;
  run_three(folder);
  Diagnostics one;
  EXPECT_FALSE(Journal::resume(folder.path(), {run.run, {2, 7}, 10}, one));
  EXPECT_EQ(told(one, folder),
            "handbill: error[other-run]: DIR is filled by a run in one part, as journal.jsonl says, and this is one in "
            "7 parts\n"
            "  hint: go on with --shard none, or give -o another folder\n");
  std::filesystem::rename(folder / "journal.jsonl", folder / "journal-3of4.jsonl");
  Diagnostics four;
  EXPECT_FALSE(Journal::begin(folder.path(), run, four));
  EXPECT_EQ(
      told(four, folder),
      "handbill: error[other-run]: DIR is filled by a run in 4 parts, as journal-3of4.jsonl says, and this is one "
      "in one part\n"
      "  hint: go on with --shard 1/4 to 4/4, or give -o another folder\n");
}

TEST(Journal, IsWrittenByOneProcessAtATime) {
  const Folder folder;
  Diagnostics diagnostics;
  const auto first = Journal::begin(folder.path(), run, diagnostics);
  ASSERT_TRUE(first);
  EXPECT_FALSE(Journal::resume(folder.path(), run, diagnostics));
  EXPECT_EQ(told(diagnostics, folder),
            "handbill: error[journal-busy]: DIR/journal.jsonl is being written by another run\n"
            "  hint: wait for it to end, or give -o another folder\n");
}

TEST(Journal, TriesTheSameLinesAgainAfterAFullDisk) {
  const Folder folder;
  Diagnostics diagnostics;
  auto journal = Journal::begin(folder.path(), run, diagnostics);
  ASSERT_TRUE(journal);
  journal->add(done(1));
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{header.size() + 20, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  EXPECT_FALSE(journal->sync(diagnostics));
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(told(diagnostics, folder),
            "handbill: error[cannot-write]: cannot write DIR/journal.jsonl: File too large\n");
  EXPECT_EQ(read(folder / "journal.jsonl"), header);
  Diagnostics again;
  ASSERT_TRUE(journal->sync(again));
  EXPECT_EQ(journal->last(1), done(1));
}

TEST(Journal, SaysWhichFileCannotBeWritten) {
  const Folder folder;
  Diagnostics diagnostics;
  auto journal = Journal::begin(folder.path(), run, diagnostics);
  std::filesystem::create_directory(folder / "church.pdf");
  const std::array<std::string_view, 1> parts{"page"};
  EXPECT_FALSE(journal->write_later("church.pdf", parts, diagnostics));
  EXPECT_EQ(told(diagnostics, folder), "handbill: error[cannot-write]: cannot write DIR/church.pdf: Is a directory\n");
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"church.pdf", "journal.jsonl"}));
}

}  // namespace
}  // namespace handbill::batch
