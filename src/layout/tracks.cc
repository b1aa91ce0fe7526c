#include "layout/tracks.h"

#include <algorithm>

#include "layout/justify.h"
#include "layout/track_sizing.h"

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;
using style::Track;
using style::TrackSize;

namespace {

using Kind = SizedTrack::Kind;

/// A length or a percentage that means something here.
std::optional<Length> known(const TrackSize& size, const Available& room) {
  if (size.of != TrackSize::Of::extent) return std::nullopt;
  if (size.extent.kind() == Extent::Kind::fixed) return size.extent.length();
  if (size.extent.kind() == Extent::Kind::percent && room.is_definite()) return room.length() * size.extent.ratio();
  return std::nullopt;
}

Kind kind_of(const TrackSize& size) {
  switch (size.of) {
    case TrackSize::Of::min_content:
      return Kind::min_content;
    case TrackSize::Of::max_content:
      return Kind::max_content;
    case TrackSize::Of::extent:
      break;
  }
  return Kind::automatic;
}

/// 12.4.
SizedTrack begin(const Track& track, const Available& room) {
  SizedTrack sized;
  sized.least = kind_of(track.least);
  if (const auto least = known(track.least, room)) {
    sized.least = Kind::fixed;
    sized.base = *least;
  }
  const auto most = known(track.most, room);
  sized.most = kind_of(track.most);
  if (track.fit_content) {
    sized.most = Kind::max_content;
    sized.clamp = most;
  } else if (most) {
    sized.most = Kind::fixed;
    sized.limit = sized.said = base::max(*most, sized.base);
  } else if (track.most.of == TrackSize::Of::extent && track.most.extent.kind() == Extent::Kind::fill) {
    sized.most = Kind::fixed;
    sized.share = track.most.extent.ratio();
    sized.limit = sized.base;
  }
  return sized;
}

Length total(const std::vector<SizedTrack>& tracks, Length gap) {
  Length length = gaps(gap, tracks.size());
  for (const SizedTrack& track : tracks) length += track.base;
  return length;
}

/// 12.6: what is left goes to all tracks until they have reached their limits.
void maximise(std::vector<SizedTrack>& tracks, Length gap, const Available& room) {
  if (room.kind() == Available::Kind::min_content) return;
  if (room.kind() == Available::Kind::max_content) {
    for (SizedTrack& track : tracks) track.base = base::max(track.base, track.limit.value_or(track.base));
    return;
  }
  std::vector<SizedTrack*> all;
  for (SizedTrack& track : tracks) {
    track.added = {};
    all.push_back(&track);
  }
  const auto to_limit = [](const SizedTrack& track) { return std::optional(*track.limit - track.base - track.added); };
  static_cast<void>(share_equally(std::move(all), room.length() - total(tracks, gap), to_limit));
  for (SizedTrack& track : tracks) track.base += track.added;
}

/// 12.7.1: how long 1fr is where `tracks` fill `space`; one whose share is less than it has keeps what it has.
Length length_of_fr(std::span<const SizedTrack> tracks, Length space) {
  std::vector<bool> settled(tracks.size());
  while (true) {
    double shares = 0;
    Length left = space;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      if (tracks[i].is_flexible() && !settled[i]) shares += tracks[i].share;
      else left -= tracks[i].base;
    }
    const Length fr = base::max(left, Length()) / std::max(shares, 1.0);
    bool again = false;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      if (!tracks[i].is_flexible() || settled[i] || base::fits(tracks[i].base, fr * tracks[i].share)) continue;
      settled[i] = again = true;
    }
    if (!again) return fr;
  }
}

