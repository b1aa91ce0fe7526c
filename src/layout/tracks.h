#pragma once

#include <optional>
#include <vector>

#include "style/resolved.h"

namespace handbill::layout {

/// What a thing over the tracks [first, first + count) needs of them together, at least and at most, gaps included.
struct TrackDemand {
  std::size_t first = 0;
  std::size_t count = 1;
  base::Length least;
  base::Length most;
  base::Length floor = {};  ///< what it needs even where tracks of shares or of said sizes do not hold its content
  bool edge = false;        ///< the edge of a subgrid: its track holds it before any content is looked at
  bool automatic = true;    ///< its content decides its least size, too (CSS Grid Layout 2, 6.6)
};

/// Tracks, and what is between them.
struct TrackList {
  const std::vector<style::Track>& tracks;
  base::Length gap;
  style::Justify justify = style::Justify::stretch;  ///< `stretch`: automatic tracks share what is left over
};

/// Where tracks begin and end, from the start or the top of what they are in.
struct TrackLines {
  std::vector<base::Length> begins;
  std::vector<base::Length> ends;

  [[nodiscard]] base::Length begin(std::size_t first) const { return begins[first]; }
  [[nodiscard]] base::Length length(std::size_t first, std::size_t count) const {
    return count == 0 ? base::Length() : ends[first + count - 1] - begins[first];
  }
};
/// Tracks of these sizes, one after the other; what they leave of `room` goes where `list` says.
[[nodiscard]] TrackLines lines_of(const std::vector<base::Length>& sizes, const TrackList& list, base::Length room);

/// What a subgrid has of its parent.
struct Taken {
  std::optional<std::size_t> columns;  ///< how many; nothing: it has its own
  std::optional<std::size_t> rows;
  base::Axes<base::Length> gap;  ///< between those
};
/// The same once the parent has sized them; from the subgrid's own inner start and top.
struct GivenTracks {
  Taken taken;
  std::optional<TrackLines> columns;
  std::optional<TrackLines> rows;
};

/// Whether the sizes of tracks [first, first + count) ask for what stands in them.
[[nodiscard]] bool depend_on_content(const std::vector<style::Track>& tracks, std::size_t first, std::size_t count,
                                     const base::Available& room);
/// How long tracks [first, first + count) are together, gaps included, where that is said in lengths.
[[nodiscard]] std::optional<base::Length> said_length(const TrackList& list, std::size_t first, std::size_t count);
/// How long each track is in `room` (gaps included): the track sizing algorithm of CSS Grid Layout 2, 12.3 to 12.8.
[[nodiscard]] std::vector<base::Length> size_tracks(const TrackList& list, std::vector<TrackDemand> demands,
                                                    const base::Available& room);
[[nodiscard]] base::Length sum(const std::vector<base::Length>& lengths);
/// Of all the gaps between `tracks` tracks.
[[nodiscard]] base::Length gaps(base::Length gap, std::size_t tracks);

}  // namespace handbill::layout
