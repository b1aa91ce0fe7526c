#include "layout/tracks.h"

#include <algorithm>

namespace handbill::layout {

using base::Available;
using base::Extent;
using base::Length;

namespace {

bool is_automatic(const Extent& track, const Available& room) {
  return track.kind() == Extent::Kind::automatic || (track.kind() == Extent::Kind::percent && !room.is_definite());
}

/// A fr track's part is the same for all: what the most demanding of them wants for each 1fr.
void size_fill_freely(const std::vector<Extent>& tracks, const std::vector<TrackDemand>& demands, bool least,
                      std::vector<Length>& sizes) {
  Length part;
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    if (tracks[i].kind() != Extent::Kind::fill) continue;
    const Length wanted = least ? demands[i].least : demands[i].most;
    part = base::max(part, wanted / std::max(tracks[i].ratio(), 1.0));
  }
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    if (tracks[i].kind() == Extent::Kind::fill) sizes[i] = base::max(part * tracks[i].ratio(), demands[i].least);
  }
}

/// Automatic tracks grow from what they need towards what they want, all by the same part.
void size_automatic(const std::vector<Extent>& tracks, const std::vector<TrackDemand>& demands, const Available& room,
                    Length left, std::vector<Length>& sizes) {
  Length needed;
  Length wish;
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    if (!is_automatic(tracks[i], room)) continue;
    needed += demands[i].least;
    wish += base::max(demands[i].most - demands[i].least, Length());
  }
  const Length spare = base::max(left - needed, Length());
  const double part = wish > Length() ? std::min(1.0, spare / wish) : 0;
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    if (is_automatic(tracks[i], room)) {
      sizes[i] = demands[i].least + base::max(demands[i].most - demands[i].least, Length()) * part;
    }
  }
}

/// fr tracks share the rest; one whose share is less than it needs keeps what it needs, and the others share again.
void size_fill(const std::vector<Extent>& tracks, const std::vector<TrackDemand>& demands, Length left,
               std::vector<Length>& sizes) {
  std::vector<bool> settled(tracks.size());
  for (bool again = true; again;) {
    again = false;
    double shares = 0;
    Length rest = left;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      if (tracks[i].kind() != Extent::Kind::fill) continue;
      if (settled[i]) rest -= demands[i].least;
      else shares += tracks[i].ratio();
    }
    const Length part = base::max(rest, Length()) / std::max(shares, 1.0);
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      if (tracks[i].kind() != Extent::Kind::fill || settled[i]) continue;
      sizes[i] = part * tracks[i].ratio();
      if (base::fits(demands[i].least, sizes[i])) continue;
      sizes[i] = demands[i].least;
      settled[i] = true;
      again = true;
    }
  }
}

void stretch_automatic(const std::vector<Extent>& tracks, const Available& room, std::vector<Length>& sizes) {
  const auto count =
      std::count_if(tracks.begin(), tracks.end(), [&](const Extent& t) { return is_automatic(t, room); });
  const Length left = room.length() - sum(sizes);
  if (count == 0 || !(left > Length())) return;
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    if (is_automatic(tracks[i], room)) sizes[i] += left / static_cast<double>(count);
  }
}

}  // namespace

Length sum(const std::vector<Length>& lengths) {
  Length total;
  for (const Length length : lengths) total += length;
  return total;
}

std::vector<Length> size_tracks(const std::vector<Extent>& tracks, const std::vector<TrackDemand>& demands,
                                const Available& room) {
  std::vector<Length> sizes(tracks.size());
  const bool least = room.kind() == Available::Kind::min_content;
  bool fills = false;
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    fills = fills || tracks[i].kind() == Extent::Kind::fill;
    if (tracks[i].kind() == Extent::Kind::fixed) sizes[i] = tracks[i].length();
    else if (tracks[i].kind() == Extent::Kind::percent && room.is_definite())
      sizes[i] = room.length() * tracks[i].ratio();
    else if (!room.is_definite()) sizes[i] = least ? demands[i].least : base::max(demands[i].most, demands[i].least);
  }
  if (!room.is_definite()) {
    size_fill_freely(tracks, demands, least, sizes);
    return sizes;
  }
  Length needed_by_fill;
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    if (tracks[i].kind() == Extent::Kind::fill) needed_by_fill += demands[i].least;
  }
  size_automatic(tracks, demands, room, room.length() - sum(sizes) - needed_by_fill, sizes);
  if (fills) size_fill(tracks, demands, room.length() - sum(sizes), sizes);
  else stretch_automatic(tracks, room, sizes);
  return sizes;
}

}  // namespace handbill::layout
