#include "app/run_names.h"

#include "app/support.h"

namespace handbill::app {
namespace {

class Rows {
 public:
  explicit Rows(std::string csv) : sources_(std::map<std::string, std::string>{{"a.csv", std::move(csv)}}) {
    data_ = RunData::open("a.csv", sources_, diagnostics).value();
  }
  /// All names, each with a blank behind it.
  std::string names(std::string pattern) {
    const auto names = run_names(*data_, {std::move(pattern), "poster-a4", "en", "office"}, diagnostics);
    std::string all;
    if (!names) return printed(diagnostics, sources_);
    for (const std::string& name : *names) all += name + ' ';
    return all;
  }
  std::string names() { return names(NamePattern().pattern); }
  /// The numbers of the rows that a filter lets through, or what is wrong with it.
  std::string where(std::string_view written) {
    const auto filter = RowFilter::parse(written, *data_, diagnostics);
    if (!filter) return printed(diagnostics, sources_);
    std::string all;
    for (std::size_t i = 0; i < data_->size(); ++i) {
      const auto row = data_->row(i, diagnostics);
      if (row && filter->matches(*row)) all += std::to_string(row->number) + ' ';
    }
    return all;
  }
  base::Diagnostics diagnostics;

 private:
  base::MapSources sources_;
  std::optional<RunData> data_;
};

std::string names(std::string csv, std::string pattern) { return Rows(std::move(csv)).names(std::move(pattern)); }

TEST(RunNames, SayLayoutLanguageAndRowByThemselves) {
  EXPECT_EQ(Rows("church,language\na,ko\nb,\n").names(), "poster-a4-ko-1 poster-a4-en-2 ");
  EXPECT_EQ(Rows("church,layout\na,flyer-a5\nb,\n").names(), "flyer-a5-en-1 poster-a4-en-2 ");
  EXPECT_EQ(names("church\na\n", "{edition} {row}"), "office-1 ");
}

TEST(RunNames, NumbersHaveTheDigitsOfTheLast) {
  std::string csv = "church\n";
  for (int i = 0; i < 10; ++i) csv += "x\n";
  EXPECT_EQ(names(csv, "{row}"), "01 02 03 04 05 06 07 08 09 10 ");
}

TEST(RunNames, AreSafeOnEveryDisk) {
  EXPECT_EQ(names("church\nSt Mary's / York\n../x\n.hidden\na:b+c\n***\n-\n", "{church}"),
            "St-Marys-York x hidden a-b-c row-5 row-6 ");
  EXPECT_EQ(names("church\ncon\nNUL.x\nLPT1\nconsul\n", "{church}"), "con_ NUL_.x LPT1_ consul ");
}

TEST(RunNames, AreWrittenInAscii) {
  EXPECT_EQ(names("church,language\nKöln,de\nMalmö,sv\n서울 교회,ko\n", "{church}"), "Koeln Malmo seoul-gyohoe ");
}

TEST(RunNames, AreAHundredBytesLongAtMost) {
  const std::string longest(100, 'a');
  EXPECT_EQ(names("church\n" + longest + "\n" + longest + "b\n", "{church}"),
            longest + ' ' + std::string(98, 'a') + "-2 ");
}

TEST(RunNames, ALaterRowTakesANumberAndChangesNoEarlierName) {
  EXPECT_EQ(names("church\nYork\nyork\nYork-2\nYORK\n", "{church}"), "York york-2 York-2-2 YORK-3 ");
}

TEST(RunNames, ARowThatCannotBeReadHasOneToo) {
  EXPECT_EQ(names("church\na\n\"b\nc\n", "{church}"), "a row-2 c ");
  EXPECT_EQ(names("church,venue\na,b\nc\n", "{church}"), "a row-2 ");
}

TEST(RunNames, APatternHoldsWordsThatThereAre) {
  EXPECT_EQ(names("church,venue.ko\na,b\n", "{chruch}"),
            "handbill: error[bad-pattern]: there is no {chruch} for the pattern \"{chruch}\"\n"
            "  hint: did you mean `church`?\n");
  EXPECT_EQ(names("church,venue.ko\na,b\n", "x {something}"),
            "handbill: error[bad-pattern]: there is no {something} for the pattern \"x {something}\"\n"
            "  hint: there are: row, language, layout, edition, church, venue.ko\n");
  EXPECT_EQ(names("church\na\n", "{church"),
            "handbill: error[bad-pattern]: expected `}` behind each `{` in the pattern \"{church\"\n"
            "  hint: there are: row, language, layout, edition, church\n");
  EXPECT_EQ(names("church,venue.ko\na,b\n", "{venue.ko}"), "b ");
}

TEST(RowFilter, LetsThroughWhatIsExactlyEqual) {
  Rows rows("church,language\na,ko\nb, ko\nc,\"ko \"\nd,KO\ne,\n");
  EXPECT_EQ(rows.where("language=ko"), "1 2 3 ");
  EXPECT_EQ(rows.where("language = ko"), "1 2 3 ");
  EXPECT_EQ(rows.where("language="), "5 ");
  EXPECT_EQ(rows.where("row=4"), "4 ");
}

TEST(RowFilter, AsksForAColumnThatThereIs) {
  EXPECT_EQ(Rows("church,language\na,ko\n").where("lanugage=ko"),
            "handbill: error[unknown-field]: there is no column \"lanugage\" to choose rows by\n"
            "  hint: did you mean `language`?\n");
  EXPECT_EQ(Rows("church,language\na,ko\n").where("ko"),
            "handbill: error[bad-filter]: expected a column and a value such as language=ko, found \"ko\"\n"
            "  hint: --where language=ko\n");
}

}  // namespace
}  // namespace handbill::app
