#include "support.h"

namespace handbill::style::test {
namespace {

LoadPicture drawing(std::vector<color::Rgb8> palette) {
  return [palette](std::string_view, base::Span) -> base::Result<std::variant<image::RasterRef, image::VectorRef>> {
    image::Vector vector;
    vector.width = vector.height = 100;
    vector.palette = palette;
    return std::variant<image::RasterRef, image::VectorRef>(std::make_shared<const image::Vector>(vector));
  };
}

TEST(Pictures, OfVectorsArePrintedInTheThemesInks) {
  Case page;
  page.load_picture = drawing({{0x10, 0x1b, 0x33}, {0xd8, 0x43, 0x1f}});
  page.boxes = "    - {picture: art/lanes.svg, alt: Lanes, fit: cover, focus: 25% 75%}\n";
  const auto resolved = page.resolved();
  const Node& node = resolved.pages.front().root.children.at(0);
  const auto& picture = std::get<PictureContent>(node.content);
  ASSERT_EQ(picture.inks.size(), 2U);
  EXPECT_EQ(resolved.inks.at(picture.inks.at(0).ink).name, "night");
  EXPECT_EQ(resolved.inks.at(picture.inks.at(1).ink).name, "track");
  EXPECT_EQ(picture.fit, PictureContent::Fit::cover);
  EXPECT_DOUBLE_EQ(picture.focus.x, 0.25);
  EXPECT_DOUBLE_EQ(picture.focus.y, 0.75);
  EXPECT_EQ(node.alt, "Lanes");
  EXPECT_EQ(node.role, product::Role::figure);
}

TEST(Pictures, InAColourThatNoInkStandsForAreWarnedOfAndPrintedInTheNearest) {
  Case page;
  page.load_picture = drawing({{0x12, 0x1d, 0x30}});
  page.boxes = "    - {picture: art/lanes.svg, alt: Lanes}\n";
  const auto resolved = page.resolve();
  ASSERT_TRUE(resolved);
  EXPECT_EQ(
      resolved->inks.at(std::get<PictureContent>(resolved->pages.front().root.children.at(0).content).inks.at(0).ink)
          .name,
      "night");
  EXPECT_EQ(page.said(),
            "page.yaml:6:17: warning unmapped-colour: no ink stands for #121d30 of art/lanes.svg, so it is printed in "
            "night (add "
            "`'#121d30': ...` to `drawing-inks:` of theme plain)\n");
}

TEST(Pictures, NeedWordsForThoseWhoCannotSeeThem) {
  Case page;
  page.load_picture = drawing({});
  page.boxes = "    - {picture: a.svg, decorative: true}\n    - {picture: a.svg, alt: $church}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:7:29: no-alt: expected words for those who cannot see the picture, found none (say what the "
            "picture shows, or write "
            "`decorative: true` where it says nothing)\n");
}

TEST(Pictures, AreTurnedOnRightToLeftPagesWhereTheyAskForIt) {
  Case page;
  page.load_picture = drawing({});
  page.language = "language: he\nstatus: draft\ntexts: {headline: לרוץ}\n";
  page.boxes =
      "    - {picture: a.svg, decorative: true, mirror: rtl, focus: 25% 50%}\n    - {picture: a.svg, decorative: true, "
      "focus: 25% 50%}\n";
  const auto resolved = page.resolved();
  const auto& turned = std::get<PictureContent>(resolved.pages.front().root.children.at(0).content);
  EXPECT_TRUE(turned.mirrored);
  EXPECT_DOUBLE_EQ(turned.focus.x, 0.75);
  const auto& plain = std::get<PictureContent>(resolved.pages.front().root.children.at(1).content);
  EXPECT_FALSE(plain.mirrored);
  EXPECT_DOUBLE_EQ(plain.focus.x, 0.25);
}

TEST(Pictures, ThatAreDecorativeAreArtifacts) {
  Case page;
  page.load_picture = drawing({});
  page.boxes = "    - {picture: a.svg, decorative: true}\n";
  const auto resolved = page.resolved();
  EXPECT_TRUE(resolved.pages.front().root.children.at(0).decorative);
  EXPECT_EQ(resolved.pages.front().root.children.at(0).role, product::Role::artifact);
}

TEST(Pictures, ThatCannotBeLoadedFailThePage) {
  Case page;
  page.load_picture = [&page](std::string_view name, base::Span span) {
    page.diagnostics.error("file-missing", span, "there is no " + std::string(name));
    return base::Failed{};
  };
  page.boxes = "    - {picture: art/lanes.svg, alt: Lanes}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(), "page.yaml:6:17: file-missing: there is no art/lanes.svg\n");
}

TEST(Pictures, OfLocalDetailsAreLookedForWhereThoseNameThem) {
  Case page;
  page.details = "details: none\nchurch: St Mary\nlogo: logos/a.svg\n";
  page.boxes = "    - {picture: $logo, alt: $church}\n";
  std::string asked;
  page.options.load_own_picture = [&](std::string_view name, base::Span at) {
    asked = std::string(name) + ' ' + std::to_string(at.begin);
    return drawing({})(name, at);
  };
  const auto resolved = page.resolved();
  EXPECT_EQ(asked, "logos/a.svg 36");
  const Node& node = resolved.pages.front().root.children.at(0);
  EXPECT_EQ(std::get<PictureContent>(node.content).brought_at.begin, 36U);
  EXPECT_EQ(node.alt, "St Mary");
}

TEST(Pictures, OfLocalDetailsThatAreNotThereLeaveThePage) {
  for (const char* details : {"details: none\n", "details: none\nlogo:\n"}) {
    Case page;
    page.details = details;
    page.boxes = "    - {picture: $logo, alt: $church}\n    - text: $headline\n";
    EXPECT_EQ(page.resolved().pages.front().root.children.size(), 1U);
    EXPECT_EQ(page.said(), "");
  }
}

TEST(Codes, SayTheirTargetOnTheGroundAroundThem) {
  Case page;
  page.page = "ground: night 10%";
  page.boxes = "    - {qr: $petition}\n    - {column: [{qr: $petition, ink: night}], fill: track 20%}\n";
  const auto resolved = page.resolved();
  const auto& first = std::get<QrContent>(resolved.pages.front().root.children.at(0).content);
  EXPECT_EQ(first.target, "https://www.example.info/sign");
  EXPECT_GT(first.code.side, 20);
  EXPECT_EQ(resolved.inks.at(first.ink.ink).name, "black");
  EXPECT_DOUBLE_EQ(first.ground.tint, 0.1);
  EXPECT_EQ(resolved.pages.front().root.children.at(0).alt, first.target);
  const auto& second = std::get<QrContent>(resolved.pages.front().root.children.at(1).children.at(0).content);
  EXPECT_EQ(resolved.inks.at(second.ground.ink).name, "track");
}

TEST(Codes, StandOnBarePaperWhereThereIsNoGround) {
  Case page;
  page.page = "ground: none";
  page.boxes = "    - {qr: $petition}\n";
  const auto resolved = page.resolved();
  EXPECT_DOUBLE_EQ(std::get<QrContent>(resolved.pages.front().root.children.at(0).content).ground.tint, 0);
}

TEST(Codes, RefuseAddressesThatNoPhoneOpens) {
  Case page;
  page.boxes = "    - {qr: 'ftp://example.info/x'}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:6:12: qr-target: expected an address with https:// or http://, or a text, found ftp:// (cameras "
            "of telephones open "
            "web addresses only)\n");
}

TEST(Codes, AreTakenFromTheCallersOwnWhereItKeepsThem) {
  Case page;
  int asked = 0;
  page.options.make_code = [&](std::string_view text, image::QrCorrection correction,
                               base::Span) -> base::Result<image::Qr> {
    asked += text == "https://www.example.info/sign" && correction == image::QrCorrection::high ? 1 : 100;
    return image::Qr{1, {true}};
  };
  page.boxes = "    - {qr: $petition, correction: high}\n";
  const auto resolved = page.resolved();
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(std::get<QrContent>(resolved.pages.front().root.children.at(0).content).code.side, 1);
}

TEST(Codes, OfASampleAddressMarkThePage) {
  Case page;
  page.details = "details: sample\nsample: true\nurl: www.example.org\n";
  page.boxes = "    - {qr: $url}\n";
  EXPECT_TRUE(page.resolved().sample_mark);
}

TEST(Codes, WithoutATargetDisappear) {
  Case page;
  page.boxes = "    - text: $headline\n    - {qr: $url}\n";
  EXPECT_EQ(page.resolved().pages.front().root.children.size(), 1U);
}

}  // namespace
}  // namespace handbill::style::test
