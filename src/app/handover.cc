#include "app/handover.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "app/gather.h"
#include "app/iso_date.h"
#include "app/job_ticket.h"
#include "app/matrix.h"
#include "app/preflight.h"
#include "app/press_checks.h"
#include "app/proof.h"
#include "app/work_off.h"
#include "app/zip.h"
#include "backend/separations.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "product/file_pattern.h"
#include "unicode/pair.h"
#include "unicode/unicode.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Done;
using base::Failed;
using base::Result;

constexpr double ink_dpi = 36;        ///< enough to say how much of a side a plate covers
constexpr double thumbnail_dpi = 50;  ///< an A4 page is 413 px wide

/// One print file on its way.
struct Piece {
  TicketItem item;
  std::string bytes;
  preflight::Report report;
  std::vector<std::string> thumbnails;  ///< PNG, a page
};

double tenth(double share) { return std::round(share * 1000) / 10; }

/// What makes a unit's print file and holds it against the shop's profile. Called from several threads.
class Maker {
 public:
  Maker(const Job& job, const Handover& wanted, const base::Sources& sources,
        const std::vector<preflight::Exception>& exceptions)
      : job_(job), wanted_(wanted), sources_(sources), exceptions_(exceptions) {}

  Result<Done> make(const Standing& unit, Piece& piece) const {
    Diagnostics& diagnostics = unit.work.diagnostics;
    if (unit.shop == nullptr) {
      diagnostics
          .error("not-for-press", {}, "the edition `" + unit.work.unit.edition + "` is not for a print shop",
                 base::Fault::usage)
          .hint("leave --edition out, or name one with `press: true`");
      return Failed{};
    }
    const Shop& shop = *unit.shop;
    if (!check_press({unit.pages, unit.sources, shop}, unit.tools, diagnostics)) return Failed{};
    TicketItem& item = piece.item;
    item.unit = unit.work.unit;
    item.name = unit.resolved.piece_name;
    item.pages = unit.pages;
    item.sample = unit.resolved.sample_mark.has_value();
    stock(unit, item);
    piece.bytes = TRY(make_file(job_, unit.resolved, unit.pages,
                                {Format::pdf, 0, unit.pages.pages.size(), false, unit.shop}, unit.tools, diagnostics));
    item.bytes = piece.bytes.size();
    item.sha256 = base::sha256_hex(piece.bytes);
    std::vector<preflight::MeasuredInk> ink;
    TRY(measure(unit, item, ink));
    TRY(judge(unit, ink, piece));
    return pictures(unit, piece);
  }

 private:
  void stock(const Standing& unit, TicketItem& item) const {
    const product::Product& product = unit.pages.pages.front().product;
    item.stock = wanted_.stock;
    item.grams = grams_of(wanted_.stock);
    if (item.stock.empty() && product.stock > 0) {
      item.grams = product.stock;
      item.stock = std::to_string(std::lround(product.stock)) + " gsm";
    }
    const bool is_folded = product.folding.fold != product::Fold::none;
    if (!is_folded || item.grams <= 0 || product.stock <= 0) return;
    if (product::compensation_for(item.grams) == product::compensation_for(product.stock)) return;
    unit.work.diagnostics
        .warning("other-stock", unit.resolved.pages.front().span,
                 "the folds are made for paper of " + std::to_string(std::lround(product.stock)) +
                     " gsm, and the job is for " + base::quote(wanted_.stock))
        .hint("say `stock: " + std::to_string(std::lround(item.grams)) + "` in the page's options");
  }

