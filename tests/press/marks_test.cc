#include <gtest/gtest.h>

#include "press/fixture.h"
#include "press/inked.h"
#include "press/photograph.h"
#include "press/press.h"

namespace handbill::test {
namespace {

std::string said(const base::Diagnostics& diagnostics) {
  std::string text;
  for (const auto& each : diagnostics.list()) text += each.id + ": " + each.message + "\n";
  return text;
}

TEST(Marks, AreOnEveryPlateAndTheirPatchesOnTheirOwn) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 10, 10), {marks, 1}));
  items(pages).emplace_back(box(rect(10, 0, 10, 10), {red, 0.5}));
  items(pages).emplace_back(box(rect(20, 0, 10, 10), {orange, 1}));
  base::Diagnostics diagnostics;
  const auto made = press::make_marks(keyed_of(pages), pages.inks, diagnostics);
  ASSERT_TRUE(made.ok()) << said(diagnostics);
  const Plates plates = plates_of(made.value());
  EXPECT_EQ(at(plates, 5, 5), "C100 M100 Y100 K100 PANTONE Orange 021 C 100");
  EXPECT_EQ(at(plates, 15, 5), "M50 Y50");
  EXPECT_EQ(at(plates, 25, 5), "PANTONE Orange 021 C 100");
  const std::string open = open_up(made.value());
  EXPECT_EQ(open.find("/Group"), std::string::npos);
  EXPECT_EQ(open.find("RGB"), std::string::npos);
}

TEST(Marks, HoldNothingTransparent) {
  display::Pages pages = inked();
  display::Group faint;
  faint.opacity = 0.5;
  faint.items.emplace_back(box(rect(0, 0, 10, 10), {marks, 1}));
  items(pages).emplace_back(std::move(faint));
  base::Diagnostics diagnostics;
  EXPECT_FALSE(press::make_marks(keyed_of(pages), pages.inks, diagnostics).ok());
  EXPECT_NE(said(diagnostics).find("not-opaque: "), std::string::npos) << said(diagnostics);
}

TEST(Marks, HoldNoPicture) {
  display::Pages pages = inked();
  items(pages).emplace_back(shown(jpeg_picture(16, 16), rect(0, 0, 10, 10)));
  base::Diagnostics diagnostics;
  EXPECT_FALSE(press::make_marks(keyed_of(pages), pages.inks, diagnostics).ok());
  EXPECT_NE(said(diagnostics).find("expected no picture"), std::string::npos) << said(diagnostics);
}

TEST(Lights, AreNoneInAPrintFile) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 10, 10), {red, 1}));
  const press::Lights none = press::lights_of(press_of(pages));
  EXPECT_EQ(none.device, "");
  EXPECT_EQ(none.other, "");
  EXPECT_EQ(press::lights_of("no PDF").device, "");
  // As cairo draws it, before the press stage.
  EXPECT_NE(press::lights_of(keyed_of(pages)).device, "");
}

}  // namespace
}  // namespace handbill::test
