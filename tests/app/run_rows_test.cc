#include "app/run_rows.h"

#include "app/support.h"

namespace handbill::app {
namespace {

/// Rows in memory, and which of them a run takes.
class Chosen {
 public:
  explicit Chosen(std::string csv, const PrintRun& wanted = {}, const std::string& name = "a.csv")
      : sources_(std::map<std::string, std::string>{{name, std::move(csv)}}) {
    job_.layouts = {"card"};
    job_.languages = {"en"};
    job_.editions = {"office"};
    data_ = RunData::open(name, sources_, said_).value();
    auto chosen = RunRows::choose(job_, wanted, *data_, said_);
    if (chosen) chosen_ = std::move(chosen).value();
    documents_.layouts["card"] = model::Layout();
    documents_.layouts["poster"] = model::Layout();
    documents_.layouts["pair"] = model::Layout();
    documents_.layouts["pair"]->bilingual = model::Bilingual{};
    documents_.layouts["pair"]->bilingual->first = "en";
    documents_.layouts["pair"]->bilingual->second = "ko";
    documents_.layouts["broken"] = std::nullopt;
    for (const char* tag : {"en", "ko", "cy"}) documents_.languages[tag] = model::Language();
    documents_.languages["ar"] = std::nullopt;
  }
  [[nodiscard]] bool ok() const { return chosen_.has_value(); }
  [[nodiscard]] const RunRows& rows() const { return *chosen_; }
  /// `1 3 4`, of how many.
  [[nodiscard]] std::string numbers() const {
    std::string all;
    for (const std::size_t number : rows().rows()) all += std::to_string(number) + ' ';
    return all + "of " + std::to_string(rows().count());
  }
  /// `card en office` of a row, from 0; `!` where it fails.
  std::string unit(std::size_t index) {
    const auto unit = rows().unit_of(data_->row(index, said_).value(), documents_, said_);
    return unit ? unit->layout + ' ' + unit->language + ' ' + unit->edition : "!";
  }
  [[nodiscard]] std::string said() const { return printed(said_, sources_); }

