#include "style/effects.h"

#include <algorithm>

#include "support.h"

namespace handbill::style::test {
namespace {

using base::mm;
using base::near;

constexpr const char* arabic = "language: ar\nstatus: draft\ntexts: {headline: اركض لتحيا}\n";

Effects effects_of(const std::string& keys, const char* language = nullptr) {
  Case page;
  if (language != nullptr) page.language = language;
  page.boxes = "    - {text: $headline, " + keys + "}\n";
  const auto resolved = page.resolved();
  const Node& node = resolved.pages.front().root.children.at(0);
  return node.effects.empty() ? Effects{} : node.effects.front();
}

TEST(Effects, AreNoneWhereNothingIsSaid) {
  Case page;
  page.boxes =
      "    - {text: $headline, rotate: 0deg, opacity: 1, turn: none, layer: 0, blend: normal, clip: none, shadow: "
      "none}\n";
  EXPECT_TRUE(page.resolved().pages.front().root.children.at(0).effects.empty());
}

TEST(Effects, AreWhatTheBoxSays) {
  const Effects effects = effects_of(
      "rotate: -12deg, rotate-origin: 0% 100%, turn: left, layer: 2, opacity: 0.5, blend: multiply, clip: rounded, "
      "shadow: 1mm 2mm night 20%, clip-path: 'M0 0L100 0L0 100Z'");
  EXPECT_EQ(effects.rotate, -12);
  EXPECT_EQ(effects.origin, (base::Axes<double>{0, 1}));
  EXPECT_EQ(effects.turn, Effects::Turn::left);
  EXPECT_EQ(effects.layer, 2);
  EXPECT_EQ(effects.opacity, 0.5);
  EXPECT_EQ(effects.blend, color::Blend::multiply);
  EXPECT_EQ(effects.clip, Effects::Clip::rounded);
  ASSERT_EQ(effects.shadow.size(), 1u);
  EXPECT_TRUE(near(effects.shadow.front().y, mm(2)));
  EXPECT_EQ(effects.shadow.front().ink.tint, 0.2);
  EXPECT_EQ(effects.shape.size(), 1u);
}

TEST(Effects, KeepAGradientApartFromAFill) {
  Case page;
  page.boxes =
      "    - {text: $headline, fill: 'linear(90deg, night, track 50%)'}\n    - {text: $headline, fill: track}\n";
  const auto resolved = page.resolved();
  const Node& node = resolved.pages.front().root.children.at(0);
  EXPECT_FALSE(node.fill);
  ASSERT_EQ(node.effects.size(), 1u);
  const Gradient& gradient = node.effects.front().fill.at(0);
  EXPECT_EQ(gradient.angle, 90);
  EXPECT_EQ(resolved.inks.at(gradient.stops.at(1).ink.ink).name, "track");
  EXPECT_EQ(gradient.stops.at(1).ink.tint, 0.5);
  EXPECT_TRUE(resolved.pages.front().root.children.at(1).fill);
}

TEST(Effects, StayAsTheyAreOnRightToLeftPages) {
  const std::string keys = "rotate: 12deg, turn: left, shadow: 1mm 1mm night, fill: 'linear(90deg, night, track)'";
  EXPECT_EQ(effects_of(keys, arabic), effects_of(keys));
}

TEST(Effects, AreMirroredOnRightToLeftPagesWhereTheBoxSaysSo) {
  const std::string keys =
      "mirror: rtl, rotate: 12deg, rotate-origin: 0% 0%, turn: left, shadow: 1mm 1mm night, clip-path: 'M0 0L100 0L0 "
      "100Z', fill: 'linear(90deg, night, track)'";
  const Effects effects = effects_of(keys, arabic);
  EXPECT_EQ(effects.rotate, -12);
  EXPECT_EQ(effects.origin.x, 1);
  EXPECT_EQ(effects.turn, Effects::Turn::right);
  EXPECT_TRUE(near(effects.shadow.front().x, mm(-1)));
  EXPECT_EQ(effects.fill.front().angle, -90);
  EXPECT_EQ(effects.shape.front().coordinates, (std::vector<double>{100, 0, 0, 0, 100, 100}));
  EXPECT_EQ(effects_of(keys).rotate, 12);
}

TEST(Effects, OfLanguagesAndEditionsStandOverTheBoxs) {
  EXPECT_EQ(effects_of("rotate: 12deg, languages: {ar: {rotate: 5deg}}", arabic).rotate, 5);
  EXPECT_EQ(effects_of("opacity: 0.5, editions: {screen: {opacity: 0.8}}").opacity, 0.8);
}

TEST(Effects, LayACodeOnTheLightestInkOfAGradient) {
  Case page;
  page.boxes = "    - {column: [{qr: $petition}], fill: 'linear(night, track 10%, night)'}\n";
  const auto resolved = page.resolved();
  const auto& code = std::get<QrContent>(resolved.pages.front().root.children.at(0).children.at(0).content);
  EXPECT_EQ(resolved.inks.at(code.ground.ink).name, "track");
  EXPECT_EQ(code.ground.tint, 0.1);
}

TEST(Effects, NameInksThatTheThemeLacks) {
  Case page;
  page.boxes = "    - {text: $headline, fill: 'linear(night, tracc)', shadow: 1mm 1mm nigth}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:6:31: no-such-ink: there is no ink `tracc` (did you mean `track`?)\n"
            "page.yaml:6:63: no-such-ink: there is no ink `nigth` (did you mean `night`?)\n");
}

TEST(Effects, LetNothingWithinATurnedBoxBeAnchoredInThePage) {
  Case page;
  page.boxes =
      "    - {column: [{text: $headline, id: words, at: {of: page, left: 0mm}}], id: band, rotate: 5deg}\n"
      "    - {column: [{text: $headline, at: {left: 0mm}}], turn: left}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(
      page.said(),
      "page.yaml:6:18: turned-anchor: `words` lies within `band`, which is turned, and can only be anchored in its "
      "parent (take the box out of `band`, or leave `of` out)\n");
}

