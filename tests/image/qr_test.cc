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

TEST(QrPath, CoversExactlyTheDarkModulesAndEachOnce) {
  const Qr qr = made("https://example.org/run-for-your-life");
  const PathData path = qr_path(qr);
  std::vector<int> covered(qr.dark.size());
  ASSERT_EQ(path.verbs.size() % 5, 0U);
  for (std::size_t i = 0; i < path.coordinates.size(); i += 8) {
    const double* corner = &path.coordinates[i];
    for (int y = static_cast<int>(corner[1]); y < static_cast<int>(corner[5]); ++y) {
      for (int x = static_cast<int>(corner[0]); x < static_cast<int>(corner[4]); ++x)
        ++covered[static_cast<std::size_t>(y * qr.side + x)];
    }
  }
  for (std::size_t i = 0; i < covered.size(); ++i) EXPECT_EQ(covered[i], qr.dark[i] ? 1 : 0) << i;
}

TEST(QrPath, MergesRunsOfModules) {
  Qr qr;
  qr.side = 3;
  qr.dark = {true, true, false, true, true, false, false, false, true};
  const PathData path = qr_path(qr);
  EXPECT_EQ(path.coordinates, (std::vector<double>{0, 0, 2, 0, 2, 2, 0, 2, 2, 2, 3, 2, 3, 3, 2, 3}));
  EXPECT_EQ(path.verbs.size(), 10U);
}

}  // namespace
}  // namespace handbill::image
