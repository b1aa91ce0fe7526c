#include "batch/shard.h"

#include <map>

#include "batch/support.h"

namespace handbill::batch {
namespace {

using base::Diagnostics;

Environment with(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

Environment array(const std::string& id, const std::string& first, const std::string& last, const std::string& count,
                  const std::string& step = "1") {
  return with({{"SLURM_ARRAY_TASK_ID", id},
               {"SLURM_ARRAY_TASK_MIN", first},
               {"SLURM_ARRAY_TASK_MAX", last},
               {"SLURM_ARRAY_TASK_COUNT", count},
               {"SLURM_ARRAY_TASK_STEP", step}});
}

/// The shard as `2/7`, or what a user would read.
std::string chosen(std::string_view option, const Environment& environment) {
  Diagnostics diagnostics;
  const auto shard = choose_shard(option, environment, diagnostics);
  if (!shard) return told(diagnostics);
  EXPECT_TRUE(diagnostics.list().empty());
  return std::to_string(shard->index) + "/" + std::to_string(shard->count);
}

TEST(Shard, DealsRowsOutInTurn) {
  const Shard shard{2, 3};
  std::vector<std::size_t> rows;
  for (std::size_t row = 1; row <= 9; ++row) {
    if (shard.holds(row)) rows.push_back(row);
  }
  EXPECT_EQ(rows, (std::vector<std::size_t>{2, 5, 8}));
  EXPECT_TRUE(Shard{}.holds(1));
  EXPECT_TRUE(Shard{}.holds(99));
}

TEST(Shard, NamesItsFiles) {
  EXPECT_EQ((Shard{2, 7}.suffix()), "-2of7");
  EXPECT_EQ(Shard{}.suffix(), "");
}

TEST(Shard, IsWhatTheOptionSays) {
  EXPECT_EQ(chosen("2/7", with({})), "2/7");
  EXPECT_EQ(chosen("1/1", with({})), "1/1");
  EXPECT_EQ(chosen("999999/999999", with({})), "999999/999999");
  EXPECT_EQ(chosen("7/1000000", with({})), "7/1000000");
  EXPECT_EQ(chosen("2/7", array("1", "1", "4", "4")), "2/7");
  EXPECT_EQ(chosen("none", array("1", "1", "4", "4")), "1/1");
  EXPECT_EQ(chosen("", with({})), "1/1");
}

TEST(Shard, IsRefusedWhereItIsNoPart) {
  for (const std::string text :
       {"0/7", "8/7", "7", "2/", "/7", "-1/7", "2/7/9", "a/b", "2 / 7", "1/1000001", "1/99999999999"}) {
    EXPECT_EQ(chosen(text, with({})),
              "handbill: error[bad-shard]: expected a part and how many there are, such as 2/7, found \"" + text +
                  "\"\n  hint: parts count from 1; --shard none is the whole run\n");
  }
}

TEST(Shard, IsTheTaskOfASlurmArray) {
  EXPECT_EQ(chosen("", array("0", "0", "6", "7")), "1/7");
  EXPECT_EQ(chosen("", array("6", "0", "6", "7")), "7/7");
  EXPECT_EQ(chosen("", array("1", "1", "7", "7")), "1/7");
  EXPECT_EQ(chosen("", array("30", "10", "40", "4", "10")), "3/4");
}

TEST(Shard, OfASlurmArrayWithGapsIsRefused) {
  EXPECT_EQ(chosen("", array("7", "1", "7", "3")),
            "handbill: error[bad-shard]: expected an array of tasks at even steps, found task 7 of 3 from 1 to 7\n"
            "  hint: sbatch --array=1-7 makes seven parts; to run some parts again, say --shard for each\n");
  EXPECT_EQ(chosen("", with({{"SLURM_ARRAY_TASK_ID", "3"}})),
            "handbill: error[bad-shard]: expected a number in SLURM_ARRAY_TASK_MIN, found nothing\n"
            "  hint: say which part this is by --shard 2/7, or --shard none for the whole run\n");
}

TEST(Shard, IsTheIndexOfAKubernetesJob) {
  EXPECT_EQ(chosen("", with({{"JOB_COMPLETION_INDEX", "0"}, {"JOB_COMPLETIONS", "5"}})), "1/5");
  EXPECT_EQ(chosen("", with({{"JOB_COMPLETION_INDEX", "4"}, {"JOB_COMPLETIONS", "5"}})), "5/5");
}

TEST(Shard, OfAKubernetesJobNeedsTheNumberOfParts) {
  EXPECT_EQ(
      chosen("", with({{"JOB_COMPLETION_INDEX", "4"}})),
      "handbill: error[bad-shard]: JOB_COMPLETION_INDEX is set, and JOB_COMPLETIONS, the number of parts, is not\n"
      "  hint: set JOB_COMPLETIONS in the job's env to what its completions: says; say which part this is by "
      "--shard 2/7, or --shard none for the whole run\n");
  EXPECT_EQ(chosen("", with({{"JOB_COMPLETION_INDEX", "5"}, {"JOB_COMPLETIONS", "5"}})),
            "handbill: error[bad-shard]: JOB_COMPLETION_INDEX is 5, and JOB_COMPLETIONS only 5\n"
            "  hint: set JOB_COMPLETIONS in the job's env to what its completions: says\n");
  EXPECT_EQ(chosen("", with({{"JOB_COMPLETION_INDEX", "five"}, {"JOB_COMPLETIONS", "5"}})),
            "handbill: error[bad-shard]: expected a number in JOB_COMPLETION_INDEX, found \"five\"\n"
            "  hint: say which part this is by --shard 2/7, or --shard none for the whole run\n");
}

}  // namespace
}  // namespace handbill::batch
