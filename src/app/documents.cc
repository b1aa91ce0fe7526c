#include "app/documents.h"

#include <algorithm>
#include <filesystem>

#include "app/loader.h"
#include "app/pseudo.h"
#include "app/shown_names.h"
#include "app/units.h"
#include "base/utf8.h"
#include "source/source.h"
#include "style/style.h"
#include "unicode/pair.h"
#include "unicode/pseudo.h"
#include "unicode/unicode.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

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

/// Which layouts files of an edition, and of those that it extends, change.
class Changes {
 public:
  Changes(Loader& loader, const model::Edition& edition) : loader_(loader) {
    for (auto name = edition.names.rbegin(); name != edition.names.rend(); ++name) {
      auto layouts = names_in(loader.sources_, loader.root(), folder_of(*name));
      if (!layouts.empty()) layouts_.emplace_back(*name, std::move(layouts));
    }
  }
  [[nodiscard]] bool empty() const { return layouts_.empty(); }
  /// False where one of their files is not well.
  [[nodiscard]] bool are_clean() const { return are_clean_; }

  std::vector<model::EditionChanges> of(std::string_view layout) {
    std::vector<model::EditionChanges> found;
    for (const auto& [edition, layouts] : layouts_) {
      if (std::find(layouts.begin(), layouts.end(), layout) == layouts.end()) continue;
      const auto loaded = loader_.tree(loader_.root(), path_in(folder_of(edition), layout), {});
      are_clean_ = are_clean_ && loaded.clean;
      if (loaded.tree != nullptr) found.push_back({edition, loaded.tree});
    }
    return found;
  }

 private:
  static std::string folder_of(const std::string& edition) { return "layouts/editions/" + edition; }

  Loader& loader_;
  std::vector<std::pair<std::string, std::vector<std::string>>> layouts_;  ///< by edition, the most general first
  bool are_clean_ = true;
};

/// The layout, or what could be read of it: further mistakes are looked for there. `changes`: none.
model::ReadLayout layout_by_name(Loader& loader, const Asked& wanted, Changes* changes, Diagnostics& diagnostics) {
  bool parents_are_clean = true;
  const model::FindParent find = [&](std::string_view name, base::Span asked_at) -> const source::Tree* {
    if (!loader.is_there("layout", "layouts", name, asked_at)) return nullptr;
    const auto loaded = loader.tree(loader.root(), path_in("layouts", name), asked_at);
    parents_are_clean = parents_are_clean && loaded.clean;
    return loaded.tree;
  };
  if (!loader.is_there("layout", "layouts", wanted.name, wanted.span)) return {};
  const auto loaded = loader.tree(loader.root(), path_in("layouts", wanted.name), wanted.span);
  if (loaded.tree == nullptr) return {};
  const model::FindTheme find_theme = [&](std::string_view name) -> const source::Tree* {
    const std::string path = path_in("layouts/themes", name);
    return loader.sources_.exists(loader.root(), path) ? loader.tree(loader.root(), path, {}).tree : nullptr;
  };
  model::LayoutFiles files{find};
  files.theme = find_theme;
  if (changes != nullptr) files.changes = [changes](std::string_view layout) { return changes->of(layout); };
  auto read = model::read_layout(*loaded.tree, files, diagnostics);
  read.ok = read.ok && loaded.clean && parents_are_clean && (changes == nullptr || changes->are_clean());
  if (read.ok && read.layout->name != wanted.name) {
    diagnostics
        .warning(
            "other-name", read.layout->span,
            "the file is " + wanted.name + std::string(yaml) + ", and its layout is called `" + read.layout->name + "`")
        .hint("write `layout: " + wanted.name + "`, or rename the file");
  }
  return read;
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
  auto made = model::load_details(*loaded.tree, loader.diagnostics_, &campaign);
  if (!made || !loaded.clean) return Failed{};
  if (!model::check_locked(made.value(), campaign, loader.diagnostics_)) return Failed{};
  return made;
}

