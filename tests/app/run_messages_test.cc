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

}  // namespace
}  // namespace handbill::app
