#include "svg-worker/geometry.h"

#include <charconv>

#include "svg-worker/element.h"
#include "svg-worker/refusal.h"

namespace handbill::svg_worker {

namespace {

using image::PathData;
using Verb = PathData::Verb;

class PathReader {
 public:
  PathReader(std::string_view text, const Transform& map, double grain)
      : at_(text.data()), end_(at_ + text.size()), map_(map), grain_(grain) {}

  PathData read() {
    for (;;) {
      skip_blanks();
      if (at_ == end_) break;
      take(*at_++);
    }
    drop_last_move();
    return std::move(path_);
  }

 private:
  void take(char letter) {
    switch (letter) {
      case 'M':
        drop_last_move();
        return add(Verb::move, 1);
      case 'L':
        return add(Verb::line, 1);
      case 'C':
        return add(Verb::curve, 3);
      case 'Z':
        return path_.verbs.push_back(Verb::close);
      default:
        throw Refusal{image::WorkerExit::broken, "an unknown letter in cairo's path"};
    }
  }
  void add(Verb verb, int points) {
    path_.verbs.push_back(verb);
    for (int i = 0; i < points; ++i) {
      const double x = coordinate();
      const Spot spot = apply(map_, {x, coordinate()});
      path_.coordinates.push_back(rounded(spot.x));
      path_.coordinates.push_back(rounded(spot.y));
    }
  }
  double coordinate() {
    skip_blanks();
    double value = 0;
    const auto read = std::from_chars(at_, end_, value);
    if (read.ec != std::errc() || !std::isfinite(value))
      throw Refusal{image::WorkerExit::broken, "a bad number in cairo's path"};
    at_ = read.ptr;
    return value;
  }
  // Divided rather than multiplied: 12.3 comes out as the double nearest to 12.3. Never -0.
  double rounded(double value) const { return std::round(value * grain_) / grain_ + 0.0; }
  void drop_last_move() {
    if (path_.verbs.empty() || path_.verbs.back() != Verb::move) return;
    path_.verbs.pop_back();
    path_.coordinates.resize(path_.coordinates.size() - 2);
  }
  void skip_blanks() {
    while (at_ != end_ && *at_ == ' ') ++at_;
  }

  const char* at_;
  const char* end_;
  const Transform& map_;
  double grain_;
  PathData path_;
};

}  // namespace

Bounds bounds_of(const PathData& path) {
  Bounds bounds;
  for (std::size_t i = 0; i + 1 < path.coordinates.size(); i += 2)
    bounds.add({path.coordinates[i], path.coordinates[i + 1]});
  return bounds;
}

std::optional<Bounds> as_rectangle(const PathData& path) {
  const auto& at = path.coordinates;
  const bool has_verbs = path.verbs == std::vector<Verb>{Verb::move, Verb::line, Verb::line, Verb::line, Verb::close};
  if (!has_verbs || at.size() != 8) return std::nullopt;
  const bool across = at[1] == at[3] && at[2] == at[4] && at[5] == at[7] && at[6] == at[0];
  const bool down = at[0] == at[2] && at[3] == at[5] && at[4] == at[6] && at[7] == at[1];
  if (!across && !down) return std::nullopt;
  return bounds_of(path);
}

PathData read_path(std::string_view text, const Transform& map, double grain) {
  return PathReader(text, map, grain).read();
}

Transform read_matrix(std::string_view text) {
  constexpr std::string_view head = "matrix(";
  if (!text.starts_with(head)) return {};
  const auto values = numbers(text.substr(head.size()));
  if (values.size() != 6) throw Refusal{image::WorkerExit::broken, "a bad matrix in cairo's SVG"};
  return {values[0], values[1], values[2], values[3], values[4], values[5]};
}

}  // namespace handbill::svg_worker
