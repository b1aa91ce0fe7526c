#include "support.h"

namespace handbill::style::test {
namespace {

using base::mm;
using base::near;

TEST(Page, IsAPaperOrAWidthAndAHeight) {
  Case named;
  named.page = "size: A5";
  EXPECT_TRUE(near(named.resolved().pages.front().product.trim.height, mm(210)));
  Case measured;
  measured.page = "size: [99mm, 210mm]";
  const auto resolved = measured.resolved();
  EXPECT_TRUE(near(resolved.pages.front().product.trim.width, mm(99)) &&
              near(resolved.pages.front().product.trim.height, mm(210)));
}

TEST(Page, TakesLanguageThenEditionFileThenItsOwnEditions) {
  Case page;
  page.page =
      "bleed: 1mm, safe: 6mm, margin: 14mm, ground: night, languages: {en: {margin: 15mm, safe: 7mm}}, editions: "
      "{screen: {bleed: 2mm}}";
  page.edition =
      "edition: screen\npage: {bleed: 0mm, safe: 9mm, ground: none}\nkeep-inside: 7mm\nprint-at-full-size: true\ngrey: "
      "true\n";
  const auto resolved = page.resolved();
  EXPECT_TRUE(near(resolved.pages.front().product.bleed, mm(2)));
  EXPECT_TRUE(near(resolved.pages.front().product.safe, mm(9)));
  EXPECT_TRUE(near(resolved.pages.front().product.margin.left, mm(15)));
  EXPECT_FALSE(resolved.pages.front().has_ground);
  EXPECT_TRUE(near(resolved.keep_inside, mm(7)));
  EXPECT_TRUE(resolved.print_at_full_size);
  EXPECT_TRUE(resolved.grey);
  EXPECT_EQ(resolved.edition, "screen");
}

TEST(Page, IsLaidOutForTheSheetsOfNorthAmerica) {
  Case page;
  page.page = "size: A4 landscape";
  page.options.paper = Paper::north_american;
  EXPECT_TRUE(near(page.resolved().pages.front().product.trim.width, mm(279.4)));
  page.page = "size: [210mm, 297mm]";
  EXPECT_TRUE(near(page.resolved().pages.front().product.trim.height, mm(279.4)));
  page.page = "size: DL";
  EXPECT_TRUE(near(page.resolved().pages.front().product.trim.width, mm(110)));
}

TEST(Page, HasAGround) {
  Case page;
  page.page = "ground: night 20%";
  const auto resolved = page.resolved();
  EXPECT_TRUE(resolved.pages.front().has_ground);
  EXPECT_DOUBLE_EQ(resolved.pages.front().ground.tint, 0.2);
}

TEST(Page, RefusesMarginsAndSafeAreasThatLeaveNoRoom) {
  Case page;
  page.page = "size: A5, margin: 80mm, safe: 75mm";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:3:26: margin-too-large: expected margins that leave room on a page 148mm wide, found 160mm "
            "together (margins are "
            "measured from the trim to the body)\n"
            "page.yaml:3:38: safe-too-large: expected a safe area of less than half of the page, 74mm, found 75mm "
            "(`safe` is a distance "
            "from the trim)\n");
}

}  // namespace
}  // namespace handbill::style::test
