#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/handbill.h"
#include "app/shop.h"
#include "base/number.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Result;
using product::ShopProfile;
using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string percent(double share) { return base::to_text(share * 100, 1) + " %"; }
std::string in_mm(base::Length length) { return base::to_text(length.to_mm(), 2) + " mm"; }
std::string in_pt(base::Length length) { return base::to_text(length.to_pt(), 2) + " pt"; }

std::string recipe(const color::Cmyk& ink) {
  std::string text;
  for (const double plate : {ink.c, ink.m, ink.y, ink.k})
    text += (text.empty() ? "" : "/") + base::to_text(plate * 100, 1);
  return text;
}

std::vector<std::string> marks_of(const product::Marks& marks) {
  std::vector<std::string> names;
  if (marks.crop) names.emplace_back("crop");
  if (marks.fold) names.emplace_back("fold");
  if (marks.registration) names.emplace_back("registration");
  if (marks.colours) names.emplace_back("colours");
  if (marks.slug) names.emplace_back("slug");
  return names;
}

std::string joined(const std::vector<std::string>& names, std::string_view none) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all.empty() ? std::string(none) : all;
}

std::string icc_of(const ShopProfile& profile) {
  return profile.condition.icc.empty() ? "ask the shop, and name it with --icc FILE" : profile.condition.icc;
}

/// What a volunteer who talks with the shop wants to know, a line each.
std::string explain(const ShopProfile& profile) {
  std::string text = profile.name + " " + profile.version + ": " + profile.title + "\n" + profile.about + "\n\n";
  const auto line = [&text](std::string label, const std::string& value) {
    label.resize(24, ' ');
    text += label + value + "\n";
  };
  line("file", std::string(product::title_of(profile.standard)));
  line("condition", profile.condition.id + ": " + profile.condition.text);
  line("ICC profile", icc_of(profile));
  line("most ink", percent(profile.most_ink) + " in " + base::to_text(profile.ink_window, 1) + " mm2, " +
                       percent(profile.most_ink + profile.ink_tolerance) + " before it is refused");
  if (profile.condition.most_ink > 0) line("most ink of pictures", percent(profile.condition.most_ink) + ", measured");
  line("finished sizes", joined(profile.sizes, "any"));
  line("bleed", in_mm(profile.bleed));
  line("safe", in_mm(profile.safe) + " from the trim, better " + in_mm(profile.safe_warning) + "; " +
                   in_mm(profile.fold_safe) + " from a fold");
  line("marks", joined(marks_of(profile.marks), "none, the boxes say where to cut"));
  line("pictures", base::to_text(profile.picture.warning, 0) + " ppi, refused below " +
                       base::to_text(profile.picture.error, 0) + "; black and white " +
                       base::to_text(profile.bitmap.warning, 0) + ", " + base::to_text(profile.bitmap.error, 0));
  line("rich black", recipe(profile.rich_black) + ", for areas, never for type");
  line("least type", in_pt(profile.least.text) + ", light on dark " + in_pt(profile.least.reversed_text) +
                         ", in several inks " + in_pt(profile.least.text_in_inks));
  line("least line", in_pt(profile.least.line) + ", in several inks " + in_pt(profile.least.line_in_inks));
  line("QR codes", "squares of at least " + in_mm(profile.least.module));
  line("separations", profile.spots == 0 ? "none beside the four inks" : "at most " + std::to_string(profile.spots));
  line("file names", profile.file_name);
  line("largest file", base::to_text(profile.most_megabytes, 0) + " MB");
  return text;
}

Json to_json(const ShopProfile& profile) {
  return {{"profile", profile.name},
          {"version", profile.version},
          {"title", profile.title},
          {"about", profile.about},
          {"standard", product::title_of(profile.standard)},
          {"condition", profile.condition.id},
          {"icc", profile.condition.icc},
          {"profile_ink_percent", profile.condition.most_ink * 100},
          {"most_ink_percent", profile.most_ink * 100},
          {"ink_tolerance_percent", profile.ink_tolerance * 100},
          {"ink_window_mm2", profile.ink_window},
          {"sizes", profile.sizes},
          {"bleed_mm", profile.bleed.to_mm()},
          {"safe_mm", profile.safe.to_mm()},
          {"fold_safe_mm", profile.fold_safe.to_mm()},
          {"marks", marks_of(profile.marks)},
          {"picture_ppi", {profile.picture.error, profile.picture.warning}},
          {"bitmap_ppi", {profile.bitmap.error, profile.bitmap.warning}},
          {"spots", profile.spots},
          {"file_name", profile.file_name},
          {"most_megabytes", profile.most_megabytes}};
}

}  // namespace

Result<std::string> profiles(const Job& job, Style style, base::Sources& sources, Diagnostics& diagnostics) {
  if (!job.profile.empty()) {
    const ShopProfile profile = TRY(load_profile(job, sources, diagnostics));
    return style == Style::json ? dump(to_json(profile)) : explain(profile);
  }
  Json json = Json::array();
  std::string text;
  bool ok = true;
  for (const std::string& name : profile_names(job, sources)) {
    Job one = job;
    one.profile = name;
    const auto profile = load_profile(one, sources, diagnostics);
    ok = ok && profile.ok();
    if (!profile) continue;
    json.push_back(to_json(profile.value()));
    std::string row = name;
    row.resize(std::max<std::size_t>(name.size() + 1, 14), ' ');
    std::string condition = profile->condition.id;
    condition.resize(std::max<std::size_t>(condition.size() + 1, 11), ' ');
    text += row + std::string(product::title_of(profile->standard)) + "  " + condition + percent(profile->most_ink) +
            "  " + profile->title + (profile->condition.icc.empty() ? " (needs --icc)" : "") + "\n";
  }
  if (!ok) return base::Failed{};
  return style == Style::json ? dump(json) : text;
}

}  // namespace handbill::app
