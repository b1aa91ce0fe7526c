#include "batch/manifest.h"

#include <algorithm>
#include <functional>

#include "batch/support.h"

namespace handbill::batch {
namespace {

using base::Diagnostics;

const std::string hash(64, 'c');

Item item_of(std::size_t row) { return row % 5 == 2 ? failed(row) : done(row); }

/// Runs one part of `rows` rows to its end; `order` may say in which.
void run_part(const std::string& folder, const Shard& shard, std::size_t rows,
              const std::function<void(std::vector<std::size_t>&)>& order = {}) {
  std::vector<std::size_t> mine;
  for (std::size_t row = 1; row <= rows; ++row) {
    if (shard.holds(row)) mine.push_back(row);
  }
  Diagnostics diagnostics;
  auto journal = Journal::resume(folder, {hash, shard, rows}, diagnostics);
  ASSERT_TRUE(journal);
  auto worked_off = mine;
  if (order) order(worked_off);
  for (const std::size_t row : worked_off) journal->add(item_of(row));
  ASSERT_TRUE(journal->sync(diagnostics));
  ASSERT_TRUE(write_manifest(*journal, mine, diagnostics));
  ASSERT_TRUE(diagnostics.list().empty());
}

void run_parts(const Folder& folder, unsigned count, std::size_t rows) {
  for (unsigned index = 1; index <= count; ++index) run_part(folder.path(), {index, count}, rows);
}

/// What a user would read where the parts in `from` are merged into DIR.
std::string refused(const Folder& folder, const std::vector<std::string>& from) {
  Diagnostics diagnostics;
  EXPECT_FALSE(merge_manifests(from, folder.path(), diagnostics));
  EXPECT_FALSE(std::filesystem::exists(folder / "manifest.json"));
  EXPECT_FALSE(std::filesystem::exists(folder / "manifest.csv"));
  return told(diagnostics, folder);
}

void replace(const std::string& path, const std::string& what, const std::string& by) {
  std::string text = read(path);
  const auto at = text.find(what);
  ASSERT_NE(at, std::string::npos);
  write(path, text.replace(at, what.size(), by));
}

TEST(Manifest, HoldsAnItemALineInJson) {
  const Folder folder;
  run_part(folder.path(), {}, 3);
  const std::string a(63, 'a');
  const std::string b(63, 'b');
  EXPECT_EQ(read(folder / "manifest.json"),
            "{\"handbill_manifest\":1,\"run\":\"" + hash +
                "\",\"rows\":3,\"done\":2,\"failed\":1,\"pages\":4,\"bytes\":2004,\"items\":[\n" +
                "{\"row\":1,\"name\":\"church-1.pdf\",\"input\":\"" + a + "1\",\"output\":\"" + b +
                "1\",\"bytes\":1001,\"pages\":2,\"result\":\"done\"},\n" +
                "{\"row\":2,\"name\":\"church-2.pdf\",\"input\":\"" + a +
                "2\",\"output\":\"\",\"bytes\":0,\"pages\":0,\"result\":\"failed\","
                "\"faults\":[{\"id\":\"overflow\",\"line\":12,\"column\":5},{\"id\":\"missing-glyph\"}]},\n" +
                "{\"row\":3,\"name\":\"church-3.pdf\",\"input\":\"" + a + "3\",\"output\":\"" + b +
                "3\",\"bytes\":1003,\"pages\":2,\"result\":\"done\"}\n]}\n");
}

TEST(Manifest, IsATableToo) {
  const Folder folder;
  Item odd = done(1);
  odd.name = "a \"b\", c.pdf";
  Diagnostics diagnostics;
  auto journal = Journal::begin(folder.path(), {hash, {}, 2}, diagnostics);
  journal->add(odd);
  journal->add(failed(2));
  ASSERT_TRUE(journal->sync(diagnostics));
  ASSERT_TRUE(write_manifest(*journal, std::vector<std::size_t>{1, 2}, diagnostics));
  EXPECT_EQ(read(folder / "manifest.csv"),
            "row,name,input,output,bytes,pages,result,faults\r\n"
            "1,\"a \"\"b\"\", c.pdf\"," +
                odd.input + "," + odd.output + ",1001,2,done,\r\n" + "2,church-2.pdf," + failed(2).input +
                ",,0,0,failed,overflow 12:5; missing-glyph\r\n");
}

TEST(Manifest, IsTheSameInWhateverOrderItemsWereDone) {
  const Folder straight;
  const Folder backwards;
  run_part(straight.path(), {}, 30);
  run_part(backwards.path(), {}, 30, [](std::vector<std::size_t>& rows) {
    std::ranges::reverse(rows);
    rows.push_back(7);  // once more
  });
  EXPECT_EQ(read(straight / "manifest.json"), read(backwards / "manifest.json"));
  EXPECT_EQ(read(straight / "manifest.csv"), read(backwards / "manifest.csv"));
}

TEST(Manifest, OfARunOfNoRowsIsEmpty) {
  const Folder folder;
  run_part(folder.path(), {}, 0);
  EXPECT_EQ(read(folder / "manifest.json"), "{\"handbill_manifest\":1,\"run\":\"" + hash +
                                                "\",\"rows\":0,\"done\":0,\"failed\":0,\"pages\":0,\"bytes\":0,"
                                                "\"items\":[\n]}\n");
}

TEST(Manifest, IsNotWrittenWhereARowIsNotDone) {
  const Folder folder;
  Diagnostics diagnostics;
  const auto journal = Journal::begin(folder.path(), {hash, {}, 1}, diagnostics);
  EXPECT_FALSE(write_manifest(*journal, std::vector<std::size_t>{1}, diagnostics));
  EXPECT_EQ(told(diagnostics, folder),
            "handbill: error[manifest-gap]: the journal in DIR says nothing of row 1\n"
            "  hint: run again with --resume\n");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"journal.jsonl"});
}

