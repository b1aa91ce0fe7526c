#include "model/tracks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/number.h"
#include "base/utf8.h"

namespace handbill::model {

using base::Diagnostic;
using base::Diagnostics;
using source::Kind;
using source::Node;

namespace {

constexpr std::size_t most_tracks = 100;
constexpr std::string_view track_text = "a track such as 20mm, 1fr, auto, min-content or minmax(20mm, 1fr)";

/// Words and brackets of all pieces, so that a list may part what stands in brackets: YAML parts
/// `[minmax(20mm, 1fr), auto]` at each comma. A comma is a blank.
std::vector<Slice> tokens_of(const std::vector<Slice>& pieces) {
  std::vector<Slice> tokens;
  for (const Slice& piece : pieces) {
    std::size_t begin = 0;
    const auto end_word = [&](std::size_t end) {
      if (end > begin) tokens.push_back({piece.node, piece.offset + begin, piece.text.substr(begin, end - begin)});
    };
    for (std::size_t i = 0; i < piece.text.size(); ++i) {
      const char c = piece.text[i];
      if (c != '(' && c != ')' && c != ',' && c != ' ') continue;
      end_word(i);
      if (c == '(' || c == ')') tokens.push_back({piece.node, piece.offset + i, piece.text.substr(i, 1)});
      begin = i + 1;
    }
    end_word(piece.text.size());
  }
  return tokens;
}

/// Reads tracks from tokens; the first mistake ends it.
class TrackReader {
 public:
  TrackReader(std::vector<Slice> tokens, const KeyRow& row, Diagnostics& diagnostics)
      : tokens_(std::move(tokens)), row_(row), diagnostics_(diagnostics) {}

  std::optional<std::vector<Track>> read_all() {
    std::vector<Track> tracks;
    while (at_ < tokens_.size()) {
      if (!read_one(tracks, true)) return std::nullopt;
    }
    return tracks;
  }

 private:
  [[nodiscard]] bool is_next(std::string_view text) const { return at_ < tokens_.size() && tokens_[at_].text == text; }
  bool take(std::string_view text) {
    if (!is_next(text)) return false;
    ++at_;
    return true;
  }

  /// What stands here is not what should: the token, or the last one where there is none.
  Diagnostic& refuse(std::string_view wanted) {
    const Slice& token = tokens_[std::min(at_, tokens_.size() - 1)];
    const std::string found = at_ < tokens_.size() ? base::quote(token.text) : "the end";
    return diagnostics_.error("wrong-type", token.span(), "expected " + std::string(wanted) + ", found " + found);
  }

  /// A closing bracket. In a flow mapping YAML ends the value at the comma.
  bool close(std::string_view function) {
    if (take(")")) return true;
    Diagnostic& error = refuse("a `)` behind what " + ticked(function) + " holds");
    if (at_ >= tokens_.size())
      error.hint("within { } a comma ends the value: put it in quotes, or leave the comma out: `minmax(20mm 1fr)`");
    return false;
  }

  std::optional<TrackSize> read_size() {
    if (at_ >= tokens_.size() || is_next("(") || is_next(")")) {
      refuse(track_text);
      return std::nullopt;
    }
    if (take("min-content")) return TrackSize{TrackSize::Of::min_content, {}};
    if (take("max-content")) return TrackSize{TrackSize::Of::max_content, {}};
    const auto measure = read_measure(tokens_[at_], {row_.name, row_.units, row_.range, track_text}, diagnostics_);
    if (!measure) return std::nullopt;
    ++at_;
    return TrackSize{TrackSize::Of::measure, *measure};
  }

  bool read_minmax(std::vector<Track>& tracks) {
    const std::size_t first = at_;
    const auto least = read_size();
    if (!least) return false;
    if (least->of == TrackSize::Of::measure && least->measure.unit == Measure::Unit::fr) {
      at_ = first;
      refuse("the least of a track such as 20mm, auto or min-content")
          .hint("a share is what a track may become: write it second");
      return false;
    }
    const auto most = read_size();
    if (!most || !close("minmax")) return false;
    tracks.push_back({*least, *most, false});
    return true;
  }

  bool read_fit(std::vector<Track>& tracks) {
    const std::size_t first = at_;
    const auto most = read_size();
    if (!most) return false;
    const bool is_length = most->of == TrackSize::Of::measure && most->measure.unit != Measure::Unit::fr &&
                           most->measure.unit != Measure::Unit::automatic;
    if (!is_length) {
      at_ = first;
      refuse("a length or a percentage such as 40mm or 50%");
      return false;
    }
    if (!close("fit-content")) return false;
    tracks.push_back({{TrackSize::Of::measure, {0, Measure::Unit::automatic, {}}}, *most, true});
    return true;
  }

  bool read_repeat(std::vector<Track>& tracks) {
    const auto count = at_ < tokens_.size() ? base::parse_decimal(tokens_[at_].text) : std::nullopt;
    if (!count || *count != std::floor(*count) || *count < 1 || *count > static_cast<double>(most_tracks)) {
      refuse("how many times, a whole number from 1 to 100");
      return false;
    }
    ++at_;
    std::vector<Track> once;
    do {
      if (!read_one(once, false)) return false;
    } while (at_ < tokens_.size() && !is_next(")"));
    if (!close("repeat")) return false;
    for (int i = 0; i < static_cast<int>(*count) && tracks.size() <= most_tracks; ++i)
      tracks.insert(tracks.end(), once.begin(), once.end());
    return true;
  }

