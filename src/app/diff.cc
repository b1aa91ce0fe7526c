#include "app/diff.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/documents.h"
#include "app/sheet.h"
#include "base/number.h"
#include "unicode/pair.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Length;
using base::Result;
using Json = nlohmann::ordered_json;

double hundredths(Length length) {
  const double value = std::round(length.to_mm() * 100) / 100;
  return value == 0 ? 0 : value;
}

/// Always two digits behind the point: `0.00`, `-1.20`.
std::string mm_text(Length length) {
  const double value = hundredths(length);
  std::string text = base::to_text(std::abs(value), 2);
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos) text += ".00";
  else text.resize(dot + 3, '0');
  return (value < 0 ? "-" : "") + text;
}

std::string_view name_of(Presence presence) {
  switch (presence) {
    case Presence::both:
      return "both";
    case Presence::before_only:
      return "gone";
    case Presence::after_only:
      return "new";
  }
  return {};
}

std::string left(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 1, width), ' ');
  return text;
}
std::string right(const std::string& text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

std::string page_name(const PageChange& change) {
  return left(change.unit.layout, 18) + left(change.unit.language, 9) + left(change.unit.edition, 12) +
         left(std::to_string(change.number), 5);
}

std::string box_line(const PageChange& page, const BoxChange& box) {
  std::string line = page_name(page) + left(box.id, 20);
  if (box.presence != Presence::both) return line + std::string(name_of(box.presence)) + "\n";
  for (const Length by : {box.after.left - box.before.left, box.after.top - box.before.top,
                          box.after.width - box.before.width, box.after.height - box.before.height})
    line += right(mm_text(by), 9);
  line += right(box.text ? "changed" : "-", 9) + right(box.ink ? "changed" : "-", 9);
  return line + "\n";
}

/// A page that one state lacks, or that fails in one of them.
std::string page_line(const PageChange& page) {
  if (!page.error_after.empty()) return page_name(page) + "fails now: " + page.error_after + "\n";
  if (!page.error_before.empty()) return page_name(page) + "failed before: " + page.error_before + "\n";
  return page_name(page) + std::string(page.presence == Presence::after_only ? "is new" : "is gone") + "\n";
}

std::string sum_of(const std::vector<PageChange>& changes) {
  const auto changed = static_cast<std::size_t>(std::ranges::count_if(changes, &PageChange::is_changed));
  return std::to_string(changed) + " of " + std::to_string(changes.size()) +
         (changes.size() == 1 ? " page" : " pages") + " changed\n";
}

std::string text_of(const std::vector<PageChange>& changes) {
  std::string text;
  for (const PageChange& page : changes) {
    if (!page.is_changed()) continue;
    if (page.before == nullptr || page.after == nullptr) {
      text += page_line(page);
      continue;
    }
    for (const BoxChange& box : page.boxes) {
      if (box.is_changed()) text += box_line(page, box);
    }
  }
  if (!text.empty()) {
    text = left("layout", 18) + left("language", 9) + left("edition", 12) + left("page", 5) + left("box", 20) +
           right("dx mm", 9) + right("dy mm", 9) + right("dw mm", 9) + right("dh mm", 9) + right("text", 9) +
           right("ink", 9) + "\n" + text + "\n";
  }
  return text + sum_of(changes);
}

Json to_json(const BoxChange& box) {
  Json json{{"box", box.id}, {"in", name_of(box.presence)}, {"changed", box.is_changed()}};
  if (box.presence != Presence::both) return json;
  json["dx_mm"] = hundredths(box.after.left - box.before.left);
  json["dy_mm"] = hundredths(box.after.top - box.before.top);
  json["dw_mm"] = hundredths(box.after.width - box.before.width);
  json["dh_mm"] = hundredths(box.after.height - box.before.height);
  json["text"] = box.text;
  json["ink"] = box.ink;
  return json;
}

std::string json_of(const std::vector<PageChange>& changes) {
  Json json{{"pages", changes.size()}, {"changed", std::ranges::count_if(changes, &PageChange::is_changed)}};
  json["changes"] = Json::array();
  for (const PageChange& page : changes) {
    if (!page.is_changed()) continue;
    Json each{{"layout", page.unit.layout},
              {"language", page.unit.language},
              {"edition", page.unit.edition},
              {"page", page.number},
              {"id", page.page},
              {"in", name_of(page.presence)}};
    if (!page.error_before.empty()) each["error_before"] = page.error_before;
    if (!page.error_after.empty()) each["error_after"] = page.error_after;
    each["boxes"] = Json::array();
    for (const BoxChange& box : page.boxes) each["boxes"].push_back(to_json(box));
    json["changes"].push_back(std::move(each));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

bool is_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) || path.ends_with(".json");
}

/// A saved state, or a project as it stands now.
Result<Snapshot> state_of(const Job& job, const std::string& path, base::Sources& sources, const Progress& progress,
                          Diagnostics& diagnostics) {
  if (is_file(path)) {
    const std::filesystem::path file(path);
    const std::string folder = file.has_parent_path() ? file.parent_path().string() : ".";
    return read_snapshot(folder, file.filename().string(), sources, diagnostics);
  }
  Job of = job;
  if (!path.empty()) of.project.folder = path;
  return take_snapshot(of, sources, progress, diagnostics);
}

/// A page in two languages is asked for by both tags, or by the second.
std::string asked_language(const Job& job, const Unit& unit) {
  const unicode::Pair pair = unicode::split_pair(unit.language);
  const bool by_both = std::ranges::find(job.languages, unit.language) != job.languages.end();
  return by_both || pair.second.empty() ? unit.language : std::string(pair.second);
}

/// A saved state may hold more than is asked for.
void keep_asked(const Job& job, Snapshot& snapshot) {
  const auto is_asked = [](const std::vector<std::string>& wanted, const std::string& name) {
    return wanted.empty() || std::ranges::find(wanted, name) != wanted.end();
  };
  std::erase_if(snapshot.units, [&](const UnitState& unit) {
    return !is_asked(job.layouts, unit.unit.layout) || !is_asked(job.languages, asked_language(job, unit.unit)) ||
           !is_asked(job.editions, unit.unit.edition);
  });
}

std::string file_of(const PageChange& change) {
  return change.unit.edition + "/" + change.unit.layout + "-" + change.unit.language + "-" +
         std::to_string(change.number);
}

Result<base::Done> deliver_pictures(const Job& job, const std::vector<PageChange>& changes, const Deliver& deliver,
                                    base::Sources& sources, Diagnostics& diagnostics) {
  const text::FontCatalogue fonts = TRY(load_catalogue(job, sources, diagnostics));
  const display::Pages pages = TRY(draw_changes(changes, fonts, diagnostics));
  if (pages.pages.empty()) return base::Done{};
  for (const Format format : job.formats) {
    if (format == Format::pdf) {
      std::string bytes = TRY(own_file(job, pages, format, 0, diagnostics));
      TRY(deliver({{}, format, "changes.pdf", std::move(bytes)}, diagnostics));
      continue;
    }
    std::size_t number = 0;
    for (const PageChange& change : changes) {
      if (!is_drawn(change)) continue;
      std::string bytes = TRY(own_file(job, pages, format, number++, diagnostics));
      const std::string name = file_of(change) + "." + std::string(name_of(format));
      TRY(deliver({change.unit, format, name, std::move(bytes)}, diagnostics));
    }
  }
  return base::Done{};
}

}  // namespace

Result<Difference> diff(const Job& job, const Compare& wanted, base::Sources& sources, const Deliver& deliver,
                        const Progress& progress, Diagnostics& diagnostics) {
  Snapshot before = TRY(state_of(job, wanted.before, sources, progress, diagnostics));
  Snapshot after = TRY(state_of(job, wanted.after, sources, progress, diagnostics));
  keep_asked(job, before);
  keep_asked(job, after);
  const std::vector<PageChange> changes = compare(before, after);
  if (deliver) TRY(deliver_pictures(job, changes, deliver, sources, diagnostics));
  return Difference{wanted.style == Style::json ? json_of(changes) : text_of(changes),
                    std::ranges::any_of(changes, &PageChange::is_changed)};
}

Result<std::string> save_state(const Job& job, base::Sources& sources, const Progress& progress,
                               Diagnostics& diagnostics) {
  const Snapshot snapshot = TRY(take_snapshot(job, sources, progress, diagnostics));
  return write_snapshot(job, snapshot, diagnostics);
}

}  // namespace handbill::app
