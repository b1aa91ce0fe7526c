#include <gtest/gtest.h>

#include "image/image.h"
#include "image/pictures.h"

namespace handbill::image {
namespace {

Qr made(std::string_view text, QrCorrection correction = QrCorrection::medium) {
  base::Diagnostics diagnostics;
  auto qr = make_qr(text, correction, {}, diagnostics);
  EXPECT_EQ(told(diagnostics), "");
  return qr.ok() ? *qr : Qr{};
}

TEST(Qr, HasItsThreeFinders) {
  const Qr qr = made("https://example.org/run");
  EXPECT_EQ(qr.side, 25);
  ASSERT_EQ(qr.dark.size(), 625U);
  const auto dark = [&](int x, int y) { return bool{qr.dark[static_cast<std::size_t>(y * qr.side + x)]}; };
  for (const auto& [x, y] : {std::pair{0, 0}, {18, 0}, {0, 18}}) {
    EXPECT_TRUE(dark(x, y) && dark(x + 6, y + 6) && dark(x + 3, y + 3)) << x << ' ' << y;
    EXPECT_FALSE(dark(x + 1, y + 1)) << x << ' ' << y;
  }
}

TEST(Qr, GrowsWithTextAndCorrection) {
  EXPECT_EQ(made("A", QrCorrection::low).side, 21);
  EXPECT_GT(made(std::string(200, 'x')).side, made(std::string(50, 'x')).side);
  EXPECT_GT(made(std::string(200, 'x'), QrCorrection::high).side, made(std::string(200, 'x'), QrCorrection::low).side);
}

TEST(Qr, TakesAsMuchAsTheStandardSays) {
  EXPECT_EQ(made(std::string(2331, 'x')).side, 177);
  base::Diagnostics diagnostics;
  EXPECT_FALSE(make_qr(std::string(2332, 'x'), QrCorrection::medium, {}, diagnostics).ok());
  EXPECT_EQ(
      told(diagnostics),
      "qr-too-long: expected at most 2331 bytes in a QR code of medium correction, found 2332 (shorten the address; "
      "under 60 characters print well)");
}

TEST(Qr, OfNothingIsAMistake) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(make_qr("", QrCorrection::low, {}, diagnostics).ok());
  EXPECT_EQ(told(diagnostics),
            "qr-empty: expected an address for the QR code, found nothing (write the text that phones read)");
}

TEST(Qr, TakesANulLikeAnyByte) { EXPECT_EQ(made(std::string(3, '\0')).side, 21); }

/// How often the path goes around the middle of each module.
std::vector<int> windings(const PathData& path, int side) {
  std::vector<int> result(static_cast<std::size_t>(side * side));
  std::size_t at = 0;
  double first_x = 0, first_y = 0, last_x = 0, last_y = 0;
  const auto take_edge = [&](double x, double y) {
    EXPECT_TRUE(x == last_x || y == last_y);
    // An edge that goes down or up is crossed by the rays of all modules to its left.
    for (auto row = static_cast<int>(std::min(y, last_y)); row < static_cast<int>(std::max(y, last_y)); ++row) {
      for (int column = 0; column < static_cast<int>(x); ++column)
        result[static_cast<std::size_t>(row * side + column)] += y > last_y ? 1 : -1;
    }
    last_x = x, last_y = y;
  };
  for (const PathData::Verb verb : path.verbs) {
    if (verb == PathData::Verb::close) {
      take_edge(first_x, first_y);
      continue;
    }
    const double x = path.coordinates.at(at++), y = path.coordinates.at(at++);
    if (verb == PathData::Verb::move) {
      first_x = last_x = x, first_y = last_y = y;
    } else {
      take_edge(x, y);
    }
  }
  return result;
}

TEST(QrPath, GoesAroundEveryDarkModuleOnceAndAroundNoOther) {
  const Qr qr = made("https://example.org/run-for-your-life");
  const std::vector<int> around = windings(qr_path(qr), qr.side);
  for (std::size_t i = 0; i < around.size(); ++i) EXPECT_EQ(around[i], qr.dark[i] ? 1 : 0) << i;
}

TEST(QrPath, HasCornersOnlyWhereTheOutlineTurns) {
  Qr qr;
  qr.side = 3;
  qr.dark = {true, true, false, true, true, false, false, false, true};
  const PathData path = qr_path(qr);
  EXPECT_EQ(path.coordinates, (std::vector<double>{0, 0, 2, 0, 2, 2, 0, 2, 2, 2, 3, 2, 3, 3, 2, 3}));
  EXPECT_EQ(path.verbs.size(), 10U);
}

TEST(QrPath, OfARingHasAHole) {
  Qr qr;
  qr.side = 3;
  qr.dark = {true, true, true, true, false, true, true, true, true};
  EXPECT_EQ(windings(qr_path(qr), 3), (std::vector<int>{1, 1, 1, 1, 0, 1, 1, 1, 1}));
}

}  // namespace
}  // namespace handbill::image
