#include <gtest/gtest.h>
#include <hb-ot.h>

#include "kit.h"
#include "text/inside.h"
#include "text/subset.h"

namespace handbill::text::test {
namespace {

struct Used {
  FaceRef face;
  std::vector<std::uint32_t> glyphs;
};

Used used_by(std::string_view text, const char* language) {
  Kit kit;
  Used result;
  std::set<std::uint32_t> glyphs;
  const Set lines = set(kit.must(text, language), setting(10), tall(1e5));
  for (const PlacedRun& placed : lines.lines.at(0).runs) {
    if (result.face == nullptr) result.face = placed.run.face;
    if (placed.run.face != result.face) continue;
    for (const Glyph& glyph : placed.run.glyphs) glyphs.insert(glyph.id);
  }
  result.glyphs.assign(glyphs.begin(), glyphs.end());
  return result;
}

HbFont font_of(const Subset& subset) {
  const HbBlob blob(hb_blob_create(subset.bytes.data(), static_cast<unsigned>(subset.bytes.size()),
                                   HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
  const HbFace face(hb_face_create(blob.get(), 0));
  return HbFont(hb_font_create(face.get()));
}

TEST(Subset, KeepsEveryGlyphsAdvanceAndOutline) {
  for (const Sentence& sentence : sentences()) {
    const Used used = used_by(sentence.text, sentence.language);
    const SubsetRef subset = make_subset(*used.face, used.glyphs);
    ASSERT_NE(subset, nullptr) << sentence.language;
    const HbFont small = font_of(*subset);
    for (const std::uint32_t glyph : used.glyphs) {
      const std::uint32_t moved = subset->glyphs.at(glyph);
      EXPECT_EQ(hb_font_get_glyph_h_advance(small.get(), moved),
                hb_font_get_glyph_h_advance(used.face->inside().font.get(), glyph));
      hb_glyph_extents_t before{};
      hb_glyph_extents_t after{};
      hb_font_get_glyph_extents(used.face->inside().font.get(), glyph, &before);
      hb_font_get_glyph_extents(small.get(), moved, &after);
      EXPECT_EQ(before.width, after.width) << sentence.language << glyph;
      EXPECT_EQ(before.height, after.height) << sentence.language << glyph;
    }
  }
}

TEST(Subset, IsAThousandthOfACollection) {
  const Used used = used_by("살기 위해 달립니다", "ko");
  EXPECT_LT(make_subset(*used.face, used.glyphs)->bytes.size(), 20'000U);
}

TEST(Subset, IsTheSameEachTime) {
  const Used used = used_by("Run for your life", "en");
  EXPECT_EQ(make_subset(*used.face, used.glyphs)->bytes, make_subset(*used.face, used.glyphs)->bytes);
}

TEST(Subset, IsNothingForAGlyphThatTheFaceLacks) {
  const Used used = used_by("Run", "en");
  EXPECT_EQ(make_subset(*used.face, {1'000'000}), nullptr);
}

TEST(SubsetCache, ServesTheSameGlyphsAgain) {
  const Used used = used_by("Run for your life", "en");
  SubsetCache cache;
  const SubsetRef all = cache.get(used.face, used.glyphs);
  EXPECT_EQ(cache.get(used.face, used.glyphs), all);
}

TEST(SubsetCache, MakesAnotherForFewerGlyphsSoThatNoPageShowsWhatWasMadeBefore) {
  const Used used = used_by("Run for your life", "en");
  SubsetCache cache;
  const SubsetRef all = cache.get(used.face, used.glyphs);
  const std::vector<std::uint32_t> fewer{used.glyphs.at(1), used.glyphs.at(3)};
  EXPECT_EQ(cache.get(used.face, fewer)->bytes, make_subset(*used.face, fewer)->bytes);
}

TEST(SubsetCache, MakesAnotherForOtherGlyphs) {
  const Used used = used_by("Run for your life", "en");
  SubsetCache cache;
  const SubsetRef some = cache.get(used.face, {used.glyphs.at(1)});
  const SubsetRef all = cache.get(used.face, used.glyphs);
  EXPECT_NE(all, some);
  EXPECT_EQ(all->wanted.size(), used.glyphs.size() + 1);
}

TEST(SubsetCache, TellsFacesApart) {
  const Used korean = used_by("한", "ko");
  const Used chinese = used_by("漢", "zh-Hant");
  SubsetCache cache;
  EXPECT_NE(cache.get(korean.face, {1}), cache.get(chinese.face, {1}));
}

TEST(SubsetCache, ForgetsTheOldestWhenFull) {
  const Used used = used_by("Run for your life", "en");
  SubsetCache cache(1);
  const SubsetRef first = cache.get(used.face, {used.glyphs.at(1)});
  const SubsetRef second = cache.get(used.face, {used.glyphs.at(2)});
  EXPECT_NE(cache.get(used.face, {used.glyphs.at(1)}), first);
  EXPECT_EQ(second->wanted.size(), 2U);
}

}  // namespace
}  // namespace handbill::text::test
