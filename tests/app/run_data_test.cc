#include "app/run_data.h"

#include <optional>

#include "app/support.h"

namespace handbill::app {
namespace {

/// A file of rows in memory, with all that a test may ask about it.
class Data {
 public:
  Data(const std::string& name, std::string bytes)
      : sources_(std::map<std::string, std::string>{{name, std::move(bytes)}}) {
    auto opened = RunData::open(name, sources_, diagnostics_);
    if (opened) data_ = std::move(opened).value();
  }
  [[nodiscard]] const RunData& data() const { return data_.value(); }
  [[nodiscard]] bool is_open() const { return data_.has_value(); }
  [[nodiscard]] std::string columns() const {
    std::string all;
    for (const Column& column : data().columns()) all += (all.empty() ? "" : "|") + column.name;
    return all;
  }
  /// `[church=St Mary|date=]`, or `!` where a row fails.
  std::string rows() {
    std::string all;
    for (std::size_t i = 0; i < data().size(); ++i) {
      const auto row = data().row(i, diagnostics_);
      if (!row) {
        all += '!';
        continue;
      }
      all += '[';
      for (const source::Entry& entry : row->fields.entries)
        all += (&entry == &row->fields.entries.front() ? "" : "|") + entry.key + '=' + entry.value.text;
      all += ']';
    }
    return all;
  }
  [[nodiscard]] std::string messages() const { return printed(diagnostics_, sources_); }
  /// The bytes that a row's value stands at.
  std::string bytes_of(std::size_t index, std::string_view name) {
    const auto row = data().row(index, diagnostics_);
    const base::Span at = row->fields.find(name)->span;
    return std::string(sources_.bytes(at.file).substr(at.begin, at.end - at.begin));
  }

