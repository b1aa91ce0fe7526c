#include "layout/track_sizing.h"

#include <algorithm>
#include <functional>

namespace handbill::layout {

using base::Available;
using base::Length;

namespace {

using Kind = SizedTrack::Kind;
using Picked = std::function<bool(const SizedTrack&)>;

/// Which sizes a step raises.
enum class Raise { base, limit };

/// A step of 12.5.1: for what things need, which of their tracks grow, and which of those where all have reached their
/// limits.
struct Step {
  Raise raise = Raise::base;
  Picked affected;
  Picked beyond;
};

Length size_of(const SizedTrack& track, Raise raise) {
  return raise == Raise::base ? track.base : track.limit.value_or(track.base);
}

/// How much the limit of a fit-content track may still become.
Length room_to_clamp(const SizedTrack& track) {
  return base::max(*track.clamp, track.base) - size_of(track, Raise::limit) - track.added;
}

/// How much a track may still take before it has reached its limit; nothing: as much as there is.
std::optional<Length> room_to_limit(const SizedTrack& track, Raise raise) {
  if (raise == Raise::base) {
    std::optional<Length> limit = track.limit;
    if (track.clamp) limit = limit ? base::min(*limit, base::max(*track.clamp, track.base)) : *track.clamp;
    return limit ? std::optional(*limit - track.base - track.added) : std::nullopt;
  }
  const bool endless = !track.limit || track.growable;
  if (!endless) return Length();
  return track.clamp ? std::optional(room_to_clamp(track)) : std::nullopt;
}

std::vector<SizedTrack*> pick(std::span<SizedTrack> tracks, const Picked& which) {
  std::vector<SizedTrack*> picked;
  for (SizedTrack& track : tracks) {
    if (which(track)) picked.push_back(&track);
  }
  return picked;
}

/// Shares by fr, where the tracks have them.
void share_by_fr(const std::vector<SizedTrack*>& which, Length space) {
  double shares = 0;
  for (const SizedTrack* track : which) shares += track->share;
  for (SizedTrack* track : which) track->added += space * (track->share / shares);
}

/// 12.5.1 for one thing: what its tracks lack of `needed`, planned for those that the step affects.
void plan(std::span<SizedTrack> tracks, Length needed, const Step& step) {
  const std::vector<SizedTrack*> affected = pick(tracks, step.affected);
  for (SizedTrack* track : affected) track->affected = true;
  for (const SizedTrack& track : tracks) needed -= size_of(track, step.raise);
  if (affected.empty() || !(needed > Length())) return;
  for (SizedTrack& track : tracks) track.added = {};
  if (affected.front()->is_flexible()) {
    share_by_fr(affected, needed);
  } else {
    const auto to_limit = [&](const SizedTrack& track) { return room_to_limit(track, step.raise); };
    Length left = share_equally(affected, needed, to_limit);
    if (left > Length() && step.raise == Raise::base) {
      std::vector<SizedTrack*> others = pick(tracks, [&](const SizedTrack& track) { return !step.affected(track); });
      left = share_equally(std::move(others), left, to_limit);
    }
    if (left > Length()) {
      std::vector<SizedTrack*> beyond;
      std::ranges::copy_if(affected, std::back_inserter(beyond), [&](const SizedTrack* t) { return step.beyond(*t); });
      if (beyond.empty()) beyond = affected;
      // The limit of a fit-content track is never more than it says.
      const auto to_clamp = [&](const SizedTrack& track) {
        return step.raise == Raise::limit && track.clamp ? std::optional(room_to_clamp(track)) : std::nullopt;
      };
      static_cast<void>(share_equally(std::move(beyond), left, to_clamp));
    }
  }
  for (SizedTrack& track : tracks) track.planned = base::max(track.planned, track.added);
}

void apply(std::vector<SizedTrack>& tracks, Raise raise) {
  for (SizedTrack& track : tracks) {
    if (raise == Raise::base) track.base += track.planned;
    else if (track.affected) track.limit = size_of(track, raise) + track.planned;
    track.planned = {};
    track.affected = false;
  }
}

void keep_limits_above(std::vector<SizedTrack>& tracks) {
  for (SizedTrack& track : tracks) {
    if (track.limit && *track.limit < track.base) track.limit = track.base;
  }
}

std::span<SizedTrack> over(std::vector<SizedTrack>& tracks, const TrackDemand& demand) {
  return std::span(tracks).subspan(demand.first, demand.count);
}

/// What tracks may become at most where each of them says so in lengths (`fit-content` too, if that is to count).
enum class Fit { counts, is_endless };
std::optional<Length> most_of(std::span<const SizedTrack> tracks, Length gap, Fit fit) {
  Length most = gaps(gap, tracks.size());
  for (const SizedTrack& track : tracks) {
    if (track.clamp && fit == Fit::counts) most += *track.clamp;
    else if (!track.said) return std::nullopt;
    else most += *track.said;
  }
  return most;
}

/// What a thing needs by itself: its content counts over automatic tracks alone, no more of it than tracks of said
/// sizes can hold, and none over several of which some take shares (CSS Grid Layout 2, 6.6).
Length least_of(std::span<const SizedTrack> tracks, const TrackDemand& demand, Length gap) {
  const auto is_automatic = [](const SizedTrack& track) { return track.least == Kind::automatic; };
  if (!demand.automatic || std::ranges::none_of(tracks, is_automatic) ||
      (tracks.size() > 1 && std::ranges::any_of(tracks, &SizedTrack::is_flexible)))
    return demand.floor;
  const auto most = most_of(tracks, gap, Fit::is_endless);
  return most ? base::max(base::min(demand.least, *most), demand.floor) : demand.least;
}
/// What it wants, "limited" in the words of 12.5.
Length wanted_of(std::span<const SizedTrack> tracks, const TrackDemand& demand, Length gap) {
  const auto most = most_of(tracks, gap, Fit::counts);
  return most ? base::max(base::min(demand.most, *most), least_of(tracks, demand, gap)) : demand.most;
}

/// Edges of subgrids raise bases alone: how far a track may grow is for what stands in it to say.
void hold_edges(std::vector<SizedTrack>& tracks, std::vector<TrackDemand>& demands) {
  for (const TrackDemand& demand : demands) {
    SizedTrack& track = tracks[demand.first];
    if (demand.edge && track.is_least_open()) track.base = base::max(track.base, demand.least);
  }
  if (std::erase_if(demands, [](const TrackDemand& demand) { return demand.edge; }) > 0) keep_limits_above(tracks);
}

/// 12.5, 2: things over one track alone.
void raise_one(SizedTrack& track, const TrackDemand& demand) {
  const std::span one(&track, 1);
  if (track.least == Kind::automatic) track.base = base::max(track.base, least_of(one, demand, {}));
  if (track.least == Kind::min_content) track.base = base::max(track.base, demand.least);
  if (track.least == Kind::max_content) track.base = base::max(track.base, demand.most);
  if (!track.is_most_open()) return;
  Length limit = track.most == Kind::min_content ? demand.least : demand.most;
  if (track.clamp) limit = base::min(limit, *track.clamp);
  track.limit = base::max(track.limit.value_or(Length()), limit);
}

/// 12.5, 3 and 4: things over as many tracks as each other, together; those over fr tracks give to these alone.
void raise_together(std::vector<SizedTrack>& tracks, std::span<const TrackDemand> demands, Length gap,
                    Available::Kind room, bool flexible) {
  const auto run = [&](const Step& step, const std::function<Length(const TrackDemand&)>& need) {
    for (const TrackDemand& demand : demands) plan(over(tracks, demand), need(demand) - gaps(gap, demand.count), step);
    apply(tracks, step.raise);
  };
  const auto counts = [=](const SizedTrack& track) { return !flexible || track.is_flexible(); };
  const Picked is_most_open = [](const SizedTrack& track) { return track.is_most_open(); };
  const auto least = [](const TrackDemand& demand) { return demand.least; };
  const auto most = [](const TrackDemand& demand) { return demand.most; };

  run({Raise::base, [=](const SizedTrack& t) { return counts(t) && t.is_least_open(); }, is_most_open},
      [&](const TrackDemand& demand) { return least_of(over(tracks, demand), demand, gap); });
  run({Raise::base,
       [=](const SizedTrack& t) { return counts(t) && (t.least == Kind::min_content || t.least == Kind::max_content); },
       is_most_open},
      least);
  const Picked is_most_content = [](const SizedTrack& t) { return t.most == Kind::max_content; };
  if (room == Available::Kind::max_content && !flexible) {
    run({Raise::base, [](const SizedTrack& t) { return t.least == Kind::automatic || t.least == Kind::max_content; },
         is_most_content},
        [&](const TrackDemand& demand) { return wanted_of(over(tracks, demand), demand, gap); });
  }
  run({Raise::base, [=](const SizedTrack& t) { return counts(t) && t.least == Kind::max_content; }, is_most_content},
      most);
  keep_limits_above(tracks);
  if (flexible) return;
  for (SizedTrack& track : tracks) track.growable = !track.limit;
  run({Raise::limit, is_most_open, is_most_open}, least);
  run({Raise::limit, [](const SizedTrack& t) { return t.most == Kind::automatic || t.most == Kind::max_content; },
       is_most_open},
      most);
  for (SizedTrack& track : tracks) track.growable = false;
}

}  // namespace

void raise_to_content(std::vector<SizedTrack>& tracks, std::vector<TrackDemand> demands, Length gap,
                      Available::Kind room) {
  hold_edges(tracks, demands);
  const auto takes_shares = [&](const TrackDemand& demand) {
    return std::ranges::any_of(over(tracks, demand), &SizedTrack::is_flexible);
  };
  // Where a thing is over several such tracks, those over one are looked at with it; else each has its track to itself.
  const bool together =
      std::ranges::any_of(demands, [&](const TrackDemand& demand) { return demand.count > 1 && takes_shares(demand); });
  const auto flexible = std::stable_partition(
      demands.begin(), demands.end(), [&](const TrackDemand& demand) { return !together || !takes_shares(demand); });
  const std::span plain(demands.begin(), flexible);
  std::ranges::stable_sort(plain, {}, &TrackDemand::count);
  for (std::size_t i = 0; i < plain.size();) {
    const std::size_t count = plain[i].count;
    std::size_t last = i;
    while (last < plain.size() && plain[last].count == count) ++last;
    if (count == 1) {
      for (; i < last; ++i) raise_one(tracks[plain[i].first], plain[i]);
      keep_limits_above(tracks);
    } else {
      raise_together(tracks, plain.subspan(i, last - i), gap, room, false);
    }
    i = last;
  }
  if (flexible != demands.end()) raise_together(tracks, std::span(flexible, demands.end()), gap, room, true);
  for (SizedTrack& track : tracks) {
    if (!track.limit) track.limit = track.base;
  }
}

}  // namespace handbill::layout
