#include "cli/sheets.h"

#include <gtest/gtest.h>

namespace handbill::cli {
namespace {

struct Read {
  std::optional<app::SheetJob> job;
  std::string messages;
};

Read read(const SheetOptions& typed) {
  Arguments arguments;
  arguments.sheets = typed;
  base::Diagnostics diagnostics;
  SheetReader reader(arguments, diagnostics);
  impose::NUp scheme;
  reader.cells(typed.nup, scheme);
  Read result{reader.job(scheme), {}};
  for (const auto& each : diagnostics.list()) result.messages += each.id + ": " + each.message + "\n";
  return result;
}

TEST(SheetReader, TakesWhatIsTyped) {
  SheetOptions typed;
  typed.file = "flyer.pdf";
  typed.sheet = "A3 landscape";
  typed.nup = "3x5";
  typed.flip = "short";
  typed.marks = "none";
  typed.back_offset = "0.5,-1";
  const Read found = read(typed);
  ASSERT_TRUE(found.job) << found.messages;
  const auto& scheme = std::get<impose::NUp>(found.job->scheme);
  EXPECT_EQ(scheme.columns, 3);
  EXPECT_EQ(scheme.rows, 5);
  EXPECT_EQ(found.job->file, "flyer.pdf");
  EXPECT_EQ(found.job->flip, impose::Flip::short_edge);
  EXPECT_EQ(found.job->settings.paper.stand, impose::Paper::Stand::landscape);
  EXPECT_EQ(found.job->settings.marks, impose::Settings::Marks::none);
  EXPECT_EQ(found.job->settings.back_offset, (base::Point{base::mm(0.5), base::mm(-1)}));
}

TEST(SheetReader, LeavesToTheFileWhatIsNotTyped) {
  const Read found = read({});
  ASSERT_TRUE(found.job) << found.messages;
  EXPECT_FALSE(found.job->flip);
  EXPECT_EQ(found.job->settings.paper.name, "");
  EXPECT_EQ(std::get<impose::NUp>(found.job->scheme).cells, 2);
}

TEST(SheetReader, TellsEveryMistake) {
  SheetOptions typed;
  typed.nup = "x";
  typed.flip = "logn";
  typed.back_offset = "1";
  const Read found = read(typed);
  EXPECT_FALSE(found.job);
  EXPECT_EQ(found.messages,
            "bad-option: expected long, short, upright or none after --flip, found \"logn\"\n"
            "bad-option: expected two numbers of mm such as 0.5,-1 after --back-offset, found \"1\"\n"
            "bad-option: expected 2, 4, 8 or columns and rows such as 3x5 after --nup, found \"x\"\n");
}

}  // namespace
}  // namespace handbill::cli
