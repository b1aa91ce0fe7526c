#include "app/print_run.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string_view>
#include <thread>
#include <unordered_set>

#include "app/batch.h"
#include "app/piece.h"
#include "app/run_columns.h"
#include "app/run_data.h"
#include "app/run_file.h"
#include "app/run_id.h"
#include "app/run_messages.h"
#include "app/run_names.h"
#include "app/run_rows.h"
#include "app/run_timings.h"
#include "app/units.h"
#include "base/sha256.h"
#include "batch/journal.h"
#include "batch/manifest.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Done;
using base::Failed;
using base::Result;

/// Of shared parts that are kept. A run has few: one a layout and language, and one more for each way in which rows
/// move what is around their texts.
constexpr std::size_t heads_limit = std::size_t{2} << 20;
/// How often the files and the lines of the journal are made to last: a killed run does what came after again.
constexpr std::chrono::seconds sync_time{1};

/// All that is read and decided before the first piece is made.
struct Prepared {
  Job job;
  RunData data;
  RunRows rows;
  Documents documents;
  ColumnNames columns;
  std::vector<std::string> names;  ///< of files, by the row's index
  base::FileId file;               ///< the data
};

/// Only what there is is loaded: what a row asks for beyond it is an error of that row.
void keep_known(const base::Sources& sources, const std::string& folder, const base::Root& root,
                const std::set<std::string>& wanted, std::vector<std::string>& known) {
  known.clear();
  for (const std::string& name : wanted) {
    const unicode::Pair pair = unicode::split_pair(name);
    const auto is_there = [&](std::string_view each) {
      return each.empty() || sources.exists(root, folder + "/" + std::string(each) + ".yaml");
    };
    if (!name.empty() && is_sound(name) && is_there(pair.first) && is_there(pair.second)) known.push_back(name);
  }
}

/// Nobody's details stand on a page but the row's.
Result<Documents> load(Job& job, const RunRows& rows, base::Sources& sources, Diagnostics& diagnostics) {
  const base::Root root{job.project.folder};
  const std::string campaign = TRY(campaign_folder(job, sources, diagnostics));
  keep_known(sources, "layouts", root, rows.wanted().layouts, job.layouts);
  keep_known(sources, "content/" + campaign, root, rows.wanted().languages, job.languages);
  if (job.layouts.empty()) {
    diagnostics.error("no-layout", {}, "expected a layout of the project, found none that is there", base::Fault::usage)
        .hint("name one behind `merge`, or write it into the column `layout`");
    return Failed{};
  }
  if (job.languages.empty()) {
    diagnostics
        .error("no-language", {}, "expected the rows' language, found none that the campaign has", base::Fault::usage)
        .hint("say it for all rows with --lang, or write it into the column `language`");
    return Failed{};
  }
  Documents documents = TRY(load_documents(job, sources, diagnostics));
  documents.details = {};
  if (diagnostics.has_errors()) return Failed{};
  return documents;
}

/// A run is of one layout, one edition, and of one language where rows say none.
Result<Done> check_wanted(const Job& job, const PrintRun& wanted, Diagnostics& diagnostics) {
  const auto refuse = [&](std::string message, std::string hint) {
    diagnostics.error("bad-run", {}, std::move(message), base::Fault::usage).hint(std::move(hint));
  };
  const std::size_t before = diagnostics.error_count();
  if (job.layouts.size() > 1)
    refuse("expected one layout, found " + std::to_string(job.layouts.size()),
           "merge them one after the other, each into a folder of its own; or let a column `layout` choose");
  if (job.languages.size() > 1)
    refuse("expected one language for the rows that say none, found " + std::to_string(job.languages.size()),
           "write each row's into the column `language`");
  if (job.editions.size() > 1 || (job.editions.size() == 1 && job.editions.front() == "all"))
    refuse("expected one edition, found several", "merge them one after the other, each into a folder of its own");
  if (!job.details.empty()) refuse("--details is not for a run: each row has its own", "leave it out");
  if (wanted.one_file && wanted.resume)
    refuse("one file of all pages cannot be gone on with", "leave out --resume or --one-file");
  if (!check_pairs(job.languages, diagnostics) || diagnostics.error_count() > before) return Failed{};
  return Done{};
}

