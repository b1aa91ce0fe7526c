#include <cmath>
#include <mutex>
#include <nlohmann/json.hpp>

#include "app/gather.h"
#include "app/handbill.h"
#include "app/matrix.h"
#include "app/shop.h"
#include "backend/separations.h"
#include "base/number.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Result;
using Json = nlohmann::ordered_json;

/// A separation's name as part of a file's: letters and digits, the rest hyphens.
std::string file_part(std::string_view name) {
  std::string part;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool capital = c >= 'A' && c <= 'Z';
    if (plain) part += c;
    else if (capital) part += static_cast<char>(c - 'A' + 'a');
    else if (!part.empty() && part.back() != '-') part += '-';
  }
  while (part.ends_with('-')) part.pop_back();
  return part.empty() ? "separation" : part;
}

double tenth(double share) { return std::round(share * 1000) / 10; }
double tenth_mm(base::Length length) { return std::round(length.to_mm() * 10) / 10; }

/// What the plates of one page say.
Result<Json> figures(const backend::Separated& separated, const Standing& unit, const backend::SeparateOptions& options,
                     double window) {
  const std::size_t page = options.page;
  const base::Rect trim = unit.pages.pages[page].product.trim_rect();
  Json plates = Json::array();
  for (const backend::Plate& plate : separated.plates) {
    plates.push_back({{"plate", plate.name},
                      {"ink_percent", tenth(backend::ink_use(separated, plate, trim))},
                      {"technical", plate.technical}});
  }
  const backend::InkPeak peak = backend::most_ink(separated, window);
  Json boxes = Json::array();
  const auto inked = TRY(backend::inked_by(unit.pages, options, peak.at, unit.tools.subsets, unit.work.diagnostics));
  for (const display::Source& box : inked) boxes.push_back(box.box_id);
  return Json{
      {"page", page + 1},
      {"plates", plates},
      {"most_ink_percent", tenth(peak.ink)},
      {"at_mm", {tenth_mm(peak.at.left), tenth_mm(peak.at.top), tenth_mm(peak.at.width), tenth_mm(peak.at.height)}},
      {"boxes", boxes}};
}

class Press {
 public:
  Press(const Job& job, const Deliver& deliver, const Shop& shop) : job_(job), deliver_(deliver), shop_(shop) {}

  /// The files of one unit, and what they say; false where one cannot be made or written.
  bool print(const Standing& unit, Json& json) {
    const std::string stem = file_name(unit.work.unit, {});
    const std::string name = stem.substr(0, stem.rfind('.'));
    json = {{"layout", unit.work.unit.layout}, {"language", unit.work.unit.language}, {"pages", Json::array()}};
    for (std::size_t page = 0; page < unit.pages.pages.size(); ++page) {
      backend::SeparateOptions options;
      options.page = page;
      options.dpi = job_.dpi;
      options.output = shop_.output.get();
      options.faces = &unit.tools.faces;
      Diagnostics& diagnostics = unit.work.diagnostics;
      const auto separated = backend::separate(unit.pages, options, unit.tools.subsets, diagnostics);
      if (!separated) return false;
      auto told = figures(separated.value(), unit, options, shop_.profile.ink_window);
      if (!told) return false;
      json["pages"].push_back(std::move(told).value());
      const std::string number = unit.pages.pages.size() > 1 ? "-" + std::to_string(page + 1) : std::string();
      for (const backend::Plate& plate : separated->plates) {
        auto png = backend::plate_png(separated.value(), plate, job_.dpi, diagnostics);
        if (!png || !give(unit, name + number + "-" + file_part(plate.name) + ".png", std::move(png).value()))
          return false;
      }
      auto proof = backend::proof_png(separated.value(), *shop_.output, job_.dpi, diagnostics);
      if (!proof || !give(unit, name + number + "-proof.png", std::move(proof).value())) return false;
    }
    return true;
  }

 private:
  bool give(const Standing& unit, const std::string& name, std::string bytes) {
    const std::lock_guard lock(mutex_);
    return deliver_({unit.work.unit, Format::png, name, std::move(bytes)}, unit.work.diagnostics).ok();
  }

  const Job& job_;
  const Deliver& deliver_;
  const Shop& shop_;
  std::mutex mutex_;
};

std::string table(const Json& units) {
  std::string text;
  for (const Json& unit : units) {
    if (!unit.is_object()) continue;
    for (const Json& page : unit["pages"]) {
      text += unit["layout"].get<std::string>() + " " + unit["language"].get<std::string>() + ", page " +
              std::to_string(page["page"].get<int>()) + ":";
      for (const Json& plate : page["plates"])
        text += "  " + plate["plate"].get<std::string>() + " " + base::to_text(plate["ink_percent"].get<double>(), 1) +
                " %";
      const Json& at = page["at_mm"];
      text += "\n  most ink " + base::to_text(page["most_ink_percent"].get<double>(), 1) + " %, " +
              base::to_text(at[0].get<double>(), 1) + " mm from the left and " + base::to_text(at[1].get<double>(), 1) +
              " mm from the top";
      std::string boxes;
      for (const Json& box : page["boxes"]) boxes += (boxes.empty() ? ", in " : ", ") + box.get<std::string>();
      text += boxes + "\n";
    }
  }
  return text;
}

}  // namespace

Result<std::string> plates(const Job& wanted, Style style, base::Sources& sources, const Deliver& deliver,
                           Diagnostics& diagnostics) {
  Job job = wanted;
  if (job.editions.empty()) job.editions = {"press"};
  const Shop shop = TRY(load_shop(job, sources, diagnostics));
  Press press(job, deliver, shop);
  std::vector<Json> made;
  const auto lettering = [&](const Documents& documents) {
    made.resize(documents.units.size());
    return Lettering{};
  };
  const Visit look = [&](std::size_t index, const Standing& unit) {
    if (!press.print(unit, made[index])) unit.work.failed = true;
  };
  auto matrix = TRY(lay_out(job, sources, look, lettering, {}, diagnostics));
  bool ok = true;
  for (const Work& work : matrix.works) ok = ok && !work.failed;
  diagnostics.append(gather(matrix.works));
  if (!ok) return base::Failed{};
  Json all = Json::array();
  for (Json& one : made) all.push_back(std::move(one));
  if (style == Style::json) return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return table(all);
}

}  // namespace handbill::app
