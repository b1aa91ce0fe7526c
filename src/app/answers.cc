#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/documents.h"
#include "app/font_files.h"
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

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string_view state_of(const text::FaceInfo& face, const text::FontCatalogue& catalogue, base::Sources& sources,
                          Diagnostics& diagnostics) {
  const auto file = read_font(face, catalogue, sources, diagnostics);
  if (!file) return "missing";
  return file->is_right ? "ok" : "another file than the catalogue's";
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
    const auto state = state_of(face, catalogue, sources, diagnostics);
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
