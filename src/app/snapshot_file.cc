#include <cmath>
#include <nlohmann/json.hpp>

#include "app/release.h"
#include "app/sheet.h"
#include "app/snapshot.h"
#include "base/base64.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Length;
using base::Result;
using Json = nlohmann::ordered_json;

constexpr std::string_view kind = "handbill-snapshot";
/// A page's picture takes 50 KB, and a campaign has some hundreds.
constexpr std::size_t file_limit = std::size_t{256} << 20;
constexpr double picture_dpi = 100;

/// Hashes as text: JSON's numbers hold 53 bits.
std::string hex(std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; value >>= 4) text[i] = digits[value & 15];
  return text;
}
std::uint64_t number(const std::string& text) { return std::stoull(text, nullptr, 16); }

Json to_json(const BoxState& box) {
  return {{"id", box.id},
          {"depth", box.depth},
          {"rect_mm", {box.rect.left.to_mm(), box.rect.top.to_mm(), box.rect.width.to_mm(), box.rect.height.to_mm()}},
          {"text", hex(box.text)},
          {"ink", hex(box.ink)}};
}

std::string text_at(const Json& json, const char* key) { return json.at(key).get<std::string>(); }

base::Length side_at(const Json& json, const char* key, std::size_t side) {
  return base::mm(json.at(key).at(side).get<double>());
}

BoxState box_from(const Json& json) {
  BoxState box;
  box.id = text_at(json, "id");
  box.depth = json.at("depth").get<int>();
  box.rect = {side_at(json, "rect_mm", 0), side_at(json, "rect_mm", 1), side_at(json, "rect_mm", 2),
              side_at(json, "rect_mm", 3)};
  box.text = number(text_at(json, "text"));
  box.ink = number(text_at(json, "ink"));
  return box;
}

Result<std::string> picture_of(const Job& job, const PageState& page, const color::InkTable& inks,
                               Diagnostics& diagnostics) {
  if (!page.png.empty()) return page.png;
  Job small = job;
  small.dpi = picture_dpi;
  display::Pages pages;
  pages.inks = inks;
  pages.pages.push_back(own_page(page.trim, page.items));
  return own_file(small, pages, Format::png, 0, diagnostics);
}

Result<base::Done> add_unit(const Job& job, const UnitState& unit, Json& units, Diagnostics& diagnostics) {
  Json json{{"layout", unit.unit.layout}, {"language", unit.unit.language}, {"edition", unit.unit.edition}};
  if (!unit.error.empty()) json["error"] = unit.error;
  json["pages"] = Json::array();
  for (const PageState& page : unit.pages) {
    const std::string png = TRY(picture_of(job, page, unit.inks, diagnostics));
    Json each{{"id", page.id}, {"trim_mm", {page.trim.width.to_mm(), page.trim.height.to_mm()}}};
    each["boxes"] = Json::array();
    for (const BoxState& box : page.boxes) each["boxes"].push_back(to_json(box));
    each["png"] = base::to_base64(png);
    json["pages"].push_back(std::move(each));
  }
  units.push_back(std::move(json));
  return base::Done{};
}

PageState page_from(const Json& json) {
  PageState page;
  page.id = text_at(json, "id");
  page.trim = {side_at(json, "trim_mm", 0), side_at(json, "trim_mm", 1)};
  for (const Json& box : json.at("boxes")) page.boxes.push_back(box_from(box));
  page.png = base::from_base64(text_at(json, "png")).value_or("");
  return page;
}

UnitState unit_from(const Json& json) {
  UnitState unit;
  unit.unit = {text_at(json, "layout"), text_at(json, "language"), text_at(json, "edition")};
  unit.error = json.value("error", std::string());
  for (const Json& page : json.at("pages")) unit.pages.push_back(page_from(page));
  return unit;
}

}  // namespace

Result<std::string> write_snapshot(const Job& job, const Snapshot& snapshot, Diagnostics& diagnostics) {
  Json json{{"kind", kind}, {"format", 1}, {"handbill", release}};
  json["units"] = Json::array();
  for (const UnitState& unit : snapshot.units) TRY(add_unit(job, unit, json["units"], diagnostics));
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Snapshot> read_snapshot(const std::string& folder, const std::string& name, base::Sources& sources,
                               Diagnostics& diagnostics) {
  const base::FileId file = TRY(sources.read({{folder}, name, file_limit, {}}, diagnostics));
  Snapshot snapshot;
  snapshot.name = std::string(sources.name(file));
  const auto refuse = [&](const std::string& what) {
    diagnostics
        .error("bad-snapshot", {},
               "expected a file that handbill diff --save wrote, found that " + snapshot.name + " " + what,
               base::Fault::data)
        .hint("save it again: handbill diff --save " + name);
    return Failed{};
  };
  // nlohmann tells mistakes by exceptions, which end here.
  try {
    const Json json = Json::parse(sources.bytes(file));
    if (!json.is_object() || json.value("kind", std::string()) != kind) return refuse("is another kind of file");
    if (json.value("format", 0) != 1) return refuse("is of another version");
    for (const Json& unit : json.at("units")) snapshot.units.push_back(unit_from(unit));
  } catch (const std::exception&) { return refuse("is broken"); }
  return snapshot;
}

}  // namespace handbill::app