Result<Prepared> prepare(const Job& asked, const PrintRun& wanted, base::Sources& sources, Diagnostics& diagnostics) {
  TRY(check_wanted(asked, wanted, diagnostics));
  Job job = asked;
  if (job.editions.empty()) job.editions = {"office"};
  RunData data = TRY(RunData::open(wanted.data, sources, diagnostics));
  RunRows rows = TRY(RunRows::choose(job, wanted, data, diagnostics));
  NamePattern pattern;
  if (!wanted.name.empty()) pattern.pattern = wanted.name;
  pattern.layout = job.layouts.empty() ? std::string() : job.layouts.front();
  pattern.language = job.languages.empty() ? std::string() : job.languages.front();
  pattern.edition = job.editions.front();
  std::vector<std::string> names = TRY(run_names(data, pattern, diagnostics));
  Documents documents = TRY(load(job, rows, sources, diagnostics));
  ColumnNames columns = column_names(documents);
  TRY(check_columns(data, columns, diagnostics));
  const base::FileId file = data.span(0).file;
  return Prepared{std::move(job),
                  std::move(data),
                  std::move(rows),
                  std::move(documents),
                  std::move(columns),
                  std::move(names),
                  file};
}

/// The run on its way: rows in order, over all workers.
class Run {
 public:
  Run(Prepared& prepared, const PrintRun& wanted, base::Sources& sources, const batch::StopFlag& stop,
      const RunProgress& progress, Diagnostics& diagnostics)
      : prepared_(prepared),
        wanted_(wanted),
        sources_(sources),
        stop_(stop),
        progress_(progress),
        diagnostics_(diagnostics),
        pictures_(prepared.job, sources, prepared.documents.campaign_root),
        fonts_(prepared.documents, sources.bytes(prepared.file)),
        heads_(heads_limit),
        messages_(sources, prepared.file),
        kit_{prepared.job, prepared.documents, pictures_, codes_, fonts_, heads_} {}

  Result<RunReport> work_off() {
    read_pictures();
    report_.state.total = prepared_.rows.rows().size();
    if (wanted_.one_file && !wanted_.dry) {
      run_file_ = TRY(RunFile::begin(file_path(), diagnostics_));
    } else if (!wanted_.dry) {
      TRY(begin_journal());
    }
    const unsigned threads = thread_count(prepared_.job.threads, report_.state.total);
    std::vector<std::unique_ptr<PieceMaker>> makers;
    for (unsigned i = 0; i < threads; ++i) makers.push_back(std::make_unique<PieceMaker>(kit_));
    std::jthread syncing;
    if (journal_) syncing = std::jthread([this](const std::stop_token& end) { sync_now_and_then(end); });
    for_each_index(report_.state.total, threads, [&](unsigned worker, std::size_t i) {
      if (!is_over()) {
        item(*makers[worker], i);
      } else if (run_file_) {
        static_cast<void>(run_file_->put(i, std::nullopt));  // others may wait for it
      }
    });
    // Before anything else is told: it tells, too.
    syncing = {};
    diagnostics_.append(messages_.take());
    report_.timings = timings_json(makers, report_.state, report_.bytes);
    report_.stopped = report_.state.done < report_.state.total;
    if (run_file_ && (is_broken_ || !report_.stopped)) {
      TRY(run_file_->finish(diagnostics_));
      report_.bytes = run_file_->size();
    }
    if (is_broken_) return Failed{};
    if (journal_ && !report_.stopped) {
      TRY(batch::write_manifest(*journal_, prepared_.rows.rows(), diagnostics_));
      report_.has_manifest = true;
    }
    return report_;
  }

