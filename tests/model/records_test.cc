#include <gtest/gtest.h>

#include "model/support.h"

namespace handbill::model {
namespace {

std::string language_with(const std::string& texts) { return "language: en\nstatus: draft\ntexts:\n" + texts; }

std::string said_of(const std::string& texts) {
  Reading reading;
  (void)reading.load(language_with(texts), load_language);
  return reading.said();
}

std::string said_of_translation(const std::string& source, const std::string& translation) {
  Reading reading;
  const auto from = reading.load(language_with(source), load_language);
  const auto to = reading.load(language_with(translation), load_language);
  EXPECT_TRUE(from.ok() && to.ok()) << reading.said();
  (void)check_language(*from, *to, reading.diagnostics());
  return reading.said();
}

TEST(Records, AreListsOfFieldsWithOneTextEach) {
  Reading reading;
  const auto language = reading.load(
      language_with(
          "  prayers:\n    - {head: On the road, text: 'Food, by {date}'}\n    - {text: Strength, head: In the "
          "camps}\n"),
      load_language);
  ASSERT_TRUE(language.ok()) << reading.said();
  const Text& prayers = language->texts.at("prayers");
  ASSERT_EQ(prayers.records.size(), 2U);
  const auto field = [&](std::size_t record, std::string_view name) {
    return prayers.paragraphs.at(prayers.records.at(record).find(name)->paragraph).text;
  };
  EXPECT_EQ(field(0, "head"), "On the road");
  EXPECT_EQ(field(1, "head"), "In the camps");
  EXPECT_EQ(field(1, "text"), "Strength");
  EXPECT_EQ(prayers.records.at(0).find("note"), nullptr);
}

TEST(Records, HaveTheFieldsOfTheFirstOne) {
  EXPECT_EQ(said_of("  a:\n    - {head: one, text: two}\n    - {head: one, txt: two}\n    - {head: three}\n"),
            "6:7 error[fields-differ]: expected the fields head, text as in the first record, found head, txt"
            " | note 5:7 the first record is here\n"
            "7:7 error[fields-differ]: expected the fields head, text as in the first record, found head"
            " | note 5:7 the first record is here\n");
}

TEST(Records, StandAmongNoParagraphs) {
  EXPECT_EQ(said_of("  a: [{head: one}, two]\n  b: [one, {head: two}]\n"),
            "4:20 error[wrong-type]: expected a record such as the first one, found \"two\""
            " | a list has paragraphs or records such as {head: ..., text: ...}, not both"
            " | note 4:7 the first record is here\n"
            "5:12 error[wrong-type]: expected a paragraph of text, found a mapping"
            " | a list has paragraphs or records such as {head: ..., text: ...}, not both\n");
}

TEST(Records, ChecksTheTextOfEachField) {
  EXPECT_EQ(said_of("  a:\n    - {head: , Text: '{}', more: [x]}\n"),
            "5:13 error[empty-value]: expected a text, found nothing"
            " | write the words behind the colon, or take the line out\n"
            "5:16 error[bad-name]: expected a field's name such as head, found \"Text\""
            " | a name has lower-case letters, digits and hyphens, and begins with a letter\n"
            "5:23 error[bad-placeholder]: expected a placeholder such as {date}, found \"{}\""
            " | braces stand only around the name of a detail, a fact or another text\n"
            "5:34 error[wrong-type]: expected a text, found a list\n");
}

TEST(Records, AreTranslatedFieldByField) {
  const std::string source = "  a:\n    - {head: one, text: '{date}'}\n    - {head: two, text: more}\n";
  EXPECT_EQ(said_of_translation(source, "  a:\n    - {text: '{date}', head: eins}\n    - {text: mehr, head: zwei}\n"),
            "");
  EXPECT_EQ(said_of_translation(source, "  a:\n    - {head: eins, note: '{date}'}\n"),
            "4:3 error[fields-differ]: expected records with the fields head, text in `a`, found records with the "
            "fields head, note | note 4:3 the text that it translates\n"
            "4:3 warning[records-differ]: `a` has 1 records, the text that it translates 2"
            " | note 4:3 the text that it translates\n");
  EXPECT_EQ(said_of_translation(source, "  a: ['{date}', zwei]\n"),
            "4:3 error[fields-differ]: expected records with the fields head, text in `a`, found paragraphs"
            " | note 4:3 the text that it translates\n");
  EXPECT_EQ(said_of_translation("  a: [one]\n", "  a: [{head: eins}]\n"),
            "4:3 error[fields-differ]: expected paragraphs in `a`, found records with the fields head"
            " | note 4:3 the text that it translates\n");
}

TEST(Records, MayHaveShorterWordsWithTheSameFields) {
  EXPECT_EQ(said_of("  a: [{head: one, text: two}]\nshort:\n  a: [{head: one}]\n"),
            "6:3 error[fields-differ]: expected records with the fields head, text in `a`, found records with the "
            "fields head | note 4:3 the text that it stands for\n");
}

TEST(Records, AreLookedThroughForTypewritersQuotes) {
  Reading reading;
  const auto language = reading.load(language_with("  a: [{head: 'a \"word\"'}]\n"), load_language);
  ASSERT_TRUE(language.ok());
  check_typing(*language, reading.diagnostics());
  EXPECT_EQ(reading.said(), "4:14 warning[straight-quote]: `a` (en) has a straight quote | write “ and ”\n");
}

}  // namespace
}  // namespace handbill::model