TEST(Effects, ChangeTheHashOfTheirBox) {
  const auto hash_of = [](const std::string& keys) {
    Case page;
    page.boxes = "    - {text: $headline" + keys + "}\n";
    return page.resolved().pages.front().root.hash;
  };
  const std::vector<std::string> all{"",
                                     ", rotate: 1deg",
                                     ", rotate: 1deg, rotate-origin: 0% 0%",
                                     ", turn: left",
                                     ", layer: 1",
                                     ", opacity: 0.9",
                                     ", blend: multiply",
                                     ", clip: box",
                                     ", clip-path: 'M0 0L100 0L0 100Z'",
                                     ", clip-path: 'M0 0L100 0L0 99Z'",
                                     ", shadow: 1mm 1mm night",
                                     ", shadow: 1mm 1mm night 50%",
                                     ", fill: 'linear(night, track)'",
                                     ", fill: 'linear(night, track 50%)'",
                                     ", fill: 'linear(0deg, night, track)'",
                                     ", fill: 'radial(night, track)'"};
  std::vector<std::uint64_t> hashes;
  for (const std::string& keys : all) hashes.push_back(hash_of(keys));
  std::ranges::sort(hashes);
  EXPECT_EQ(std::ranges::adjacent_find(hashes), hashes.end());
}

TEST(Effects, AreExplainedAsTheyWouldBeWritten) {
  Case page;
  page.options.explain = Explain::yes;
  page.boxes =
      "    - {text: $headline, fill: 'linear(night, track 50%)', shadow: 1mm 0 night 20%, rotate: 5deg, clip-path: 'M0 "
      "0L9 "
      "0L0 9Z'}\n";
  const auto resolved = page.resolved();
  const auto& settings = resolved.pages.front().root.children.at(0).settings;
  EXPECT_EQ(setting(settings, "fill").value, "linear(180deg, night 100% 0%, track 50% 100%)");
  EXPECT_EQ(setting(settings, "shadow").value, "1mm 0mm night 20%");
  EXPECT_EQ(setting(settings, "rotate").value, "5deg");
  EXPECT_EQ(setting(settings, "clip-path").value, "M0 0L9 0L0 9Z");
}

}  // namespace
}  // namespace handbill::style::test
