#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/batch.h"
#include "app/font_files.h"
#include "app/handbill.h"
#include "app/loader.h"
#include "app/pipeline.h"
#include "app/release.h"
#include "base/sha256.h"
#include "source/source.h"
#include "unicode/pair.h"
#include "unicode/pseudo.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Done;
using base::Failed;
using base::Result;
using Json = nlohmann::ordered_json;

constexpr std::string_view fonts_file = "fonts/fonts.yaml";
constexpr std::string_view editions_folder = "layouts/editions";

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

/// Named from elsewhere than the folder that the command was started in.
bool leads_out(std::string_view path) { return path.starts_with('/') || path.starts_with("../"); }

/// Each once, in their order.
template <typename Member>
std::vector<std::string> names_of(const std::vector<Unit>& units, Member member) {
  std::vector<std::string> names;
  for (const Unit& unit : units) {
    if (std::ranges::find(names, unit.*member) == names.end()) names.push_back(unit.*member);
  }
  return names;
}

Result<Done> check_folder(const std::string& folder, Diagnostics& diagnostics) {
  std::error_code problem;
  if (!std::filesystem::exists(folder, problem) || std::filesystem::is_empty(folder, problem)) return Done{};
  diagnostics
      .error("folder-not-empty", {}, folder + " is there already and not empty, and package overwrites nothing",
             base::Fault::output)
      .hint("name a new folder with -o");
  return Failed{};
}

/// The value of a key in the file's own mapping, written anew; the rest stays byte by byte.
Result<std::string> with_value(base::FileId file, std::string_view bytes, std::string_view key,
                               const std::string& value, Diagnostics& diagnostics) {
  const source::Tree tree = TRY(source::parse(file, bytes, diagnostics));
  const source::Node* const node = tree.root.find(key);
  std::string text(bytes);
  if (node != nullptr) text.replace(node->span.begin, node->span.end - node->span.begin, value);
  return text;
}

/// Gathers files in the order in which the manifest names them.
class Gatherer {
 public:
  Gatherer(const Job& job, const Package& wanted, base::Sources& sources, Diagnostics& diagnostics)
      : job_(job), wanted_(wanted), sources_(sources), diagnostics_(diagnostics), root_{job.project.folder} {}

  Result<std::string> gather(const Progress& progress, Style style) {
    TRY(check_folder(wanted_.folder, diagnostics_));
    TRY(render_all(progress));
    Documents documents = TRY(load_documents(job_, sources_, ignored_));
    TRY(add_files(documents));
    TRY(add_fonts(documents));
    add("manifest.json", manifest(documents));
    add("README.md", readme(documents));
    for (const auto& [name, bytes] : files_) TRY(write_file(wanted_.folder + "/" + name, bytes, diagnostics_));
    return style == Style::json ? files_["manifest.json"] : summary();
  }

 private:
  void add(const std::string& name, std::string_view bytes) { files_[name] = bytes; }

  /// What does not render is not handed on; what does is told apart by its hash elsewhere.
  Result<Done> render_all(const Progress& progress) {
    const Deliver deliver = [&](const Artefact& artefact, Diagnostics&) -> Result<Done> {
      renders_[artefact.name] = base::sha256_hex(artefact.bytes);
      return Done{};
    };
    const Report report = render(job_, sources_, deliver, progress, diagnostics_);
    if (diagnostics_.has_errors()) return Failed{};
    read_ = sources_.names_read();
    if (!std::ranges::all_of(report.outcomes, &Outcome::ok)) return Failed{};
    return Done{};
  }

  /// Everything that was read below the project; a file of details from elsewhere goes beside the campaign's own.
  Result<Done> add_files(const Documents& documents) {
    const std::string prefix = root_.folder == "." ? std::string() : root_.folder + "/";
    const std::string campaign = documents.campaign_root.folder.substr(root_.folder.size() + 1);
    for (const std::string& path : read_) {
      const bool is_below = path.starts_with(prefix) && (!prefix.empty() || !leads_out(path));
      if (!is_below || path == prefix + std::string(fonts_file)) continue;
      const std::string name = path.substr(prefix.size());
      // Other campaigns are asked whether they are the default one.
      if (!name.starts_with("content/") || name.starts_with(campaign + "/")) TRY(add_file(name, documents));
    }
    TRY(add_editions(documents));
    if (job_.details.empty()) {
      const std::filesystem::path own(documents.campaign.details.text);
      return add_logo(documents, (std::filesystem::path(campaign) / own.parent_path()).string());
    }
    const std::filesystem::path details(job_.details);
    const std::string folder = details.has_parent_path() ? details.parent_path().string() : ".";
    const base::FileId file =
        TRY(sources_.read({{folder}, details.filename().string(), source::Limits{}.bytes, {}}, diagnostics_));
    details_ = campaign + "/details/" + details.filename().string();
    add(details_, sources_.bytes(file));
    return add_logo(documents, campaign + "/details");
  }

