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

}  // namespace
}  // namespace handbill::cli