/// 12.7.
void expand_flexible(std::vector<SizedTrack>& tracks, const std::vector<TrackDemand>& demands, Length gap,
                     const Available& room) {
  if (room.kind() == Available::Kind::min_content) return;
  Length fr;
  if (room.is_definite()) {
    fr = length_of_fr(tracks, room.length() - gaps(gap, tracks.size()));
  } else {
    for (const SizedTrack& track : tracks) {
      if (track.is_flexible()) fr = base::max(fr, track.base / std::max(track.share, 1.0));
    }
    for (const TrackDemand& demand : demands) {
      const auto mine = std::span(tracks).subspan(demand.first, demand.count);
      if (std::ranges::none_of(mine, &SizedTrack::is_flexible)) continue;
      fr = base::max(fr, length_of_fr(mine, demand.most - gaps(gap, demand.count)));
    }
  }
  for (SizedTrack& track : tracks) {
    if (track.is_flexible()) track.base = base::max(track.base, fr * track.share);
  }
}

/// 12.8.
void stretch_automatic(std::vector<SizedTrack>& tracks, Length gap, const Available& room) {
  if (!room.is_definite()) return;
  const auto is_automatic = [](const SizedTrack& track) { return track.most == Kind::automatic && !track.clamp; };
  const auto count = std::ranges::count_if(tracks, is_automatic);
  const Length left = room.length() - total(tracks, gap);
  if (count == 0 || !(left > Length())) return;
  for (SizedTrack& track : tracks) {
    if (is_automatic(track)) track.base += left / static_cast<double>(count);
  }
}

bool is_open(std::span<const SizedTrack> tracks) {
  return std::ranges::any_of(
      tracks, [](const SizedTrack& t) { return t.is_least_open() || t.is_most_open() || t.is_flexible(); });
}

}  // namespace

Length sum(const std::vector<Length>& lengths) {
  Length total;
  for (const Length length : lengths) total += length;
  return total;
}

Length gaps(Length gap, std::size_t tracks) { return tracks > 1 ? gap * static_cast<double>(tracks - 1) : Length(); }

TrackLines lines_of(const std::vector<Length>& sizes, const TrackList& list, Length room) {
  const Spread spread = layout::spread(list.justify, room - sum(sizes) - gaps(list.gap, sizes.size()), sizes.size());
  TrackLines lines;
  Length at = spread.before;
  for (const Length size : sizes) {
    lines.begins.push_back(at);
    lines.ends.push_back(at + size);
    at += size + list.gap + spread.between;
  }
  return lines;
}

bool depend_on_content(const std::vector<Track>& tracks, std::size_t first, std::size_t count, const Available& room) {
  const auto is_known = [&](const Track& track) {
    const bool shares =
        room.is_definite() && track.most.of == TrackSize::Of::extent && track.most.extent.kind() == Extent::Kind::fill;
    return known(track.least, room) && (shares || known(track.most, room));
  };
  const auto mine = std::span(tracks).subspan(first, count);
  return !std::ranges::all_of(mine, is_known);
}

std::optional<Length> said_length(const TrackList& list, std::size_t first, std::size_t count) {
  Length length = gaps(list.gap, count);
  for (const Track& track : std::span(list.tracks).subspan(first, count)) {
    const auto least = known(track.least, Available::max_content());
    const auto most = known(track.most, Available::max_content());
    if (!least || !most) return std::nullopt;
    length += base::max(*least, *most);
  }
  return length;
}

std::vector<Length> size_tracks(const TrackList& list, std::vector<TrackDemand> demands, const Available& room) {
  std::vector<SizedTrack> tracks;
  tracks.reserve(list.tracks.size());
  for (const Track& track : list.tracks) tracks.push_back(begin(track, room));
  std::erase_if(demands, [&](const TrackDemand& demand) {
    return !is_open(std::span(tracks).subspan(demand.first, demand.count));
  });
  raise_to_content(tracks, demands, list.gap, room.kind());
  maximise(tracks, list.gap, room);
  if (std::ranges::any_of(tracks, &SizedTrack::is_flexible)) expand_flexible(tracks, demands, list.gap, room);
  if (list.justify == style::Justify::stretch) stretch_automatic(tracks, list.gap, room);
  std::vector<Length> sizes;
  sizes.reserve(tracks.size());
  for (const SizedTrack& track : tracks) sizes.push_back(track.base);
  return sizes;
}

}  // namespace handbill::layout
