#include <cairo.h>
#include <gtest/gtest.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <string>

#include "backend/fixture.h"
#include "text/inside.h"

namespace handbill {
namespace {

using base::mm;
using base::pt;

constexpr double dpi = 150;
constexpr double size_pt = 17;

template <typename T>
using GRef = base::Handle<T, g_object_unref>;

/// Faces as the text stage opens them, and a plain Pango over the very same configuration.
struct Stage {
  std::shared_ptr<const text::FontSet> fonts;
  GRef<PangoFontMap> map;
  GRef<PangoContext> context;
  GRef<PangoLayout> layout;
};

Stage make_stage(const test::Sentence& sentence) {
  text::use_private_font_configuration();
  base::Diagnostics diagnostics;
  const auto fonts = text::FontSet::make(text::built_in_catalogue(), test::stack_of(sentence.language),
                                         test::characters_of(sentence.utf8), diagnostics);
  EXPECT_TRUE(fonts.ok()) << test::messages(diagnostics);
  Stage stage;
  stage.fonts = *fonts;
  stage.map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(reinterpret_cast<PangoFcFontMap*>(stage.map.get()), stage.fonts->inside().config.get());
  pango_cairo_font_map_set_resolution(reinterpret_cast<PangoCairoFontMap*>(stage.map.get()), 72);
  stage.context.reset(pango_font_map_create_context(stage.map.get()));
  pango_context_set_round_glyph_positions(stage.context.get(), FALSE);
  pango_context_set_language(stage.context.get(), pango_language_from_string(std::string(sentence.language).c_str()));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(stage.context.get(), options);
  cairo_font_options_destroy(options);
  std::string families;
  for (std::size_t i = 0; i < stage.fonts->inside().faces.size(); ++i)
    families += (i > 0 ? ",hb" : "hb") + std::to_string(i);
  PangoFontDescription* description = pango_font_description_new();
  pango_font_description_set_family(description, families.c_str());
  pango_font_description_set_absolute_size(description, size_pt * PANGO_SCALE);
  stage.layout.reset(pango_layout_new(stage.context.get()));
  pango_layout_set_font_description(stage.layout.get(), description);
  pango_font_description_free(description);
  pango_layout_set_width(stage.layout.get(), static_cast<int>(mm(80).to_pt() * PANGO_SCALE));
  pango_layout_set_text(stage.layout.get(), sentence.utf8.data(), static_cast<int>(sentence.utf8.size()));
  return stage;
}

text::FaceRef face_of(const Stage& stage, PangoFont* font) {
  PangoFontDescription* description = pango_font_describe(font);
  const std::string family = pango_font_description_get_family(description);
  pango_font_description_free(description);
  const auto number = static_cast<std::size_t>(std::stoul(family.substr(2)));
  return stage.fonts->inside().faces.at(number);
}

/// Pango's glyphs as items; clusters do not change how glyphs look, so that one of them holds all.
std::vector<display::Item> items_of(const Stage& stage) {
  std::vector<display::Item> items;
  PangoLayoutIter* iter = pango_layout_get_iter(stage.layout.get());
  do {
    PangoGlyphItem* run = pango_layout_iter_get_run_readonly(iter);
    if (run == nullptr) continue;
    PangoRectangle box;
    pango_layout_iter_get_run_extents(iter, nullptr, &box);
    display::GlyphRun item;
    item.run.face = face_of(stage, run->item->analysis.font);
    item.run.size = pt(size_pt);
    item.run.utf8 = "x";
    item.paint = {test::black, 1};
    int x = 0;
    for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
      const PangoGlyphInfo& glyph = run->glyphs->glyphs[i];
      if (glyph.glyph != PANGO_GLYPH_EMPTY) {
        // Rounded as Pango does: positions are sums of its own units.
        item.run.glyphs.push_back({glyph.glyph, static_cast<double>(x + glyph.geometry.x_offset) / PANGO_SCALE,
                                   static_cast<double>(glyph.geometry.y_offset) / PANGO_SCALE});
      }
      x += glyph.geometry.width;
    }
    item.run.clusters = {{1, static_cast<std::uint16_t>(item.run.glyphs.size())}};
    item.origin = {pt(static_cast<double>(box.x) / PANGO_SCALE),
                   pt(static_cast<double>(pango_layout_iter_get_run_baseline(iter)) / PANGO_SCALE)};
    items.emplace_back(std::move(item));
  } while (pango_layout_iter_next_run(iter) != FALSE);
  pango_layout_iter_free(iter);
  return items;
}

/// What pango_cairo_show_layout makes of the same layout on a bitmap of the same size and scale.
test::Bitmap drawn_by_pango(const Stage& stage, const base::Size& page, int width, int height) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t* context = cairo_create(surface);
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_paint(context);
  cairo_scale(context, width / page.width.to_pt(), height / page.height.to_pt());
  cairo_set_source_rgb(context, 0, 0, 0);
  pango_cairo_show_layout(context, stage.layout.get());
  EXPECT_EQ(cairo_status(context), CAIRO_STATUS_SUCCESS);
  cairo_destroy(context);
  cairo_surface_flush(surface);
  test::Bitmap bitmap{width, height, {}};
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    bitmap.pixels.insert(bitmap.pixels.end(), row, row + width);
  }
  cairo_surface_destroy(surface);
  return bitmap;
}

class PixelsOfSubsets : public ::testing::TestWithParam<test::Sentence> {};

TEST_P(PixelsOfSubsets, AreTheSameAsPangosOwn) {
  const Stage stage = make_stage(GetParam());
  ASSERT_TRUE(stage.fonts);
  display::Pages pages = test::document();
  pages.pages[0].items = items_of(stage);
  ASSERT_FALSE(pages.pages[0].items.empty());
  backend::Options options;
  options.dpi = dpi;
  const test::Bitmap ours = test::read_png(test::png_of(pages, options));
  const test::Bitmap theirs = drawn_by_pango(stage, pages.pages[0].product.trim, ours.width, ours.height);
  int different = 0;
  int inked = 0;
  for (int y = 0; y < ours.height; ++y) {
    for (int x = 0; x < ours.width; ++x) {
      different += ours.at(x, y) != theirs.at(x, y) ? 1 : 0;
      inked += theirs.at(x, y) != 0xffffff ? 1 : 0;
    }
  }
  EXPECT_EQ(different, 0);
  EXPECT_GT(inked, 1000) << "a page without text would prove nothing";
}

INSTANTIATE_TEST_SUITE_P(AllLanguages, PixelsOfSubsets, ::testing::ValuesIn(test::sentences()),
                         [](const auto& parameter) {
                           std::string name(parameter.param.language);
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace handbill