  /// The picture that the details bring, as they name it from their own folder.
  Result<Done> add_logo(const Documents& documents, const std::string& folder) {
    const auto logo = documents.details.values.find("logo");
    if (logo == documents.details.values.end() || logo->second.text.empty()) return Done{};
    const base::Root root = folder_of_file(sources_, logo->second.span.file);
    add(folder + "/" + logo->second.text,
        TRY(sources_.read_apart({root, logo->second.text, 0, logo->second.span}, diagnostics_)));
    return Done{};
  }

  /// The layouts name editions that nobody may have asked for, and those have changes of their own.
  Result<Done> add_editions(const Documents& documents) {
    const std::vector<std::string> layouts = layouts_read();
    for (const std::string& edition : names_in(sources_, root_, editions_folder)) {
      TRY(add_file(path_in(editions_folder, edition), documents));
      for (const std::string& layout : layouts) {
        const std::string changes = path_in(std::string(editions_folder) + "/" + edition, layout);
        if (sources_.exists(root_, changes)) TRY(add_file(changes, documents));
      }
    }
    return Done{};
  }
  [[nodiscard]] std::vector<std::string> layouts_read() const {
    std::vector<std::string> names;
    for (const std::string& name : names_in(sources_, root_, "layouts")) {
      if (files_.contains(path_in("layouts", name))) names.push_back(name);
    }
    return names;
  }

  Result<Done> add_file(const std::string& name, const Documents& documents) {
    const base::FileId file = TRY(sources_.read({root_, name, 0, {}}, diagnostics_));
    std::string text(sources_.bytes(file));
    if (name.starts_with("content/") && name.ends_with("/campaign.yaml")) {
      // The package has these languages and layouts, and its campaign names no others.
      text = TRY(with_value(file, text, "languages", list_of(languages_of(documents)), diagnostics_));
      text = TRY(with_value(file, text, "layouts", list_of(names_of(documents.units, &Unit::layout)), diagnostics_));
    }
    add(name, text);
    return Done{};
  }
  /// What is asked for, of a pair both.
  static std::vector<std::string> languages_of(const Documents& documents) {
    std::vector<std::string> tags;
    const auto add = [&](std::string_view tag) {
      if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.emplace_back(tag);
    };
    for (const auto& each : documents.by_language) {
      add(unicode::split_pair(each.language).first);
      add(unicode::split_pair(each.language).second);
    }
    return tags;
  }
  static std::string list_of(const std::vector<std::string>& names) { return "[" + joined(names) + "]"; }

  /// The faces that the pages may need, and the whole catalogue, so that a face has the same number here as there; but
  /// its files are looked for in this folder alone.
  Result<Done> add_fonts(const Documents& documents) {
    Pictures pictures(job_, sources_, documents.campaign_root);
    Codes codes;
    const unsigned threads = thread_count(job_.threads, documents.units.size());
    const auto works = resolve_all(job_, {documents, pictures, codes}, style::Explain::no, threads);
    for (const auto& work : works) {
      if (!work.resolved) continue;
      const style::FontNeeds needs = style::font_needs(*work.resolved);
      faces_.insert(needs.faces.begin(), needs.faces.end());
    }
    std::string_view catalogue = text::built_in_catalogue_source();
    base::FileId file;
    if (sources_.exists(root_, fonts_file)) {
      file = TRY(sources_.read({root_, std::string(fonts_file), source::Limits{}.bytes, {}}, diagnostics_));
      catalogue = sources_.bytes(file);
    } else {
      file = sources_.add(std::string(fonts_file), std::string(catalogue));
    }
    add(std::string(fonts_file), TRY(with_value(file, catalogue, "folders", "[fonts]", diagnostics_)));
    std::set<std::string> licences;
    for (const text::FaceId id : faces_) {
      const text::FaceInfo& face = documents.fonts.at(id);
      const FontFile font = TRY(read_font(face, documents.fonts, sources_, diagnostics_));
      add("fonts/" + face.file, font.bytes);
      fonts_.push_back({{"face", face.id},
                        {"file", "fonts/" + face.file},
                        {"index", face.index},
                        {"licence", face.licence},
                        {"package", face.package},
                        {"sha256", font.sha256}});
      licences.insert(face.licence);
    }
    for (const std::string& licence : licences) TRY(add_licence(licence));
    return Done{};
  }