 private:
  base::MapSources sources_;
  base::Diagnostics said_;
  Job job_;
  Documents documents_;
  std::optional<RunData> data_;
  std::optional<RunRows> chosen_;
};

PrintRun first(std::size_t limit, std::vector<std::string> where = {}) {
  PrintRun wanted;
  wanted.limit = limit;
  wanted.where = std::move(where);
  return wanted;
}
PrintRun those(std::vector<std::string> where) { return first(0, std::move(where)); }
PrintRun second_of_two(std::vector<std::string> where = {}) {
  PrintRun wanted = those(std::move(where));
  wanted.shard = {2, 2};
  return wanted;
}

const std::string five = "church,town\nA,Leeds\nB,York\nC,Leeds\nD,York\nE,Leeds\n";

TEST(RunRows, AreAllOfTheFile) { EXPECT_EQ(Chosen(five).numbers(), "1 2 3 4 5 of 5"); }

TEST(RunRows, AreTheFirstOfThem) {
  EXPECT_EQ(Chosen(five, first(2)).numbers(), "1 2 of 2");
  EXPECT_EQ(Chosen(five, first(9)).numbers(), "1 2 3 4 5 of 5");
}

TEST(RunRows, AreThoseThatSayWhatIsAskedFor) {
  EXPECT_EQ(Chosen(five, those({"town=Leeds"})).numbers(), "1 3 5 of 3");
  EXPECT_EQ(Chosen(five, those({"town=Leeds", "church=C"})).numbers(), "3 of 1");
  EXPECT_EQ(Chosen(five, those({"row=4"})).numbers(), "4 of 1");
  // The first of those, not those of the first.
  EXPECT_EQ(Chosen(five, first(2, {"town=Leeds"})).numbers(), "1 3 of 2");
}

TEST(RunRows, AreDealtOutToShardsByTheirNumbers) {
  EXPECT_EQ(Chosen(five, second_of_two()).numbers(), "2 4 of 5");
  EXPECT_EQ(Chosen(five, second_of_two({"town=Leeds"})).numbers(), "of 3");
}

TEST(RunRows, ThatCannotBeReadAreTakenWhateverIsAskedFor) {
  const std::string lines = "{\"church\": \"A\"}\n{\"church\": \n{\"church\": \"C\"}\n";
  EXPECT_EQ(Chosen(lines, those({"church=C"}), "a.jsonl").numbers(), "2 3 of 2");
}

TEST(RunRows, KnowWhichLayoutsAndLanguagesTheyNeed) {
  const Chosen chosen("church,layout,language\nA,,\nB,poster,\nC,,cy\nD,poster,\nE,poster,cy\n");
  EXPECT_EQ(chosen.rows().wanted().layouts, (std::set<std::string>{"card", "poster"}));
  EXPECT_EQ(chosen.rows().wanted().languages, (std::set<std::string>{"cy", "en"}));
  EXPECT_EQ(chosen.rows().examples(), (std::vector<std::size_t>{0, 1, 2, 4}));
}

TEST(RunRows, NeedWhatTheWholeRunNeedsInEveryShard) {
  const Chosen chosen("church,layout\nA,poster\nB,\n", second_of_two());
  EXPECT_EQ(chosen.rows().wanted().layouts, (std::set<std::string>{"card", "poster"}));
  EXPECT_EQ(chosen.rows().examples(), (std::vector<std::size_t>{0, 1}));
}

TEST(RunRows, AreRefusedWhereThereAreNone) {
  const Chosen none("church\n");
  EXPECT_FALSE(none.ok());
  EXPECT_EQ(none.said(),
            "handbill: error[no-such-rows]: the data has no rows\n"
            "  hint: write a church a line below the line of names\n");
  const Chosen other(five, those({"town=Hull"}));
  EXPECT_FALSE(other.ok());
  EXPECT_EQ(other.said(),
            "handbill: error[no-such-rows]: no row says what --where asks for\n"
            "  hint: look at the spelling of the values\n");
}

TEST(RunRows, HaveTheJobsLayoutAndLanguageWhereTheySayNone) {
  Chosen chosen("church,layout,language\nA,,\nB,poster,\nC,,cy\nD,poster,ko\n");
  EXPECT_EQ(chosen.unit(0), "card en office");
  EXPECT_EQ(chosen.unit(1), "poster en office");
  EXPECT_EQ(chosen.unit(2), "card cy office");
  EXPECT_EQ(chosen.unit(3), "poster ko office");
  EXPECT_EQ(chosen.said(), "");
}

TEST(RunRows, AreInBothLanguagesOnAPageOfTwo) {
  Chosen chosen("church,layout,language\nA,pair,\nB,pair,ko\nC,pair,cy\nD,pair,cy+ko\n");
  EXPECT_EQ(chosen.unit(0), "pair en+ko office");
  EXPECT_EQ(chosen.unit(1), "pair en+ko office");
  EXPECT_EQ(chosen.unit(2), "pair en+cy office");
  EXPECT_EQ(chosen.unit(3), "pair cy+ko office");
  EXPECT_EQ(chosen.said(), "");
}

TEST(RunRows, FailWhereTheirLayoutIsNotThere) {
  Chosen chosen("church,layout\nA,postre\n");
  EXPECT_EQ(chosen.unit(0), "!");
  EXPECT_EQ(chosen.said(), R"(a.csv:2:3: error[no-such-layout]: there is no layout "postre" in this project
  A,postre
    ^~~~~~
  hint: did you mean `poster`?
)");
}

TEST(RunRows, FailWhereTheirLanguageIsNotThere) {
  Chosen chosen("church,language\nA,xx\nB,en+de\n");
  EXPECT_EQ(chosen.unit(0), "!");
  EXPECT_EQ(chosen.said(), R"(a.csv:2:3: error[no-such-language]: there is no language "xx" in this project
  A,xx
    ^~
)");
}

TEST(RunRows, FailWhereAPageOfOneLanguageIsToBeInTwo) {
  Chosen chosen("church,language\nA,en+ko\n");
  EXPECT_EQ(chosen.unit(0), "!");
  EXPECT_EQ(chosen.said(),
            R"(a.csv:2:3: error[not-bilingual]: `card` is in one language, and the row asks for two: en+ko
  A,en+ko
    ^~~~~
)");
}

TEST(RunRows, FailWhereTheirTwoLanguagesAreNotTwo) {
  Chosen chosen("church,layout,language\nA,pair,en+\nB,pair,+en\nC,pair,en+en\nD,pair,en+ko+cy\nE,card,+\n");
  for (std::size_t index = 0; index < 5; ++index) EXPECT_EQ(chosen.unit(index), "!") << index;
  EXPECT_TRUE(chosen.said().starts_with(
      R"(a.csv:2:8: error[bad-pair]: expected two languages such as en+ko, found "en+"
  A,pair,en+
         ^~~
)")) << chosen.said();
}

TEST(RunRows, SayNothingMoreOfADocumentThatHasSaidWhatIsWrong) {
  Chosen chosen("church,layout,language\nA,broken,\nB,,ar\n");
  EXPECT_EQ(chosen.unit(0), "!");
  EXPECT_EQ(chosen.unit(1), "!");
  EXPECT_EQ(chosen.said(), "");
}

TEST(RunRows, FailWhereNobodySaysTheLanguage) {
  base::MapSources sources(std::map<std::string, std::string>{{"a.csv", "church,language\nA,\nB,ko\n"}});
  base::Diagnostics said;
  Job job;
  job.layouts = {"card"};
  job.editions = {"office"};
  const RunData data = RunData::open("a.csv", sources, said).value();
  const RunRows rows = RunRows::choose(job, {}, data, said).value();
  EXPECT_FALSE(rows.unit_of(data.row(0, said).value(), {}, said).ok());
  EXPECT_EQ(printed(said, sources), R"(a.csv:2:3: error[no-language]: expected the row's language, found none
  A,
    ^
  hint: write it into the column `language`, or say --lang for all rows that say none
)");
}

}  // namespace
}  // namespace handbill::app
