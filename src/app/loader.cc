#include "app/loader.h"

#include <algorithm>

#include "base/utf8.h"
#include "unicode/unicode.h"

namespace handbill::app {

using base::Diagnostics;

namespace {

/// The nearest name; a path is taken for the name in it, and what people call languages for their tags.
std::string_view meant(std::string_view kind, std::string_view name, const std::vector<std::string_view>& known) {
  if (kind == "language") return unicode::language_meant(name, known);
  name.remove_prefix(name.rfind('/') + 1);
  if (name.ends_with(yaml)) name.remove_suffix(yaml.size());
  return base::nearest(name, known);
}

}  // namespace

std::string path_in(std::string_view folder, std::string_view name) {
  return std::string(folder) + "/" + std::string(name) + std::string(yaml);
}

std::vector<std::string> names_in(const base::Sources& sources, const base::Root& root, std::string_view folder) {
  std::vector<std::string> names = sources.list(root, folder, yaml);
  for (auto& name : names) name.resize(name.size() - yaml.size());
  // A dot parts a file that Handbill makes, fit.lock.yaml, from those that people name.
  std::erase_if(names, [](const std::string& name) { return name.find('.') != std::string::npos; });
  return names;
}

Loader::Loaded Loader::tree(const base::Root& root, const std::string& name, base::Span asked_at) {
  const auto key = root.folder + "/" + name;
  if (const auto known = trees_.find(key); known != trees_.end())
    return {known->second.tree.get(), known->second.clean};
  auto& kept = trees_[key];
  const auto file = sources_.read({root, name, document_limit, asked_at}, diagnostics_);
  if (!file) return {};
  auto parsed = source::parse_lenient(file.value(), sources_.bytes(file.value()), diagnostics_);
  kept.clean = parsed.ok;
  if (parsed.tree) kept.tree = std::make_unique<source::Tree>(std::move(*parsed.tree));
  return {kept.tree.get(), kept.clean};
}

bool Loader::is_there(std::string_view kind, std::string_view folder, std::string_view name, base::Span asked_at) {
  const std::string path = path_in(folder, name);
  if (sources_.exists(root_, path)) return true;
  Diagnostics reason;  // A folder, a pipe or a link that leads out is there, and no document.
  // One that was put there is on no disk.
  if (sources_.read({root_, path, document_limit, asked_at}, reason).ok()) return true;
  if (reason.list().empty() || reason.list().front().id == "file-missing") {
    unknown(kind, folder, name, asked_at);
  } else {
    diagnostics_.append(std::move(reason));
  }
  return false;
}

void Loader::unknown(std::string_view kind, std::string_view folder, std::string_view name, base::Span asked_at) const {
  const auto known = names_in(sources_, root_, folder);
  auto& diagnostic = diagnostics_.error(
      "no-such-" + std::string(kind), asked_at,
      "there is no " + std::string(kind) + " `" + std::string(name) + "` in " + std::string(folder) + "/",
      base::Fault::missing);
  const std::vector<std::string_view> views(known.begin(), known.end());
  if (const auto near = meant(kind, name, views); !near.empty())
    diagnostic.hint("did you mean `" + std::string(near) + "`?");
  std::string all;
  for (const auto& each : known) {
    if (kind == "language" && (each == "campaign")) continue;
    all += (all.empty() ? "" : ", ") + each;
  }
  if (!all.empty()) diagnostic.hint("there are: " + all);
}

}  // namespace handbill::app