 private:
  /// What the run is known by depends on every picture that its pages have.
  void read_pictures() {
    for (const std::size_t index : prepared_.rows.examples()) {
      base::Diagnostics later;
      const auto row = prepared_.data.row(index, later);
      if (!row) continue;
      const auto unit = prepared_.rows.unit_of(row.value(), prepared_.documents, later);
      if (!unit) continue;
      const auto details =
          details_of(row.value(), prepared_.columns, prepared_.documents.campaign, unit->language, later);
      if (!details) continue;
      Work work{unit.value(), {}, {}, false};
      static_cast<void>(resolve_unit(prepared_.job, {prepared_.documents, pictures_, codes_, &details.value()},
                                     style::Explain::no, work));
    }
  }

  /// Of a run in one file: `run.pdf`, or `run-2of7.pdf`.
  [[nodiscard]] std::string file_path() const { return wanted_.output + "/run" + wanted_.shard.suffix() + ".pdf"; }

  Result<Done> begin_journal() {
    const batch::RunId id{run_hash(prepared_.job, prepared_.documents, sources_, prepared_.file), wanted_.shard,
                          prepared_.rows.count()};
    auto journal = wanted_.resume ? batch::Journal::resume(wanted_.output, id, diagnostics_)
                                  : batch::Journal::begin(wanted_.output, id, diagnostics_);
    if (!journal) return Failed{};
    journal_.emplace(std::move(journal).value());
    remove_leftovers();
    return Done{};
  }

  /// Files of an earlier run whose name no row has any more: somebody would print them.
  void remove_leftovers() {
    const std::vector<std::size_t> rows = journal_->rows();
    if (rows.empty()) return;
    const std::unordered_set<std::string_view> names(prepared_.names.begin(), prepared_.names.end());
    for (const std::size_t row : rows) {
      const auto item = journal_->last(row);
      if (item && item->ok && !names.contains(std::string_view(item->name).substr(0, item->name.rfind('.'))))
        journal_->remove(item->name);
    }
  }

  [[nodiscard]] bool is_over() const { return is_broken_ || stop_.why() != batch::Stop::no || has_failed_too_often(); }
  [[nodiscard]] bool has_failed_too_often() const {
    return wanted_.most_failures && failures_ > *wanted_.most_failures;
  }