  Result<Done> add_licence(const std::string& licence) {
    const std::string name = licence + ".txt";
    const base::Root known{wanted_.licences};
    if (!sources_.exists(known, name)) {
      diagnostics_
          .warning("no-licence-text", {},
                   "Handbill has no text of the licence `" + licence + "` to put beside its fonts")
          .hint("put it into " + wanted_.folder + "/fonts before you hand the folder on");
      return Done{};
    }
    const base::FileId file = TRY(sources_.read({known, name, 0, {}}, diagnostics_));
    add("fonts/" + name, sources_.bytes(file));
    return Done{};
  }

  std::string manifest(const Documents& documents) {
    Json json{{"handbill", release}, {"libraries", Json::parse(version(Style::json))["libraries"]}};
    json["campaign"] = documents.campaign.name;
    json["layouts"] = names_of(documents.units, &Unit::layout);
    json["languages"] = names_of(documents.units, &Unit::language);
    json["editions"] = names_of(documents.units, &Unit::edition);
    json["command"] = command(documents);
    json["date"] = job_.date;
    json["files"] = Json::array();
    for (const auto& [name, bytes] : files_)
      json["files"].push_back({{"path", name}, {"bytes", bytes.size()}, {"sha256", base::sha256_hex(bytes)}});
    json["fonts"] = fonts_;
    json["renders"] = Json::array();
    for (const auto& [name, sha256] : renders_) json["renders"].push_back({{"file", name}, {"sha256", sha256}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }

  [[nodiscard]] std::string command(const Documents& documents) const {
    std::string line = "handbill render --project . --edition ";
    for (const auto& edition : names_of(documents.units, &Unit::edition))
      line += (line.ends_with(' ') ? "" : ",") + edition;
    const auto is_no_language = [](const Documents::LanguageUnits& each) {
      return unicode::is_pseudo(each.language) || !unicode::split_pair(each.language).second.empty();
    };
    if (std::ranges::any_of(documents.by_language, is_no_language)) line += " --lang " + joined_tags(documents);
    if (!details_.empty()) line += " --details " + details_;
    if (job_.final_) line += " --final";
    return line + " -o out";
  }
  static std::string joined_tags(const Documents& documents) {
    std::string tags;
    for (const auto& each : documents.by_language) tags += (tags.empty() ? "" : ",") + each.language;
    return tags;
  }

  std::string readme(const Documents& documents) {
    return "# " + documents.campaign.name + "\n\nMade by Handbill " + std::string(release) +
           ". This folder is a project: it holds all that its pages are made of, and nothing else.\n\n- layouts: " +
           joined(names_of(documents.units, &Unit::layout)) +
           "\n- languages: " + joined(names_of(documents.units, &Unit::language)) +
           "\n- editions: " + joined(names_of(documents.units, &Unit::edition)) + "\n\n```\n" + command(documents) +
           "\n```\n\nmakes the files whose sha256 `manifest.json` lists under `renders`, with this version of Handbill "
           "and of its "
           "libraries. The fonts are in\n`fonts/`, each under the licence that `fonts/fonts.yaml` names; the text of "
           "the "
           "licence lies beside them. They may be handed on with it.\n";
  }

  [[nodiscard]] std::string summary() const {
    std::size_t bytes = 0;
    for (const auto& [name, content] : files_) bytes += content.size();
    return std::to_string(files_.size()) + " files, " + std::to_string((bytes + 512) / 1024) + " KiB in " +
           wanted_.folder + "; they make " + std::to_string(renders_.size()) + " files\n";
  }

  const Job& job_;
  const Package& wanted_;
  base::Sources& sources_;
  Diagnostics& diagnostics_;
  base::Root root_;
  Diagnostics ignored_;  ///< what rendering has told already
  std::vector<std::string> read_;
  std::map<std::string, std::string> files_;
  std::map<std::string, std::string> renders_;
  std::set<text::FaceId> faces_;
  Json fonts_ = Json::array();
  std::string details_;
};

}  // namespace

Result<std::string> package(const Job& job, const Package& wanted, Style style, base::Sources& sources,
                            const Progress& progress, Diagnostics& diagnostics) {
  return Gatherer(job, wanted, sources, diagnostics).gather(progress, style);
}

}  // namespace handbill::app
