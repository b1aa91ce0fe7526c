#include "display/hash.h"

#include <gtest/gtest.h>

#include "backend/fixture.h"
#include "base/path.h"

namespace handbill {
namespace {

using base::mm;
using base::pt;
using display::Item;

const base::Rect place{mm(1), mm(2), mm(30), mm(40)};
/// A gradient's stops.
const std::vector<display::Stop> black_to_red{{0, {test::black, 1}}, {1, {test::red, 0.5}}};

display::GlyphRun glyphs() {
  for (Item& item : test::lines("en", "Run", pt(14), mm(5)))
    if (auto* run = std::get_if<display::GlyphRun>(&item)) return *run;
  return {};
}

display::Path path() {
  display::Path path = test::box(place, {test::red, 1});
  path.stroke = {{color::InkTint{test::black, 1}, mm(1), {}, {}, {mm(2), mm(1)}}};
  return path;
}

display::Image picture() { return {test::picture(4, 4, image::Raster::Channels::rgb), place, place, {}}; }

display::Vector drawing() {
  auto drawn = std::make_shared<image::Vector>();
  drawn->sha256 = "a";
  return {drawn, {{test::black, 1}, {test::red, 1}}, place, place, {}};
}

display::Group group() {
  display::Group group;
  group.clip = {base::rounded(place)};
  group.items = {path(), picture()};
  return group;
}

/// Whether the item draws something else, for the hash, once it is changed.
template <typename One>
bool tells(One item, void (*change)(One&)) {
  const std::uint64_t before = display::hash_of({item});
  change(item);
  return display::hash_of({std::move(item)}) != before;
}

TEST(Hash, IsTheSameForWhatDrawsTheSame) {
  const std::vector<Item> some{glyphs(), path(), picture(), drawing(), group(), display::Link{place, "x:y", {}}};
  const std::vector<Item> same{glyphs(), path(), picture(), drawing(), group(), display::Link{place, "x:y", {}}};
  EXPECT_EQ(display::hash_of(some), display::hash_of(same));
}

TEST(Hash, DoesNotAskWhereAnItemComesFrom) {
  const auto moved = [](display::Path& item) { item.source = {{{7}, 1, 2}, "church"}; };
  EXPECT_FALSE(tells<display::Path>(path(), moved));
}

TEST(Hash, TellsTypeApart) {
  using Run = display::GlyphRun;
  ASSERT_EQ(glyphs().run.glyphs.size(), 3U);
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.origin.x += mm(1); }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.origin.y += mm(1); }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.paint.ink = test::red; }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.paint.tint = 0.99; }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.run.size = pt(14.001); }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.run.stretch = 1.01; }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.run.stance = text::Stance::sideways; }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { ++item.run.glyphs[1].id; }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.run.glyphs[1].x += 0.1; }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.run.glyphs[1].y += 0.1; }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.run.glyphs.pop_back(); }));
}

TEST(Hash, TellsApartWhatIsCopiedOutOfType) {
  using Run = display::GlyphRun;
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.run.utf8 = "Sun"; }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.run.language = "cy"; }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.run.rtl = true; }));
  EXPECT_TRUE(tells<Run>(glyphs(), [](Run& item) { item.run.clusters = {{2, 2}, {1, 1}}; }));
}

TEST(Hash, TellsFacesApart) {
  display::GlyphRun run = glyphs();
  const std::uint64_t latin = display::hash_of({run});
  for (const Item& item : test::lines("ko", "생명", pt(14), mm(5)))
    if (const auto* other = std::get_if<display::GlyphRun>(&item)) run.run.face = other->run.face;
  EXPECT_NE(display::hash_of({run}), latin);
  run.run.face = nullptr;
  EXPECT_NE(display::hash_of({run}), latin);
}

TEST(Hash, TellsPathsApart) {
  using Path = display::Path;
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.path.coordinates[3] += 0.01; }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.path.verbs.pop_back(); }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.rule = image::FillRule::evenodd; }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.fill.clear(); }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.fill = {color::InkTint{test::black, 1}}; }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.fill = {color::InkTint{test::red, 0.5}}; }));
}

TEST(Hash, TellsStrokesApart) {
  using Path = display::Path;
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.stroke.clear(); }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.stroke[0].paint = color::InkTint{test::red, 1}; }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.stroke[0].width = mm(1.01); }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.stroke[0].cap = image::VectorStroke::Cap::round; }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.stroke[0].join = image::VectorStroke::Join::bevel; }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.stroke[0].dashes.pop_back(); }));
  EXPECT_TRUE(tells<Path>(path(), [](Path& item) { item.stroke[0].dashes[1] = mm(3); }));
}

TEST(Hash, TellsAStrokeFromAFill) {
  display::Path filled = test::box(place, {test::red, 1});
  display::Path stroked = filled;
  stroked.fill.clear();
  stroked.stroke = {{color::InkTint{test::red, 1}, {}, {}, {}, {}}};
  EXPECT_NE(display::hash_of({filled}), display::hash_of({stroked}));
}