  Result<Done> measure(const Standing& unit, TicketItem& item, std::vector<preflight::MeasuredInk>& ink) const {
    const product::ShopProfile& profile = unit.shop->profile;
    backend::SeparateOptions options;
    options.dpi = ink_dpi;
    options.output = unit.shop->output.get();
    options.faces = &unit.tools.faces;
    for (std::size_t page = 0; page < unit.pages.pages.size(); ++page) {
      options.page = page;
      const auto separated = TRY(backend::separate(unit.pages, options, unit.tools.subsets, unit.work.diagnostics));
      const base::Rect trim = unit.pages.pages[page].product.trim_rect();
      auto& inks = item.inks.emplace_back();
      for (const backend::Plate& plate : separated.plates)
        inks.push_back({plate.name, tenth(backend::ink_use(separated, plate, trim))});
      const auto peak =
          TRY(backend::find_peak(unit.pages, options, profile.ink_window, profile.most_ink + profile.ink_tolerance,
                                 unit.tools.subsets, unit.work.diagnostics));
      ink.push_back({static_cast<int>(page) + 1, peak.ink, peak.at});
      item.most_ink = std::max(item.most_ink, peak.ink);
    }
    return Done{};
  }

  Result<Done> judge(const Standing& unit, const std::vector<preflight::MeasuredInk>& ink, Piece& piece) const {
    Diagnostics& diagnostics = unit.work.diagnostics;
    const product::Product& product = piece.item.product();
    preflight::Options options{file_name(unit.work.unit, {}), unit.shop->profile};
    options.order = {product.trim, static_cast<int>(unit.pages.pages.size()), product.folding.across,
                     std::string(unicode::split_pair(unit.work.unit.language).first)};
    options.exceptions = exceptions_;
    options.boxes = TRY(read_map(map_json(unit.pages, unit.sources, sources_), "map", diagnostics));
    options.ink = ink;
    piece.report = TRY(preflight::preflight(piece.bytes, options, diagnostics));
    for (const preflight::Finding& finding : piece.report.findings) {
      if (!finding.excused.empty()) ++piece.item.signed_off;
      else if (finding.severity == preflight::Verdict::warned) ++piece.item.warnings;
      else if (finding.severity == preflight::Verdict::failed) tell(finding, unit, piece.item);
    }
    // A proof may be looked at before everything is well.
    if (piece.report.has_errors() && !wanted_.proof) return Failed{};
    return Done{};
  }

  /// At the line of the box that it lies in.
  void tell(const preflight::Finding& finding, const Standing& unit, TicketItem& item) const {
    ++item.errors;
    const preflight::Rule& rule = preflight::rule_of(finding.rule);
    base::Span span = unit.resolved.pages.front().span;
    for (const product::SourceEntry& entry : unit.sources.entries) {
      if (finding.place && entry.page + 1 == finding.page && entry.box_id == finding.place->box &&
          entry.span.is_known())
        span = entry.span;
    }
    const std::string page = finding.page > 0 ? ", page " + std::to_string(finding.page) : std::string();
    const std::string message = std::string(rule.id) + " " + std::string(rule.name) + page + ": " + finding.message;
    Diagnostics& diagnostics = unit.work.diagnostics;
    auto& told = wanted_.proof ? diagnostics.warning("preflight-failed", span, message)
                               : diagnostics.error("preflight-failed", span, message);
    told.hint(std::string(rule.fix) + "; or let somebody sign it off: --exceptions FILE");
  }

  Result<Done> pictures(const Standing& unit, Piece& piece) const {
    backend::Options options;
    options.dpi = thumbnail_dpi;
    options.faces = &unit.tools.faces;
    for (std::size_t page = 0; page < unit.pages.pages.size(); ++page) {
      options.page = page;
      piece.thumbnails.push_back(
          TRY(backend::write_png(unit.pages, options, unit.tools.subsets, unit.work.diagnostics)));
    }
    return Done{};
  }

  const Job& job_;
  const Handover& wanted_;
  const base::Sources& sources_;
  const std::vector<preflight::Exception>& exceptions_;
};

