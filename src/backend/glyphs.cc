#include "backend/glyphs.h"

#include <cmath>

#include "base/utf8.h"

namespace handbill::backend {

namespace {

/// One bad byte makes cairo write an empty page and say that all is well, so nothing unsound may reach it.
std::string find_fault(const text::Run& run) {
  for (std::size_t from = 0; const auto bad = base::find_bad_text(run.utf8, from);) {
    if (bad->kind != base::BadText::Kind::private_use) return "expected sound text, found " + base::quote(run.utf8);
    from = bad->offset + bad->length;
  }
  std::size_t bytes = 0;
  std::size_t glyphs = 0;
  for (const text::Cluster& cluster : run.clusters) {
    bytes += cluster.bytes;
    glyphs += cluster.glyphs;
  }
  if (bytes != run.utf8.size() || glyphs != run.glyphs.size()) {
    return "expected clusters that cover the text, found others in " + base::quote(run.utf8);
  }
  return {};
}

std::vector<std::size_t> character_lengths(std::string_view utf8) {
  std::vector<std::size_t> lengths;
  for (std::size_t at = 0; at < utf8.size(); at += lengths.back()) lengths.push_back(base::decode(utf8, at).length);
  return lengths;
}

/// A right-to-left run from left to right: what readers of PDF take right-to-left text to be (poppler, PDFium, pdf.js and the
/// ReversedChars rule of ISO 32000-1, 14.8.2.3.3): they turn it round themselves. With cairo's BACKWARD flag
/// poppler loses the spaces and tears lam-alef off its word; with ActualText it gives every word backwards. A letter and its mark come apart where each has a glyph of its own, so that
/// turning round puts the mark behind its letter again.
void add_reversed(CairoRun& out, const text::Run& run) {
  std::size_t end = run.utf8.size();
  out.utf8.reserve(end);
  for (auto cluster = run.clusters.rbegin(); cluster != run.clusters.rend(); ++cluster) {
    const std::string_view text = std::string_view(run.utf8).substr(end - cluster->bytes, cluster->bytes);
    end -= cluster->bytes;
    const std::vector<std::size_t> lengths = cluster->glyphs > 1 ? character_lengths(text) : std::vector<std::size_t>{};
    if (cluster->glyphs > 1 && lengths.size() == cluster->glyphs) {
      std::size_t at = text.size();
      for (auto length = lengths.rbegin(); length != lengths.rend(); ++length) {
        at -= *length;
        out.utf8 += text.substr(at, *length);
        out.clusters.push_back({static_cast<int>(*length), 1});
      }
    } else {
      out.utf8 += text;
      out.clusters.push_back({cluster->bytes, cluster->glyphs});
    }
  }
}

}  // namespace

CairoRun to_cairo(const display::GlyphRun& item, const text::Subset& subset) {
  const text::Run& run = item.run;
  CairoRun out;
  out.refusal = find_fault(run);
  if (!out.refusal.empty()) return out;
  double sum = item.origin.x.to_pt() + item.origin.y.to_pt() + run.size.to_pt();
  out.glyphs.reserve(run.glyphs.size());
  for (const text::Glyph& glyph : run.glyphs) {
    const auto found = subset.glyphs.find(glyph.id);
    if (found == subset.glyphs.end()) {
      out.refusal = "expected glyph " + std::to_string(glyph.id) + " in the subset of " + run.face->name();
      return out;
    }
    out.glyphs.push_back({found->second, item.origin.x.to_pt() + glyph.x, item.origin.y.to_pt() + glyph.y});
    sum += glyph.x + glyph.y;
  }
  // A sum is finite only where every part of it is: cairo would draw a number that is not as nothing at all.
  if (!std::isfinite(sum)) out.refusal = "expected finite glyph positions in " + base::quote(run.utf8);
  if (run.rtl) {
    add_reversed(out, run);
  } else {
    out.utf8 = run.utf8;
    out.clusters.reserve(run.clusters.size());
    for (const text::Cluster& cluster : run.clusters) out.clusters.push_back({cluster.bytes, cluster.glyphs});
  }
  return out;
}

}  // namespace handbill::backend