/// A copy of another language's file whose first line was forgotten would be set by the other language's rules.
Result<model::Language> language_of(const source::Tree& tree, const std::string& tag, Diagnostics& diagnostics) {
  model::Language language = TRY(model::load_language(tree, diagnostics));
  if (language.tag.tag == tag) return language;
  diagnostics
      .error("other-language", language.span,
             "expected `language: " + tag + "` in " + tag + std::string(yaml) + ", found `" + language.tag.tag + "`")
      .hint("write `language: " + tag + "`, or give the file the name of its language");
  return Failed{};
}

std::optional<model::Language> language_by_name(Loader& loader, const std::string& folder, const Asked& wanted) {
  return loader.document<model::Language>("language", folder, wanted.name, wanted.span, [&](const source::Tree& tree) {
    return language_of(tree, wanted.name, loader.diagnostics_);
  });
}

/// Made from the campaign's first language in Latin letters.
std::optional<model::Language> pseudo_language(Loader& loader, const std::string& folder, const Asked& wanted,
                                               Documents& documents) {
  for (const auto& each : documents.campaign.languages) {
    const auto tag = unicode::parse_language(each.text);
    if (!tag || tag->script != "Latn") continue;
    auto source = language_by_name(loader, folder, {each.text, each.span});
    if (!source) return std::nullopt;
    return pseudo(*source, wanted.name);
  }
  loader.diagnostics_
      .error("no-pseudo-source", documents.campaign.span,
             wanted.name + " is made from a language in Latin letters, and the campaign has none")
      .hint("add `en` to `languages`, or try the layout in the languages that there are");
  return std::nullopt;
}

/// The languages that are asked for, and those that layouts in two languages set beside them.
std::vector<Asked> single_languages(const std::vector<Asked>& wanted, const Documents& documents) {
  std::vector<Asked> all;
  const auto add = [&](std::string_view languages, base::Span span) {
    const unicode::Pair pair = unicode::split_pair(languages);
    all.push_back({std::string(pair.first), span});
    if (!pair.second.empty()) all.push_back({std::string(pair.second), span});
  };
  for (const auto& each : wanted) add(each.name, each.span);
  for (const auto& [name, layout] : documents.layouts) {
    if (!layout || !layout->bilingual) continue;
    for (const auto& each : wanted) add(languages_for(*layout, each.name), layout->bilingual->span);
  }
  return all;
}

void load_languages(Loader& loader, const std::string& folder, const std::vector<Asked>& wanted, Documents& documents) {
  for (const auto& each : single_languages(wanted, documents)) {
    if (documents.languages.contains(each.name)) continue;
    documents.languages[each.name] = unicode::is_pseudo(each.name) ? pseudo_language(loader, folder, each, documents)
                                                                   : language_by_name(loader, folder, each);
  }
}

/// `only:` names editions; a name that is none would silently take the box from every page. False where it has one. A
/// layout is read once for each edition that changes it, and its mistakes are told once.
bool check_only(const Loader& loader, const model::Properties& properties, const std::vector<std::string>& known) {
  const auto* only = properties.find(model::Key::only);
  if (only == nullptr) return true;
  bool ok = true;
  for (const std::string& name : std::get<std::vector<std::string>>(only->value)) {
    if (std::ranges::find(known, name) != known.end()) continue;
    ok = false;
    const auto is_told = [&](const base::Diagnostic& each) {
      return each.span == only->span && each.message.find("`" + name + "`") != std::string::npos;
    };
    if (std::ranges::none_of(loader.diagnostics_.list(), is_told))
      loader.unknown("edition", "layouts/editions", name, only->span);
  }
  return ok;
}
bool check_only(const Loader& loader, const model::Box& box, const std::vector<std::string>& known) {
  bool ok = check_only(loader, box.properties, known);
  for (const auto& [language, properties] : box.overrides.languages) ok = check_only(loader, properties, known) && ok;
  for (const auto& [edition, over] : box.overrides.editions) {
    ok = check_only(loader, over.properties, known) && ok;
    for (const auto& [language, properties] : over.languages) ok = check_only(loader, properties, known) && ok;
  }
  for (const auto& child : box.children) ok = check_only(loader, child, known) && ok;
  return ok;
}
bool check_only(const Loader& loader, const model::Layout& layout) {
  const auto editions = names_in(loader.sources_, loader.root(), "layouts/editions");
  bool ok = true;
  for (const model::Page& page : layout.pages) ok = check_only(loader, page.body, editions) && ok;
  return ok;
}

