#include "impose/support.h"

namespace handbill::impose {
namespace {

/// The long arms of the back's crosses, as they lie on the back.
std::vector<Line> arms(const Side& side, double length) {
  std::vector<Line> found;
  for (const Line& line : side.lines) {
    const Length along = base::max(base::max(line.to.x - line.from.x, line.from.x - line.to.x),
                                   base::max(line.to.y - line.from.y, line.from.y - line.to.y));
    if (near(along, mm(length))) found.push_back(line);
  }
  return found;
}

Point middle(const Line& line) { return {(line.from.x + line.to.x) / 2, (line.from.y + line.to.y) / 2}; }

TEST(Calibration, PutsTheCrossesOfTheBackBehindThoseOfTheFront) {
  for (const Paper::Stand stand : {Paper::Stand::portrait, Paper::Stand::landscape}) {
    for (const Flip flip : {Flip::long_edge, Flip::short_edge}) {
      Settings settings = on(a4, flip);
      settings.paper.stand = stand;
      const Plan found = planned({}, Calibration{}, settings);
      ASSERT_EQ(found.sides.size(), 2u);
      const auto front = arms(found.sides[0], 16);
      const auto back = arms(found.sides[1], 26);
      ASSERT_EQ(front.size(), 10u);
      ASSERT_EQ(back.size(), 10u);
      for (std::size_t i = 0; i < 10; ++i)
        EXPECT_TRUE(same(behind(middle(front[i]), found.sides[0].size, flip), middle(back[i])));
    }
  }
}

TEST(Calibration, ShowsNoMissOnceItsReadingIsGiven) {
  Settings settings = on(a4, Flip::long_edge);
  settings.back_offset = {mm(0.5), mm(-1)};
  const Plan found = planned({}, Calibration{}, settings);
  // A printer that puts backs 0.5 mm too far right and 1 mm too high, seen from the front.
  const Point printed = middle(arms(found.sides[1], 26)[0]);
  const Point seen = behind(printed, found.sides[1].size, Flip::long_edge);
  EXPECT_TRUE(same({seen.x + mm(0.5), seen.y + mm(-1)}, middle(arms(found.sides[0], 16)[0])));
}

TEST(Calibration, IsTwoSidedWhateverIsSaid) {
  EXPECT_EQ(planned({}, Calibration{}, on(a4, Flip::none)).flip, Flip::long_edge);
}

}  // namespace
}  // namespace handbill::impose
