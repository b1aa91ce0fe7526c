#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/imposition.h"
#include "app/press_sheets.h"
#include "base/number.h"
#include "base/utf8.h"
#include "product/product.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Length;
using base::Result;
using impose::Flip;
using impose::Paper;
using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, double>, 4> units{
    {{"mm", 1}, {"cm", 10}, {"in", 25.4}, {"pt", 25.4 / 72}}};

/// In mm; nothing where it is no number with a unit.
std::optional<double> millimetres(std::string_view text) {
  for (const auto& [unit, factor] : units) {
    if (!text.ends_with(unit)) continue;
    if (const auto number = base::parse_decimal(text.substr(0, text.size() - unit.size()))) return *number * factor;
  }
  return std::nullopt;
}

/// `320x450mm`
std::optional<base::Size> size_of(std::string_view text) {
  const auto cross = text.find('x');
  if (cross == std::string_view::npos || text.size() < 2) return std::nullopt;
  const std::string_view unit = text.substr(text.size() - 2);
  std::string first(text.substr(0, cross));
  if (!first.ends_with(unit)) first += unit;
  const auto width = millimetres(first);
  const auto height = millimetres(text.substr(cross + 1));
  constexpr double least = 50, most = 5000;
  if (!width || !height || *width < least || *height < least || *width > most || *height > most) return std::nullopt;
  return base::Size{base::mm(*width), base::mm(*height)};
}

std::string stand_of(const Paper& paper) {
  return paper.name + (paper.size.width > paper.size.height ? " landscape" : " portrait");
}

std::string counted(std::size_t count, const std::string& one, const std::string& several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

std::string_view edge_of(Flip flip) { return flip == Flip::long_edge ? "long" : "short"; }

std::string contents_of(const Sheets& sheets) {
  const impose::Plan& plan = sheets.plan;
  std::string text = counted(plan.sheets, "sheet", "sheets") + " of " + stand_of(sheets.paper);
  if (plan.columns * plan.rows > 1) text += ", " + std::to_string(plan.columns) + " x " + std::to_string(plan.rows);
  if (plan.press) return text;
  const std::size_t sides = plan.sheets * (plan.flip == Flip::none ? 1 : 2);
  if (plan.sides.size() > sides) text += ", and a page that shows how they go together";
  return text;
}

}  // namespace

Result<Paper> read_paper(std::string_view text, Diagnostics& diagnostics) {
  const auto blank = text.find(' ');
  const std::string_view name = text.substr(0, blank);
  const std::string_view way = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
  Paper paper;
  const auto size = product::paper_size(name) ? product::paper_size(name) : size_of(name);
  const bool known_way = way.empty() || way == "portrait" || way == "landscape";
  if (size && known_way) {
    paper.size = *size;
    paper.name = name;
    for (const auto known : product::paper_names()) {
      if (product::paper_size(known) == size && product::paper_size(name)) paper.name = known;
    }
    if (way == "portrait") paper.stand = Paper::Stand::portrait;
    if (way == "landscape") paper.stand = Paper::Stand::landscape;
    return paper;
  }
  auto& diagnostic = diagnostics.error(
      "no-such-paper", {},
      "expected a paper such as A4, A4 landscape or 320x450mm after --sheet, found " + base::quote(text),
      base::Fault::usage);
  const auto names = product::paper_names();
  if (const auto near = base::nearest(name, names); !size && !near.empty())
    diagnostic.hint("did you mean `" + std::string(near) + "`?");
  return Failed{};
}

Result<Length> read_length(std::string_view text, std::string_view option, Diagnostics& diagnostics) {
  const auto value = millimetres(text);
  if (value && *value >= 0 && *value <= 1000) return base::mm(*value);
  auto& diagnostic = diagnostics.error(
      "bad-length", {}, "expected a length such as 4mm after " + std::string(option) + ", found " + base::quote(text),
      base::Fault::usage);
  if (base::parse_decimal(text)) diagnostic.hint("a length needs its unit: write " + std::string(text) + "mm");
  return Failed{};
}

std::string describe(const Sheets& sheets) {
  const impose::Plan& plan = sheets.plan;
  std::string text = contents_of(sheets);
  if (plan.scale != 1) text += ", pages at " + base::to_text(plan.scale * 100, 1) + " %";
  if (plan.blanks > 0) text += ", " + counted(plan.blanks, "blank page", "blank pages") + " at the end";
  if (plan.press) return text + "\n" + describe_press(plan) + "\n";
  text += "\nprint at 100 %";
  if (plan.flip != Flip::none)
    text += ", on both sides, turned over on the " + std::string(edge_of(plan.flip)) + " edge";
  return text + "\n";
}

std::string describe_json(const Sheets& sheets, const std::string& path, const Diagnostics& diagnostics,
                          const base::Sources& sources) {
  const impose::Plan& plan = sheets.plan;
  Json json = Json::parse(summary_json({}, diagnostics, sources));
  for (const char* key : {"pages", "drafts", "sample"}) json.erase(key);
  json["file"] = path;
  json["bytes"] = sheets.bytes.size();
  json["source_pages"] = sheets.pages;
  json["sheets"] = plan.sheets;
  json["sides"] = plan.sides.size();
  json["paper"] = sheets.paper.name;
  json["width_mm"] = sheets.paper.size.width.to_mm();
  json["height_mm"] = sheets.paper.size.height.to_mm();
  json["columns"] = plan.columns;
  json["rows"] = plan.rows;
  json["scale"] = plan.scale;
  json["blanks"] = plan.blanks;
  if (plan.press) {
    json["work"] = impose::name_of(plan.press->work);
    json["gripper_mm"] = plan.press->gripper.to_mm();
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  json["flip"] = plan.flip == Flip::none ? "none" : edge_of(plan.flip);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace handbill::app
