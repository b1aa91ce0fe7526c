#include <gtest/gtest.h>

#include <algorithm>

#include "support.h"

namespace handbill::style::test {
namespace {

constexpr const char* path = "runaround: shape, runaround-path: 'M0 0L100 0L0 100Z'";

Node around(Case& page, const std::string& keys) {
  page.boxes = "    - {text: $headline, id: head, " + keys + "}\n";
  const auto resolved = page.resolve();
  return resolved ? resolved->pages.front().root.children.at(0) : Node{};
}

TEST(Runaround, GoesByItsPath) {
  Case page;
  const Node node = around(page, path);
  EXPECT_EQ(page.said(), "");
  EXPECT_EQ(node.runaround, Runaround::shape);
  EXPECT_TRUE(base::near(node.runaround_gap, base::mm(3)));
  ASSERT_EQ(node.runaround_path.size(), 1u);
  EXPECT_EQ(node.runaround_path.front().coordinates, (std::vector<double>{0, 0, 100, 0, 0, 100}));
  EXPECT_TRUE(node.effects.empty()) << "it cuts nothing";
}

TEST(Runaround, GoesByWhateverGivesABoxAShape) {
  for (const char* keys : {"clip-path: 'M0 0L100 0L0 100Z'", "radius: 3mm", "rotate: 10deg"}) {
    Case page;
    EXPECT_EQ(around(page, "runaround: shape, " + std::string(keys)).runaround, Runaround::shape);
    EXPECT_EQ(page.said(), "") << keys;
  }
}

TEST(Runaround, IsMirroredWithItsBox) {
  Case page;
  page.language = "language: ar\nstatus: draft\ntexts: {headline: اركض لتحيا}\n";
  const Node as_it_is = around(page, path);
  EXPECT_EQ(as_it_is.runaround_path.at(0).coordinates, (std::vector<double>{0, 0, 100, 0, 0, 100}));
  Case other;
  other.language = page.language;
  const Node mirrored = around(other, std::string(path) + ", mirror: rtl");
  EXPECT_EQ(mirrored.runaround_path.at(0).coordinates, (std::vector<double>{100, 0, 0, 0, 100, 100}));
}

TEST(Runaround, WithoutAShapeIsWarnedOf) {
  Case page;
  around(page, "runaround: shape");
  EXPECT_EQ(page.said(),
            "page.yaml:6:46: warning no-shape: text runs round the rectangle of `head`, which has no other shape (give "
            "it a runaround-path, or a clip-path that cuts it, too)\n");
}

TEST(Runaround, PathThatNothingGoesByIsWarnedOf) {
  Case page;
  around(page, "runaround-path: 'M0 0L100 0L0 100Z'");
  EXPECT_EQ(page.said(),
            "page.yaml:6:35: warning no-effect: `runaround-path` does nothing without `runaround: shape` (write "
            "`runaround: shape` beside it)\n");
  Case dropped;
  around(dropped, "runaround: none, runaround-path: 'M0 0L100 0L0 100Z'");
  EXPECT_EQ(dropped.said(), "");
}

TEST(Runaround, ChangesTheHashOfItsBox) {
  std::vector<std::uint64_t> hashes;
  for (const std::string keys : {"", ", runaround: shape, radius: 1mm", ", runaround: box, radius: 1mm",
                                 ", runaround: shape, runaround-path: 'M0 0L100 0L0 100Z'",
                                 ", runaround: shape, runaround-path: 'M0 0L100 0L0 99Z'"}) {
    Case page;
    hashes.push_back(around(page, "role: p" + keys).hash);
  }
  std::ranges::sort(hashes);
  EXPECT_EQ(std::ranges::adjacent_find(hashes), hashes.end());
}

}  // namespace
}  // namespace handbill::style::test
