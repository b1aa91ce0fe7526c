#include <algorithm>

#include "style/look.h"
#include "support.h"

namespace handbill::style::test {
namespace {

std::vector<std::string> names(const Case& page, const std::vector<text::FaceId>& faces) {
  std::vector<std::string> result;
  for (const auto face : faces) result.push_back(page.fonts.at(face).id);
  std::ranges::sort(result);
  return result;
}
using Strings = std::vector<std::string>;

bool has(const FontNeeds& needs, char32_t c) { return std::ranges::binary_search(needs.characters, c); }

TEST(FontNeeds, AreTheFacesOfTheStacksAndTheCharactersOfTheTexts) {
  Case page;
  page.language = "language: ko\nstatus: draft\ntexts: {headline: 달려라}\n";
  page.boxes = "    - {text: $headline, style: title}\n";
  const auto needs = font_needs(page.resolved());
  EXPECT_EQ(names(page, needs.faces), (Strings{"noto-sans-bold", "noto-sans-kr-bold"}));
  EXPECT_TRUE(std::ranges::is_sorted(needs.faces));
  EXPECT_TRUE(std::ranges::is_sorted(needs.characters));
  for (const char32_t c : U"달려라 -\u2010") { EXPECT_TRUE(c == 0 || has(needs, c)) << static_cast<unsigned>(c); }
  EXPECT_FALSE(has(needs, U'0'));
  EXPECT_EQ(needs.characters.size(), 6U);
}

TEST(FontNeeds, HoldTheDigitsOfNumberedRowsAndLists) {
  Case table;
  table.boxes = "    - table: [{label: Name, width: 1fr}]\n";
  EXPECT_TRUE(has(font_needs(table.resolved()), U'7'));
  Case list;
  list.boxes = "    - {text: $story, marker: '1.'}\n";
  const auto needs = font_needs(list.resolved());
  EXPECT_TRUE(has(needs, U'7') && has(needs, U'.'));
}

TEST(FontNeeds, HoldTheSampleMark) {
  Case page;
  page.details = "details: sample\nsample: true\nchurch: y\n";
  page.boxes = "    - {text: $church}\n";
  EXPECT_TRUE(has(font_needs(page.resolved()), U'S'));
}

TEST(FontNeeds, OpenOneFaceOfTheTailForADetailInAnotherScript) {
  Case page;
  page.details = "details: london\nchurch: 런던 한인교회\n";
  page.boxes = "    - {text: $host}\n    - {text: $headline}\n";
  const auto resolved = page.resolved();
  EXPECT_EQ(names(page, block(resolved, 0).look.shape.tail), Strings{"noto-sans-kr-regular"});
  EXPECT_TRUE(block(resolved, 1).look.shape.tail.empty());
  EXPECT_EQ(names(page, font_needs(resolved).faces), (Strings{"noto-sans-kr-regular", "noto-sans-regular"}));
}

TEST(FontNeeds, OpenNoFaceOfTheTailForADetailInThePagesScript) {
  Case page;
  page.language = "language: ko\nstatus: draft\ntexts: {host: '{church} 주최'}\n";
  page.details = "details: london\nchurch: St Mary – 런던 漢字 · №1\n";
  page.boxes = "    - {text: $host}\n";
  EXPECT_TRUE(block(page.resolved()).look.shape.tail.empty());
}

TEST(FontNeeds, OpenNoFaceOfTheTailForATextOfTheCampaign) {
  Case page;
  page.boxes = "    - {text: 달려라}\n";
  EXPECT_TRUE(block(page.resolved()).look.shape.tail.empty());
}

}  // namespace
}  // namespace handbill::style::test
