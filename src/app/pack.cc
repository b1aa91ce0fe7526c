#include <algorithm>
#include <map>

#include "app/batch.h"
#include "app/gather.h"
#include "app/own_layout.h"
#include "app/pack_index.h"
#include "app/thumbnails.h"
#include "app/twin.h"
#include "app/units.h"
#include "app/work_off.h"
#include "app/zip.h"
#include "unicode/pair.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Done;
using base::Result;

/// An edition of the index's own: no rule that the campaign's editions have is meant for it.
constexpr std::string_view own_edition = "handbill-pack";
constexpr std::string_view own_edition_text = "edition: handbill-pack\npage: {bleed: 0mm}\n";
constexpr std::string_view twins = "text";

/// A piece of the pack in the edition that its picture and its words are taken from.
struct Piece {
  std::size_t unit = 0;  ///< number among the language's
  std::string name;      ///< what people call it
  std::string twin;      ///< its words
  display::Pages pages;
};

/// What the reader of a screen sees, where there is such an edition: all of the sheet, and nothing beyond.
bool is_for_looking(const style::Resolved& resolved) {
  return !resolved.print_at_full_size && !resolved.grey && !(resolved.pages.front().product.bleed > base::Length());
}

/// Each layout once, in the job's order.
std::vector<Piece> pieces_of(std::span<const Work> works) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < works.size(); ++i) {
    const auto known = std::ranges::find_if(
        pieces, [&](const Piece& piece) { return works[piece.unit].unit.layout == works[i].unit.layout; });
    if (known == pieces.end()) pieces.push_back({i, {}, {}, {}});
    else if (!is_for_looking(*works[known->unit].resolved) && is_for_looking(*works[i].resolved)) known->unit = i;
  }
  for (Piece& piece : pieces) {
    const Work& work = works[piece.unit];
    piece.name = work.resolved->piece_name.empty() ? work.unit.layout : work.resolved->piece_name;
  }
  return pieces;
}

std::string file_in_folder(const Unit& unit, std::string_view ending) {
  return unit.layout + "-" + unit.language + "." + std::string(ending);
}

/// The pack of one language on its way.
class Pack {
 public:
  /// `works` and `outcomes` are those of the pieces, and the index's behind them.
  Pack(const Job& job, const Documents& documents, std::vector<Work>& works, std::span<Outcome> outcomes)
      : job_(job),
        documents_(documents),
        all_(works),
        works_(std::span(works).first(works.size() - 1)),
        index_(works.back()),
        outcomes_(outcomes),
        language_(index_.unit.language),
        folder_(documents.campaign.name + "-" + language_) {}

  /// False where nothing more can be written.
  bool make(const Resources& resources, base::Sources& sources, const Deliver& deliver, const Progress& progress) {
    resolve_each(job_, resources, works_, thread_count(job_.threads, works_.size()));
    const bool whole = std::ranges::none_of(works_, &Work::failed);
    const auto own = whole ? prepare_index(resources, sources) : base::Failed{};
    const auto fonts = open_fonts(documents_, all_, {}, index_.diagnostics);
    if (!fonts) return true;
    const Deliver deliver_piece = [&](Artefact artefact, Diagnostics& diagnostics) {
      return hand_over(std::move(artefact), deliver, diagnostics);
    };
    const Look look = [&](std::size_t index, Finished unit) {
      const auto piece = std::ranges::find(pieces_, index, &Piece::unit);
      if (piece == pieces_.end()) return;
      const std::string& tags = works_[index].unit.language;
      const std::string language = own_names(tags) + " (" + tags + ")";
      piece->twin = text_twin(unit.placed, {piece->name, language});
      piece->pages = std::move(unit.pages);
    };
    work_off({job_, works_, outcomes_.first(works_.size()), fonts.value()}, documents_,
             {&deliver_piece, progress, {}, look});
    for (Outcome& outcome : outcomes_) {
      for (std::string& file : outcome.files) file = folder_ + "/" + file;
    }
    // A pack that lacks a piece is none.
    if (stopped_ || !own || !std::ranges::all_of(outcomes_.first(works_.size()), &Outcome::ok)) return !stopped_;
    outcomes_.back().ok = finish(fonts.value(), deliver);
    return !stopped_;
  }

