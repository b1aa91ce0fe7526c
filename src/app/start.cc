#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/documents.h"
#include "app/example.h"
#include "app/handbill.h"
#include "base/utf8.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Done;
using base::Failed;
using base::Result;
using Json = nlohmann::ordered_json;

constexpr std::size_t file_limit = std::size_t{1} << 20;

/// Names below the project.
struct Started {
  std::vector<std::string> written;
  std::vector<std::string> kept;   ///< were there already, and stayed as they were
  std::vector<std::string> words;  ///< texts that the campaign has not, and that stand in the layout in words
};

std::string path_of(const std::string& folder, const std::string& name) { return folder + "/" + name; }

bool is_name(std::string_view text) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && is_small(text.front()) &&
         std::ranges::all_of(text, [&](char c) { return is_small(c) || (c >= '0' && c <= '9') || c == '-'; });
}

Result<Done> check_example(const Start& wanted, base::Sources& sources, Diagnostics& diagnostics) {
  const auto all = TRY(list_examples(wanted.examples, sources, diagnostics));
  if (std::ranges::find(all, wanted.example, &Example::name) != all.end()) return Done{};
  std::vector<std::string_view> known;
  std::string list;
  for (const Example& each : all) {
    known.push_back(each.name);
    list += (list.empty() ? "" : ", ") + each.name;
  }
  auto& error =
      diagnostics.error("no-such-example", {}, "there is no example `" + wanted.example + "`", base::Fault::usage);
  if (const auto near = base::nearest(wanted.example, known); !near.empty())
    error.hint("did you mean `" + std::string(near) + "`?");
  error.hint("there are: " + list);
  return Failed{};
}

/// Collects files for the project and writes them at the end, all or none.
class Starter {
 public:
  Starter(const Project& project, const Start& wanted, base::Sources& sources, Diagnostics& diagnostics)
      : project_(project),
        wanted_(wanted),
        sources_(sources),
        diagnostics_(diagnostics),
        examples_{wanted.examples},
        root_{project.folder} {}

  Result<Started> campaign() {
    const std::string from = path_of("content", wanted_.example);
    const std::string to = path_of("content", wanted_.name);
    if (sources_.exists(root_, path_of(to, "campaign.yaml"))) return exists(path_of(to, "campaign.yaml"));
    const std::string layout = free_layout();
    TRY(add_layout(layout, nullptr));
    for (const std::string& file : sources_.list(examples_, from, ".yaml")) {
      std::string text = moved(TRY(read(path_of(from, file))));
      if (file == "campaign.yaml") {
        text = renamed(std::move(text), "campaign", wanted_.example, wanted_.name);
        text = renamed(std::move(text), "layouts", "[" + wanted_.example + "]", "[" + layout + "]");
      }
      add(path_of(to, file), std::move(text));
    }
    for (const char* folder : {"details", "art"}) TRY(add_folder(path_of(from, folder), path_of(to, folder)));
    return write();
  }

  Result<Started> layout() {
    Job job;
    job.project = project_;
    const std::string campaign = TRY(campaign_folder(job, sources_, diagnostics_));
    job.project.campaign = campaign;
    const WordsByName words = TRY(words_for(job));
    TRY(add_layout(wanted_.name, &words));
    TRY(add_folder(path_of(path_of("content", wanted_.example), "art"), path_of(path_of("content", campaign), "art")));
    return write();
  }

 private:
  struct File {
    std::string name;
    std::string bytes;
  };

  Failed exists(const std::string& name) {
    diagnostics_.error("file-exists", {}, name + " is there already, and init overwrites nothing", base::Fault::output)
        .hint("choose another name, or move the file away");
    return {};
  }
  Result<std::string> read(const std::string& name) {
    const base::FileId file = TRY(sources_.read({examples_, name, file_limit, {}}, diagnostics_));
    return std::string(sources_.bytes(file));
  }
  void add(const std::string& name, std::string bytes) { files_.push_back({name, std::move(bytes)}); }
  /// What other layouts may use already stays as it is.
  void add_shared(const std::string& name, std::string bytes) {
    if (sources_.exists(root_, name)) started_.kept.push_back(name);
    else add(name, std::move(bytes));
  }

  /// The example's own name, or with the campaign's in front where that is taken.
  std::string free_layout() const {
    return sources_.exists(root_, path_of("layouts", wanted_.example + ".yaml")) ? wanted_.name + "-" + wanted_.example
                                                                                 : wanted_.example;
  }

