#include "image/flat.h"

#include <gtest/gtest.h>

namespace handbill::image {
namespace {

/// One of everything.
Vector full_drawing() {
  using enum PathData::Verb;
  Vector drawing;
  drawing.width = 100;
  drawing.height = 50;
  drawing.palette = {{1, 2, 3}, {4, 5, 6}};
  const PathData path{{move, line, curve, close}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}};
  drawing.clips = {{path, FillRule::evenodd}};
  VectorPath filled{path, FillRule::evenodd, Flat{1, 0.5}, std::nullopt, {}, {0}, 0.25};
  VectorPath stroked{path,
                     FillRule::nonzero,
                     std::nullopt,
                     Gradient{true, 1, 2, 0, 3, 4, 5, {{0, 0, 1}, {1, 1, 0.5}}, {1, 2, 3, 4, 5, 6}},
                     {},
                     {},
                     1};
  stroked.stroke_style = {3, VectorStroke::Cap::square, VectorStroke::Join::bevel, 7, {1, 2}, 0.5, {2, 0, 0, 1, 0, 0}};
  drawing.paths = {filled, stroked};
  drawing.groups = {{0, 2, 0.5}, {1, 1, 0.75}};
  return drawing;
}

TEST(Flat, ComesBackAsItWas) {
  const std::string bytes = write_flat(full_drawing());
  const auto back = read_flat(bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(write_flat(*back), bytes);
  EXPECT_EQ(back->paths.at(1).stroke_style.dashes, (std::vector<double>{1, 2}));
  EXPECT_EQ(std::get<Gradient>(*back->paths.at(1).stroke).transform, (base::Transform{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(back->groups.at(1).opacity, 0.75);
}

TEST(Flat, IsRefusedWhereverItIsCut) {
  const std::string bytes = write_flat(full_drawing());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(read_flat(std::string_view(bytes).substr(0, size))) << size;
  EXPECT_FALSE(read_flat(bytes + '\0'));
}

TEST(Flat, HoldsSoundIndexesWhateverByteIsChanged) {
  const std::string bytes = write_flat(full_drawing());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const unsigned value : {0U, 1U, 2U, 127U, 128U, 255U}) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(value);
      const auto drawing = read_flat(changed);
      if (!drawing) continue;
      // What was taken can be written again, so every count and index held.
      EXPECT_EQ(write_flat(*drawing).size(), changed.size()) << i;
    }
  }
}

TEST(Flat, RefusesEachImpossibleDrawing) {
  const auto refused = [](const auto& change) {
    Vector drawing = full_drawing();
    change(drawing);
    return !read_flat(write_flat(drawing)).has_value();
  };
  EXPECT_TRUE(refused([](Vector& d) { d.width = 0; }));
  EXPECT_TRUE(refused([](Vector& d) { d.height = std::numeric_limits<double>::quiet_NaN(); }));
  EXPECT_TRUE(refused([](Vector& d) { d.palette.pop_back(); }));
  EXPECT_TRUE(refused([](Vector& d) { d.clips.clear(); }));
  EXPECT_TRUE(refused([](Vector& d) { d.paths[0].path.coordinates[3] = std::numeric_limits<double>::infinity(); }));
  EXPECT_TRUE(refused([](Vector& d) { d.paths[0].path.coordinates.pop_back(); }));
  EXPECT_TRUE(refused([](Vector& d) { d.paths[0].path.verbs[0] = PathData::Verb::line; }));
  EXPECT_TRUE(refused([](Vector& d) { d.paths[0].fill.reset(); }));
  EXPECT_TRUE(refused([](Vector& d) { d.paths[0].group_opacity = 1.5; }));
  EXPECT_TRUE(refused([](Vector& d) { d.paths[1].stroke_style.pen = {1, 1, 1, 1, 0, 0}; }));
  EXPECT_TRUE(refused([](Vector& d) { d.paths[1].stroke_style.dashes = {0, 0}; }));
  EXPECT_TRUE(refused([](Vector& d) { d.paths[1].stroke_style.width = -1; }));
  EXPECT_TRUE(refused([](Vector& d) { d.groups[1].count = 2; }));
  EXPECT_TRUE(refused([](Vector& d) { d.groups = {{1, 1, 1}, {0, 1, 1}}; }));
  EXPECT_FALSE(refused([](Vector&) {}));
}

}  // namespace
}  // namespace handbill::image