  /// Everything between a row and its line in the journal.
  void item(PieceMaker& maker, std::size_t place) {
    const std::size_t index = prepared_.rows.rows()[place] - 1;
    const auto began = RunClock::Clock::now();
    maker.clock().begin(Stage::rows);
    batch::Item item;
    item.row = index + 1;
    item.name = prepared_.names[index] + ".pdf";
    Work work;
    std::optional<Piece> piece;
    const bool kept = make(maker, index, work, item, piece);
    item.ms = static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(RunClock::Clock::now() - began).count());
    maker.clock().turn_to(Stage::write);
    if (run_file_ && !run_file_->put(place, std::move(piece))) is_broken_ = true;
    finish(item, work, kept);
    maker.clock().turn_to(Stage::rows);
  }

  /// True where the file of an earlier run stands. What becomes of the row otherwise is in `item`.
  bool make(PieceMaker& maker, std::size_t index, Work& work, batch::Item& item, std::optional<Piece>& made) {
    const auto row = prepared_.data.row(index, work.diagnostics);
    if (!row) return false;
    if (wanted_.with_values) item.values = row_values(row.value());
    const auto unit = prepared_.rows.unit_of(row.value(), prepared_.documents, work.diagnostics);
    if (!unit) return false;
    work.unit = unit.value();
    item.input = row_hash(work.unit, row.value(), picture_of(row.value()));
    if (stands(item)) return true;
    const auto details =
        details_of(row.value(), prepared_.columns, prepared_.documents.campaign, work.unit.language, work.diagnostics);
    if (!details) return false;
    auto piece = maker.make(work, details.value());
    if (!piece) return false;
    item.ok = wanted_.dry || wanted_.one_file || write(maker, piece.value(), item);
    item.pages = static_cast<unsigned>(piece->pages);
    if (run_file_) made = std::move(piece).value();
    return false;
  }

  /// The bytes of the picture that a row brings: another one of the same name is another row. What is wrong with it is
  /// told where it comes to a page.
  [[nodiscard]] std::string picture_of(const Row& row) {
    Diagnostics later;
    const std::string name(row.text("logo"));
    if (name.empty()) return {};
    const base::Root root = folder_of_file(sources_, prepared_.file);
    auto bytes = sources_.read_apart({root, name, 0, row.span}, later);
    return bytes ? std::move(bytes).value() : std::string();
  }

  bool write(PieceMaker& maker, const Piece& piece, batch::Item& item) {
    const PieceFile file = maker.file_of(piece);
    maker.clock().turn_to(Stage::write);
    item.output = file.sha256();
    item.bytes = file.size();
    const std::string_view parts[] = {file.head->parts->head(), file.rest};
    Diagnostics said;
    if (journal_->write_later(item.name, parts, said)) return true;
    break_off(std::move(said));
    return false;
  }

  /// Whether the journal knows the row as it is now, and its file is the one that was made then.
  bool stands(batch::Item& item) const {
    if (!wanted_.resume || !journal_) return false;
    const auto last = journal_->last(item.row);
    if (!last || !last->ok || last->input != item.input || last->name != item.name) return false;
    if (!journal_->has_file_of(*last)) return false;
    item = *last;
    return true;
  }

  void finish(const batch::Item& made, Work& work, bool kept) {
    batch::Item item = made;
    const std::lock_guard lock(mutex_);
    if (is_broken_) return;
    item.faults = messages_.add(item.row, prepared_.data.span(item.row - 1), !item.ok, work.diagnostics);
    if (journal_ && !item.ok) journal_->remove(item.name);
    if (journal_ && !kept) journal_->add(item);
    ++report_.state.done;
    if (kept) ++report_.kept;
    if (!item.ok) {
      report_.state.failed = ++failures_;
      if (has_failed_too_often()) tell_too_many();
    } else if (!kept) {
      report_.bytes += item.bytes;
    }
    if (progress_) progress_(report_.state);
  }

  /// Beside the workers, which do not wait for the disk. Ends, with a last time, when it is asked to.
  void sync_now_and_then(const std::stop_token& end) {
    std::mutex waiting;
    std::condition_variable_any woken;
    while (!end.stop_requested()) {
      std::unique_lock lock(waiting);
      woken.wait_for(lock, end, sync_time, [] { return false; });
      sync_once();
    }
    sync_once();
  }
  void sync_once() {
    Diagnostics said;
    if (!journal_->sync(said)) break_off(std::move(said));
  }

  void tell_too_many() {
    if (is_told_) return;
    is_told_ = true;
    diagnostics_
        .error("too-many-failures", {},
               std::to_string(failures_) + " rows failed, and the run ends at more than " +
                   std::to_string(*wanted_.most_failures))
        .hint("mend what the messages name, then go on with --resume");
  }

  /// What cannot be written once could not be the next time.
  void break_off(Diagnostics said) {
    const std::lock_guard lock(mutex_);
    if (is_broken_) return;
    is_broken_ = true;
    diagnostics_.append(std::move(said));
  }

  Prepared& prepared_;
  const PrintRun& wanted_;
  base::Sources& sources_;
  const batch::StopFlag& stop_;
  const RunProgress& progress_;
  Diagnostics& diagnostics_;
  Pictures pictures_;
  Codes codes_;
  RunFonts fonts_;
  SharedHeads heads_;
  RunMessages messages_;
  RunKit kit_;
  std::optional<batch::Journal> journal_;
  std::unique_ptr<RunFile> run_file_;
  std::mutex mutex_;  ///< of all that follows
  RunReport report_;
  std::atomic<std::size_t> failures_{0};
  std::atomic<bool> is_broken_{false};
  bool is_told_ = false;
};

}  // namespace

Result<RunReport> print_run(const Job& job, const PrintRun& wanted, base::Sources& sources, const batch::StopFlag& stop,
                            const RunProgress& progress, Diagnostics& diagnostics) {
  Prepared prepared = TRY(prepare(job, wanted, sources, diagnostics));
  return Run(prepared, wanted, sources, stop, progress, diagnostics).work_off();
}

}  // namespace handbill::app
