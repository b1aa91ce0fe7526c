#include "app/run_columns.h"

#include "app/support.h"

namespace handbill::app {
namespace {

/// Rows in memory, for a campaign with a text of its own and one that is locked.
class Columns {
 public:
  explicit Columns(std::string csv, const std::string& name = "a.csv")
      : sources_(std::map<std::string, std::string>{{name, std::move(csv)}}) {
    names.texts = {"subhead", "request"};
    campaign.locked = {{"request", {}}};
    data_ = RunData::open(name, sources_, diagnostics).value();
  }
  bool check() { return check_columns(*data_, names, diagnostics).ok(); }
  base::Result<model::Details> details(std::size_t index, std::string_view language = "en") {
    return details_of(TRY(data_->row(index, diagnostics)), names, campaign, language, diagnostics);
  }
  /// `date: 2027-05-08`, or `venue: {en: Hall, ko: ...}`; `?` where the details have none of the name.
  std::string detail(std::string_view name, std::string_view language = "en") {
    const auto details = this->details(0, language);
    if (!details) return "!";
    const auto found = details->values.find(name);
    if (found == details->values.end()) return "?";
    std::string all;
    for (const auto& [tag, text] : found->second.by_language) all += tag + '=' + text + ' ';
    return found->second.text + all;
  }
  [[nodiscard]] std::string messages() const { return printed(diagnostics, sources_); }

  ColumnNames names;
  model::Campaign campaign;
  base::Diagnostics diagnostics;

