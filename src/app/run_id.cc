#include "app/run_id.h"

#include <map>

#include <nlohmann/json.hpp>

#include "app/release.h"
#include "base/sha256.h"

namespace handbill::app {
namespace {

/// Parts are length-marked, so that ("ab", "c") and ("a", "bc") differ.
void add(base::Sha256& hash, std::string_view part) {
  hash.add(std::to_string(part.size()));
  hash.add(":");
  hash.add(part);
}

void add_options(const Job& job, base::Sha256& hash) {
  for (const std::string& edition : job.editions) add(hash, edition);
  for (const std::string& text : {job.project.campaign, job.theme, job.paper, job.profile, job.icc, job.revision})
    add(hash, text);
  add(hash, std::to_string(job.date));
  add(hash, std::string{job.final_ ? 'f' : '-', job.strict ? 's' : '-', job.outline_text ? 'o' : '-'});
}

/// Of a file of the project, its name in there: the same project in another folder is the same run.
std::string_view name_within(std::string_view project, std::string_view name) {
  while (project.starts_with("./")) project.remove_prefix(2);  // as Sources names files
  while (project.ends_with('/')) project.remove_suffix(1);
  if (project == "." || !name.starts_with(project)) return name;
  std::string_view inside = name.substr(project.size());
  if (!project.empty() && !inside.starts_with('/')) return name;
  while (inside.starts_with('/')) inside.remove_prefix(1);
  return inside;
}

}  // namespace

std::string run_hash(const Job& job, const Documents& documents, const base::Sources& sources, base::FileId data) {
  base::Sha256 hash;
  add(hash, release);
  add_options(job, hash);
  // By name, so that the order in which threads read them does not count.
  std::map<std::string_view, std::string_view> files;
  for (const base::FileId file : sources.files()) {
    if (file != data) files.emplace(sources.name(file), sources.bytes(file));
  }
  for (const auto& [name, bytes] : files) {
    add(hash, name_within(job.project.folder, name));
    add(hash, bytes);
  }
  for (const text::FaceInfo& face : documents.fonts.faces) add(hash, face.sha256);
  return hash.hex();
}

std::string row_hash(const Unit& unit, const Row& row, std::string_view picture) {
  base::Sha256 hash;
  add(hash, unit.layout);
  add(hash, unit.language);
  for (const source::Entry& entry : row.fields.entries) {
    add(hash, entry.key);
    add(hash, entry.value.text);
    add(hash, std::to_string(entry.value.entries.size()));
    for (const source::Entry& inner : entry.value.entries) {
      add(hash, inner.key);
      add(hash, inner.value.text);
    }
  }
  add(hash, picture);
  return hash.hex();
}

std::string row_values(const Row& row) {
  nlohmann::ordered_json values = nlohmann::ordered_json::object();
  for (const source::Entry& entry : row.fields.entries) {
    if (entry.value.kind == source::Kind::scalar) values[entry.key] = entry.value.text;
    for (const source::Entry& inner : entry.value.entries) values[entry.key][inner.key] = inner.value.text;
  }
  return values.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace handbill::app
