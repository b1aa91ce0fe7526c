#include "app/documents.h"

#include <algorithm>
#include <filesystem>

#include "base/sha256.h"
#include "source/source.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

constexpr std::size_t document_limit = source::Limits{}.bytes;
constexpr std::string_view yaml = ".yaml";

/// Where a document of a kind lies, below the project.
std::string path_in(std::string_view folder, std::string_view name) {
  return std::string(folder) + "/" + std::string(name) + std::string(yaml);
}

/// File names without `.yaml`.
std::vector<std::string> names_in(const base::Sources& sources, const base::Root& root, std::string_view folder) {
  std::vector<std::string> names = sources.list(root, folder, yaml);
  for (auto& name : names) name.resize(name.size() - yaml.size());
  return names;
}

/// Reads trees and keeps them; every tree is parsed once, however many documents ask for it.
class Loader {
 public:
  Loader(const Job& job, base::Sources& sources, Diagnostics& diagnostics)
      : job_(job), sources_(sources), diagnostics_(diagnostics), root_{job.project.folder} {}

  [[nodiscard]] const base::Root& root() const { return root_; }

  /// nullptr, with diagnostics, where the file is missing or not YAML. Recoverable mistakes leave a tree, and `clean` false.
  struct Loaded {
    const source::Tree* tree = nullptr;
    bool clean = false;
  };
  Loaded tree(const base::Root& root, const std::string& name, base::Span asked_at) {
    const auto key = root.folder + "/" + name;
    if (const auto known = trees_.find(key); known != trees_.end()) return {known->second.tree.get(), known->second.clean};
    auto& kept = trees_[key];
    const auto file = sources_.read({root, name, document_limit, asked_at}, diagnostics_);
    if (!file) return {};
    auto parsed = source::parse_lenient(file.value(), sources_.bytes(file.value()), diagnostics_);
    kept.clean = parsed.ok;
    if (parsed.tree) kept.tree = std::make_unique<source::Tree>(std::move(*parsed.tree));
    return {kept.tree.get(), kept.clean};
  }

  /// A document by name from a folder of the project; `load` turns its tree into the document.
  template <typename Document, typename Load>
  std::optional<Document> document(std::string_view kind, std::string_view folder, std::string_view name, base::Span asked_at, Load load) {
    const std::string path = path_in(folder, name);
    if (!sources_.exists(root_, path)) {
      unknown(kind, folder, name, asked_at);
      return std::nullopt;
    }
    const Loaded loaded = tree(root_, path, asked_at);
    if (loaded.tree == nullptr) return std::nullopt;
    Result<Document> made = load(*loaded.tree);
    if (!made || !loaded.clean) return std::nullopt;
    return std::move(made).value();
  }

  /// "there is no layout `x`", with the nearest name and all that there are.
  void unknown(std::string_view kind, std::string_view folder, std::string_view name, base::Span asked_at) {
    const auto known = names_in(sources_, root_, folder);
    auto& diagnostic = diagnostics_.error("no-such-" + std::string(kind), asked_at,
                                          "there is no " + std::string(kind) + " `" + std::string(name) + "` in " + std::string(folder) + "/",
                                          base::Fault::missing);
    const std::vector<std::string_view> views(known.begin(), known.end());
    if (const auto near = base::nearest(name, views); !near.empty()) diagnostic.hint("did you mean `" + std::string(near) + "`?");
    std::string all;
    for (const auto& each : known) {
      if (kind == "language" && (each == "campaign")) continue;
      all += (all.empty() ? "" : ", ") + each;
    }
    if (!all.empty()) diagnostic.hint("there are: " + all);
  }

  const Job& job_;
  base::Sources& sources_;
  Diagnostics& diagnostics_;

 private:
  struct Kept {
    std::unique_ptr<source::Tree> tree;
    bool clean = false;
  };
  base::Root root_;
  std::map<std::string, Kept> trees_;
};

/// A name that was asked for, and where.
struct Asked {
  std::string name;
  base::Span span;
};

std::vector<Asked> asked(const std::vector<std::string>& named, const std::vector<model::Paragraph>& otherwise) {
  std::vector<Asked> all;
  if (named.empty()) {
    for (const auto& each : otherwise) all.push_back({each.text, each.span});
  } else {
    for (const auto& each : named) all.push_back({each, {}});
  }
  return all;
}

std::optional<model::Layout> layout_by_name(Loader& loader, const Asked& wanted) {
  const model::FindLayout find = [&](std::string_view name, base::Span asked_at) -> const source::Tree* {
    const std::string path = path_in("layouts", name);
    if (!loader.sources_.exists(loader.root(), path)) {
      loader.unknown("layout", "layouts", name, asked_at);
      return nullptr;
    }
    return loader.tree(loader.root(), path, asked_at).tree;
  };
  return loader.document<model::Layout>("layout", "layouts", wanted.name, wanted.span, [&](const source::Tree& tree) {
    return model::load_layout(tree, find, loader.diagnostics_);
  });
}

