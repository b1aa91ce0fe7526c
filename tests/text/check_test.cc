#include <gtest/gtest.h>

#include "kit.h"

namespace handbill::text::test {
namespace {

Strings said_of(std::string_view text, const char* language = "en") {
  Kit kit;
  EXPECT_FALSE(kit.shape(text, kit.style(language)).ok());
  return kit.said();
}

TEST(Check, RefusesBytesThatAreNotUtf8) {
  EXPECT_EQ(said_of("Run \xff"),
            Strings{"bad-character: `body` (en): expected text, found bytes that are not UTF-8 at byte 4"});
}

TEST(Check, RefusesANul) {
  EXPECT_EQ(said_of(std::string("Run\0 on", 7)),
            Strings{"bad-character: `body` (en): expected text, found U+0000 at byte 3"});
}

TEST(Check, RefusesNoncharactersAndTheReplacementCharacter) {
  EXPECT_EQ(said_of("\xEF\xBF\xBF"), Strings{"bad-character: `body` (en): expected text, found U+FFFF at byte 0"});
  EXPECT_EQ(said_of("\xEF\xBF\xBD"),
            Strings{"bad-character: `body` (en): expected text, found the replacement character U+FFFD at byte 0"});
}

TEST(Check, RefusesADirectionControlThatIsNeverClosed) {
  EXPECT_EQ(said_of("txt\u202Eexe"),
            Strings{"unbalanced-bidi: `body` (en): the direction control U+202E at byte 3 is never closed"});
}

TEST(Check, AnswersAHundredKilobyteWordAtOnce) {
  EXPECT_EQ(said_of(std::string(100'000, 'a')),
            Strings{"text-too-long: `body` (en): expected at most 64 KiB, found 100000 bytes"});
}

TEST(Check, HoldsAParagraphTo10000Characters) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += "a ";
  Kit kit;
  EXPECT_TRUE(kit.shape(text, kit.style("en")).ok());
  EXPECT_EQ(said_of(text + "b"),
            Strings{"text-too-long: `body` (en): expected a paragraph of at most 10000 characters, found more"});
}

TEST(Check, HoldsAWordTo1000Characters) {
  Kit kit;
  EXPECT_TRUE(kit.shape(std::string(999, 'a'), kit.style("en")).ok());
  EXPECT_TRUE(kit.shape(std::string(1'000, 'a'), kit.style("en")).ok());
  EXPECT_EQ(said_of(std::string(1'001, 'a')),
            Strings{"text-too-long: `body` (en): expected a word of at most 1000 characters, found more"});
}

TEST(Check, HoldsALetterTo30Marks) {
  std::string text = "a";
  for (int i = 0; i < 30; ++i) text += "\u0301";
  Kit kit;
  EXPECT_TRUE(kit.shape(text, kit.style("en")).ok());
  EXPECT_EQ(said_of(text + "\u0301"),
            Strings{"text-too-long: `body` (en): expected at most 30 combining marks on one letter, found more"});
}

}  // namespace
}  // namespace handbill::text::test
