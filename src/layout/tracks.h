#pragma once

#include <vector>

#include "base/geometry.h"

namespace handbill::layout {

/// What stands in a track needs at least and wants at most.
struct TrackDemand {
  base::Length least;
  base::Length most;
};

/// How long each track is when they share `room` (gaps already taken off): fixed and percent as said, automatic ones
/// what they want (shrunk down to what they need), fr ones shares of the rest, never below what they need; without fr,
/// automatic ones stretch.
[[nodiscard]] std::vector<base::Length> size_tracks(const std::vector<base::Extent>& tracks,
                                                    const std::vector<TrackDemand>& demands,
                                                    const base::Available& room);
[[nodiscard]] base::Length sum(const std::vector<base::Length>& lengths);

}  // namespace handbill::layout