/// The details named on the command line (its own folder is the root), or the campaign's.
Result<model::Details> details(Loader& loader, const model::Campaign& campaign, const base::Root& campaign_root) {
  Loader::Loaded loaded;
  if (!loader.job_.details.empty()) {
    const std::filesystem::path path(loader.job_.details);
    const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
    loaded = loader.tree({folder}, path.filename().string(), {});
  } else if (!campaign.details.text.empty()) {
    loaded = loader.tree(campaign_root, campaign.details.text, campaign.details.span);
  } else {
    return model::Details{};
  }
  if (loaded.tree == nullptr) return Failed{};
  auto made = model::load_details(*loaded.tree, loader.diagnostics_);
  if (!made || !loaded.clean) return Failed{};
  if (!model::check_locked(made.value(), campaign, loader.diagnostics_)) return Failed{};
  return made;
}

void load_languages(Loader& loader, const std::string& folder, const std::vector<Asked>& wanted, Documents& documents) {
  for (const auto& each : wanted) {
    if (documents.languages.contains(each.name)) continue;
    documents.languages[each.name] = loader.document<model::Language>(
        "language", folder, each.name, each.span,
        [&](const source::Tree& tree) { return model::load_language(tree, loader.diagnostics_); });
  }
}

void load_layouts(Loader& loader, const std::vector<Asked>& wanted, Documents& documents) {
  for (const auto& each : wanted) {
    if (documents.layouts.contains(each.name)) continue;
    auto layout = layout_by_name(loader, each);
    if (layout && !documents.themes.contains(layout->theme)) {
      documents.themes[layout->theme] =
          loader.document<model::Theme>("theme", "layouts/themes", layout->theme, layout->theme_span,
                                        [&](const source::Tree& tree) { return model::load_theme(tree, loader.diagnostics_); });
    }
    documents.layouts[each.name] = std::move(layout);
  }
}

void load_editions(Loader& loader, const std::vector<Asked>& wanted, Documents& documents) {
  for (const auto& each : wanted) {
    if (documents.editions.contains(each.name)) continue;
    documents.editions[each.name] =
        loader.document<model::Edition>("edition", "layouts/editions", each.name, each.span,
                                        [&](const source::Tree& tree) { return model::load_edition(tree, loader.diagnostics_); });
  }
}

}  // namespace

Result<std::string> campaign_folder(const Job& job, base::Sources& sources, Diagnostics& diagnostics) {
  if (!job.project.campaign.empty()) return job.project.campaign;
  std::vector<std::string> found;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(job.project.folder) / "content", ignored)) {
    const std::string name = entry.path().filename().string();
    if (sources.exists({job.project.folder}, "content/" + name + "/campaign.yaml")) found.push_back(name);
  }
  std::sort(found.begin(), found.end());
  if (found.size() == 1) return found.front();
  auto& diagnostic = diagnostics.error("no-such-campaign", {},
                                       found.empty() ? "found no content/<campaign>/campaign.yaml in " + job.project.folder
                                                     : "expected one campaign in content/, found " + std::to_string(found.size()),
                                       base::Fault::missing);
  diagnostic.hint(found.empty() ? "run this in a Handbill project, or name one with --project" : "name one with --campaign");
  return Failed{};
}

Result<text::FontCatalogue> load_catalogue(const Job& job, base::Sources& sources, Diagnostics& diagnostics) {
  const base::Root root{job.project.folder};
  const std::string name = "fonts/fonts.yaml";
  if (!sources.exists(root, name)) return text::built_in_catalogue();
  const base::FileId file = TRY(sources.read({root, name, document_limit, {}}, diagnostics));
  const std::string_view bytes = sources.bytes(file);
  if (base::sha256_hex(bytes) == text::built_in_catalogue_sha256()) return text::built_in_catalogue();
  const source::Tree tree = TRY(source::parse(file, bytes, diagnostics));
  return model::load_fonts(tree, diagnostics);
}

Result<Documents> load_documents(const Job& job, base::Sources& sources, Diagnostics& diagnostics) {
  const std::string folder = "content/" + TRY(campaign_folder(job, sources, diagnostics));
  Loader loader(job, sources, diagnostics);
  auto campaign = loader.document<model::Campaign>("campaign", folder, "campaign", {}, [&](const source::Tree& tree) {
    return model::load_campaign(tree, diagnostics);
  });
  if (!campaign) return Failed{};

  Documents documents;
  documents.campaign = std::move(*campaign);
  documents.campaign_root = {job.project.folder + "/" + folder};
  const auto languages = asked(job.languages, documents.campaign.languages);
  const auto layouts = asked(job.layouts, documents.campaign.layouts);
  const auto editions = asked(job.editions, {{"screen", {}}, {"office", {}}});
  auto loaded_details = details(loader, documents.campaign, documents.campaign_root);
  load_editions(loader, editions, documents);
  load_layouts(loader, layouts, documents);
  load_languages(loader, folder, languages, documents);
  auto fonts = load_catalogue(job, sources, diagnostics);
  if (!loaded_details || !fonts) return Failed{};
  documents.details = std::move(loaded_details).value();
  documents.fonts = std::move(fonts).value();

  for (const auto& language : languages) {
    for (const auto& layout : layouts) {
      for (const auto& edition : editions) documents.units.push_back({layout.name, language.name, edition.name});
    }
  }
  return documents;
}

}  // namespace handbill::app
