#include "source/csv.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/sources.h"

namespace handbill::source {
namespace {

using namespace std::string_literals;

/// A table with all that a test may ask about it.
class Table {
 public:
  explicit Table(std::string bytes) {
    file_ = sources_.add("rows.csv", std::move(bytes));
    auto opened = Csv::open(file_, sources_.bytes(file_), diagnostics_);
    if (opened) csv_ = std::move(opened).value();
  }
  [[nodiscard]] const Csv& csv() const { return csv_.value(); }
  [[nodiscard]] bool is_open() const { return csv_.has_value(); }
  /// `[a|b]`, or `!` where the row fails.
  std::string row(std::size_t index) {
    const auto fields = csv().row(index, diagnostics_);
    if (!fields) return "!";
    std::string all;
    for (const Node& field : *fields) all += (&field == &fields->front() ? "" : "|") + field.text;
    return '[' + all + ']';
  }
  std::string rows() {
    std::string all;
    if (!csv_) return "none";
    for (std::size_t i = 0; i < csv().size(); ++i) all += row(i);
    return all;
  }
  [[nodiscard]] std::string columns() const {
    std::string all;
    for (const Node& column : csv().columns()) all += (all.empty() ? "" : "|") + column.text;
    return all;
  }
  [[nodiscard]] std::string messages() const {
    std::string all;
    for (const base::Diagnostic& each : diagnostics_.sorted()) all += base::format(each, sources_);
    return all;
  }
  [[nodiscard]] std::string at(base::Span span) const {
    return std::string(sources_.bytes(file_).substr(span.begin, span.end - span.begin));
  }

