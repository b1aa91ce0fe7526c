#include "app/sheet_words.h"

#include "app/documents.h"
#include "source/source.h"
#include "unicode/unicode.h"

namespace handbill::app {
namespace {

using base::Diagnostics;

/// `en-GB`, then `en`; nothing that could lead out of a folder.
std::vector<std::string> tags_of(const std::string& language) {
  if (!unicode::parse_language(language)) return {};
  std::vector<std::string> tags{language};
  if (const auto cut = language.find('-'); cut != std::string::npos) tags.push_back(language.substr(0, cut));
  return tags;
}

std::string filled(std::string text, const std::vector<std::pair<std::string, std::string>>& values) {
  for (const auto& [name, value] : values) {
    const std::string placeholder = "{" + name + "}";
    for (auto at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at + value.size()))
      text.replace(at, placeholder.size(), value);
  }
  return text;
}

}  // namespace

SheetWords::SheetWords(const Project& project, const std::string& language, base::Sources& sources) {
  if (project.folder.empty()) return;
  Diagnostics unheard;  // A page is imposed whatever is wrong with a campaign's texts; `handbill check` tells that.
  Job job;
  job.project = project;
  const auto folder = campaign_folder(job, sources, unheard);
  if (!folder) return;
  for (const std::string& tag : tags_of(language)) {
    const base::Root root{project.folder};
    const std::string name = "content/" + *folder + "/" + tag + ".yaml";
    if (!sources.exists(root, name)) continue;
    const auto file = sources.read({root, name, source::Limits{}.bytes, {}}, unheard);
    if (!file) return;
    const auto tree = source::parse(*file, sources.bytes(*file), unheard);
    if (!tree) return;
    const auto found = model::load_language(*tree, unheard);
    if (!found) return;
    language_ = found->tag.tag;
    for (const auto& [key, text] : found->texts) {
      if (text.paragraphs.size() == 1) texts_[key] = text.paragraphs.front().text;
    }
    return;
  }
}

SheetText SheetWords::say(const impose::Label& label) const {
  const auto found = texts_.find(label.key);
  if (label.key.empty() || found == texts_.end()) return {filled(label.english, label.values), "en"};
  return {filled(found->second, label.values), language_};
}

base::Result<text::FontCatalogue> sheet_fonts(const Project& project, base::Sources& sources,
                                              Diagnostics& diagnostics) {
  if (project.folder.empty()) return text::built_in_catalogue();
  Job job;
  job.project = project;
  return load_catalogue(job, sources, diagnostics);
}

}  // namespace handbill::app
