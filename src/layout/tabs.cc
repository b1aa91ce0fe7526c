#include "layout/tabs.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "layout/sizes.h"

namespace handbill::layout {

using base::Length;

namespace {

/// Between a cell and what follows it where no stop parts them, and around a leader; ratios of the size.
constexpr double least_gap = 0.5;
constexpr double around_leader = 0.3;

/// The parts of a paragraph as a piece that begins at byte `begin` of it has them.
std::vector<text::Part> moved(std::span<const text::Part> parts, std::uint32_t begin) {
  std::vector<text::Part> result(parts.begin(), parts.end());
  for (text::Part& part : result) {
    part.begin = std::max(part.begin, begin) - begin;
    part.end = std::max(part.end, begin) - begin;
  }
  return result;
}

/// Sets one line; positions from the line's start.
class TabbedWriter {
 public:
  TabbedWriter(const style::TextLook& look, const text::Setting& setting, Length width, bool rtl)
      : look_(look), setting_(setting), width_(width), rtl_(rtl) {
    setting_.align = text::Align::start;
    setting_.first_indent = Length();
    setting_.max_lines = 0;
  }

  [[nodiscard]] text::Line write(const TabbedLine& line) {
    out_ = {};
    pen_ = Length();
    stop_ = 0;
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      const style::Tab* const tab = i == 0 ? nullptr : next_stop();
      if (i > 0 && !line.cells[i] && tab != nullptr) pen_ = at(*tab);
      if (line.cells[i]) add(*line.cells[i], tab, i == 0);
    }
    out_.begin = line.begin;
    out_.end = line.end;
    out_.room = {Length(), width_};
    out_.width = pen_;
    out_.left = rtl_ ? width_ - pen_ : Length();
    out_.is_last = true;
    return std::move(out_);
  }

 private:
  [[nodiscard]] Length at(const style::Tab& tab) const { return resolve(tab.at, width_).value_or(Length()); }
  [[nodiscard]] Length width_of(const text::Shaped& shaped) const { return setting_.size * shaped.max_content(); }
  /// The next stop that the line has not passed; nullptr where there is none.
  const style::Tab* next_stop() {
    while (stop_ < look_.tabs.size() && !(at(look_.tabs[stop_]) > pen_)) ++stop_;
    return stop_ < look_.tabs.size() ? &look_.tabs[stop_++] : nullptr;
  }

  /// From the cell's start to its decimal point. Numbers run to the right in every script.
  [[nodiscard]] Length to_point(const Cell& cell, Length width) const {
    const Length before = cell.before_point ? width_of(*cell.before_point) : width;
    return rtl_ ? width - before : before;
  }
  void add(const Cell& cell, const style::Tab* tab, bool is_first) {
    const Length width = width_of(cell.shaped);
    const Length least = is_first ? Length() : pen_ + setting_.size * least_gap;
    Length left = least;
    if (tab != nullptr) {
      const Length stop = at(*tab);
      switch (tab->align) {
        case style::Tab::Align::start:
          left = stop;
          break;
        case style::Tab::Align::center:
          left = stop - width / 2;
          break;
        case style::Tab::Align::end:
          left = stop - width;
          break;
        case style::Tab::Align::decimal:
          left = stop - to_point(cell, width);
          break;
      }
      left = base::max(left, tab->align == style::Tab::Align::start ? stop : least);
      if (cell.leader) lead(*cell.leader, pen_, left);
    }
    put(cell.shaped, left, true);
    pen_ = left + width;
  }

  /// Signs that stand under each other from line to line: counted from the line's end.
  void lead(const text::Shaped& sign, Length from, Length to) {
    const Length step = width_of(sign);
    const Length gap = setting_.size * around_leader;
    if (!(step > Length())) return;
    for (double k = std::ceil((width_ - to + gap) / step);; ++k) {
      const Length left = width_ - step * (k + 1);
      if (left < from + gap) break;
      put(sign, left, false);
    }
  }