 private:
  base::MapSources sources_;
  std::optional<RunData> data_;
};

std::string checked(std::string header) {
  Columns run(std::move(header));
  run.names.locked = run.campaign.locked;
  (void)run.check();
  return run.messages();
}

TEST(RunColumns, ARowIsADetailsFile) {
  Columns run("church,date,time,url,subhead,language,notes\nSt Mary,2027-05-08,19:30,https://example.net,Come,en,{x\n");
  const auto details = run.details(0);
  ASSERT_TRUE(details.ok()) << run.messages();
  EXPECT_EQ(details->name, "row-1");
  EXPECT_EQ(details->values.find("date")->second.date->day, 8);
  EXPECT_EQ(details->values.find("time")->second.time->hour, 19);
  EXPECT_EQ(details->values.find("subhead")->second.text, "Come");
  EXPECT_FALSE(details->values.contains("notes"));
  EXPECT_FALSE(details->values.contains("language"));
  EXPECT_EQ(run.messages(), "");
}

TEST(RunColumns, AnEmptyFieldIsAnEmptyDetailButNoEmptyText) {
  Columns run("church,date,weekday,sample,details,subhead,venue\n\"\",,\"\",,,,Hall\n");
  EXPECT_EQ(run.detail("church"), "");
  EXPECT_EQ(run.detail("date"), "");
  EXPECT_EQ(run.detail("subhead"), "?");
  EXPECT_EQ(run.messages(), "");
}

TEST(RunColumns, AFieldMayBeSaidInOneLanguage) {
  Columns run("venue,venue.ko,church.ko,church,subhead.ko,subhead\nHall,홀,,St Mary,오라,\n");
  EXPECT_EQ(run.detail("venue", "de"), "de=Hall en=Hall ko=홀 ");
  EXPECT_EQ(run.detail("venue", "ko"), "en=Hall ko=홀 ");
  EXPECT_EQ(run.detail("church"), "St Mary");
  EXPECT_EQ(run.detail("subhead"), "ko=오라 ");
  EXPECT_EQ(run.messages(), "");
}

TEST(RunColumns, AMistypedWeekdayStandsAtItsField) {
  Columns run("date,weekday,language\n2027-05-08,Sunday,en\n2027-05-08,Samstag,de\n2027-05-08,Sonntag,de\n");
  EXPECT_FALSE(run.details(0).ok());
  EXPECT_TRUE(run.details(1).ok());
  EXPECT_FALSE(run.details(2).ok());
  EXPECT_EQ(run.messages(),
            "a.csv:2:12: error[wrong-weekday]: 8 May 2027 is a Saturday, found \"Sunday\"\n"
            "  2027-05-08,Sunday,en\n"
            "             ^~~~~~\n"
            "  hint: either the day or the weekday is a slip: ask before you print\n"
            "a.csv:4:12: error[wrong-weekday]: 8. Mai 2027 is a Samstag, found \"Sonntag\"\n"
            "  2027-05-08,Sonntag,de\n"
            "             ^~~~~~~\n"
            "  hint: either the day or the weekday is a slip: ask before you print\n");
}

TEST(RunColumns, AJsonRowMayHoldTextsAndLanguages) {
  Columns run(R"({"venue": {"en": "Hall", "ko": "홀"}, "texts": {"subhead": ""}, "date": "8 May"})", "a.jsonl");
  EXPECT_EQ(run.detail("venue"), "!");
  EXPECT_EQ(run.messages(),
            "a.jsonl:1:72: error[wrong-type]: expected a day such as 2027-05-08, found \"8 May\"\n"
            "  {\"venue\": {\"en\": \"Hall\", \"ko\": \"홀\"}, \"texts\": {\"subhead\": \"\"}, \"date\": \"8 May\"}\n"
            "                                                                          ^~~~~~~\n"
            "  hint: the year is missing: write year, month, day, as in 2027-05-08\n");
  Columns good(R"({"venue": {"en": "Hall", "ko": "홀"}, "texts": {"subhead": ""}})", "a.jsonl");
  EXPECT_EQ(good.detail("venue"), "en=Hall ko=홀 ");
  EXPECT_EQ(good.detail("subhead"), "");
}

TEST(RunColumns, KnownColumnsPass) {
  EXPECT_EQ(checked("details,church,date,weekday,venue.ko,subhead,subhead.zh-Hant,language,layout\n"), "");
}

TEST(RunColumns, ANameThatIsNearlyKnownIsAnError) {
  EXPECT_EQ(checked("Church,dat,place\n"),
            "a.csv:1:1: error[unknown-column]: unknown column \"Church\"\n"
            "  Church,dat,place\n"
            "  ^~~~~~\n"
            "  hint: did you mean `church`?\n"
            "  hint: a column of your own needs a name that is not so near to one of these\n"
            "a.csv:1:8: error[unknown-column]: unknown column \"dat\"\n"
            "  Church,dat,place\n"
            "         ^~~\n"
            "  hint: did you mean `date`?\n"
            "  hint: a column of your own needs a name that is not so near to one of these\n"
            "a.csv:1:12: error[unknown-column]: unknown column \"place\"\n"
            "  Church,dat,place\n"
            "             ^~~~~\n"
            "  hint: did you mean `venue`?\n"
            "  hint: a column of your own needs a name that is not so near to one of these\n");
}

TEST(RunColumns, ANameOfNobodysIsAWarning) {
  EXPECT_EQ(checked("venue,place,Diocese\n"),
            "a.csv:1:7: warning[unused-column]: no layout and no text uses the column \"place\"\n"
            "  venue,place,Diocese\n"
            "        ^~~~~\n"
            "  hint: it may be part of a file's name: --name '{place}'\n"
            "a.csv:1:13: warning[unused-column]: no layout and no text uses the column \"Diocese\"\n"
            "  venue,place,Diocese\n"
            "              ^~~~~~~\n"
            "  hint: it may be part of a file's name: --name '{Diocese}'\n");
}

TEST(RunColumns, OnlyWordsHaveALanguage) {
  EXPECT_EQ(checked("date.ko,venue.xx-y\n"),
            "a.csv:1:1: error[unknown-column]: `date` is the same in every language\n"
            "  date.ko,venue.xx-y\n"
            "  ^~~~~~~\n"
            "  hint: call the column `date`\n"
            "a.csv:1:9: error[unknown-column]: expected a language such as ko behind the dot, found \"xx-y\"\n"
            "  date.ko,venue.xx-y\n"
            "          ^~~~~~~~~~\n"
            "  hint: `venue.ko` is the venue in Korean\n");
}

TEST(RunColumns, ALockedTextHasNoColumn) {
  EXPECT_EQ(checked("church,request\n"),
            "a.csv:1:8: error[locked-key]: `request` is locked: no row can put it in other words\n"
            "  church,request\n"
            "         ^~~~~~~\n"
            "  note: the campaign locks it here\n"
            "  hint: take the column out\n");
}

TEST(RunColumns, WhatLayoutsShowAndNoColumnGivesIsToldOnce) {
  Columns run("church,venue.ko\n");
  run.names.shown = {{"church", {}}, {"date", {}}, {"subhead", {}}, {"time", {}}, {"venue", {}}};
  EXPECT_TRUE(run.check());
  EXPECT_EQ(run.messages(),
            "a.csv:1:1: warning[no-column]: no column gives `date`, `time`\n"
            "  church,venue.ko\n"
            "  ^~~~~~\n"
            "  note: `date` would stand here\n"
            "  note: `time` would stand here\n"
            "  hint: what needs it is left out on every sheet\n");
}

TEST(RunColumns, WhatIsThereOnlyWhenItIsGivenIsNotMissed) {
  Columns run("church,venue\n");
  run.names.shown = {{"church", {}}, {"phone", {{}, true}}, {"venue", {}}};
  EXPECT_TRUE(run.check());
  EXPECT_EQ(run.messages(), "");
}

TEST(RunColumns, WhatIsSaidOfTheMeetingAndNoPageShowsIsAWarning) {
  Columns run("church,weekday,end-time,phone.ko,logo,closing-date\n");
  run.names.shown = {{"church", {}}, {"contact", {{}, true}}, {"time", {{}, true}}};
  EXPECT_TRUE(run.check());
  EXPECT_EQ(run.messages(),
            "a.csv:1:25: warning[unused-column]: no page shows `phone`\n"
            "  church,weekday,end-time,phone.ko,logo,closing-date\n"
            "                          ^~~~~~~~\n"
            "  hint: write it into `contact`, which a page shows\n"
            "a.csv:1:34: warning[unused-column]: no page shows `logo`\n"
            "  church,weekday,end-time,phone.ko,logo,closing-date\n"
            "                                   ^~~~\n"
            "  hint: a box such as {picture: $logo} in the layout would show it\n");
  Columns petition("church,phone,controller\n");
  petition.names.shown = {{"controller", {}}};
  EXPECT_TRUE(petition.check());
  EXPECT_EQ(petition.messages(), "");
}

TEST(RunColumns, NamesComeFromLayoutsAndFromTheTextsTheyShow) {
  Job job = one_page();
  job.layouts = {"poster-a4-local"};
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  const auto documents = load_documents(job, sources, diagnostics);
  ASSERT_TRUE(documents.ok()) << printed(diagnostics, sources);
  const ColumnNames names = column_names(*documents);
  for (const char* name : {"church", "date", "venue"}) EXPECT_TRUE(names.shown.contains(name)) << name;
  EXPECT_FALSE(names.shown.contains("return-address"));
  EXPECT_TRUE(names.texts.contains("headline"));
  EXPECT_FALSE(names.texts.contains("church"));
}

}  // namespace
}  // namespace handbill::app