/// Every sign that the ticket and the proof are set in.
Lettering lettering_of(const Documents& documents, const Handover& wanted) {
  Lettering lettering{{"en"}, {wanted.job, wanted.customer, wanted.note, wanted.stock, documents.campaign.name}};
  std::string signs = "\u00B7\u00D7\u2026";
  for (char sign = ' '; sign <= '~'; ++sign) signs += sign;
  lettering.words.push_back(signs);
  if (documents.shop) lettering.words.push_back(documents.shop->profile.title);
  for (const Unit& unit : documents.units) {
    const unicode::Pair pair = unicode::split_pair(unit.language);
    for (const std::string_view tag : {pair.first, pair.second}) {
      if (tag.empty()) continue;
      lettering.languages.emplace_back(tag);
      lettering.words.push_back(unicode::own_name(tag));
    }
  }
  return lettering;
}

/// The folder of one job, once all of its files stand.
class Folder {
 public:
  Folder(const Job& job, const Matrix& matrix, const Ticket& about, std::vector<Piece>& pieces)
      : job_(job), matrix_(matrix), ticket_(about), pieces_(pieces) {}

  /// Names every file by the shop's pattern. Error: `same-file-name`.
  Result<Done> name_files(Diagnostics& diagnostics) {
    std::map<std::string, const Unit*> taken;
    bool unique = true;
    for (Piece& piece : pieces_) {
      TicketItem& item = piece.item;
      const product::ShopProfile& shop = ticket_.shop;
      std::string name = product::file_from_pattern(
          shop.file_name, {ticket_.job, item.unit.layout, item.unit.language, item.product().trim,
                           item.pages.pages.size(), shop.name, ticket_.date});
      if (name.empty()) name = item.unit.layout + "_" + item.unit.language;
      const auto [known, is_new] = taken.emplace(name, &item.unit);
      if (!is_new) {
        unique = false;
        diagnostics
            .error("same-file-name", shop.file_name_span,
                   known->second->layout + " in " + known->second->language + " and " + item.unit.layout + " in " +
                       item.unit.language + " would both be " + base::quote(name + ".pdf"))
            .hint("let the profile's file-name say {product} and {language}");
      }
      item.file = "print/" + name + ".pdf";
      for (std::size_t page = 0; page < piece.thumbnails.size(); ++page) {
        const std::string number = piece.thumbnails.size() > 1 ? "-" + std::to_string(page + 1) : std::string();
        item.thumbnails.push_back("thumbnails/" + name + number + ".png");
      }
    }
    if (!unique) return Failed{};
    return Done{};
  }

  Result<std::map<std::string, std::string>> files(Diagnostics& diagnostics) {
    std::map<std::string, std::string> made;
    nlohmann::ordered_json reports = nlohmann::ordered_json::array();
    std::string told;
    for (Piece& piece : pieces_) {
      piece.report.file = piece.item.file.substr(piece.item.file.find('/') + 1);
      reports.push_back(nlohmann::ordered_json::parse(report_json(piece.report)));
      told += preflight::to_text(piece.report) + "\n";
      for (std::size_t page = 0; page < piece.thumbnails.size(); ++page)
        made[piece.item.thumbnails[page]] = std::move(piece.thumbnails[page]);
      made[piece.item.file] = std::move(piece.bytes);
      ticket_.items.push_back(std::move(piece.item));
    }
    made["preflight.txt"] = std::move(told);
    made["preflight.json"] = reports.dump(2) + "\n";
    made["job-ticket.json"] = ticket_json(ticket_);
    made["job-ticket.pdf"] = TRY(own(ticket_pages, "Job ticket: " + ticket_.job, diagnostics));
    made["proof.pdf"] = TRY(own(proof_pages, "Proof: " + ticket_.job, diagnostics));
    return made;
  }

 private:
  using Draw = std::vector<display::Page> (*)(const Ticket&, Labels&, color::InkTable&);

  Result<std::string> own(Draw draw, const std::string& title, Diagnostics& diagnostics) {
    text::Shaper shaper(matrix_.fonts);
    Labels labels(shaper, matrix_.documents.fonts);
    display::Pages pages;
    pages.title = title;
    pages.language = "en";
    pages.pages = draw(ticket_, labels, pages.inks);
    return own_file(job_, pages, Format::pdf, 0, diagnostics);
  }