TEST(Hash, TellsStraightGradientsApart) {
  const auto with = [](base::Point from, base::Point to, std::vector<display::Stop> stops) {
    display::Path item = path();
    item.fill = {display::LinearGradient{from, to, std::move(stops)}};
    return display::hash_of({std::move(item)});
  };
  const std::uint64_t one = with({}, {mm(9), mm(9)}, black_to_red);
  EXPECT_NE(with({mm(1), {}}, {mm(9), mm(9)}, black_to_red), one);
  EXPECT_NE(with({}, {mm(9), mm(8)}, black_to_red), one);
  EXPECT_NE(with({}, {mm(9), mm(9)}, {{0.1, {test::black, 1}}, {1, {test::red, 0.5}}}), one);
  EXPECT_NE(with({}, {mm(9), mm(9)}, {{0, {test::grey, 1}}, {1, {test::red, 0.5}}}), one);
  EXPECT_NE(with({}, {mm(9), mm(9)}, {{0, {test::black, 1}}, {1, {test::red, 0.6}}}), one);
  EXPECT_NE(with({}, {mm(9), mm(9)}, {{0, {test::black, 1}}}), one);
}

TEST(Hash, TellsRoundGradientsApart) {
  const auto with = [](base::Length inner, base::Length outer) {
    display::Path item = path();
    item.fill = {display::RadialGradient{{}, inner, {mm(9), mm(9)}, outer, black_to_red}};
    return display::hash_of({std::move(item)});
  };
  EXPECT_NE(with(mm(1), mm(5)), with(mm(2), mm(5)));
  EXPECT_NE(with(mm(1), mm(5)), with(mm(1), mm(6)));
}

TEST(Hash, TellsPicturesApart) {
  using Image = display::Image;
  EXPECT_TRUE(tells<Image>(picture(), [](Image& item) { item.at.left += mm(1); }));
  EXPECT_TRUE(tells<Image>(picture(), [](Image& item) { item.at.height += mm(1); }));
  EXPECT_TRUE(tells<Image>(picture(), [](Image& item) { item.clip.width -= mm(1); }));
  EXPECT_TRUE(tells<Image>(picture(), [](Image& item) {
    auto other = std::make_shared<image::Raster>(*item.raster);
    other->sha256 += '1';
    item.raster = std::move(other);
  }));
}

TEST(Hash, TellsDrawingsApart) {
  using Vector = display::Vector;
  EXPECT_TRUE(tells<Vector>(drawing(), [](Vector& item) { item.at.top += mm(1); }));
  EXPECT_TRUE(tells<Vector>(drawing(), [](Vector& item) { item.clip.top += mm(1); }));
  EXPECT_TRUE(tells<Vector>(drawing(), [](Vector& item) { item.inks[1].ink = test::grey; }));
  EXPECT_TRUE(tells<Vector>(drawing(), [](Vector& item) { item.inks[1].tint = 0.2; }));
  EXPECT_TRUE(tells<Vector>(drawing(), [](Vector& item) {
    auto other = std::make_shared<image::Vector>(*item.drawing);
    other->sha256 = "b";
    item.drawing = std::move(other);
  }));
}

TEST(Hash, TellsLinksAndAnchorsApart) {
  using display::Anchor;
  using display::Link;
  const Link link{place, "https://example.org/a", {}};
  EXPECT_TRUE(tells<Link>(link, [](Link& item) { item.uri.back() = 'b'; }));
  EXPECT_TRUE(tells<Link>(link, [](Link& item) { item.at.width += mm(1); }));
  EXPECT_TRUE(tells<Anchor>({{}, "a"}, [](Anchor& item) { item.name = "b"; }));
  EXPECT_TRUE(tells<Anchor>({{}, "a"}, [](Anchor& item) { item.at.x = mm(1); }));
}

TEST(Hash, TellsGroupsApart) {
  using display::Group;
  EXPECT_TRUE(tells<Group>(group(), [](Group& item) { item.transform.dx = 1; }));
  EXPECT_TRUE(tells<Group>(group(), [](Group& item) { item.transform.yx = 0.5; }));
  EXPECT_TRUE(tells<Group>(group(), [](Group& item) { item.opacity = 0.99; }));
  EXPECT_TRUE(tells<Group>(group(), [](Group& item) { item.blend = display::Blend::multiply; }));
  EXPECT_TRUE(tells<Group>(group(), [](Group& item) { item.clip.clear(); }));
  EXPECT_TRUE(tells<Group>(group(), [](Group& item) { item.clip[0].coordinates[0] += 1; }));
  EXPECT_TRUE(tells<Group>(group(), [](Group& item) { std::swap(item.items[0], item.items[1]); }));
  EXPECT_TRUE(tells<Group>(group(), [](Group& item) { item.items.pop_back(); }));
  EXPECT_TRUE(tells<Group>(group(), [](Group& item) { std::get<display::Path>(item.items[0]).fill.clear(); }));
}

TEST(Hash, TellsWhatLiesInAGroupFromWhatLiesBehindIt) {
  display::Group one;
  one.items = {path()};
  EXPECT_NE(display::hash_of({one, picture()}), display::hash_of({display::Group{}, path(), picture()}));
}

TEST(Hash, TellsTheOrderApart) {
  EXPECT_NE(display::hash_of({path(), picture()}), display::hash_of({picture(), path()}));
  EXPECT_NE(display::hash_of({path()}), display::hash_of({path(), path()}));
  EXPECT_NE(display::hash_of({}), display::hash_of({path()}));
}

}  // namespace
}  // namespace handbill
