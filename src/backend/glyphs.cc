#include "backend/glyphs.h"

#include <array>
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

/// Lam and its partner drawn as one glyph: poppler would turn the two letters round with the rest of the word. The
/// ligature's own character, which NFKC takes apart again (Unicode 15.0, Arabic Presentation Forms-A and -B), stays
/// whole.
std::string_view one_character_of(std::string_view ligature) {
  struct Form {
    std::string_view letters, form;
  };
  static constexpr std::array<Form, 10> forms{{
      {"\u0644\u0622", "\ufef5"},
      {"\u0644\u0623", "\ufef7"},
      {"\u0644\u0625", "\ufef9"},
      {"\u0644\u0627", "\ufefb"},
      {"\u0644\u0649", "\ufc43"},
      {"\u0644\u064a", "\ufc44"},
      {"\u0644\u062c", "\ufc3f"},
      {"\u0644\u062d", "\ufc40"},
      {"\u0644\u062e", "\ufc41"},
      {"\u0644\u0645", "\ufc42"},
  }};
  for (const Form& form : forms) {
    if (form.letters == ligature) return form.form;
  }
  return ligature;
}

/// A right-to-left run in the order of its text, for cairo's BACKWARD flag. ActualText would make poppler give every
/// word backwards and left-to-right order would make mupdf do so; this order suits both. A letter and its mark come
/// apart where each has a glyph of its own, else cairo writes ActualText for the pair.
void add_backward(CairoRun& out, const text::Run& run) {
  out.utf8.reserve(run.utf8.size());
  std::size_t begin = 0;
  for (const text::Cluster& cluster : run.clusters) {
    const std::string_view text = std::string_view(run.utf8).substr(begin, cluster.bytes);
    begin += cluster.bytes;
    const std::vector<std::size_t> lengths = cluster.glyphs > 1 ? character_lengths(text) : std::vector<std::size_t>{};
    if (cluster.glyphs > 1 && lengths.size() == cluster.glyphs) {
      out.utf8 += text;
      for (const std::size_t length : lengths) out.clusters.push_back({static_cast<int>(length), 1});
    } else {
      const std::string_view shown = cluster.glyphs == 1 ? one_character_of(text) : text;
      out.utf8 += shown;
      out.clusters.push_back({static_cast<int>(shown.size()), cluster.glyphs});
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
    out.flags = CAIRO_TEXT_CLUSTER_FLAG_BACKWARD;
    add_backward(out, run);
  } else if (run.stance == text::Stance::upright) {
    // Glyphs below each other are lines of their own to readers, unless one ActualText says what they are together.
    out.utf8 = run.utf8;
    out.clusters.push_back({static_cast<int>(run.utf8.size()), static_cast<int>(run.glyphs.size())});
  } else {
    out.utf8 = run.utf8;
    out.clusters.reserve(run.clusters.size());
    for (const text::Cluster& cluster : run.clusters) out.clusters.push_back({cluster.bytes, cluster.glyphs});
  }
  return out;
}

}  // namespace handbill::backend
