#include "app/run_id.h"

#include "app/support.h"

namespace handbill::app {
namespace {

using Files = std::map<std::string, std::string>;
const Files project_files{{"layouts/card.yaml", "layout: card\n"}, {"content/run/en.yaml", "language: en\n"}};

/// A run whose project lies in a folder, with files that were read in their order or from the last to the first.
struct Given {
  std::string folder = "project";
  Files files = project_files;
  bool from_the_last = false;
  std::string data = "church\nSt Mary\n";
  void (*job)(Job&) = [](Job&) {};
  void (*documents)(Documents&) = [](Documents&) {};
};

std::string hash_of(const Given& given) {
  base::MapSources sources((Files()));
  const base::FileId data = sources.add("churches.csv", given.data);
  std::vector<std::pair<std::string, std::string>> files(given.files.begin(), given.files.end());
  if (given.from_the_last) std::ranges::reverse(files);
  for (auto& [name, bytes] : files) sources.put({given.folder}, name, bytes);
  Job job;
  job.project.folder = given.folder;
  job.editions = {"office"};
  given.job(job);
  Documents documents;
  documents.fonts.faces.resize(2);
  given.documents(documents);
  return run_hash(job, documents, sources, data);
}

TEST(RunHash, IsTheSameForTheSameRun) {
  EXPECT_EQ(hash_of({}).size(), 64U);
  EXPECT_EQ(hash_of({}), hash_of({}));
}

TEST(RunHash, DoesNotAskForTheOrderInWhichFilesWereRead) { EXPECT_EQ(hash_of({.from_the_last = true}), hash_of({})); }

TEST(RunHash, LeavesTheRowsToTheirOwnHashes) { EXPECT_EQ(hash_of({.data = "church\nSt John\n"}), hash_of({})); }

TEST(RunHash, IsTheSameForTheProjectInAnotherFolder) {
  for (const char* folder : {"/srv/project", "/srv/project/", ".", "./project", "../project", "./a/./b", "/"})
    EXPECT_EQ(hash_of({.folder = folder}), hash_of({})) << folder;
}

TEST(RunHash, ChangesWithEachDocument) {
  for (const auto& [name, bytes] : project_files) {
    Files changed = project_files;
    changed[name] += "# ";
    EXPECT_NE(hash_of({.files = changed}), hash_of({})) << name;
    changed.erase(name);
    EXPECT_NE(hash_of({.files = changed}), hash_of({})) << name;
  }
  Files more = project_files;
  more["content/run/mark.svg"] = "";
  EXPECT_NE(hash_of({.files = more}), hash_of({}));
  Files swapped = project_files;
  std::swap(swapped["layouts/card.yaml"], swapped["content/run/en.yaml"]);
  EXPECT_NE(hash_of({.files = swapped}), hash_of({}));
}

TEST(RunHash, ChangesWithEachOptionThatShowsInAFile) {
  const std::vector<void (*)(Job&)> changes{
      [](Job& job) { job.editions = {"print"}; },  [](Job& job) { job.project.campaign = "run"; },
      [](Job& job) { job.theme = "night"; },       [](Job& job) { job.paper = "letter"; },
      [](Job& job) { job.profile = "newsprint"; }, [](Job& job) { job.icc = "shop.icc"; },
      [](Job& job) { job.revision = "3"; },        [](Job& job) { job.date = 0; },
      [](Job& job) { job.final_ = true; },         [](Job& job) { job.strict = true; },
      [](Job& job) { job.outline_text = true; },
  };
  std::set<std::string> all{hash_of({})};
  for (const auto change : changes) all.insert(hash_of({.job = change}));
  EXPECT_EQ(all.size(), changes.size() + 1);
}

TEST(RunHash, DoesNotChangeWithHowTheRunIsWorkedOff) {
  const auto change = [](Job& job) {
    job.threads = 7;
    job.worker = "/usr/lib/worker";
    job.cache_folder = "/var/cache";
    job.keep_between_pages = false;
  };
  EXPECT_EQ(hash_of({.job = change}), hash_of({}));
}

TEST(RunHash, ChangesWithAFontsFile) {
  EXPECT_NE(hash_of({.documents = [](Documents& documents) { documents.fonts.faces[1].sha256 = "a"; }}), hash_of({}));
}

/// A row of a line of JSON.
Row row(const std::string& json) {
  base::MapSources sources(Files{{"a.jsonl", json + "\n"}});
  base::Diagnostics diagnostics;
  Row found = RunData::open("a.jsonl", sources, diagnostics).value().row(0, diagnostics).value();
  EXPECT_EQ(printed(diagnostics, sources), "");
  return found;
}
std::string hash_of_row(const std::string& json, std::string_view picture = {}) {
  return row_hash({"card", "en", "office"}, row(json), picture);
}

TEST(RowHash, ChangesWithEachField) {
  const std::string one = hash_of_row(R"({"church": "St Mary", "date": ""})");
  EXPECT_EQ(hash_of_row(R"({"church": "St Mary", "date": ""})"), one);
  EXPECT_NE(hash_of_row(R"({"church": "St John", "date": ""})"), one);
  EXPECT_NE(hash_of_row(R"({"church": "St Mary", "date": "2027-05-08"})"), one);
  EXPECT_NE(hash_of_row(R"({"church": "St Mary"})"), one);
  EXPECT_NE(hash_of_row(R"({"venue": "St Mary", "date": ""})"), one);
}

TEST(RowHash, ChangesWithAFieldInAField) {
  const std::string one = hash_of_row(R"({"church": {"en": "St Mary"}, "date": "x"})");
  EXPECT_NE(hash_of_row(R"({"church": {"en": "St John"}, "date": "x"})"), one);
  EXPECT_NE(hash_of_row(R"({"church": {"cy": "St Mary"}, "date": "x"})"), one);
  EXPECT_NE(hash_of_row(R"({"church": {"en": "St Mary", "date": "x"}})"), one);
  EXPECT_NE(hash_of_row(R"({"church": "", "en": "St Mary", "date": "x"})"), one);
}

TEST(RowHash, DoesNotAskWhereTheRowStands) {
  const Row first = row(R"({"church": "St Mary"})");
  Row moved = first;
  moved.number = 7;
  moved.span = {};
  EXPECT_EQ(row_hash({"card", "en", "office"}, moved, {}), row_hash({"card", "en", "office"}, first, {}));
}

TEST(RowHash, ChangesWithLayoutLanguageAndPicture) {
  const Row one = row(R"({"church": "St Mary"})");
  const std::set<std::string> all{
      row_hash({"card", "en", "office"}, one, {}),  row_hash({"poster", "en", "office"}, one, {}),
      row_hash({"card", "cy", "office"}, one, {}),  row_hash({"card", "en", "office"}, one, "picture"),
      row_hash({"cardx", "en", "office"}, one, {}), row_hash({"card", "xen", "office"}, one, {})};
  EXPECT_EQ(all.size(), 6U);
}

TEST(RowValues, AreTheFieldsAsJson) {
  EXPECT_EQ(row_values(row(R"({"church": "St \"Mary\"", "venue": {"en": "Hall", "ko": "회관"}, "date": ""})")),
            R"({"church":"St \"Mary\"","venue":{"en":"Hall","ko":"회관"},"date":""})");
}

}  // namespace
}  // namespace handbill::app