/// A campaign's theme stands over the one that a layout names, and the job's over both.
void choose_theme(const Job& job, const model::Campaign& campaign, model::Layout& layout) {
  if (!job.theme.empty()) {
    layout.theme = job.theme;
    layout.theme_span = {};
  } else if (!campaign.theme.text.empty() && campaign.theme.text != layout.theme) {
    layout.theme = campaign.theme.text;
    layout.theme_span = campaign.theme.span;
  }
}

/// Chooses the layout's theme, and loads it where no other layout has done so.
void take_theme(Loader& loader, model::Layout& layout, Documents& documents) {
  choose_theme(loader.job_, documents.campaign, layout);
  if (layout.theme.empty() || documents.themes.contains(layout.theme)) return;
  documents.themes[layout.theme] = loader.document<model::Theme>(
      "theme", "layouts/themes", layout.theme, layout.theme_span,
      [&](const source::Tree& tree) { return model::load_theme(tree, loader.diagnostics_); });
}

void load_layouts(Loader& loader, const std::vector<Asked>& wanted, Documents& documents) {
  for (const auto& each : wanted) {
    if (documents.layouts.contains(each.name)) continue;
    auto read = layout_by_name(loader, each, nullptr, loader.diagnostics_);
    auto& layout = read.layout;
    if (layout) {
      read.ok = check_only(loader, *layout) && read.ok;
      take_theme(loader, *layout, documents);
    }
    if (layout && !read.ok) documents.broken_layouts.push_back(std::move(*layout));
    documents.layouts[each.name] = read.ok ? std::move(layout) : std::nullopt;
  }
}

/// What `diagnostics` does not hold yet: a layout is read once more for each edition that changes it.
void append_new(const Diagnostics& found, Diagnostics& diagnostics) {
  for (const auto& each : found.list()) {
    const auto is_same = [&](const base::Diagnostic& known) {
      return known.span == each.span && known.id == each.id && known.message == each.message;
    };
    if (std::none_of(diagnostics.list().begin(), diagnostics.list().end(), is_same)) diagnostics.add(each);
  }
}

/// The layouts as files of single editions change them. One that is broken anyway is not read again.
void load_edition_layouts(Loader& loader, const std::vector<Asked>& wanted, Documents& documents) {
  for (const auto& [edition_name, edition] : documents.editions) {
    if (!edition || Changes(loader, *edition).empty()) continue;
    for (const auto& each : wanted) {
      auto& layout = documents.edition_layouts[{each.name, edition_name}];
      if (!documents.layouts[each.name] || layout) continue;
      Changes changes(loader, *edition);
      Diagnostics found;
      auto read = layout_by_name(loader, each, &changes, found);
      if (read.layout) {
        read.ok = check_only(loader, *read.layout) && read.ok;
        take_theme(loader, *read.layout, documents);
      }
      append_new(found, loader.diagnostics_);
      if (read.layout && !read.ok) documents.broken_layouts.push_back(std::move(*read.layout));
      if (read.ok) layout = std::move(read.layout);
    }
  }
}

/// One run tells all: names and texts are looked up in layouts that failed, too.
void check_broken_layouts(const Documents& documents, Diagnostics& diagnostics) {
  const auto has_value = [](const auto& entry) { return entry.second.has_value(); };
  const auto language = std::find_if(documents.languages.begin(), documents.languages.end(), has_value);
  const auto edition = std::find_if(documents.editions.begin(), documents.editions.end(), has_value);
  if (language == documents.languages.end() || edition == documents.editions.end()) return;
  for (const auto& layout : documents.broken_layouts) {
    const auto theme = documents.themes.find(layout.theme);
    if (theme == documents.themes.end() || !theme->second) continue;
    style::check_broken({layout, *theme->second, documents.campaign, *language->second, documents.details,
                         *edition->second, documents.fonts},
                        diagnostics);
  }
}