  Result<Done> add_layout(const std::string& name, const WordsByName* words) {
    const std::string target = path_of("layouts", name + ".yaml");
    if (sources_.exists(root_, target)) return exists(target);
    const base::FileId file =
        TRY(sources_.read({examples_, path_of("layouts", wanted_.example + ".yaml"), file_limit, {}}, diagnostics_));
    std::string text(sources_.bytes(file));
    if (words != nullptr && !words->empty()) text = TRY(with_words(file, text, *words, diagnostics_));
    add(target, renamed(moved(text), "layout", wanted_.example, name));
    for (const std::string& theme : sources_.list(examples_, "layouts/themes", ".yaml"))
      add_shared("layouts/themes/" + theme, moved(TRY(read("layouts/themes/" + theme))));
    for (const std::string& edition : sources_.list(examples_, "layouts/editions", ".yaml"))
      add_shared("layouts/editions/" + edition, moved(TRY(read("layouts/editions/" + edition))));
    for (const auto kind : schema_kinds()) {
      const std::string path = "docs/schema/" + std::string(kind) + ".schema.json";
      if (!sources_.exists(root_, path)) add(path, schema(kind).value_or(""));
    }
    return Done{};
  }

  Result<Done> add_folder(const std::string& from, const std::string& to) {
    for (const std::string& file : sources_.list(examples_, from, ""))
      add_shared(path_of(to, file), moved(TRY(read(path_of(from, file)))));
    return Done{};
  }

  /// The example's texts and facts that the campaign lacks. A petition names its own, or it is none: it keeps them.
  Result<WordsByName> words_for(const Job& job) {
    WordsByName words;
    if (wanted_.example == "petition") return words;
    const Documents ours = TRY(load(job));
    Job theirs;
    theirs.project = {wanted_.examples, wanted_.example};
    const Documents example = TRY(load(theirs));
    const auto known = first_texts(ours);
    for (const auto& [key, text] : first_texts(example)) {
      if (known.contains(key) || ours.campaign.facts.contains(key)) continue;
      for (const model::Paragraph& paragraph : text.paragraphs) words[key].push_back(paragraph.text);
      started_.words.push_back(key);
    }
    for (const auto& [key, fact] : example.campaign.facts) {
      if (known.contains(key) || ours.campaign.facts.contains(key)) continue;
      words[key] = {fact.text};
      started_.words.push_back(key);
    }
    return words;
  }
  Result<Documents> load(const Job& job) {
    Diagnostics ignored;  // What is wrong with a layout or a translation of the campaign is not asked here.
    auto documents = load_documents(job, sources_, ignored);
    if (!documents) diagnostics_.append(std::move(ignored));
    return documents;
  }
  static std::map<std::string, model::Text, std::less<>> first_texts(const Documents& documents) {
    if (documents.campaign.languages.empty()) return {};
    const auto found = documents.languages.find(documents.campaign.languages.front().text);
    return found == documents.languages.end() || !found->second ? std::map<std::string, model::Text, std::less<>>{}
                                                                : found->second->texts;
  }

  Result<Started> write() {
    for (File& file : files_) {
      TRY(write_file(path_of(project_.folder, file.name), file.bytes, diagnostics_));
      started_.written.push_back(std::move(file.name));
    }
    return std::move(started_);
  }

  const Project& project_;
  const Start& wanted_;
  base::Sources& sources_;
  Diagnostics& diagnostics_;
  base::Root examples_;
  base::Root root_;
  std::vector<File> files_;
  Started started_;
};

std::string text_of(const Started& started) {
  std::string text;
  for (const auto& name : started.written) text += "wrote  " + name + "\n";
  for (const auto& name : started.kept) text += "kept   " + name + "\n";
  if (started.words.empty()) return text;
  std::string names;
  for (const auto& name : started.words) names += (names.empty() ? "" : ", ") + name;
  return text + "words  " + names +
         ": texts that the campaign has not; the layout has them in words, until its language files do\n";
}

std::string json_of(const Started& started) {
  const Json json{{"written", started.written}, {"kept", started.kept}, {"words", started.words}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Result<std::string> start(const Project& project, const Start& wanted, Style style, base::Sources& sources,
                          Diagnostics& diagnostics) {
  const bool is_layout = wanted.kind == Start::Kind::layout;
  if (!is_name(wanted.name)) {
    diagnostics
        .error("bad-name", {},
               std::string("expected a ") + (is_layout ? "layout" : "campaign") +
                   "'s name such as spring-fair, found " + base::quote(wanted.name),
               base::Fault::usage)
        .hint("a name has lower-case letters, digits and hyphens, and begins with a letter");
    return Failed{};
  }
  TRY(check_example(wanted, sources, diagnostics));
  Starter starter(project, wanted, sources, diagnostics);
  const Started started = TRY(is_layout ? starter.layout() : starter.campaign());
  return style == Style::json ? json_of(started) : text_of(started);
}

Result<std::string> examples(const std::string& folder, Style style, base::Sources& sources, Diagnostics& diagnostics) {
  const auto all = TRY(list_examples(folder, sources, diagnostics));
  Json json = Json::array();
  std::string text;
  for (const Example& each : all) {
    json.push_back({{"example", each.name}, {"what", each.what}});
    std::string name = each.name;
    name.resize(std::max<std::size_t>(name.size(), 10), ' ');
    text += name + "  " + each.what + "\n";
  }
  return style == Style::json ? json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" : text;
}

}  // namespace handbill::app
