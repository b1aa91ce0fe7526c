#include <algorithm>
#include <filesystem>

#include "support.h"

namespace handbill::style::test {
namespace {

const base::Root project{PROJECT_FOLDER};
constexpr const char* campaign_folder = "content/run-for-your-life";

/// Loads a shipped document.
template <typename Document, typename Load>
Document shipped(base::Sources& sources, base::Diagnostics& diagnostics, const std::string& name, Load load) {
  auto file = sources.read({project, name, 0, {}}, diagnostics);
  if (!file) throw std::runtime_error(name);
  auto tree = source::parse(file.value(), sources.bytes(file.value()), diagnostics);
  if (!tree) throw std::runtime_error(name);
  auto document = load(tree.value());
  if (!document) {
    for (const auto& each : diagnostics.list()) ADD_FAILURE() << base::format(each, sources);
    throw std::runtime_error(name);
  }
  return std::move(document).value();
}

model::Layout layout_of(base::Sources& sources, base::Diagnostics& diagnostics, const std::string& name) {
  std::vector<std::unique_ptr<source::Tree>> parents;
  const model::FindParent find = [&](std::string_view wanted, base::Span asked_at) -> const source::Tree* {
    auto file = sources.read({project, "layouts/" + std::string(wanted) + ".yaml", 0, asked_at}, diagnostics);
    if (!file) return nullptr;
    auto tree = source::parse(file.value(), sources.bytes(file.value()), diagnostics);
    if (!tree) return nullptr;
    parents.push_back(std::make_unique<source::Tree>(std::move(tree).value()));
    return parents.back().get();
  };
  return shipped<model::Layout>(sources, diagnostics, "layouts/" + name + ".yaml", [&](const source::Tree& tree) {
    return model::load_layout(tree, {find}, diagnostics);
  });
}

TEST(ShippedPages, ResolveInEveryLanguageAndEditionWithoutADiagnostic) {
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  const auto with = [&](auto load) {
    return [&diagnostics, load](const source::Tree& tree) { return load(tree, diagnostics); };
  };
  const auto theme = shipped<model::Theme>(sources, diagnostics, "layouts/themes/run.yaml", with(model::load_theme));
  const std::string folder = campaign_folder;
  const auto campaign =
      shipped<model::Campaign>(sources, diagnostics, folder + "/campaign.yaml", with(model::load_campaign));
  const auto details = shipped<model::Details>(
      sources, diagnostics, folder + "/details/sample.yaml",
      [&](const source::Tree& tree) { return model::load_details(tree, diagnostics, &campaign); });
  // Every colour that the theme maps; what the drawings really hold is app's to test.
  image::Vector art;
  art.width = art.height = 100;
  for (const auto& [colour, ink] : theme.drawing_inks) art.palette.push_back(colour);
  const auto picture = std::make_shared<const image::Vector>(art);
  const LoadPicture load = [&](std::string_view,
                               base::Span) -> base::Result<std::variant<image::RasterRef, image::VectorRef>> {
    return std::variant<image::RasterRef, image::VectorRef>(picture);
  };
  int pages = 0;
  for (const auto& layout_name : campaign.layouts) {
    if (!sources.exists(project, "layouts/" + layout_name.text + ".yaml")) continue;
    const auto layout = layout_of(sources, diagnostics, layout_name.text);
    for (const auto& tag : campaign.languages) {
      const auto language =
          shipped<model::Language>(sources, diagnostics, folder + "/" + tag.text + ".yaml", with(model::load_language));
      for (const char* name : {"screen", "office"}) {
        const auto edition = shipped<model::Edition>(
            sources, diagnostics, std::string("layouts/editions/") + name + ".yaml", [&](const source::Tree& tree) {
              return model::load_edition(
                  tree, [](std::string_view, base::Span) { return nullptr; }, diagnostics);
            });
        const auto resolved = resolve({layout, theme, campaign, language, details, edition, text::built_in_catalogue()},
                                      load, {}, diagnostics);
        EXPECT_TRUE(resolved) << layout_name.text << " " << tag.text;
        if (!resolved) continue;
        const bool has_details = layout_name.text == "poster-a4-local" || layout_name.text == "petition-a4";
        EXPECT_EQ(resolved->sample_mark.has_value(), has_details) << layout_name.text;
        EXPECT_FALSE(font_needs(*resolved).faces.empty());
        ++pages;
      }
    }
  }
  for (const auto& each : diagnostics.sorted()) ADD_FAILURE() << base::format(each, sources);
  EXPECT_GE(pages, 36);
}

}  // namespace
}  // namespace handbill::style::test