void load_editions(Loader& loader, const std::vector<Asked>& wanted, Documents& documents) {
  const model::FindParent find = [&](std::string_view name, base::Span asked_at) -> const source::Tree* {
    if (!loader.is_there("edition", "layouts/editions", name, asked_at)) return nullptr;
    const auto loaded = loader.tree(loader.root(), path_in("layouts/editions", name), asked_at);
    return loaded.clean ? loaded.tree : nullptr;
  };
  for (const auto& each : wanted) {
    if (documents.editions.contains(each.name)) continue;
    documents.editions[each.name] = loader.document<model::Edition>(
        "edition", "layouts/editions", each.name, each.span,
        [&](const source::Tree& tree) { return model::load_edition(tree, find, loader.diagnostics_); });
  }
}

/// A relative folder of the catalogue is the project's, wherever the command was started.
text::FontCatalogue beneath(text::FontCatalogue catalogue, const Job& job) {
  for (auto& folder : catalogue.folders) {
    if (!std::filesystem::path(folder).is_absolute() && job.project.folder != ".")
      folder = job.project.folder + "/" + folder;
  }
  return catalogue;
}

Result<std::string> named_campaign(const std::string& name, const std::vector<std::string>& known,
                                   Diagnostics& diagnostics) {
  if (std::find(known.begin(), known.end(), name) != known.end()) return name;
  auto& diagnostic = diagnostics.error("no-such-campaign", {}, "there is no campaign `" + name + "` in content/",
                                       base::Fault::missing);
  const std::vector<std::string_view> views(known.begin(), known.end());
  if (const auto near = base::nearest(name, views); !near.empty())
    diagnostic.hint("did you mean `" + std::string(near) + "`?");
  std::string all;
  for (const auto& each : known) all += (all.empty() ? "" : ", ") + each;
  if (!all.empty()) diagnostic.hint("there are: " + all);
  return Failed{};
}

/// The one of several that says `default: true`. What else is wrong in its file is told when it is loaded.
Result<std::string> default_campaign(const std::vector<std::string>& found, const base::Root& root,
                                     base::Sources& sources, Diagnostics& diagnostics) {
  std::string chosen;
  base::Span first;
  for (const auto& name : found) {
    Diagnostics later;
    const auto file = sources.read({root, path_in("content/" + name, "campaign"), document_limit, {}}, later);
    if (!file || sources.bytes(*file).find("default") == std::string_view::npos) continue;
    const auto parsed = source::parse_lenient(*file, sources.bytes(*file), later);
    const auto* said = parsed.tree ? parsed.tree->root.find("default") : nullptr;
    if (said == nullptr || said->text != "true") continue;
    if (!chosen.empty()) {
      diagnostics.error("second-default", said->span, "`" + chosen + "` is the default campaign already")
          .note(first, "it says so here")
          .hint("take `default: true` out of one of them");
      return Failed{};
    }
    chosen = name;
    first = said->span;
  }
  if (!chosen.empty()) return chosen;
  diagnostics
      .error("no-such-campaign", {}, "expected one campaign in content/, found " + std::to_string(found.size()),
             base::Fault::missing)
      .hint("name one with --campaign, or write `default: true` in its campaign.yaml");
  return Failed{};
}

}  // namespace

std::string paper_of(const Job& job) {
  std::string paper = job.paper;
  for (char& c : paper) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return paper == "a4" ? std::string() : paper;
}

bool shares_size(const model::Campaign& campaign, std::string_view group, const std::string& language) {
  const auto shared = campaign.one_size.find(group);
  const auto shares = [&](std::string_view tag) {
    return !unicode::is_pseudo(tag) &&
           std::ranges::find(shared->second, tag, &model::Paragraph::text) == shared->second.end();
  };
  const unicode::Pair pair = unicode::split_pair(language);
  return shared != campaign.one_size.end() && shares(pair.first) && (pair.second.empty() || shares(pair.second));
}