TEST(Manifest, OfAllPartsIsThatOfOneRun) {
  const Folder one;
  run_part(one.path(), {}, 40);
  for (const unsigned count : {2U, 3U, 7U, 40U, 50U}) {
    const Folder parts;
    run_parts(parts, count, 40);
    Diagnostics diagnostics;
    const auto counts = merge_manifests({parts.path()}, parts.path(), diagnostics);
    ASSERT_TRUE(counts) << count;
    EXPECT_EQ(*counts, (Counts{32, 8, 64, 32 * 1000 + 820 - 2 - 7 - 12 - 17 - 22 - 27 - 32 - 37}));
    EXPECT_EQ(read(parts / "manifest.json"), read(one / "manifest.json")) << count;
    EXPECT_EQ(read(parts / "manifest.csv"), read(one / "manifest.csv")) << count;
    // Once more, now that the merged one lies among the others.
    EXPECT_TRUE(merge_manifests({parts.path()}, parts.path(), diagnostics));
  }
}

TEST(Manifest, IsMergedFromFilesAndFoldersOnManyDisks) {
  const Folder one;
  run_part(one.path(), {}, 9);
  const Folder a;
  const Folder b;
  const Folder merged;
  run_part(a.path(), {1, 2}, 9);
  run_part(b.path(), {2, 2}, 9);
  Diagnostics diagnostics;
  ASSERT_TRUE(merge_manifests({b.path(), a / "manifest-1of2.json"}, merged / "all", diagnostics));
  EXPECT_EQ(read(merged / "all/manifest.json"), read(one / "manifest.json"));
}

TEST(Manifest, IsMergedFromRowsWithGapsAsWhereLeavesThem) {
  const Folder folder;
  for (const unsigned index : {1U, 2U}) {
    Diagnostics diagnostics;
    auto journal = Journal::begin(folder.path(), {hash, {index, 2}, 4}, diagnostics);
    const std::vector<std::size_t> rows =
        index == 1 ? std::vector<std::size_t>{11, 21} : std::vector<std::size_t>{2, 30};
    for (const std::size_t row : rows) journal->add(done(row));
    ASSERT_TRUE(journal->sync(diagnostics));
    ASSERT_TRUE(write_manifest(*journal, rows, diagnostics));
  }
  Diagnostics diagnostics;
  const auto counts = merge_manifests({folder.path()}, folder.path(), diagnostics);
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->done, 4U);
}

TEST(Manifest, OfAMissingPartIsMissed) {
  const Folder folder;
  run_parts(folder, 5, 20);
  std::filesystem::remove(folder / "manifest-2of5.json");
  std::filesystem::remove(folder / "manifest-5of5.json");
  EXPECT_EQ(refused(folder, {folder.path()}),
            "handbill: error[manifest-gap]: of 5 parts, these are missing: 2, 5\n"
            "  hint: a part writes its manifest when it is through; name all folders that hold one\n");
}