 private:
  base::MapSources sources_{{}};
  base::FileId file_;
  base::Diagnostics diagnostics_;
  std::optional<Csv> csv_;
};

std::string rows(std::string bytes) { return Table(std::move(bytes)).rows(); }
/// What is said once every row was read.
std::string messages(std::string bytes) {
  Table table(std::move(bytes));
  (void)table.rows();
  return table.messages();
}

TEST(Csv, FieldsEndAtDelimitersAndRowsAtAnyLineEnd) {
  EXPECT_EQ(rows("a,b\n1,2\n3,4\n"), "[1|2][3|4]");
  EXPECT_EQ(rows("a,b\r\n1,2\r\n3,4"), "[1|2][3|4]");
  EXPECT_EQ(rows("a,b\r1,2\r3,4\r"), "[1|2][3|4]");
  EXPECT_EQ(rows("a,b\n1,\n,2\n"), "[1|][|2]");
  EXPECT_EQ(rows("a,b\n1,"), "[1|]");
  EXPECT_EQ(rows("a\n1\n2"), "[1][2]");
  EXPECT_EQ(rows("a,b\n"), "");
}

TEST(Csv, AQuotedFieldHoldsDelimitersLineBreaksAndDoubledQuotes) {
  EXPECT_EQ(rows("a,b\n\"x, y\",\"1 \"\"2\"\" 3\"\n"), "[x, y|1 \"2\" 3]");
  EXPECT_EQ(rows("a,b\r\n\"x\r\ny\",\"z\rw\"\r\n3,4\r\n"), "[x\ny|z\nw][3|4]");
  EXPECT_EQ(rows("a,b\n\"\",\"\"\"\"\n"), "[|\"]");
}

TEST(Csv, BlanksAroundAFieldAreNotPartOfIt) {
  EXPECT_EQ(rows("a, b\n  x y , \"  z \" \n"), "[x y|  z ]");
  EXPECT_EQ(Table(" a ,\" b \"\n").columns(), "a| b ");
}

TEST(Csv, EmptyLinesAreNoRows) { EXPECT_EQ(rows("\n\na,b\n\n1,2\n , \n\"\",\n  \n3,4\n,\n"), "[1|2][3|4]"); }

TEST(Csv, TheHeaderSaysWhatStandsBetweenFields) {
  EXPECT_EQ(rows("a;b\n1,5;2\n"), "[1,5|2]");
  EXPECT_EQ(rows("a\tb\n1\t\n"), "[1|]");
  EXPECT_EQ(rows("\"a,b,c\";d\n1;2\n"), "[1|2]");
  EXPECT_EQ(rows("\xEF\xBB\xBF"
                 "a;b\r\n1;2\r\n"),
            "[1|2]");
}

TEST(Csv, ALineBeforeTheHeaderMaySayWhatStandsBetweenFields) {
  EXPECT_EQ(rows("sep=;\na,b;c\n1;2\n"), "[1|2]");
  EXPECT_EQ(rows("\xEF\xBB\xBF"
                 "SEP=|\r\n\r\na|b;c\r\n1;2|3\r\n"),
            "[1;2|3]");
  EXPECT_EQ(Table("sep=\t\na,b\tc\n").columns(), "a,b|c");
  EXPECT_EQ(Table("sep=\n1\n").columns(), "sep=");
  EXPECT_NE(messages("sep=;\n").find("no-header"), std::string::npos);
}

TEST(Csv, EveryFieldKnowsItsPlace) {
  Table table("church,venue\nSt Mary, \"Hall, York\" \n");
  base::Diagnostics none;
  const auto fields = table.csv().row(0, none);
  ASSERT_TRUE(fields.ok());
  EXPECT_EQ(table.at(fields->at(0).span), "St Mary");
  EXPECT_EQ(table.at(fields->at(1).span), "\"Hall, York\"");
  EXPECT_EQ(table.at(span_within(fields->at(1), 6, 4)), "York");
  EXPECT_EQ(table.at(table.csv().span(0)), "St Mary, \"Hall, York\" ");
  EXPECT_EQ(table.at(table.csv().columns().at(1).span), "venue");
}

TEST(Csv, AnUnclosedQuoteCostsItsOwnRowOnly) {
  const std::string bytes = "church,venue\n\"St Mary, York\n\"St John\",\"Hall, Leeds\"\nSt Paul,Hull\n";
  EXPECT_EQ(rows(bytes), "![St John|Hall, Leeds][St Paul|Hull]");
  EXPECT_EQ(messages(bytes),
            "rows.csv:2:1: error[unclosed-quote]: the quote opened here is never closed\n"
            "  \"St Mary, York\n"
            "  ^\n"
            "  hint: close it with `\"` before `,` or the end of the line\n");
  EXPECT_EQ(rows("a,b\n1,\"2\n3,4\n"), "![3|4]");
  EXPECT_EQ(rows("a\n\"b\nc\n"), "![c]");
}

TEST(Csv, AStrayQuoteCostsItsOwnRowOnly) {
  const std::string bytes = "church;venue\nSt \"Mary\";York\n\"St John\" Leeds;Hall\nSt Paul;Hull\n";
  EXPECT_EQ(rows(bytes), "!![St Paul|Hull]");
  EXPECT_EQ(messages(bytes),
            "rows.csv:2:4: error[stray-quote]: a quote stands in the middle of a field\n"
            "  St \"Mary\";York\n"
            "     ^\n"
            "  hint: put the whole field in quotes, and write a quote within it twice: \"\"\n"
            "rows.csv:3:9: error[stray-quote]: a quote stands in the middle of a field\n"
            "  \"St John\" Leeds;Hall\n"
            "          ^\n"
            "  hint: put the whole field in quotes, and write a quote within it twice: \"\"\n");
}

TEST(Csv, ARowHasAsManyFieldsAsTheHeader) {
  const std::string bytes = "a,b,c\n1,2\n1,2,3\n1,2,3,4,5\n";
  EXPECT_EQ(rows(bytes), "![1|2|3]!");
  EXPECT_EQ(messages(bytes),
            "rows.csv:2:4: error[too-few-fields]: expected 3 fields as the first line has columns, found 2\n"
            "  1,2\n"
            "     ^\n"
            "  hint: an empty field has its `,`, too; a missing one is at the end, or where two have become one\n"
            "rows.csv:4:7: error[too-many-fields]: expected 3 fields as the first line has columns, found 5\n"
            "  1,2,3,4,5\n"
            "        ^~~\n"
            "  hint: put a field that holds `,` in double quotes\n");
}

TEST(Csv, ControlCharactersAreRefusedInTheirRow) {
  const std::string bytes = "a,b\n1,2\0003\n\"x\ry\",\x01z\n4,5\n"s;
  EXPECT_EQ(rows(bytes), "!![4|5]");
  EXPECT_EQ(messages("a\n\x01z\n"),
            "rows.csv:2:1: error[bad-character]: the control character U+0001 cannot stand in a text\n"
            "  \xEF\xBF\xBDz\n"
            "  ^\n"
            "  hint: remove it\n");
}

TEST(Csv, DirectionControlsComeInPairs) {
  EXPECT_EQ(messages("a\nx\xE2\x80\xAE"
                     "y\n"),
            "rows.csv:2:2: error[unbalanced-bidi]: the direction control U+202E is not closed in its paragraph\n"
            "  x\xEF\xBF\xBDy\n"
            "   ^\n"
            "  hint: remove it, or write it in pairs\n");
}

TEST(Csv, AHeaderNamesEveryColumnOnce) {
  EXPECT_EQ(messages("church,,church\n"),
            "rows.csv:1:8: error[empty-column]: column 2 has no name\n"
            "  church,,church\n"
            "         ^\n"
            "  hint: give it a name in the first line, or delete it\n"
            "rows.csv:1:9: error[duplicate-column]: the column \"church\" stands twice\n"
            "  church,,church\n"
            "          ^~~~~~\n"
            "  rows.csv:1:1: note: the first one\n"
            "    church,,church\n"
            "    ^~~~~~\n"
            "  hint: give one of them another name\n");
  EXPECT_EQ(messages(" \n\n"),
            "rows.csv:1:1: error[no-header]: expected a first line with the names of the columns, found nothing\n"
            "   \n"
            "  ^\n"
            "  hint: begin the file with a line such as church,date,time,venue\n");
}

TEST(Csv, AThousandColumnsAreTheMost) {
  const auto header = [](int count) {
    std::string line;
    for (int i = 0; i < count; ++i) line += (i == 0 ? "c" : ",c") + std::to_string(i);
    return line;
  };
  EXPECT_EQ(messages(header(1'000)), "");
  EXPECT_NE(messages(header(1'001)).find("error[too-many-columns]: expected at most 1000 columns, found 1001\n"),
            std::string::npos);
}

TEST(Csv, AFieldHas64KiBAtMost) {
  constexpr std::size_t limit = 64 << 10;
  EXPECT_EQ(messages("a\n\"" + std::string(limit, 'x') + "\"\n"), "");
  EXPECT_NE(messages("a\n\"" + std::string(limit + 1, 'x') + "\"\n")
                .find("rows.csv:2:1: error[text-too-long]: expected a text of at most 65536 bytes, found 65537\n"),
            std::string::npos);
}

TEST(Csv, AnotherEncodingIsNamed) {
  const std::string hint =
      "  hint: save the file as CSV in UTF-8 (Excel: Save As, \"CSV UTF-8\"; LibreOffice: Save As, Text CSV, character "
      "set \"Unicode (UTF-8)\")\n";
  EXPECT_EQ(messages("a\nK\xF6ln\n"),
            "rows.csv:2:2: error[bad-encoding]: expected UTF-8, found the byte 0xF6, which is \"\xC3\xB6\" in "
            "Windows-1252 (Latin-1)\n"
            "  K\xEF\xBF\xBDln\n"
            "   ^\n" +
                hint);
  EXPECT_EQ(messages("a\n\xBC\xAD\xBF\xEF\n"),
            "rows.csv:2:1: error[bad-encoding]: expected UTF-8, found the byte 0xBC\n"
            "  \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n"
            "  ^\n" +
                hint);
  EXPECT_NE(messages("\xFF\xFE"
                     "a\0\n\0"s)
                .find("error[bad-encoding]: expected UTF-8, found UTF-16\n"),
            std::string::npos);
  EXPECT_NE(messages("PK\x03\x04 and so on").find("error[not-text]: expected a CSV file, found a Word, "),
            std::string::npos);
}

TEST(Csv, RowsAreReadFromSeveralThreadsAtOnce) {
  std::string bytes = "a,b\n";
  for (int i = 0; i < 1'000; ++i) bytes += std::to_string(i) + ",\"x\"\"y\"\n";
  const Table table(bytes);
  const auto work = [&](std::size_t from, int& good) {
    base::Diagnostics none;
    for (std::size_t i = from; i < 1'000; i += 4) {
      const auto fields = table.csv().row(i, none);
      if (fields && fields->at(0).text == std::to_string(i) && fields->at(1).text == "x\"y") ++good;
    }
  };
  std::array<int, 4> good{};
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 4; ++i) threads.emplace_back(work, i, std::ref(good.at(i)));
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good[0] + good[1] + good[2] + good[3], 1'000);
}

/// Cut anywhere, and with any byte in the place of any other, a file is read to its end or refused, and every field
/// lies within its row.
TEST(Csv, WhateverTheBytesAreTheyAreAnswered) {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "a;\"b\"\r\n\"1;\"\"\n2\";x\r\n\"y;3\r\n\"\";\"\r\n\"z\"q;\xC3\xA9\r\n";
  const auto check = [](std::string changed) {
    const Table table(std::move(changed));
    for (std::size_t i = 0; table.is_open() && i < table.csv().size(); ++i) {
      base::Diagnostics diagnostics;
      const base::Span row = table.csv().span(i);
      const auto fields = table.csv().row(i, diagnostics);
      EXPECT_NE(fields.ok(), diagnostics.has_errors());
      for (std::size_t k = 0; fields && k < fields->size(); ++k) {
        EXPECT_LE(row.begin, fields->at(k).span.begin);
        EXPECT_LE(fields->at(k).span.end, row.end);
      }
    }
  };
  for (std::size_t at = 0; at <= bytes.size(); ++at) {
    check(bytes.substr(0, at));
    check(bytes.substr(at));
    for (const char c : {'"', ';', ',', '\t', '\n', '\r', '\0', ' ', '\xFF', 'x'}) {
      std::string changed = bytes;
      changed[std::min(at, bytes.size() - 1)] = c;
      check(std::move(changed));
    }
  }
}

}  // namespace
}  // namespace handbill::source
