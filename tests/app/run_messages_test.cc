#include "app/run_messages.h"

#include "app/support.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Fault;
using base::FileId;
using base::Span;

class RunMessagesTest : public testing::Test {
 protected:
  base::MapSources sources_{std::map<std::string, std::string>()};
  FileId data_ = sources_.add("a.csv", "church\nA\nB\n");
  FileId layout_ = sources_.add("l.yaml", "text: x\n");
  RunMessages messages_{sources_, data_};

  void warn(std::size_t number, Span row, Span place, const std::string& message = "tight") {
    Diagnostics said;
    said.warning("tight", place, message);
    messages_.add(number, row, false, said);
  }
  void fail(std::size_t number, Span row, Span place, Fault fault) {
    Diagnostics said;
    said.error("overflow", place, "too long", fault);
    messages_.add(number, row, true, said);
  }
};

TEST_F(RunMessagesTest, EveryRowThatFailsAtOnePlaceOfALayoutIsNamed) {
  fail(2, {data_, 9, 10}, {layout_, 0, 4}, Fault::document);
  fail(1, {data_, 7, 8}, {layout_, 0, 4}, Fault::document);
  EXPECT_EQ(printed(messages_.take(), sources_), R"(l.yaml:1:1: error[overflow]: too long
  text: x
  ^~~~
  a.csv:2:1: note: in row 1 of the data
    A
    ^
  a.csv:3:1: note: in row 2 of the data
    B
    ^
)");
}

TEST_F(RunMessagesTest, ARowWhoseOwnFileIsBrokenIsNoFaultOfTheRun) {
  fail(1, {data_, 7, 8}, {data_, 7, 8}, Fault::data);
  fail(2, {data_, 9, 10}, {data_, 9, 10}, Fault::missing);
  const Diagnostics told = messages_.take();
  ASSERT_EQ(told.error_count(), 2U);
  for (const base::Diagnostic& each : told.list()) EXPECT_EQ(each.fault, Fault::document);
}

TEST_F(RunMessagesTest, AMistakeOfOursStaysOne) {
  fail(1, {data_, 7, 8}, {data_, 7, 8}, Fault::bug);
  EXPECT_EQ(messages_.take().list().front().fault, Fault::bug);
}

TEST_F(RunMessagesTest, WhatRowsSayAlikeIsToldOnceWithTheirCountAndTheFirstOfThem) {
  warn(2, {data_, 9, 10}, {layout_, 0, 4});
  warn(1, {data_, 7, 8}, {layout_, 0, 4});
  EXPECT_EQ(printed(messages_.take(), sources_), R"(l.yaml:1:1: warning[tight]: tight
  text: x
  ^~~~
  a.csv:2:1: note: in row 1 of the data
    A
    ^
  note: so say 2 rows
)");
}

TEST_F(RunMessagesTest, WarningsThatDifferAreToldOneByOne) {
  warn(1, {data_, 7, 8}, {data_, 7, 8});
  warn(2, {data_, 9, 10}, {data_, 9, 10});
  warn(2, {data_, 9, 10}, {data_, 9, 10}, "tighter");
  const Diagnostics told = messages_.take();
  EXPECT_EQ(told.list().size(), 3U);
  for (const base::Diagnostic& each : told.list()) EXPECT_TRUE(each.notes.empty());
}

TEST_F(RunMessagesTest, WhatManyRowsThatFailSayOfTheHeaderIsToldOnce) {
  fail(1, {data_, 7, 8}, {data_, 0, 6}, Fault::document);
  fail(2, {data_, 9, 10}, {data_, 0, 6}, Fault::document);
  EXPECT_EQ(printed(messages_.take(), sources_), R"(a.csv:1:1: error[overflow]: too long
  church
  ^~~~~~
)");
}

TEST_F(RunMessagesTest, AMessageWithoutAPlaceNamesItsRow) {
  fail(2, {data_, 9, 10}, {}, Fault::document);
  EXPECT_EQ(printed(messages_.take(), sources_), R"(handbill: error[overflow]: too long
  a.csv:3:1: note: in row 2 of the data
    B
    ^
)");
}

TEST_F(RunMessagesTest, TheRowsThatStandFirstAreToldWhicheverWereDoneFirst) {
  const std::size_t rows = RunMessages::most_rows + 3;
  for (std::size_t number = rows; number > 0; --number) {
    Diagnostics said;
    said.error("overflow", {data_, 7, 8}, std::to_string(number));
    messages_.add(number, {data_, 7, 8}, true, said);
  }
  const Diagnostics told = messages_.take();
  ASSERT_EQ(told.list().size(), RunMessages::most_rows + 1);
  EXPECT_EQ(told.list().front().message, "1");
  EXPECT_EQ(told.list()[RunMessages::most_rows - 1].message, std::to_string(RunMessages::most_rows));
  Diagnostics last;
  last.add(told.list().back());
  EXPECT_EQ(printed(last),
            "handbill: error[more-rows-failed]: 3 more rows failed\n"
            "  hint: the manifest and the journal name each of them, with its line\n");
}

TEST_F(RunMessagesTest, OfAllWarningsSoManyAreTold) {
  for (std::size_t i = 0; i < RunMessages::most_alike + 2; ++i)
    warn(1, {data_, 7, 8}, {data_, 7, 8}, std::to_string(i));
  const Diagnostics told = messages_.take();
  ASSERT_EQ(told.list().size(), RunMessages::most_alike + 1);
  Diagnostics last;
  last.add(told.list().back());
  EXPECT_EQ(printed(last),
            "handbill: warning[more-warnings]: 2 more warnings are not told\n"
            "  hint: look at a part of the rows with --where or --limit\n");
}

TEST_F(RunMessagesTest, TheJournalGetsTheErrorsOfARowWithTheirLines) {
  Diagnostics said;
  said.error("overflow", {layout_, 0, 4}, "too long");
  said.error("bad-date", {data_, 9, 10}, "no date");
  said.warning("tight", {data_, 9, 10}, "tight");
  const std::vector<batch::Fault> faults = messages_.add(2, {data_, 9, 10}, true, said);
  EXPECT_EQ(faults, (std::vector<batch::Fault>{{"bad-date", 3, 1}, {"overflow", 3, 1}}));
}

TEST_F(RunMessagesTest, ARowThatIsMadeHasNoFaults) {
  Diagnostics said;
  said.warning("tight", {data_, 7, 8}, "tight");
  EXPECT_TRUE(messages_.add(1, {data_, 7, 8}, false, said).empty());
}

TEST_F(RunMessagesTest, AColumnIsCountedInCharacters) {
  const FileId wide = sources_.add("k.csv", "church\n생명,x\n");
  RunMessages messages(sources_, wide);
  Diagnostics said;
  said.error("bad-date", {wide, 14, 15}, "no date");
  EXPECT_EQ(messages.add(1, {wide, 7, 15}, true, said).front(), (batch::Fault{"bad-date", 2, 4}));
}

}  // namespace
}  // namespace handbill::app