 private:
  Result<Done> hand_over(Artefact artefact, const Deliver& deliver, Diagnostics& diagnostics) {
    files_[artefact.name] = artefact.bytes;
    artefact.name = folder_ + "/" + artefact.name;
    auto result = deliver(std::move(artefact), diagnostics);
    stopped_ = stopped_ || !result;
    return result;
  }

  /// Writes the index's layout and resolves it; its documents must outlive the index.
  Result<Done> prepare_index(const Resources& resources, base::Sources& sources) {
    pieces_ = pieces_of(works_);
    const auto& language = documents_.languages.find(language_)->second;
    PackIndex index{documents_.campaign, *language, {}, {}};
    for (const Work& work : works_) {
      if (std::ranges::find(index.folders, work.unit.edition) == index.folders.end())
        index.folders.push_back(work.unit.edition);
    }
    index.folders.emplace_back(twins);
    for (const Piece& piece : pieces_) {
      const Work& work = works_[piece.unit];
      std::vector<product::Product> pages;
      for (const style::Page& page : work.resolved->pages) pages.push_back(page.product);
      index.pieces.push_back({yaml_name(piece), file_in_folder(work.unit, "pdf"), std::move(pages)});
    }
    const base::Root root{job_.project.folder};
    sources.put(root, "layouts/themes/" + std::string(index_theme_name) + ".yaml",
                index_theme(works_.front().resolved->inks));
    sources.put(root, "layouts/" + index_.unit.layout + ".yaml", index_layout(index));
    Job own = job_;
    own.layouts = {index_.unit.layout};
    own.languages = {language_};
    own.editions = {std::string(own_edition)};
    own.theme = index_theme_name;
    Diagnostics again;  // What is wrong with the campaign has been told.
    own_ = load_documents(own, sources, again);
    if (!own_ || !own_->layouts.at(index_.unit.layout)) {
      index_.diagnostics.append(std::move(again));
      return base::Failed{};
    }
    resolve_each(job_, {*own_, resources.pictures, resources.codes}, {&index_, 1}, 1);
    if (index_.failed) return base::Failed{};
    return Done{};
  }

  /// As the layout says it, so that a name may be a text of the language.
  [[nodiscard]] std::string yaml_name(const Piece& piece) const {
    const Unit& unit = works_[piece.unit].unit;
    const auto& written = documents_.layouts.find(unit.layout)->second->piece_name;
    return written && !written->name.empty() ? "$" + written->name : yaml_text(piece.name);
  }

  bool finish(const std::shared_ptr<const text::FontSet>& fonts, const Deliver& deliver) {
    Diagnostics& diagnostics = index_.diagnostics;
    const auto bytes = index_file(fonts, diagnostics);
    if (!bytes) return false;
    if (!add({index_.unit, Format::pdf, "index-" + language_ + ".pdf", bytes.value()}, deliver)) return false;
    for (const Piece& piece : pieces_) {
      const Unit& unit = works_[piece.unit].unit;
      if (!add({unit, Format::pdf, std::string(twins) + "/" + file_in_folder(unit, "txt"), piece.twin}, deliver))
        return false;
    }
    std::vector<ZipEntry> entries;
    for (const auto& [name, content] : files_) entries.push_back({folder_ + "/" + name, content});
    auto zip = make_zip(std::move(entries), job_.date, diagnostics);
    if (!zip) return false;
    const std::string name = folder_ + ".zip";
    note(name, zip->size());
    stopped_ = !deliver({index_.unit, Format::pdf, name, std::move(zip).value()}, diagnostics);
    return !stopped_;
  }

  bool add(Artefact artefact, const Deliver& deliver) {
    note(folder_ + "/" + artefact.name, artefact.bytes.size());
    return hand_over(std::move(artefact), deliver, index_.diagnostics).ok();
  }
  void note(const std::string& file, std::size_t bytes) {
    outcomes_.back().files.push_back(file);
    outcomes_.back().bytes += bytes;
  }