TEST(Manifest, WithoutSomeRowsIsRefused) {
  const Folder folder;
  for (const unsigned index : {1U, 2U}) {
    Diagnostics diagnostics;
    auto journal = Journal::begin(folder.path(), {hash, {index, 2}, 40}, diagnostics);
    std::vector<std::size_t> rows;
    for (std::size_t row = index; row <= 16; row += 2) rows.push_back(row);
    for (const std::size_t row : rows) journal->add(done(row));
    ASSERT_TRUE(journal->sync(diagnostics));
    ASSERT_TRUE(write_manifest(*journal, rows, diagnostics));
  }
  EXPECT_EQ(refused(folder, {folder.path()}),
            "handbill: error[manifest-gap]: the run has 40 rows, and the manifests hold 16; these are missing: 17, 18, "
            "19, 20, 21, 22, 23, 24, 25, 26 and 14 more\n"
            "  hint: go on with the part by --resume, then merge again\n");
}

TEST(Manifest, OfAPartThatIsNamedTwiceIsRefused) {
  const Folder folder;
  run_parts(folder, 2, 4);
  std::filesystem::copy(folder / "manifest-1of2.json", folder / "manifest-again.json");
  EXPECT_EQ(
      refused(folder, {folder.path()}),
      "handbill: error[manifest-twice]: DIR/manifest-again.json and DIR/manifest-1of2.json are both part 1 of 2\n");
}

TEST(Manifest, ThatHoldsARowTwiceIsRefused) {
  const Folder folder;
  run_parts(folder, 2, 4);
  replace(folder / "manifest-1of2.json", "{\"row\":3", "{\"row\":1");
  EXPECT_EQ(refused(folder, {folder.path()}),
            "handbill: error[manifest-twice]: DIR/manifest-1of2.json holds row 1 twice\n");
}

TEST(Manifest, OfAnotherRunIsNotMixedIn) {
  const Folder folder;
  run_part(folder.path(), {1, 2}, 4);
  run_part(folder / "other", {2, 2}, 5);
  EXPECT_EQ(
      refused(folder, {folder.path(), folder / "other"}),
      "handbill: error[other-run]: DIR/other/manifest-2of2.json and DIR/manifest-1of2.json are of different runs\n"
      "  hint: parts of one run have the same layouts, texts, options, rows and number of parts\n");
}

TEST(Manifest, IsRefusedWhereItIsCutOffAnywhere) {
  const Folder folder;
  run_part(folder.path(), {1, 2}, 6);
  const std::string whole = read(folder / "manifest-1of2.json");
  for (std::size_t size = 0; size + 1 < whole.size(); size += 3) {
    write(folder / "manifest-1of2.json", whole.substr(0, size));
    ASSERT_NE(refused(folder, {folder.path()}).find("error[bad-manifest]"), std::string::npos) << size;
  }
}

TEST(Manifest, SaysWhereItIsBroken) {
  const Folder folder;
  const std::string hint = "  hint: manifests are merged as `handbill merge` wrote them, an item a line\n";
  run_parts(folder, 2, 4);
  const std::string path = folder / "manifest-1of2.json";
  const std::string whole = read(path);
  replace(path, "{\"row\":3", "{\"row\":2");
  EXPECT_EQ(refused(folder, {folder.path()}),
            "handbill: error[bad-manifest]: DIR/manifest-1of2.json:3: row 2 does not belong to part 1 of 2\n" + hint);
  write(path, whole);
  replace(path, "\"result\":\"done\"", "\"result\":\"lost\"");
  EXPECT_EQ(refused(folder, {folder.path()}),
            "handbill: error[bad-manifest]: DIR/manifest-1of2.json:2: expected an item of a manifest\n" + hint);
  write(path, "{}\n");
  EXPECT_EQ(refused(folder, {folder.path()}),
            "handbill: error[bad-manifest]: DIR/manifest-1of2.json:1: expected the first line of a manifest\n" + hint);
  write(path, whole);
  replace(path, "\"done\":2", "\"done\":3");
  EXPECT_EQ(refused(folder, {folder.path()}),
            "handbill: error[bad-manifest]: DIR/manifest-1of2.json:4: expected 3 items, found 2\n" + hint);
}

TEST(Manifest, ThatIsNotThereIsAskedFor) {
  const Folder folder;
  EXPECT_EQ(refused(folder, {folder / "manifest-1of2.json"}),
            "handbill: error[file-missing]: there is no file DIR/manifest-1of2.json\n");
  EXPECT_EQ(refused(folder, {folder.path()}),
            "handbill: error[file-missing]: there is no manifest of a part in DIR, such as manifest-2of7.json\n"
            "  hint: a part writes its manifest when it is through; handbill merge --shard 2/7 --resume goes on with "
            "it\n");
}

}  // namespace
}  // namespace handbill::batch
