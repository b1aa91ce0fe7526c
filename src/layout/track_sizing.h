#pragma once

#include <optional>
#include <span>
#include <vector>

#include "layout/tracks.h"

namespace handbill::layout {

/// A track while it is being sized (CSS Grid Layout 2, 12.4).
struct SizedTrack {
  enum class Kind { fixed, automatic, min_content, max_content };
  Kind least = Kind::automatic;       ///< fixed: known from the start
  Kind most = Kind::automatic;        ///< fixed: known, or a share
  double share = 0;                   ///< of what is left over: 0 where it is no fr track
  base::Length base;                  ///< as long as it is so far
  std::optional<base::Length> said;   ///< what it may become at most, where that is a length
  std::optional<base::Length> limit;  ///< as long as it may become before others are; nothing: endless
  std::optional<base::Length> clamp;  ///< of fit-content
  bool growable = false;              ///< its limit came to be known in this very round: it is endless still
  bool affected = false;              ///< by the step
  base::Length planned;               ///< of the things looked at together, the most that one adds
  base::Length added;                 ///< by the thing being looked at

  [[nodiscard]] bool is_least_open() const { return least != Kind::fixed; }
  [[nodiscard]] bool is_most_open() const { return most != Kind::fixed; }
  [[nodiscard]] bool is_flexible() const { return share > 0; }
};

/// Raises bases and limits of tracks to what things over them need (CSS Grid Layout 2, 12.5); `demands` are of things
/// over at least one track that depends on its content.
void raise_to_content(std::vector<SizedTrack>& tracks, std::vector<TrackDemand> demands, base::Length gap,
                      base::Available::Kind room);

/// Shares `space` between `which` equally, each up to what `room_of` says (nothing: endless), into `added`; returns
/// what nobody took.
template <typename RoomOf>
base::Length share_equally(std::vector<SizedTrack*> which, base::Length space, const RoomOf& room_of) {
  while (!which.empty() && space > base::Length()) {
    const base::Length part = space / static_cast<double>(which.size());
    std::vector<SizedTrack*> open;
    base::Length taken;
    for (SizedTrack* track : which) {
      const std::optional<base::Length> room = room_of(*track);
      if (room && *room <= part) {
        track->added += base::max(*room, base::Length());
        taken += base::max(*room, base::Length());
      } else {
        open.push_back(track);
      }
    }
    if (open.size() == which.size()) {
      for (SizedTrack* track : which) track->added += part;
      return {};
    }
    // The full ones are done; the others share what is left from where they stand.
    space -= taken;
    which = std::move(open);
  }
  return base::max(space, base::Length());
}

}  // namespace handbill::layout
