#include "cli/table.h"

#include <gtest/gtest.h>

namespace handbill::cli {
namespace {

app::Outcome outcome(std::string layout, std::string language, std::string edition, bool ok, std::size_t bytes) {
  app::Outcome result;
  result.unit = {std::move(layout), std::move(language), std::move(edition)};
  result.ok = ok;
  if (ok) result.files = {"a.pdf", "a.png"};
  result.bytes = bytes;
  return result;
}

TEST(Table, HasALineForEachLayoutAndEditionThenTheSum) {
  app::Report report;
  report.outcomes = {outcome("poster-a4", "en", "screen", true, 2048), outcome("poster-a4", "en", "office", true, 1024),
                     outcome("poster-a4", "ko", "screen", true, 4096),
                     outcome("petition-a4", "en", "screen", true, 511)};
  EXPECT_EQ(table(report, "out"),
            "layout       edition  languages  files     KiB  failed\n"
            "poster-a4    screen           2      4       6       -\n"
            "poster-a4    office           1      2       1       -\n"
            "petition-a4  screen           1      2       0       -\n"
            "4 pages, 8 files, 7 KiB in out\n");
}

TEST(Table, SaysWhatFailed) {
  app::Report report;
  report.outcomes = {outcome("poster-a4", "en", "screen", true, 2048), outcome("poster-a4", "ko", "screen", false, 0)};
  EXPECT_EQ(table(report, "prints"),
            "layout     edition  languages  files     KiB  failed\n"
            "poster-a4  screen           1      2       2       1\n"
            "1 pages, 2 files, 2 KiB in prints; 1 pages failed\n");
}

TEST(Table, HasAColumnForInkWhereItIsKnown) {
  app::Report report;
  report.outcomes = {outcome("poster-a4", "en", "large-print", true, 2048),
                     outcome("poster-a4", "ko", "large-print", true, 2048)};
  report.outcomes[0].plates = app::Plates{1, 2, 3, 4.5};
  report.outcomes[1].plates = app::Plates{0, 0, 0, 4};
  EXPECT_EQ(table(report, "out"),
            "layout     edition     languages  files     KiB   ink %  failed\n"
            "poster-a4  large-print         2      4       4     7.3       -\n"
            "2 pages, 4 files, 4 KiB in out\n");
}

TEST(Table, IsNothingWhereNothingWasAskedFor) { EXPECT_EQ(table({}, "out"), ""); }

}  // namespace
}  // namespace handbill::cli
