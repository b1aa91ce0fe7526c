#include "app/preflight.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/handbill.h"
#include "app/loader.h"
#include "base/number.h"
#include "base/utf8.h"
#include "product/fold_catalog.h"
#include "source/source.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;
using Json = nlohmann::ordered_json;
using source::Kind;
using source::Node;

constexpr std::size_t pdf_limit = std::size_t{512} << 20;
constexpr std::size_t map_limit = std::size_t{32} << 20;

double hundredth(base::Length length) { return std::round(length.to_mm() * 100) / 100; }

Json rect_json(const base::Rect& rect) {
  return {hundredth(rect.left), hundredth(rect.top), hundredth(rect.width), hundredth(rect.height)};
}

/// The file on the command line opens its own folder as a root.
Result<base::FileId> read(const std::string& file, std::size_t limit, base::Sources& sources,
                          Diagnostics& diagnostics) {
  const std::filesystem::path path(file);
  const base::Root root{path.has_parent_path() ? path.parent_path().string() : "."};
  return sources.read({root, path.filename().string(), limit, {}}, diagnostics);
}

constexpr std::array<std::string_view, 6> fold_words{"half", "roll", "z", "gate", "double-parallel", "french"};

/// Where the first page of an order is folded, from the trim's left: its outside, on paper of the usual weight.
Result<std::vector<base::Length>> folds_of(const std::string& word, const std::optional<base::Size>& sheet,
                                           Diagnostics& diagnostics) {
  const auto fold = product::parse_fold(word);
  if (!fold || *fold == product::Fold::none) {
    auto& error = diagnostics.error(
        "no-such-fold", {},
        "expected half, roll, z, gate, double-parallel or french after --folds, found " + base::quote(word),
        base::Fault::usage);
    if (const auto near = base::nearest(word, {fold_words.begin(), fold_words.end()}); !near.empty())
      error.hint("did you mean " + std::string(near) + "?");
    return Failed{};
  }
  if (!sheet) {
    diagnostics.error("folds-without-size", {}, "expected --order beside --folds, found none", base::Fault::usage)
        .hint("say which flat size is folded, such as --order A4 --lying");
    return Failed{};
  }
  constexpr double usual_stock = 135;
  product::FoldRequest request;
  request.sheet = *sheet;
  request.fold = *fold;
  request.compensation = product::compensation_for(usual_stock);
  return product::fold_sheet(request).across;
}

/// A number of an array of a map; nothing where it is none.
std::optional<base::Rect> rect_of(const Json& value) {
  if (!value.is_array() || value.size() != 4) return std::nullopt;
  double side[4] = {};
  for (std::size_t i = 0; i < 4; ++i) {
    if (!value[i].is_number()) return std::nullopt;
    side[i] = value[i].get<double>();
  }
  return base::Rect{base::mm(side[0]), base::mm(side[1]), base::mm(side[2]), base::mm(side[3])};
}

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::size_t count_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
}

/// One exception of the list; what is wrong with it is told.
preflight::Exception exception_of(const Node& node, Diagnostics& diagnostics) {
  preflight::Exception one;
  if (node.kind != Kind::mapping) {
    diagnostics.error("wrong-type", node.span, "expected {rule, page, name, reason}, found something else");
    return one;
  }
  for (const source::Entry& entry : node.entries) {
    if (entry.key == "rule") one.rule = entry.value.text;
    else if (entry.key == "name") one.name = entry.value.text;
    else if (entry.key == "reason") one.reason = entry.value.text;
    else if (entry.key == "page") one.page = static_cast<int>(base::parse_decimal(entry.value.text).value_or(0));
    else
      diagnostics.error("unknown-key", entry.key_span,
                        "expected rule, page, name or reason, found " + base::quote(entry.key));
  }
  for (const auto& [key, value] :
       {std::pair("rule", &one.rule), std::pair("name", &one.name), std::pair("reason", &one.reason)}) {
    if (value->empty())
      diagnostics.error("missing-key", node.span,
                        std::string("an exception needs `") + key + "`: who signs it off, and why, is part of it");
  }
  std::vector<std::string_view> known;
  bool is_known = one.rule.empty();
  for (const preflight::Rule& rule : preflight::rules()) {
    is_known = is_known || rule.id == one.rule || rule.name == one.rule;
    known.push_back(rule.name);
  }
  if (!is_known) {
    const Node* const at = node.find("rule");
    auto& error = diagnostics.error("no-such-rule", at == nullptr ? node.span : at->span,
                                    "there is no rule " + base::quote(one.rule));
    if (const auto near = base::nearest(one.rule, known); !near.empty())
      error.hint("did you mean " + std::string(near) + "?");
  }
  return one;
}

}  // namespace