 private:
  base::MapSources sources_;
  base::Diagnostics diagnostics_;
  std::optional<RunData> data_;
};

std::string messages(const std::string& name, std::string bytes) {
  Data data(name, std::move(bytes));
  if (data.is_open()) (void)data.rows();
  return data.messages();
}

TEST(RunData, ReadsTheSameRowsFromThreeKindsOfFiles) {
  const std::string same = "[church=St Mary|date=2027-05-08][church=St John|date=]";
  Data csv("a.csv", "church,date\nSt Mary,2027-05-08\nSt John,\n");
  Data yaml("a.yaml", "- church: St Mary\n  date: 2027-05-08\n- church: St John\n  date:\n");
  Data lines("a.jsonl",
             "{\"church\": \"St Mary\", \"date\": \"2027-05-08\"}\n\n{\"church\":\"St John\",\"date\":null}\r\n");
  for (Data* data : {&csv, &yaml, &lines}) {
    EXPECT_EQ(data->columns(), "church|date");
    EXPECT_EQ(data->rows(), same);
    EXPECT_EQ(data->messages(), "");
    EXPECT_EQ(data->bytes_of(0, "date").find("2027-05-08"), data->bytes_of(0, "date").find('2'));
    EXPECT_EQ(data->data().row(1, *std::make_unique<base::Diagnostics>())->number, 2u);
  }
  EXPECT_EQ(lines.bytes_of(0, "church"), "\"St Mary\"");
}

TEST(RunData, AColumnIsNamedWhereARowFirstHasIt) {
  Data lines("a.jsonl", "{\"church\": \"a:b\", \"venue\": {\"en\": \"x\"}}\n{\"date\": \"\", \"church\": \"\"}\n");
  EXPECT_EQ(lines.columns(), "church|venue|date");
  EXPECT_EQ(Data("a.yaml", "- {church: x}\n- {date: , church: }\n").columns(), "church|date");
}

TEST(RunData, AJsonLineSaysCharactersBeyondTheFirstPlane) {
  Data lines("a.jsonl", "{\"church\": \"\\ud83d\\ude00 caf\\u00e9 \\\\u\\/ \\\"\", \"venue\": \"Hall\"}\n");
  EXPECT_EQ(lines.rows(), "[church=\xF0\x9F\x98\x80 caf\xC3\xA9 \\u/ \"|venue=Hall]");
  EXPECT_EQ(lines.bytes_of(0, "venue"), "\"Hall\"");
  EXPECT_EQ(lines.messages(), "");
}

TEST(RunData, ABrokenJsonLineCostsItsOwnRowOnly) {
  const std::string bytes = "{\"church\": \"a\"}\n{\"church\": \"b}\n[1]\n{\"church\": \"c\"}\n";
  EXPECT_EQ(Data("a.jsonl", bytes).rows(), "[church=a]!![church=c]");
  EXPECT_EQ(messages("a.jsonl", bytes),
            "a.jsonl:2:12: error[unclosed-quote]: the quote opened here is never closed\n"
            "  {\"church\": \"b}\n"
            "             ^\n"
            "  hint: close it with `\"`; the further lines of a quoted text are indented further than its key\n"
            "a.jsonl:3:1: error[wrong-type]: expected a JSON object such as {\"church\": \"St Mary\"}\n"
            "  [1]\n"
            "  ^~~\n"
            "  hint: each line of the file is one row\n");
}

TEST(RunData, YamlRowsAreMappings) {
  EXPECT_EQ(Data("a.yaml", "- church: x\n- y\n- [z]\n").rows(), "[church=x]!!");
  EXPECT_EQ(messages("a.yaml", "- church: x\n- y\n"),
            "a.yaml:2:3: error[wrong-type]: expected a row such as {church: St Mary, date: 2027-05-08}, found \"y\"\n"
            "  - y\n"
            "    ^\n"
            "  hint: each item of the list is one row\n");
  EXPECT_EQ(messages("a.yaml", "church: x\n"),
            "a.yaml:1:1: error[wrong-type]: expected a list of rows, found one mapping\n"
            "  church: x\n"
            "  ^\n"
            "  hint: put a dash before each row: `- church: St Mary`\n");
}

TEST(RunData, TheEndingSaysWhatKindOfFileItIs) {
  EXPECT_EQ(messages("rows.xlsx", ""),
            "handbill: error[unknown-ending]: expected rows in a file that ends in .csv, .yaml or .jsonl, found "
            "\"rows.xlsx\"\n"
            "  hint: save the sheet as CSV in UTF-8\n");
  EXPECT_TRUE(Data("ROWS.CSV", "church\n").is_open());
  EXPECT_TRUE(Data("rows.tsv", "church\tdate\n").is_open());
}

TEST(RunData, AFileOfJsonLinesIsUtf8) {
  EXPECT_EQ(messages("a.jsonl", "{\"church\": \"K\xF6ln\"}\n"),
            "a.jsonl:1:14: error[bad-encoding]: expected UTF-8, found the byte 0xF6, which is \"\xC3\xB6\" in "
            "Windows-1252 (Latin-1)\n"
            "  {\"church\": \"K\xEF\xBF\xBDln\"}\n"
            "               ^\n"
            "  hint: save the file as plain text in UTF-8, each row a JSON object in a line of its own\n");
}

TEST(RunData, AFileThatIsNotThereIsMissing) {
  base::MapSources sources({});
  base::Diagnostics diagnostics;
  EXPECT_FALSE(RunData::open("data/rows.csv", sources, diagnostics).ok());
  ASSERT_EQ(diagnostics.list().size(), 1u);
  EXPECT_EQ(diagnostics.list().front().fault, base::Fault::missing);
}

TEST(RunData, ItsSizeHasALimit) {
  const auto is_refused = [](const char* name, std::size_t size) {
    const Folder folder;
    write(folder / name, "[]\n");
    std::filesystem::resize_file(folder / name, size);  // nothing but NUL behind the first line
    base::DiskSources sources;
    base::Diagnostics diagnostics;
    (void)RunData::open(folder / name, sources, diagnostics);
    return printed(diagnostics, sources).find("error[file-too-large]") != std::string::npos;
  };
  EXPECT_TRUE(is_refused("a.csv", rows_file_limit + 1));
  EXPECT_TRUE(is_refused("a.jsonl", rows_file_limit + 1));
  EXPECT_FALSE(is_refused("a.csv", yaml_rows_limit + 1));
  EXPECT_TRUE(is_refused("a.yaml", yaml_rows_limit + 1));
  EXPECT_FALSE(is_refused("a.yaml", yaml_rows_limit));
}

}  // namespace
}  // namespace handbill::app
