#include "cli/arguments.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace handbill::cli {
namespace {

/// A variable of the environment, set or taken away for one test.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    set(value);
  }
  ~Variable() { set(before_ ? before_->c_str() : nullptr); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const char* value) const {
    if (value == nullptr) {
      ::unsetenv(name_);
    } else {
      ::setenv(name_, value, 1);
    }
  }

  const char* name_;
  std::optional<std::string> before_;
};

/// What reading a command line gave.
struct Read {
  std::optional<Arguments> arguments;
  int exit_code = -1;
  std::string output;
  std::string errors;
};

Read read(std::vector<std::string> words) {
  words.insert(words.begin(), "handbill");
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  Read result;
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  result.arguments = read_arguments(static_cast<int>(argv.size()), argv.data(), result.exit_code);
  result.output = testing::internal::GetCapturedStdout();
  result.errors = testing::internal::GetCapturedStderr();
  return result;
}

using Names = std::vector<std::string>;

TEST(Arguments, NameLayoutsLanguagesEditionsAndFormats) {
  const Read found = read({"render",   "poster-a4", "petition-a4", "--lang",  "ko,zh-Hans", "--edition", "office",
                           "--format", "pdf,png",   "-o",          "prints",  "--dpi",      "150",       "--details",
                           "d.yaml",   "--threads", "3",           "--final", "--strict",   "--overlay", "grid,boxes"});
  ASSERT_TRUE(found.arguments) << found.errors;
  const app::Job& job = found.arguments->job;
  EXPECT_EQ(found.arguments->command, &render_command);
  EXPECT_EQ(found.arguments->output, "prints");
  EXPECT_EQ(job.layouts, (Names{"poster-a4", "petition-a4"}));
  EXPECT_EQ(job.languages, (Names{"ko", "zh-Hans"}));
  EXPECT_EQ(job.editions, Names{"office"});
  EXPECT_EQ(job.formats, (std::vector<app::Format>{app::Format::pdf, app::Format::png}));
  EXPECT_EQ(job.overlays, (Names{"grid", "boxes"}));
  EXPECT_EQ(job.details, "d.yaml");
  EXPECT_EQ(job.dpi, 150);
  EXPECT_EQ(job.threads, 3u);
  EXPECT_TRUE(job.final_);
  EXPECT_TRUE(job.strict);
  EXPECT_EQ(job.project.folder, ".");
}

TEST(Arguments, LeaveToTheCampaignWhatIsNotNamed) {
  const Read found = read({"render"});
  ASSERT_TRUE(found.arguments) << found.errors;
  EXPECT_TRUE(found.arguments->job.layouts.empty());
  EXPECT_TRUE(found.arguments->job.languages.empty());
  EXPECT_TRUE(found.arguments->job.editions.empty());
  EXPECT_EQ(found.arguments->job.formats, std::vector<app::Format>{app::Format::pdf});
  EXPECT_EQ(found.arguments->output, "out");
  EXPECT_EQ(found.arguments->job.threads, 0u);
}

TEST(Arguments, TakeAllForEverything) {
  const Read found = read({"check", "all", "--lang", "all", "--edition", "all"});
  ASSERT_TRUE(found.arguments) << found.errors;
  EXPECT_TRUE(found.arguments->job.layouts.empty());
  EXPECT_TRUE(found.arguments->job.languages.empty());
  EXPECT_EQ(found.arguments->job.editions, Names{"all"});
}

TEST(Arguments, TakeTheFormatFromTheNameOfTheFile) {
  EXPECT_EQ(read({"render", "-o", "a.png"}).arguments->job.formats, std::vector<app::Format>{app::Format::png});
  EXPECT_EQ(read({"render", "-o", "a.b/c"}).arguments->job.formats, std::vector<app::Format>{app::Format::pdf});
  EXPECT_EQ(read({"render", "-o", "a.png", "--format", "svg"}).arguments->job.formats,
            std::vector<app::Format>{app::Format::svg});
}

TEST(Arguments, RefuseAFormatThatThereIsNot) {
  const Read found = read({"render", "--format", "docx"});
  EXPECT_FALSE(found.arguments);
  EXPECT_EQ(found.exit_code, 64);
  EXPECT_EQ(found.errors, "handbill: error[no-such-format]: expected pdf, png or svg after --format, found \"docx\"\n");
}