std::string report_json(const preflight::Report& report) {
  Json rules = Json::array();
  for (const preflight::Outcome& outcome : report.outcomes) {
    const preflight::Rule& rule = preflight::rule_of(outcome.rule);
    const auto own = report.sentences.find(rule.id);
    Json one{{"rule", rule.id},
             {"name", rule.name},
             {"verdict", preflight::name_of(outcome.verdict)},
             {"title", rule.title},
             {"clause", rule.clause},
             {"volunteer", own == report.sentences.end() ? std::string(rule.volunteer) : own->second},
             {"fix", rule.fix}};
    if (!outcome.reason.empty()) one["reason"] = outcome.reason;
    rules.push_back(std::move(one));
  }
  Json findings = Json::array();
  for (const preflight::Finding& finding : report.findings) {
    Json one{{"rule", finding.rule}, {"severity", preflight::name_of(finding.severity)}, {"message", finding.message}};
    if (finding.page > 0) one["page"] = finding.page;
    if (finding.at) one["rect_mm"] = rect_json(*finding.at);
    if (finding.object > 0) one["object"] = finding.object;
    if (finding.place)
      one["place"] = {{"box", finding.place->box},
                      {"file", finding.place->file},
                      {"line", finding.place->line},
                      {"column", finding.place->column}};
    if (!finding.excused.empty()) one["signed_off"] = finding.excused;
    findings.push_back(std::move(one));
  }
  const Json json{{"file", report.file},   {"profile", report.profile},
                  {"pages", report.pages}, {"passed", !report.has_errors()},
                  {"rules", rules},        {"findings", findings}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string map_json(const display::Pages& pages, const product::SourceMap& map, const base::Sources& sources) {
  Json all = Json::array();
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    Json boxes = Json::array();
    for (const product::SourceEntry& entry : map.entries) {
      if (entry.page != static_cast<int>(page) || entry.box_id.empty()) continue;
      Json one{{"id", entry.box_id}, {"rect", rect_json(entry.rect)}};
      if (entry.span.is_known()) {
        const base::Place place = base::place_of(sources.bytes(entry.span.file), entry.span.begin);
        one["file"] = sources.name(entry.span.file);
        one["line"] = place.line;
        one["column"] = place.column;
      }
      if (entry.ink) one["ink"] = pages.inks.at(*entry.ink).name;
      boxes.push_back(std::move(one));
    }
    const base::Size trim = pages.pages[page].product.trim;
    all.push_back({{"page", page + 1}, {"trim", {hundredth(trim.width), hundredth(trim.height)}}, {"boxes", boxes}});
  }
  return Json{{"version", 1}, {"pages", all}}.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<std::vector<preflight::MappedBox>> read_map(std::string_view text, const std::string& name,
                                                   Diagnostics& diagnostics) {
  const Json json = Json::parse(text, nullptr, false);
  const auto pages = json.is_object() ? json.find("pages") : json.end();
  if (json.is_discarded() || !json.is_object() || pages == json.end() || !pages->is_array()) {
    diagnostics.error("bad-map", {}, name + ": expected a map as `render --map` writes it, found something else",
                      base::Fault::data);
    return Failed{};
  }
  std::vector<preflight::MappedBox> boxes;
  for (const Json& page : *pages) {
    const auto list = page.is_object() ? page.find("boxes") : page.end();
    if (!page.is_object() || list == page.end() || !list->is_array()) continue;
    for (const Json& box : *list) {
      const auto at = box.is_object() && box.contains("rect") ? rect_of(box["rect"]) : std::nullopt;
      if (!at) continue;
      boxes.push_back({static_cast<int>(count_at(page, "page")), *at, text_at(box, "id"), text_at(box, "file"),
                       count_at(box, "line"), count_at(box, "column")});
    }
  }
  return boxes;
}

std::map<std::string, std::string, std::less<>> sentences(const Job& job, const std::string& language,
                                                          base::Sources& sources, Diagnostics& diagnostics) {
  std::map<std::string, std::string, std::less<>> found;
  const std::string name = path_in("profiles/preflight", language);
  for (const std::string& folder : {job.project.folder, job.shared}) {
    if (language.empty() || folder.empty() || !sources.exists({folder}, name)) continue;
    const auto file = sources.read({{folder}, name, document_limit, {}}, diagnostics);
    if (!file) return found;
    const auto tree = source::parse(file.value(), sources.bytes(file.value()), diagnostics);
    if (!tree) return found;
    for (const source::Entry& entry : tree->root.entries) {
      for (const preflight::Rule& rule : preflight::rules()) {
        if (rule.name == entry.key) found[std::string(rule.id)] = entry.value.text;
      }
    }
    return found;
  }
  return found;
}

Result<std::vector<preflight::Exception>> read_exceptions(const std::string& file, base::Sources& sources,
                                                          Diagnostics& diagnostics) {
  const auto id = TRY(read(file, document_limit, sources, diagnostics));
  const source::Tree tree = TRY(source::parse(id, sources.bytes(id), diagnostics));
  const std::size_t before = diagnostics.error_count();
  std::vector<preflight::Exception> all;
  if (tree.root.kind != Kind::sequence)
    diagnostics.error("wrong-type", tree.root.span,
                      "expected a list of exceptions such as [{rule: small-text, page: 1, name: Ann, reason: the "
                      "imprint}], found something else");
  for (const Node& item : tree.root.items) all.push_back(exception_of(item, diagnostics));
  if (diagnostics.error_count() > before) return Failed{};
  return all;
}

Result<PreflightAnswer> preflight(const Job& job, const Preflight& wanted, Style style, base::Sources& sources,
                                  Diagnostics& diagnostics) {
  const product::ShopProfile shop = TRY(load_profile(job, sources, diagnostics));
  const auto id = TRY(read(wanted.file, pdf_limit, sources, diagnostics));
  const std::string_view bytes = sources.bytes(id);
  preflight::Options options{std::filesystem::path(wanted.file).filename().string(), shop};
  if (!wanted.map.empty()) {
    const auto map = TRY(read(wanted.map, map_limit, sources, diagnostics));
    options.boxes = TRY(read_map(sources.bytes(map), wanted.map, diagnostics));
  }
  if (!wanted.exceptions.empty()) options.exceptions = TRY(read_exceptions(wanted.exceptions, sources, diagnostics));
  if (!wanted.size.empty()) {
    options.order.trim = product::paper_size(wanted.size);
    if (!options.order.trim) {
      auto& error = diagnostics.error(
          "no-such-paper", {}, "expected a paper size such as A4 after --order, found " + base::quote(wanted.size),
          base::Fault::usage);
      if (const auto near = base::nearest(wanted.size, product::paper_names()); !near.empty())
        error.hint("did you mean " + std::string(near) + "?");
      return Failed{};
    }
    if (wanted.lies) std::swap(options.order.trim->width, options.order.trim->height);
  }
  if (!wanted.folds.empty()) options.order.folds = TRY(folds_of(wanted.folds, options.order.trim, diagnostics));
  if (wanted.pages > 0) options.order.pages = static_cast<int>(wanted.pages);
  if (wanted.with_ghostscript) options.ink = TRY(ink_by_ghostscript(wanted.file, shop, diagnostics));
  if (!job.languages.empty()) options.sentences = sentences(job, job.languages.front(), sources, diagnostics);
  const preflight::Report report = TRY(preflight::preflight(bytes, options, diagnostics));
  PreflightAnswer answer;
  answer.report = style == Style::json ? report_json(report) : preflight::to_text(report);
  answer.passed = !report.has_errors();
  if (!wanted.annotated.empty()) {
    const std::string notes = TRY(preflight::annotate(bytes, report, diagnostics));
    TRY(write_file(wanted.annotated, notes, diagnostics));
  }
  return answer;
}

}  // namespace handbill::app
