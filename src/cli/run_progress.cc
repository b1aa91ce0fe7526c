#include "cli/run_progress.h"

#include <cmath>

#include "base/number.h"

namespace handbill::cli {
namespace {

constexpr double window = 60;           // seconds that the speed is taken from
constexpr double between_lines = 30;    // seconds
constexpr double between_writes = 0.1;  // seconds, on a terminal

std::size_t finished(const RunState& state) { return state.done + state.failed; }

std::size_t tenths(const RunState& state) { return state.total == 0 ? 10 : finished(state) * 10 / state.total; }

std::string rate_text(double rate) { return base::to_text(rate, rate < 10 ? 1 : 0); }

double seconds_left(const RunState& state, double rate) {
  return std::ceil(static_cast<double>(state.total - finished(state)) / rate);
}

/// As exact as anybody wants to know it.
std::string duration(double seconds) {
  if (seconds < 60) return base::to_text(seconds, 0) + " s";
  const double minutes = std::ceil(seconds / 60);
  if (minutes < 60) return base::to_text(minutes, 0) + " min";
  const double hours = std::floor(minutes / 60);
  return base::to_text(hours, 0) + " h " + base::to_text(minutes - hours * 60, 0) + " min";
}

std::string in_words(const RunState& state, std::optional<double> rate) {
  std::string text = std::to_string(finished(state)) + " of " + std::to_string(state.total);
  if (state.failed > 0) text += ", " + std::to_string(state.failed) + " failed";
  if (rate) text += ", " + rate_text(*rate) + "/s";
  if (rate && finished(state) < state.total) text += ", " + duration(seconds_left(state, *rate)) + " left";
  return text;
}

std::string in_json(const RunState& state, std::optional<double> rate) {
  std::string text = "{\"done\":" + std::to_string(state.done) + ",\"failed\":" + std::to_string(state.failed) +
                     ",\"total\":" + std::to_string(state.total);
  if (rate)
    text += ",\"per_second\":" + base::to_text(*rate, 1) +
            ",\"seconds_left\":" + base::to_text(seconds_left(state, *rate), 0);
  return text + "}";
}

}  // namespace

void RunProgress::tell(const RunState& state) {
  const bool first = minute_.empty();
  remember(state);
  if (first && form_ != ProgressForm::terminal) {
    told_ = state;
    return;
  }
  if (!is_time(state)) return;
  told_ = state;
  if (form_ == ProgressForm::json) return write_(in_json(state, rate(state)) + "\n");
  std::string text = in_words(state, rate(state));
  if (form_ == ProgressForm::lines) return write_("handbill: " + text + "\n");
  const std::size_t width = text.size();
  if (width < width_) text.append(width_ - width, ' ');
  width_ = width;
  write_("\r" + text);
}

void RunProgress::end() {
  if (width_ > 0) write_("\r" + std::string(width_, ' ') + "\r");
  width_ = 0;
}

bool RunProgress::is_time(const RunState& state) const {
  if (!told_) return true;
  const bool is_last = finished(state) == state.total && finished(*told_) != state.total;
  const double since = state.seconds - told_->seconds;
  if (form_ == ProgressForm::terminal) return is_last || since >= between_writes;
  return is_last || tenths(state) > tenths(*told_) || since >= between_lines;
}

void RunProgress::remember(const RunState& state) {
  while (minute_.size() > 1 && minute_[1].seconds <= state.seconds - window) minute_.pop_front();
  if (minute_.empty() || state.seconds - minute_.back().seconds >= 1)
    minute_.push_back({state.seconds, finished(state)});
}

std::optional<double> RunProgress::rate(const RunState& state) const {
  const Sample& first = minute_.front();
  const double seconds = state.seconds - first.seconds;
  if (seconds <= 0 || finished(state) <= first.finished) return std::nullopt;
  return static_cast<double>(finished(state) - first.finished) / seconds;
}

}  // namespace handbill::cli