TEST(Arguments, TakeTheDateFromTheEnvironment) {
  const Variable date("SOURCE_DATE_EPOCH", "1000000000");
  EXPECT_EQ(read({"render"}).arguments->job.date, 1'000'000'000);
}

TEST(Arguments, HaveAFixedDateOtherwise) {
  const Variable date("SOURCE_DATE_EPOCH", nullptr);
  EXPECT_EQ(read({"render"}).arguments->job.date, app::Job::default_date);
}

TEST(Arguments, RefuseADateThatIsNone) {
  for (const char* text : {"yesterday", "-1", "12x", "1e9", " 1", "253402300800", "99999999999999999999"}) {
    const Variable date("SOURCE_DATE_EPOCH", text);
    const Read found = read({"render"});
    EXPECT_FALSE(found.arguments) << text;
    EXPECT_EQ(found.exit_code, 64) << text;
    EXPECT_EQ(found.errors, "handbill: error[bad-date]: expected SOURCE_DATE_EPOCH in seconds since 1970, found \"" +
                                std::string(text) + "\"\n");
  }
}

TEST(Arguments, KeepTheCacheWhereTheEnvironmentSays) {
  {
    const Variable cache("XDG_CACHE_HOME", "/somewhere");
    EXPECT_EQ(read({"render"}).arguments->job.cache_folder, "/somewhere/handbill");
    EXPECT_EQ(read({"render", "--no-cache"}).arguments->job.cache_folder, "");
  }
  const Variable cache("XDG_CACHE_HOME", "not/absolute");
  const Variable home("HOME", "/me");
  EXPECT_EQ(read({"render"}).arguments->job.cache_folder, "/me/.cache/handbill");
  const Variable nowhere("HOME", nullptr);
  EXPECT_EQ(read({"render"}).arguments->job.cache_folder, "");
}

TEST(Arguments, AskForAProject) {
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path("/");
  const Read found = read({"check"});
  const Read version = read({"--version"});
  const Read named = read({"check", "--project", PROJECT_FOLDER});
  std::filesystem::current_path(before);
  EXPECT_FALSE(found.arguments);
  EXPECT_EQ(found.exit_code, 64);
  EXPECT_EQ(found.errors,
            "handbill: error[no-project]: found no folder with layouts/ and content/ here or above\n"
            "  hint: go to a Handbill project, or name one with --project\n");
  EXPECT_TRUE(version.arguments) << "the version is the same everywhere";
  ASSERT_TRUE(named.arguments);
  EXPECT_EQ(named.arguments->job.project.folder, PROJECT_FOLDER);
}

TEST(Arguments, RefuseWhatTheyDoNotKnow) {
  for (const auto& words : {Names{"paint"}, Names{"render", "--colour", "red"}, Names{"render", "--dpi", "9"},
                            Names{"render", "--dpi", "1201"}, Names{"render", "--threads", "0"},
                            Names{"render", "--threads", "257"}, Names{"render", "--lang"}, Names{}}) {
    const Read found = read(words);
    EXPECT_FALSE(found.arguments);
    EXPECT_EQ(found.exit_code, 64);
    EXPECT_EQ(found.output, "") << "standard output is for results";
    EXPECT_NE(found.errors, "");
  }
}

TEST(Arguments, SuggestTheCommandOrOptionThatWasMeant) {
  EXPECT_EQ(read({"rendr"}).errors,
            "handbill: error[usage]: there is no command \"rendr\"\n  hint: did you mean `render`?\n");
  EXPECT_EQ(read({"render", "--edtion", "office"}).errors,
            "handbill: error[usage]: there is no option \"--edtion\"\n  hint: did you mean `--edition`?\n");
  EXPECT_EQ(
      read({"check", "--paint"}).errors,
      "handbill: error[usage]: there is no option \"--paint\"\n  hint: handbill check --help lists what there is\n");
}

TEST(Arguments, AnswerHelpOnStandardOutput) {
  const Read found = read({"render", "--help"});
  EXPECT_FALSE(found.arguments);
  EXPECT_EQ(found.exit_code, 0);
  EXPECT_EQ(found.errors, "");
  for (const char* option :
       {"--lang", "--edition", "--format", "--details", "--final", "--strict", "--overlay", "--dpi"}) {
    EXPECT_NE(found.output.find(option), std::string::npos) << option;
  }
}

TEST(Arguments, ColourNothingThatIsNotATerminal) { EXPECT_FALSE(read({"check"}).arguments->colour); }

/// Runs a command line as main does.
int run_words(const Names& words, std::string& output, std::string& errors) {
  const Read found = read(words);
  if (!found.arguments) return found.exit_code;
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = run(*found.arguments);
  output = testing::internal::GetCapturedStdout();
  errors = testing::internal::GetCapturedStderr();
  return code;
}

TEST(Run, SuggestsTheSchemaThatWasMeant) {
  std::string output;
  std::string errors;
  EXPECT_EQ(run_words({"schema", "layuot"}, output, errors), 64);
  EXPECT_EQ(output, "");
  EXPECT_EQ(errors, "handbill: error[no-such-schema]: there is no schema `layuot`\n  hint: did you mean `layout`?\n");
}

TEST(Run, ListsTheKindsOfSchemas) {
  std::string output;
  std::string errors;
  EXPECT_EQ(run_words({"schema"}, output, errors), 0);
  EXPECT_EQ(errors, "");
  EXPECT_NE(output.find("layout\n"), std::string::npos);
}

TEST(Run, PrintsTheSchemaOfEveryKindThatItLists) {
  std::string kinds;
  std::string errors;
  ASSERT_EQ(run_words({"schema"}, kinds, errors), 0);
  for (std::size_t begin = 0; begin < kinds.size();) {
    const std::size_t end = kinds.find('\n', begin);
    const std::string kind = kinds.substr(begin, end - begin);
    std::string schema;
    EXPECT_EQ(run_words({"schema", kind}, schema, errors), 0) << kind;
    EXPECT_EQ(schema.find("{\n  \"$schema\": \""), 0U) << kind;
    begin = end + 1;
  }
}

TEST(Run, PrintsTheVersionAsJsonWhereAsked) {
  std::string output;
  std::string errors;
  EXPECT_EQ(run_words({"--version", "--json"}, output, errors), 0);
  EXPECT_EQ(errors, "");
  EXPECT_EQ(output.substr(0, 28), "{\n  \"handbill\": \"0.1.0\",\n  \"");
}

}  // namespace
}  // namespace handbill::cli
