#include "cli/exit_code.h"

#include <gtest/gtest.h>

namespace handbill::cli {
namespace {
using base::Fault;

int code_of(std::initializer_list<Fault> faults, bool strict = false) {
  base::Diagnostics diagnostics;
  for (const Fault fault : faults) diagnostics.error("x", {}, "x", fault);
  return exit_code(diagnostics, strict);
}

TEST(ExitCode, IsTheOneOfTheFault) {
  EXPECT_EQ(code_of({}), 0);
  EXPECT_EQ(code_of({Fault::document}), 1);
  EXPECT_EQ(code_of({Fault::usage}), 64);
  EXPECT_EQ(code_of({Fault::data}), 65);
  EXPECT_EQ(code_of({Fault::missing}), 66);
  EXPECT_EQ(code_of({Fault::bug}), 70);
  EXPECT_EQ(code_of({Fault::output}), 73);
}

TEST(ExitCode, OfSeveralFaultsIsTheHighest) {
  EXPECT_EQ(code_of({Fault::document, Fault::output, Fault::missing}), 73);
  EXPECT_EQ(code_of({Fault::document, Fault::bug, Fault::missing}), 70);
  EXPECT_EQ(code_of({Fault::data, Fault::missing}), 66);
  EXPECT_EQ(code_of({Fault::document, Fault::data}), 65);
}

TEST(ExitCode, CountsWarningsOnlyWhereAsked) {
  base::Diagnostics diagnostics;
  diagnostics.warning("x", {}, "x");
  EXPECT_EQ(exit_code(diagnostics, false), 0);
  EXPECT_EQ(exit_code(diagnostics, true), 1);
}

app::Outcome outcome(bool ok) {
  app::Outcome made;
  made.unit = {"poster", "ko", "office", ""};
  made.ok = ok;
  return made;
}

TEST(LostPages, AreToldWhereNothingElseIs) {
  app::Report report;
  report.outcomes.push_back(outcome(true));
  base::Diagnostics diagnostics;
  tell_lost_pages(report, false, diagnostics);
  EXPECT_TRUE(diagnostics.list().empty());

  report.outcomes.push_back(outcome(false));
  tell_lost_pages(report, false, diagnostics);
  ASSERT_EQ(diagnostics.list().size(), 1U);
  EXPECT_EQ(diagnostics.list().front().id, "page-lost");
  EXPECT_EQ(diagnostics.list().front().message, "poster was not made in ko (office), and nothing says why");
  EXPECT_EQ(exit_code(diagnostics, false), 70);
}

TEST(LostPages, AreNoNewsWhereAnErrorOrAStrictWarningSaysWhy) {
  app::Report report;
  report.outcomes.push_back(outcome(false));
  base::Diagnostics errors;
  errors.error("x", {}, "x");
  tell_lost_pages(report, false, errors);
  EXPECT_EQ(errors.list().size(), 1U);
  base::Diagnostics warnings;
  warnings.warning("x", {}, "x");
  tell_lost_pages(report, true, warnings);
  EXPECT_EQ(warnings.list().size(), 1U);
}

}  // namespace
}  // namespace handbill::cli
