#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "press/inked.h"

namespace handbill::test {
namespace {

product::ShopProfile old_shop() {
  product::ShopProfile old = shop();
  old.standard = product::Standard::x1a;
  return old;
}

display::Source from(const char* box) { return {{}, box}; }

/// A group with a box in it that the YAML calls `badge`.
display::Group group(double opacity, display::Blend blend) {
  display::Path path = box(rect(0, 0, 20, 20), {night, 1});
  path.source = from("badge");
  display::Group made;
  made.opacity = opacity;
  made.blend = blend;
  made.items.emplace_back(path);
  return made;
}

display::Image alpha_picture(std::uint8_t alpha) {
  auto raster = std::make_shared<image::Raster>(*picture(8, 8, image::Raster::Channels::rgba));
  for (std::size_t i = 3; i < raster->pixels.size(); i += 4) raster->pixels[i] = alpha;
  raster->sha256 += std::to_string(alpha);
  display::Image image = shown(raster, rect(0, 0, 20, 20));
  image.source = from("badge");
  return image;
}

display::Vector drawing(const std::function<void(image::Vector&)>& change) {
  using Verb = image::PathData::Verb;
  auto vector = std::make_shared<image::Vector>();
  vector->width = vector->height = 10;
  vector->palette = {{16, 27, 51}};
  image::VectorPath path;
  path.path = {{Verb::move, Verb::line, Verb::line, Verb::close}, {0, 0, 10, 0, 10, 10}};
  path.fill = image::Flat{0, 1};
  vector->paths.push_back(path);
  change(*vector);
  return {vector, {{night, 1}}, rect(0, 0, 20, 20), rect(0, 0, 20, 20), from("badge")};
}

image::Gradient fading(double to) {
  image::Gradient gradient;
  gradient.x1 = 10;
  gradient.stops = {{0, 0, 1}, {1, 0, to}};
  return gradient;
}

/// One thing on a page, and what of it lets through what is below.
struct Case {
  const char* name;
  display::Item item;
  const char* what;  ///< empty: nothing
  friend void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }
};

class Opaqueness : public ::testing::TestWithParam<Case> {};

TEST_P(Opaqueness, IsToldOfTheBoxWhereX1aRefusesTheFile) {
  display::Pages pages = inked();
  items(pages).push_back(GetParam().item);
  std::string told;
  for (const pdf::Transparent& one : pdf::transparent_parts(pages.pages.front()))
    told += (told.empty() ? "" : ", ") + one.source.box_id + ": " + one.what;
  EXPECT_EQ(told, GetParam().what);
  const Made made = make_from(keyed_of(pages), pages, old_shop());
  EXPECT_EQ(made.bytes.empty(), !told.empty()) << made.messages;
  EXPECT_EQ(made.messages.starts_with("not-opaque: object "), !told.empty()) << made.messages;
}

INSTANTIATE_TEST_SUITE_P(
    Press, Opaqueness,
    ::testing::Values(Case{"a full group", group(1, display::Blend::normal), ""},
                      Case{"an invisible group", group(0, display::Blend::normal), ""},
                      Case{"a faint group", group(0.5, display::Blend::normal), "badge: an opacity of 0.5"},
                      Case{"a blend", group(1, display::Blend::multiply), "badge: the blend multiply"},
                      Case{"a picture with full alpha", alpha_picture(255), ""},
                      Case{"a picture with alpha", alpha_picture(100), "badge: a picture with a soft mask"},
                      Case{"a drawing", drawing([](image::Vector&) {}), ""},
                      Case{"a drawing's fill", drawing([](image::Vector& one) {
                             one.paths[0].fill = image::Flat{0, 0.5};
                           }),
                           "badge: a drawing with an opacity of its own"},
                      Case{"a drawing's line", drawing([](image::Vector& one) {
                             one.paths[0].stroke = image::Flat{0, 0.5};
                           }),
                           "badge: a drawing with an opacity of its own"},
                      Case{"a drawing's path", drawing([](image::Vector& one) { one.paths[0].group_opacity = 0.5; }),
                           "badge: a drawing with an opacity of its own"},
                      Case{"a drawing's group", drawing([](image::Vector& one) {
                             one.groups = {{0, 1, 0.5}};
                           }),
                           "badge: a drawing with an opacity of its own"},
                      Case{"a full gradient", drawing([](image::Vector& one) { one.paths[0].fill = fading(1); }), ""},
                      Case{"a fading gradient", drawing([](image::Vector& one) { one.paths[0].fill = fading(0); }),
                           "badge: a drawing with an opacity of its own"}));

TEST(Press, NamesThePageOfWhatIsTransparent) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 10, 10), {red, 1}));
  pages.pages.push_back(pages.pages.front());
  pages.pages.back().items.emplace_back(group(0.5, display::Blend::normal));
  const Made made = make_from(keyed_of(pages), pages, old_shop());
  EXPECT_NE(made.messages.find(" on page 2: expected nothing transparent in PDF/X-1a, found an opacity of 0.5\n"),
            std::string::npos)
      << made.messages;
}

}  // namespace
}  // namespace handbill::test