Result<std::string> campaign_folder(const Job& job, base::Sources& sources, Diagnostics& diagnostics) {
  std::vector<std::string> found;
  std::error_code ignored;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(job.project.folder) / "content", ignored)) {
    const std::string name = entry.path().filename().string();
    if (sources.exists({job.project.folder}, "content/" + name + "/campaign.yaml")) found.push_back(name);
  }
  std::sort(found.begin(), found.end());
  if (!job.project.campaign.empty()) return named_campaign(job.project.campaign, found, diagnostics);
  if (found.size() == 1) return found.front();
  if (!found.empty()) return default_campaign(found, {job.project.folder}, sources, diagnostics);
  diagnostics
      .error("no-such-campaign", {}, "found no content/<campaign>/campaign.yaml in " + job.project.folder,
             base::Fault::missing)
      .hint("run this in a Handbill project, or name one with --project");
  return Failed{};
}

namespace {

/// The print shop, where any edition is for one. False where there is none that could be had.
bool load_press(const Job& job, base::Sources& sources, Documents& documents, Diagnostics& diagnostics) {
  const auto is_press = [](const auto& edition) { return edition.second && edition.second->press; };
  if (std::none_of(documents.editions.begin(), documents.editions.end(), is_press)) return true;
  auto shop = load_shop(job, sources, diagnostics);
  if (!shop) return false;
  documents.shop = std::move(shop).value();
  return true;
}

}  // namespace

Result<text::FontCatalogue> load_catalogue(const Job& job, base::Sources& sources, Diagnostics& diagnostics) {
  const base::Root root{job.project.folder};
  const std::string name = "fonts/fonts.yaml";
  if (!sources.exists(root, name)) return beneath(text::built_in_catalogue(), job);
  const base::FileId file = TRY(sources.read({root, name, document_limit, {}}, diagnostics));
  const std::string_view bytes = sources.bytes(file);
  if (bytes == text::built_in_catalogue_source()) return beneath(text::built_in_catalogue(), job);
  const source::Tree tree = TRY(source::parse(file, bytes, diagnostics));
  return beneath(TRY(model::load_fonts(tree, diagnostics)), job);
}

Result<Documents> load_documents(const Job& job, base::Sources& sources, Diagnostics& diagnostics) {
  if (const std::string paper = paper_of(job); !paper.empty() && paper != "letter") {
    diagnostics
        .error("no-such-paper", {}, "expected Letter or A4 after --paper, found " + base::quote(job.paper),
               base::Fault::usage)
        .hint("Letter makes Tabloid of A3, Letter of A4 and half of that of A5");
    return Failed{};
  }
  if (!check_pairs(job.languages, diagnostics)) return Failed{};
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
  const bool wants_all = job.editions.size() == 1 && job.editions.front() == "all";
  const auto editions = asked(wants_all ? names_in(sources, loader.root(), "layouts/editions") : job.editions,
                              {{"screen", {}}, {"office", {}}});
  auto loaded_details = details(loader, documents.campaign, documents.campaign_root);
  load_editions(loader, editions, documents);
  if (!load_press(job, sources, documents, diagnostics)) return Failed{};
  load_layouts(loader, layouts, documents);
  load_edition_layouts(loader, layouts, documents);
  load_languages(loader, folder, languages, documents);
  if (sources.exists(documents.campaign_root, "fit.lock.yaml")) {
    documents.fit_lock = loader.document<model::FitLock>(
        "fit-lock", folder, "fit.lock", {},
        [&](const source::Tree& tree) { return model::load_fit_lock(tree, diagnostics); });
    if (!documents.fit_lock) return Failed{};
  }
  auto fonts = load_catalogue(job, sources, diagnostics);
  if (!loaded_details || !fonts) return Failed{};
  documents.details = std::move(loaded_details).value();
  if (!job.details.empty()) check_details_shown(documents, diagnostics);
  documents.fonts = std::move(fonts).value();
  check_broken_layouts(documents, diagnostics);

  const auto names = [](const std::vector<Asked>& all) {
    std::vector<std::string> result;
    for (const Asked& each : all) result.push_back(each.name);
    return result;
  };
  const Wanted wanted{names(layouts), names(languages), names(editions), !job.layouts.empty()};
  TRY(make_units(job, wanted, documents, diagnostics));
  return documents;
}

}  // namespace handbill::app
