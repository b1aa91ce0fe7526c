#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/measure.h"

namespace handbill::text {

namespace {

struct Edge {
  char32_t c;
  double start;
  double end;
};
/// Ours, set by eye at a column of 10 pt: small marks stand over by most of themselves, slanted capitals by a trace.
/// By code point.
constexpr std::array<Edge, 45> edges{{
    {'!', 0, 0.15},     {'"', 0.5, 0.5},     {'\'', 0.6, 0.6},    {'(', 0.12, 0},       {')', 0, 0.12},
    {'*', 0.25, 0.25},  {',', 0, 0.7},       {'-', 0.5, 0.5},     {'.', 0, 0.7},        {'/', 0.1, 0.15},
    {':', 0, 0.4},      {';', 0, 0.4},       {'?', 0, 0.12},      {'A', 0.05, 0.05},    {'T', 0.06, 0.06},
    {'V', 0.05, 0.05},  {'W', 0.04, 0.04},   {'X', 0.03, 0.03},   {'Y', 0.06, 0.06},    {'[', 0.08, 0},
    {']', 0, 0.08},     {'r', 0, 0.06},      {'v', 0.04, 0.04},   {'w', 0.03, 0.03},    {'y', 0.04, 0.04},
    {0xAB, 0.3, 0.15},  {0xBB, 0.15, 0.3},   {0x410, 0.05, 0.05}, {0x413, 0, 0.06},     {0x422, 0.06, 0.06},
    {0x433, 0, 0.06},   {0x443, 0.04, 0.04}, {0x5BE, 0.3, 0.3},   {0x60C, 0, 0.6},      {0x61B, 0, 0.4},
    {0x6D4, 0, 0.6},    {0x2010, 0.5, 0.5},  {0x2013, 0.3, 0.3},  {0x2014, 0.15, 0.15}, {0x2018, 0.6, 0.5},
    {0x2019, 0.5, 0.6}, {0x201A, 0.5, 0.5},  {0x201C, 0.5, 0.4},  {0x201D, 0.4, 0.5},   {0x201E, 0.5, 0.4},
}};

/// Glyphs of this width fill their square.
constexpr double full_width = 0.95;
/// What the blank half of a full-width mark measures.
constexpr double half = 0.5;
/// Between ideographs and Latin. Readers of PDF take a tenth of an em for a blank, and would put one into the text.
constexpr double script_gap = 0.095;

char32_t first_character(const Shaped::Inside& text, std::uint32_t cluster) {
  return base::decode(text.utf8, text.clusters[cluster].begin).code_point;
}
char32_t last_character(const Shaped::Inside& text, std::uint32_t cluster) {
  char32_t last = 0;
  for (std::size_t at = text.clusters[cluster].begin; at < text.clusters[cluster + 1].begin;) {
    const base::Decoded decoded = base::decode(text.utf8, at);
    if (!is_ignorable(decoded.code_point)) last = decoded.code_point;
    at += decoded.length;
  }
  return last;
}

double width_of(const Shaped::Inside& text, std::uint32_t cluster) {
  return text.x[cluster + 1] - text.x[cluster] - text.clusters[cluster].after;
}

bool takes_script_gap(char32_t c) { return (c >= '0' && c <= '9') || (is_alphabetic(c) && c < 0x590); }

/// In Taiwan and Hong Kong, comma and full stop stand in the middle of their square.
bool has_centred_stops(std::string_view language) {
  return language.starts_with("zh") &&
         (language.find("Hant") != std::string_view::npos || language.ends_with("TW") || language.ends_with("HK"));
}

/// Digits in one square of vertical text stand among ideographs as one of them.
bool is_upright_latin(const Shaped::Inside& text, std::uint32_t cluster) {
  return !text.clusters[cluster].ideographic && text.items[text.clusters[cluster].item].stance == Stance::upright;
}

struct Half {
  HalfMark kind = HalfMark::none;
  [[nodiscard]] bool closes() const { return kind == HalfMark::closing || kind == HalfMark::stop; }
};
Half half_of(const Shaped::Inside& text, std::uint32_t cluster) {
  if (!text.clusters[cluster].ideographic && width_of(text, cluster) < full_width) return {};
  const HalfMark kind = half_mark(first_character(text, cluster));
  if (kind == HalfMark::none || width_of(text, cluster) < full_width) return {};
  return {kind};
}

}  // namespace

Hang optical_hang(char32_t c) {
  const auto found = std::ranges::lower_bound(edges, c, {}, &Edge::c);
  return found == edges.end() || found->c != c ? Hang{} : Hang{found->start, found->end};
}

void space_east_asian(Shaped::Inside& text) {
  const bool korean = primary_language(text.language) == "ko";
  const bool centred = has_centred_stops(text.language);
  double moved = 0;
  for (std::uint32_t i = 0; i + 1 < text.size(); ++i) {
    // What stands behind clusters before this one has moved it.
    text.x[i] += moved;
    ShapedCluster& here = text.clusters[i];
    const ShapedCluster& next = text.clusters[i + 1];
    const double width = text.x[i + 1] + moved - text.x[i] - here.after;
    if (!here.ideographic && !next.ideographic) continue;
    const char32_t last = last_character(text, i);
    const char32_t first = first_character(text, i + 1);
    const HalfMark a = width < full_width ? HalfMark::none : half_mark(last);
    const HalfMark b = width_of(text, i + 1) < full_width ? HalfMark::none : half_mark(first);
    const bool opens = b == HalfMark::opening;
    const bool closes = b == HalfMark::closing || (b == HalfMark::stop && !centred);
    const bool closed = a == HalfMark::closing || (a == HalfMark::stop && !centred);
    if ((closed && (opens || closes)) || (a == HalfMark::opening && opens)) {
      here.after -= half;
      moved -= half;
    } else if (!korean && !is_upright_latin(text, i) && !is_upright_latin(text, i + 1) &&
               ((is_ideograph(last) && takes_script_gap(first)) || (takes_script_gap(last) && is_ideograph(first)))) {
      here.after += script_gap;
      here.gap = true;
      moved += script_gap;
    }
  }
  if (text.size() > 0) text.x[text.size() - 1] += moved;
  text.x[text.size()] += moved;
}

void hang_over_edges(Shaped::Inside& text, Margins margins) {
  if (margins == Margins::none) return;
  const bool centred = has_centred_stops(text.language);
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    ShapedCluster& cluster = text.clusters[i];
    if (cluster.kind != ClusterKind::letter) continue;
    const double width = width_of(text, i);
    if (const Half mark = half_of(text, i); mark.kind != HalfMark::none) {
      if (mark.kind == HalfMark::opening) cluster.start_hang = half;
      if (mark.kind == HalfMark::closing) cluster.end_hang = half;
      if (mark.kind == HalfMark::stop) {
        const double blank = centred ? 0 : half;
        cluster.end_hang = static_cast<float>(margins == Margins::hang ? width : blank);
      }
      continue;
    }
    cluster.start_hang = static_cast<float>(optical_hang(first_character(text, i)).start * width);
    cluster.end_hang = static_cast<float>(optical_hang(last_character(text, i)).end * width);
  }
}

}  // namespace handbill::text