  bool read_one(std::vector<Track>& tracks, bool may_repeat) {
    const bool is_function = at_ + 1 < tokens_.size() && tokens_[at_ + 1].text == "(";
    if (!is_function) {
      const auto size = read_size();
      if (!size) return false;
      const bool shares = size->of == TrackSize::Of::measure && size->measure.unit == Measure::Unit::fr;
      const TrackSize automatic{TrackSize::Of::measure, {0, Measure::Unit::automatic, {}}};
      tracks.push_back({shares ? automatic : *size, *size, false});
      return true;
    }
    const std::string_view name = tokens_[at_].text;
    at_ += 2;
    if (name == "minmax") return read_minmax(tracks);
    if (name == "fit-content") return read_fit(tracks);
    if (name == "repeat" && may_repeat) return read_repeat(tracks);
    at_ -= 2;
    Diagnostic& error = refuse(may_repeat ? "minmax(), fit-content() or repeat()" : "minmax() or fit-content()");
    const std::string_view near = base::nearest(name, {"minmax", "fit-content", "repeat"});
    if (!near.empty() && near != name) error.hint("did you mean " + ticked(near) + "?");
    return false;
  }

  std::vector<Slice> tokens_;
  const KeyRow& row_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

/// The first and last columns and rows that an area's name stands in.
struct Reach {
  std::size_t left = 0, right = 0, top = 0, bottom = 0;
  std::size_t cells = 0;
};

Diagnostic& refuse_areas(const Slice& row, const std::string& message, Diagnostics& diagnostics) {
  return diagnostics.error("bad-areas", row.span(), message);
}

/// The rows as they were written, each a list item; one row may stand alone.
std::optional<std::vector<Slice>> area_rows(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  std::vector<Slice> rows;
  const bool is_list = node.kind == Kind::sequence && !node.items.empty();
  for (const Node& item : is_list ? std::span(node.items) : std::span(&node, 1)) {
    const std::string* text = want_scalar(item, what, diagnostics);
    if (text == nullptr) return std::nullopt;
    rows.push_back({&item, 0, *text});
  }
  return rows;
}

}  // namespace

std::optional<Tracks> read_tracks(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const auto pieces = read_pieces(node, expectation(row), diagnostics);
  if (!pieces || pieces->empty()) return std::nullopt;
  const Slice& first = pieces->front();
  if (pieces->size() == 1 && first.text == "subgrid" && row.key != Key::auto_columns && row.key != Key::auto_rows)
    return Tracks{{}, true};
  const auto count = pieces->size() == 1 && node.kind == Kind::scalar ? base::parse_decimal(first.text) : std::nullopt;
  if (count && *count != 0) {
    if (*count == std::floor(*count) && *count >= 1 && *count <= static_cast<double>(most_tracks)) {
      const TrackSize automatic{TrackSize::Of::measure, {0, Measure::Unit::automatic, {}}};
      const TrackSize share{TrackSize::Of::measure, {1, Measure::Unit::fr, {}}};
      return Tracks{std::vector<Track>(static_cast<std::size_t>(*count), Track{automatic, share, false}), false};
    }
    diagnostics.error("out-of-range", node.span,
                      "expected " + ticked(row.name) + " from 1 to 100, found " + base::quote(node.text));
    return std::nullopt;
  }
  auto tracks = TrackReader(tokens_of(*pieces), row, diagnostics).read_all();
  if (!tracks) return std::nullopt;
  if (tracks->size() > most_tracks) {
    diagnostics.error("wrong-count", node.span, "expected at most 100 tracks, found more");
    return std::nullopt;
  }
  return Tracks{std::move(*tracks), false};
}

std::optional<std::vector<std::string>> read_areas(const Node& node, const KeyRow& row, Diagnostics& diagnostics) {
  const auto rows = area_rows(node, expectation(row), diagnostics);
  if (!rows) return std::nullopt;
  std::map<std::string_view, Reach> reaches;
  std::vector<std::string> result;
  const std::size_t width = split(rows->front().text).size();
  for (std::size_t y = 0; y < rows->size(); ++y) {
    const Slice& text = (*rows)[y];
    const std::vector<std::string_view> names = split(text.text);
    if (names.size() != width) {
      refuse_areas(text,
                   "expected as many names in each row as in the first, " + std::to_string(width) + ", found " +
                       std::to_string(names.size()),
                   diagnostics)
          .hint("a dot stands for a cell of no name: `head .`");
      return std::nullopt;
    }
    for (std::size_t x = 0; x < names.size(); ++x) {
      if (names[x] == ".") continue;
      if (!is_name(names[x])) {
        refuse_areas(text, "expected the name of an area such as head, found " + base::quote(names[x]), diagnostics);
        return std::nullopt;
      }
      Reach& reach = reaches.try_emplace(names[x], Reach{x, x, y, y, 0}).first->second;
      reach.left = std::min(reach.left, x);
      reach.right = std::max(reach.right, x);
      reach.bottom = y;
      ++reach.cells;
    }
    result.emplace_back(text.text);
  }
  for (const auto& [name, reach] : reaches) {
    if (reach.cells == (reach.right - reach.left + 1) * (reach.bottom - reach.top + 1)) continue;
    refuse_areas((*rows)[reach.bottom], "the area " + ticked(name) + " is no rectangle", diagnostics)
        .hint("its name stands in each cell of it, and in no other one");
    return std::nullopt;
  }
  return result;
}

}  // namespace handbill::model
