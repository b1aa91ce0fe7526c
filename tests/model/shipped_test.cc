#include <gtest/gtest.h>

#include <cstdlib>
#include <deque>
#include <fstream>
#include <iterator>

#include "base/sources.h"
#include "model/document.h"
#include "source/source.h"

namespace handbill::model {
namespace {

const base::Root root{PROJECT_FOLDER};

/// A file of the repository as a tree; a failure of the test where it cannot be read.
class Shipped : public testing::Test {
 protected:
  const source::Tree* tree(const std::string& name) {
    const auto file = sources_.read({root, name, 0, {}}, diagnostics_);
    if (!file) return nullptr;
    auto tree = source::parse(*file, sources_.bytes(*file), diagnostics_);
    if (!tree) return nullptr;
    trees_.push_back(std::move(*tree));
    return &trees_.back();
  }
  std::vector<std::string> files(std::string_view folder) {
    std::vector<std::string> names;
    for (const std::string& name : sources_.list(root, folder, ".yaml")) {
      names.push_back(name.starts_with(folder) ? name : std::string(folder) + "/" + name);
    }
    EXPECT_FALSE(names.empty()) << folder;
    return names;
  }
  FindParent parents_in(std::string folder) {
    return [this, folder = std::move(folder)](std::string_view name, base::Span) {
      return tree(folder + std::string(name) + ".yaml");
    };
  }
  void TearDown() override {
    for (const base::Diagnostic& one : diagnostics_.sorted()) ADD_FAILURE() << base::format(one, sources_);
  }

  base::DiskSources sources_;
  base::Diagnostics diagnostics_;
  std::deque<source::Tree> trees_;
};

TEST_F(Shipped, LayoutsLoad) {
  const FindParent find = parents_in("layouts/");
  for (const std::string& name : files("layouts")) {
    const auto* yaml = tree(name);
    ASSERT_NE(yaml, nullptr);
    EXPECT_TRUE(load_layout(*yaml, {find}, diagnostics_).ok()) << name;
  }
}

TEST_F(Shipped, ThemesAndEditionsLoad) {
  for (const std::string& name : files("layouts/themes"))
    EXPECT_TRUE(load_theme(*tree(name), diagnostics_).ok()) << name;
  for (const std::string& name : files("layouts/editions"))
    EXPECT_TRUE(load_edition(*tree(name), parents_in("layouts/editions/"), diagnostics_).ok()) << name;
}

TEST_F(Shipped, CampaignLanguagesAndDetailsLoadAndAgree) {
  const std::string folder = "content/run-for-your-life";
  const auto campaign = load_campaign(*tree(folder + "/campaign.yaml"), diagnostics_);
  ASSERT_TRUE(campaign.ok());
  const auto english = load_language(*tree(folder + "/en.yaml"), diagnostics_);
  ASSERT_TRUE(english.ok());
  for (const Paragraph& tag : campaign->languages) {
    const auto language = load_language(*tree(folder + "/" + tag.text + ".yaml"), diagnostics_);
    ASSERT_TRUE(language.ok()) << tag.text;
    EXPECT_EQ(language->tag.tag, tag.text);
    EXPECT_TRUE(check_language(*english, *language, diagnostics_).ok()) << tag.text;
  }
  const auto details = load_details(*tree(folder + "/" + campaign->details.text), diagnostics_);
  ASSERT_TRUE(details.ok());
  EXPECT_TRUE(check_locked(*details, *campaign, diagnostics_).ok());
}

TEST_F(Shipped, FontsLoadToTheCatalogueThatWasBuiltIn) {
  const auto fonts = load_fonts(*tree("fonts/fonts.yaml"), diagnostics_);
  ASSERT_TRUE(fonts.ok());
  const text::FontCatalogue& built_in = text::built_in_catalogue();
  ASSERT_EQ(fonts->faces.size(), built_in.faces.size());
  for (std::size_t i = 0; i < fonts->faces.size(); ++i) EXPECT_EQ(fonts->faces[i].sha256, built_in.faces[i].sha256);
  ASSERT_EQ(fonts->stacks.size(), built_in.stacks.size());
  for (const text::Stack& stack : built_in.stacks) {
    const text::Stack* same = fonts->stack(stack.name, stack.language);
    ASSERT_NE(same, nullptr) << stack.name << " " << stack.language;
    EXPECT_EQ(same->faces, stack.faces);
    EXPECT_EQ(same->scale, stack.scale);
    EXPECT_EQ(same->leading, stack.leading);
  }
}

/// The YAML examples of the tour, each a whole layout or the body of one.
TEST_F(Shipped, ExamplesOfTheTourLoad) {
  const auto file = sources_.read({root, "docs/layouts.md", 0, {}}, diagnostics_);
  ASSERT_TRUE(file.ok());
  const std::string_view page = sources_.bytes(*file);
  const FindParent find = parents_in("layouts/");
  int count = 0;
  for (std::size_t at = page.find("```yaml\n"); at != std::string_view::npos; at = page.find("```yaml\n", at + 1)) {
    std::string yaml(page.substr(at + 8, page.find("```", at + 8) - at - 8));
    if (!yaml.starts_with("layout:")) yaml = "layout: example\ntheme: run\n" + yaml;
    const bool is_for_edition = yaml.find("\nedition: large-print") != std::string::npos;
    const base::FileId id = sources_.add("example " + std::to_string(++count), std::move(yaml));
    const auto example = source::parse(id, sources_.bytes(id), diagnostics_);
    ASSERT_TRUE(example.ok()) << sources_.bytes(id);
    const FindChanges changes = [&](std::string_view layout) {
      std::vector<EditionChanges> found;
      if (layout == example->root.find("layout")->text) found.push_back({"large-print", &*example});
      return found;
    };
    const auto layout = is_for_edition ? load_layout(*tree("layouts/poster-a4.yaml"), {find, changes}, diagnostics_)
                                       : load_layout(*example, {find}, diagnostics_);
    EXPECT_TRUE(layout.ok()) << sources_.bytes(id);
  }
  EXPECT_GE(count, 6);
}

std::string read_file(const std::string& name) {
  std::ifstream in(std::string(PROJECT_FOLDER) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The committed file equals what the tables say; HANDBILL_BLESS=1 writes it anew.
void expect_fresh(const std::string& name, const std::string& text) {
  const char* bless = std::getenv("HANDBILL_BLESS");
  if (bless != nullptr && std::string_view(bless) == "1")
    std::ofstream(std::string(PROJECT_FOLDER) + "/" + name, std::ios::binary) << text;
  EXPECT_TRUE(read_file(name) == text) << name << " is not what the tables say: run the test with HANDBILL_BLESS=1";
}

TEST(Generated, SchemasAreFresh) {
  for (const std::string_view kind : document_kinds())
    expect_fresh("docs/schema/" + std::string(kind) + ".schema.json", schema(kind));
}

TEST(Generated, ReferenceIsFresh) { expect_fresh("docs/layout-reference.md", layout_reference()); }

TEST(Generated, NothingIsMadeForAnUnknownKind) { EXPECT_EQ(schema("poster"), ""); }

}  // namespace
}  // namespace handbill::model
