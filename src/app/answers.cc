#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/documents.h"
#include "app/handbill.h"
#include "app/release.h"
#include "backend/backend.h"
#include "base/sha256.h"
#include "pdf/pdf.h"
#include "text/versions.h"
#include "unicode/unicode.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Result;
using Json = nlohmann::ordered_json;

/// Font collections are large: Noto Sans CJK is 20 MB.
constexpr std::size_t font_limit = 64u << 20;

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

/// A face's file in the first of the catalogue's folders that holds it; the project's own folder is relative.
std::optional<base::Root> folder_of(const text::FaceInfo& face, const text::FontCatalogue& catalogue,
                                    const base::Sources& sources) {
  for (const auto& folder : catalogue.folders) {
    const base::Root root{folder};
    if (sources.exists(root, face.file)) return root;
  }
  return std::nullopt;
}

enum class FileState { right, other, missing };
std::string_view name_of(FileState state) {
  switch (state) {
    case FileState::right:
      return "ok";
    case FileState::other:
      return "another file than the catalogue's";
    case FileState::missing:
      return "missing";
  }
  return {};
}

FileState state_of(const text::FaceInfo& face, const text::FontCatalogue& catalogue, base::Sources& sources,
                   Diagnostics& diagnostics) {
  const auto root = folder_of(face, catalogue, sources);
  if (!root) {
    diagnostics
        .error("font-missing", {}, "the face `" + face.id + "` needs the file " + face.file, base::Fault::missing)
        .hint("install the Debian packages fonts-noto-core and fonts-noto-cjk");
    return FileState::missing;
  }
  const auto file = sources.read({*root, face.file, font_limit, {}}, diagnostics);
  if (!file) return FileState::missing;
  const std::string found = base::sha256_hex(sources.bytes(file.value()));
  if (found == face.sha256) return FileState::right;
  diagnostics
      .warning("font-changed", {},
               "the file " + face.file + " of the face `" + face.id + "` has sha256 " + found +
                   ", the catalogue says " + face.sha256)
      .hint(
          "pages made with it may differ from everybody else's; if it is the one you want, put its sha256 into "
          "fonts/fonts.yaml");
  return FileState::other;
}

/// Texts that a translation lacks, and texts that nobody asks for, against the campaign's first language.
struct Coverage {
  std::vector<std::string> missing;
  std::vector<std::string> extra;
};
Coverage coverage(const model::Language& source, const model::Language& translation) {
  Coverage found;
  for (const auto& [key, text] : source.texts) {
    if (!translation.texts.contains(key)) found.missing.push_back(key);
  }
  for (const auto& [key, text] : translation.texts) {
    if (!source.texts.contains(key)) found.extra.push_back(key);
  }
  return found;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

std::string status_of(const model::Language& language) {
  return language.reviewed ? "reviewed by " + language.reviewed_by : "draft";
}

}  // namespace

Result<std::string> fonts(const Job& job, Style style, base::Sources& sources, Diagnostics& diagnostics) {
  const text::FontCatalogue catalogue = TRY(load_catalogue(job, sources, diagnostics));
  Json json = Json::array();
  std::string text;
  for (const auto& face : catalogue.faces) {
    const auto state = name_of(state_of(face, catalogue, sources, diagnostics));
    json.push_back({{"face", face.id},
                    {"file", face.file},
                    {"index", face.index},
                    {"licence", face.licence},
                    {"sha256", face.sha256},
                    {"state", state}});
    text += face.id + "  " + face.file + (face.index > 0 ? "#" + std::to_string(face.index) : "") + "  " +
            face.licence + "  " + std::string(state) + "\n";
  }
  return style == Style::json ? dump(json) : text;
}

Result<std::string> languages(const Job& job, Style style, base::Sources& sources, Diagnostics& diagnostics) {
  Job all = job;
  all.languages.clear();
  const Documents documents = TRY(load_documents(all, sources, diagnostics));
  const auto& tags = documents.campaign.languages;
  const auto source = tags.empty() ? documents.languages.end() : documents.languages.find(tags.front().text);
  Json json = Json::array();
  std::string text;
  for (const auto& tag : tags) {
    const auto& language = documents.languages.find(tag.text)->second;
    if (!language || source == documents.languages.end() || !source->second) continue;
    const Coverage found = coverage(*source->second, *language);
    const std::string name = unicode::own_name(tag.text);
    json.push_back({{"language", tag.text},
                    {"name", name},
                    {"status", status_of(*language)},
                    {"texts", language->texts.size()},
                    {"missing", found.missing},
                    {"extra", found.extra}});
    text += tag.text + "  " + name + "  " + status_of(*language);
    if (!found.missing.empty()) text += "  missing: " + joined(found.missing);
    if (!found.extra.empty()) text += "  extra: " + joined(found.extra);
    text += "\n";
  }
  return style == Style::json ? dump(json) : text;
}

std::string version(Style style) {
  const text::Versions text = text::versions();
  Json libraries{
      {"cairo", backend::cairo_version()}, {"freetype", backend::freetype_version()}, {"pango", text.pango},
      {"harfbuzz", text.harfbuzz},         {"fontconfig", text.fontconfig},           {"icu", unicode::icu_version()},
      {"qpdf", pdf::qpdf_version()}};
  if (style == Style::text) {
    std::string line = "Handbill " + std::string(release);
    for (const auto& [name, number] : libraries.items())
      line += (name == "cairo" ? " (" : ", ") + name + " " + number.get<std::string>();
    return line + ")\n";
  }
  Json fonts = Json::object();
  for (const auto& face : text::built_in_catalogue().faces) fonts[face.id] = face.sha256;
  return dump(Json{{"handbill", release},
                   {"libraries", libraries},
                   {"fonts_sha256", base::sha256_hex(text::built_in_catalogue_source())},
                   {"fonts", fonts}});
}

}  // namespace handbill::app