  const Job& job_;
  const Matrix& matrix_;
  Ticket ticket_;
  std::vector<Piece>& pieces_;
};

/// The folder, and the zip of it beside it.
void give(std::map<std::string, std::string>&& files, const std::string& folder, const Job& job, const Deliver& deliver,
          Outcome& outcome, Diagnostics& diagnostics) {
  std::vector<ZipEntry> entries;
  for (const auto& [name, bytes] : files) entries.push_back({folder + "/" + name, bytes});
  auto zip = make_zip(std::move(entries), job.date, diagnostics);
  if (!zip) return;
  const auto hand = [&](const std::string& name, std::string bytes) {
    outcome.files.push_back(name);
    outcome.bytes += bytes.size();
    return deliver({outcome.unit, Format::pdf, name, std::move(bytes)}, diagnostics).ok();
  };
  for (auto& [name, bytes] : files) {
    if (!hand(folder + "/" + name, std::move(bytes))) return;
  }
  outcome.ok = hand(folder + ".zip", std::move(zip).value());
}

std::string folder_name(const Ticket& ticket) {
  const std::string job = product::file_from_pattern("{job}", {ticket.job, {}, {}, {}, 0, {}, {}});
  return (job.empty() ? "job" : job) + "-" + ticket.shop.name + (ticket.is_proof() ? "-PROOF" : "");
}

}  // namespace

Report handover(const Job& asked, const Handover& wanted, base::Sources& sources, const Deliver& deliver,
                const Progress& progress, Diagnostics& diagnostics) {
  Report report;
  Job job = asked;
  if (job.editions.empty()) job.editions = {"press"};
  job.final_ = !wanted.proof;
  std::vector<preflight::Exception> exceptions;
  if (!wanted.exceptions.empty()) {
    auto read = read_exceptions(wanted.exceptions, sources, diagnostics);
    if (!read) return report;
    exceptions = std::move(read).value();
  }
  const Maker maker(job, wanted, sources, exceptions);
  std::vector<Piece> pieces;
  const auto lettering = [&](const Documents& documents) {
    pieces.resize(documents.units.size());
    return lettering_of(documents, wanted);
  };
  const Visit look = [&](std::size_t index, const Standing& unit) {
    if (!maker.make(unit, pieces[index])) unit.work.failed = true;
  };
  auto matrix = lay_out(job, sources, look, lettering, progress, diagnostics);
  if (!matrix) return report;
  const Documents& documents = matrix->documents;
  report.drafts = drafts(documents);
  report.sample = documents.details.sample;
  const auto quantities = read_quantities(wanted.quantities, documents.units, diagnostics);
  bool whole = quantities.ok();
  for (Work& work : matrix->works) {
    work.failed = work.failed || (job.strict && has_warnings(work.diagnostics));
    whole = whole && !work.failed;
    report.outcomes.push_back({work.unit, !work.failed, {}, 0, {}});
  }
  diagnostics.append(gather(matrix->works));
  if (!whole || !documents.shop) return report;
  bool sample = false;
  for (Piece& piece : pieces) {
    sample = sample || piece.item.sample;
    piece.item.quantity = quantities->of(piece.item.unit.language);
  }

  const std::string campaign = documents.campaign.name;
  const Ticket ticket{wanted.job.empty() ? campaign : wanted.job,
                      wanted.customer,
                      campaign,
                      wanted.note,
                      iso_date(job.date),
                      job.revision,
                      report.drafts,
                      sample,
                      documents.shop->profile};
  Folder folder(job, matrix.value(), ticket, pieces);
  report.outcomes.push_back({{"hand-over", "all", "press"}, false, {}, 0, {}});
  if (!folder.name_files(diagnostics)) return report;
  auto files = folder.files(diagnostics);
  if (files) give(std::move(files).value(), folder_name(ticket), job, deliver, report.outcomes.back(), diagnostics);
  return report;
}

}  // namespace handbill::app