  /// What is not the author's is not copied.
  void put(const text::Shaped& shaped, Length left, bool is_copied) {
    const Length width = width_of(shaped);
    const text::Set set = text::set(shaped, setting_, {setting_.leading * 2, width + base::pt(1)});
    if (set.lines.empty()) return;
    const text::Line& line = set.lines.front();
    out_.baseline = line.baseline;
    // In a text that runs to the left, lines are set at the right of their room.
    const Length shift = rtl_ ? width_ - left - width - line.left : left - line.left;
    for (text::PlacedDrawing drawing : line.drawings) {
      drawing.at.left += shift;
      out_.drawings.push_back(drawing);
    }
    for (text::PlacedRun placed : line.runs) {
      placed.origin.x += shift;
      if (!is_copied) {
        placed.run.utf8.clear();
        for (text::Cluster& cluster : placed.run.clusters) cluster.bytes = 0;
      }
      out_.runs.push_back(std::move(placed));
    }
  }

  const style::TextLook& look_;
  text::Setting setting_;
  Length width_;
  bool rtl_;
  text::Line out_;
  Length pen_;
  std::size_t stop_ = 0;
};

}  // namespace

std::size_t decimal_point(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t found = text.size();
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool behind_digit = is_digit(text[i - 1]);
    if (behind_digit && (text[i] == '.' || text[i] == ',') && i + 1 < text.size() && is_digit(text[i + 1])) found = i;
    if (found == text.size() && behind_digit && !is_digit(text[i]) && text[i] != '.' && text[i] != ',') return i;
  }
  return found;
}

std::vector<TabbedLine> shape_tabbed(text::Shaper& shaper, const style::TextLook& look, const text::Style& style,
                                     const text::Words& words, base::Diagnostics& diagnostics) {
  std::vector<TabbedLine> lines;
  if (look.tabs.empty() || words.utf8.find('\t') == std::string_view::npos) return lines;
  const auto shaped = [&](std::size_t begin, std::size_t end) -> std::optional<text::Shaped> {
    if (begin >= end) return std::nullopt;
    const auto parts = moved(words.parts, static_cast<std::uint32_t>(begin));
    auto made =
        text::shape(shaper, {words.utf8.substr(begin, end - begin), words.span, words.key, parts, {}, words.local},
                    style, diagnostics);
    if (!made.ok()) return std::nullopt;
    return std::move(made).value();
  };
  for (std::size_t begin = 0; begin < words.utf8.size();) {
    const std::size_t end = std::min(words.utf8.find('\n', begin), words.utf8.size());
    TabbedLine line{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), {}};
    for (std::size_t from = begin; from <= end;) {
      const std::size_t to = std::min(words.utf8.find('\t', from), end);
      auto cell = shaped(from, to);
      // Which stop a cell comes to is known when it is set; most lines have one for each tab.
      const std::size_t stop = std::min(line.cells.size(), look.tabs.size());
      const style::Tab* const tab = stop == 0 ? nullptr : &look.tabs[stop - 1];
      line.cells.emplace_back();
      if (cell) {
        Cell made{std::move(*cell), std::nullopt, std::nullopt};
        if (tab != nullptr && tab->align == style::Tab::Align::decimal)
          made.before_point = shaped(from, from + decimal_point(words.utf8.substr(from, to - from)));
        if (tab != nullptr && !tab->leader.empty()) {
          auto sign = text::shape(shaper, {tab->leader, words.span, words.key}, style, diagnostics);
          if (sign.ok()) made.leader = std::move(sign).value();
        }
        line.cells.back() = std::move(made);
      }
      from = to + 1;
    }
    lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

text::Set set_tabbed(const std::vector<TabbedLine>& lines, const style::TextLook& look, const text::Setting& setting,
                     Length width, bool rtl) {
  text::Set set;
  TabbedWriter writer(look, setting, width, rtl);
  for (const TabbedLine& each : lines) {
    text::Line line = writer.write(each);
    line.move(set.height);
    set.height += setting.leading;
    set.widest = base::max(set.widest, line.width);
    set.excess = base::max(set.excess, line.width - width);
    set.lines.push_back(std::move(line));
  }
  return set;
}

}  // namespace handbill::layout