  Result<std::string> index_file(const std::shared_ptr<const text::FontSet>& fonts, Diagnostics& diagnostics) {
    Tools tools(fonts);
    layout::Context context{tools.shaper, {}};
    const auto placed = TRY(layout::place(*index_.resolved, context, diagnostics));
    paint::Painted painted = paint::paint(*index_.resolved, placed);
    const auto words = painted.pages.inks.find("words");
    for (std::size_t i = 0; i < pieces_.size() && words; ++i) {
      const auto place = find_box(placed, "piece-" + std::to_string(i + 1));
      if (place) draw_thumbnails(pieces_[i].pages, *place, {*words, 1}, painted.pages);
    }
    return make_file(job_, *index_.resolved, painted.pages, {Format::pdf, 0, painted.pages.pages.size()}, tools,
                     diagnostics);
  }

  const Job& job_;
  const Documents& documents_;
  const std::vector<Work>& all_;
  std::span<Work> works_;  ///< of the pieces
  Work& index_;
  std::span<Outcome> outcomes_;
  std::string language_;
  std::string folder_;
  std::vector<Piece> pieces_;
  Result<Documents> own_ = base::Failed{};
  std::map<std::string, std::string> files_;  ///< by name below the folder
  bool stopped_ = false;
};

/// Every edition that the project has.
std::vector<std::string> all_editions(const Job& job, const base::Sources& sources) {
  constexpr std::string_view ending = ".yaml";
  auto names = sources.list({job.project.folder}, "layouts/editions", ending);
  for (std::string& name : names) name.resize(name.size() - ending.size());
  return names;
}

/// The units of each language together, and the index's behind them.
std::vector<std::vector<Work>> packs_of(const Documents& documents) {
  std::vector<std::vector<Work>> packs;
  for (const auto& [language, units] : documents.by_language) {
    auto& pack = packs.emplace_back();
    for (const Unit& unit : units) pack.emplace_back().unit = unit;
    Work& index = pack.emplace_back();
    index.unit = {own_layout_name("handbill-pack", language), language, std::string(own_edition)};
    index.failed = true;
  }
  return packs;
}

/// A pack has its index and its print tips in one language; what is in two is in the packs of both.
bool is_of_one_language(const Job& job, Diagnostics& diagnostics) {
  for (const auto& language : job.languages) {
    const std::string second(unicode::split_pair(language).second);
    if (second.empty()) continue;
    diagnostics.error("pack-of-pair", {}, "expected one language for a pack, found " + language, base::Fault::usage)
        .hint("--lang " + second + " packs what is in two languages, too");
    return false;
  }
  return true;
}

}  // namespace

Report pack(const Job& job, base::Sources& sources, const Deliver& deliver, const Progress& progress,
            Diagnostics& diagnostics) {
  Report report;
  Job asked = job;
  asked.formats = {Format::pdf};
  asked.overlays.clear();
  if (asked.editions.empty()) asked.editions = all_editions(job, sources);
  if (!is_of_one_language(job, diagnostics)) return report;
  const auto documents = load_documents(asked, sources, diagnostics);
  if (!documents) return report;
  report.drafts = drafts(documents.value());
  report.sample = documents->details.sample;
  if (job.strict && has_warnings(diagnostics)) return report;

  const base::Root root{job.project.folder};
  sources.put(root, "layouts/editions/" + std::string(own_edition) + ".yaml", std::string(own_edition_text));
  Pictures pictures(asked, sources, documents->campaign_root);
  Codes codes;
  const Resources resources{documents.value(), pictures, codes};
  auto packs = packs_of(documents.value());
  std::size_t total = 0;
  for (const auto& works : packs) total += works.size() - 1;
  std::vector<Work> all;
  std::size_t done = 0;
  bool goes_on = true;
  for (auto& works : packs) {
    std::vector<Outcome> outcomes(works.size());
    for (std::size_t i = 0; i < works.size(); ++i) outcomes[i].unit = works[i].unit;
    outcomes.back().unit = {"index", works.back().unit.language, "pack"};
    const Progress sum = [&](std::size_t here, std::size_t) {
      if (progress) progress(done + here, total);
    };
    if (goes_on) goes_on = Pack(asked, documents.value(), works, outcomes).make(resources, sources, deliver, sum);
    done += works.size() - 1;
    report.outcomes.insert(report.outcomes.end(), outcomes.begin(), outcomes.end());
    std::ranges::move(works, std::back_inserter(all));
  }
  diagnostics.append(gather(all));
  return report;
}

}  // namespace handbill::app
