#include "text/shape_line.h"

#include <pango/pangofc-font.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/language.h"
#include "text/parts.h"
#include "text/stance.h"

namespace handbill::text {

namespace {

/// Points at which text is shaped: every usual number of units an em (1000, 1024, 2048) divides 1000 * PANGO_SCALE into
/// whole or half units, so nothing is rounded before it is scaled.
constexpr double reference_size = 1000;
constexpr double unit = 1.0 / (reference_size * PANGO_SCALE);

using Attributes = base::Handle<PangoAttrList, pango_attr_list_unref>;
using Description = base::Handle<PangoFontDescription, pango_font_description_free>;
using Glyphs = base::Handle<PangoGlyphString, pango_glyph_string_free>;

void insert(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);
}

/// `tnum`, `-liga` as Pango and HarfBuzz write features.
std::vector<std::string> as_pango(std::span<const std::string> features) {
  std::vector<std::string> result;
  for (const std::string& feature : features) {
    if (feature.starts_with('-')) {
      result.push_back(feature.substr(1) + "=0");
    } else {
      result.push_back(feature.find('=') == std::string::npos ? feature + "=1" : feature);
    }
  }
  return result;
}

/// Ligatures go where letters are spaced.
std::vector<std::string> features_of(const Style& style) {
  std::vector<std::string> result;
  if (!style.kerning) result.emplace_back("kern=0");
  if (style.tracking != 0) result.insert(result.end(), {"liga=0", "clig=0"});
  const std::vector<std::string> asked = as_pango(style.features);
  result.insert(result.end(), asked.begin(), asked.end());
  return result;
}

std::string joined(const std::vector<std::string>& features) {
  std::string result;
  for (const std::string& feature : features) result += (result.empty() ? "" : ", ") + feature;
  return result;
}

/// A word in Latin signs, of which the script's own face has only some, is set whole in the first face that has all of
/// it: `example.org` must not take its dot from another face than its letters, nor two such words the blank between
/// them.
void keep_tokens_whole(const Shaping& shaping, const Work& work, PangoAttrList* list) {
  const std::vector<FaceRef> stack = open_stack(shaping);
  if (stack.size() < 2) return;
  const Face* face = nullptr;
  Token range;
  const auto finish = [&] {
    if (face == nullptr) return;
    insert(list, pango_attr_family_new(families(shaping, face).c_str()), work.characters[range.begin].begin,
           work.characters[range.end].begin);
  };
  for (const Token& token : work.tokens) {
    const Variant* const variant =
        variant_of(shaping.words, part_at(shaping.words, work.origin[work.characters[token.begin].begin]));
    if (variant != nullptr && !variant->stack.empty()) continue;
    const auto has_all = [&](const FaceRef& candidate) {
      return std::all_of(work.characters.begin() + token.begin, work.characters.begin() + token.end,
                         [&](const Character& c) { return candidate->inside().glyph(c.code_point) != 0; });
    };
    const auto found = std::ranges::find_if(stack, has_all);
    const Face* const wanted = found == stack.begin() || found == stack.end() ? nullptr : found->get();
    if (wanted != nullptr && wanted == face && token.begin == range.end + 1 &&
        work.characters[range.end].code_point == ' ') {
      range.end = token.end;
      continue;
    }
    finish();
    face = wanted;
    range = token;
  }
  finish();
}

Attributes attributes_of(const Shaping& shaping, const Work& work) {
  Attributes list(pango_attr_list_new());
  if (const std::string features = joined(features_of(shaping.style)); !features.empty()) {
    insert(list.get(), pango_attr_font_features_new(features.c_str()), 0, work.utf8.size());
  }
  keep_tokens_whole(shaping, work, list.get());
  for (std::size_t i = 0; i < shaping.words.parts.size(); ++i) {
    const Part& part = shaping.words.parts[i];
    const std::size_t begin = work_byte(work, part.begin);
    const std::size_t end = work_byte(work, part.end);
    if (part.variant == nullptr || begin >= end) continue;
    if (!part.variant->stack.empty())
      insert(list.get(), pango_attr_family_new(families(shaping, part.variant->stack).c_str()), begin, end);
    if (const std::string features = joined(as_pango(part.variant->features)); !features.empty())
      insert(list.get(), pango_attr_font_features_new(features.c_str()), begin, end);
  }
  return list;
}

/// Scripts whose letters stand apart; the others join, stack or combine, and would be torn by tracking.
bool takes_tracking(guint8 script) {
  switch (static_cast<PangoScript>(script)) {
    case PANGO_SCRIPT_COMMON:
    case PANGO_SCRIPT_INHERITED:
    case PANGO_SCRIPT_LATIN:
    case PANGO_SCRIPT_GREEK:
    case PANGO_SCRIPT_CYRILLIC:
    case PANGO_SCRIPT_ARMENIAN:
    case PANGO_SCRIPT_GEORGIAN:
    case PANGO_SCRIPT_HEBREW:
    case PANGO_SCRIPT_ETHIOPIC:
    case PANGO_SCRIPT_HAN:
    case PANGO_SCRIPT_HANGUL:
    case PANGO_SCRIPT_HIRAGANA:
    case PANGO_SCRIPT_KATAKANA:
    case PANGO_SCRIPT_BOPOMOFO:
      return true;
    default:
      return false;
  }
}

ClusterKind kind_of(char32_t c) {
  if (c == 0xAD) return ClusterKind::soft_hyphen;
  if (is_space(c)) return ClusterKind::space;
  // Joiners change the letters around them and must stay in the text that is copied; the other controls must not.
  if (is_ignorable(c) && c != 0x200C && c != 0x200D) return ClusterKind::invisible;
  return ClusterKind::letter;
}

/// Appends the clusters of one line's items in logical order.
class ClusterWriter {
 public:
  ClusterWriter(Shaping& shaping, const Work& work)
      : shaping_(shaping), work_(work), breaks_(find_breaks(work, shaping.style)) {
    check_unbreakable();
  }

  void add_item(const PangoItem& item);
  /// A piece of vertical text.
  void add_piece(const Standing& piece);
  /// To be called after the last item.
  void finish() { hide_before(std::numeric_limits<std::uint32_t>::max()); }

 private:
  void check_unbreakable();
  /// Readings, and the controls around them, up to a byte of the paragraph: clusters that show nothing.
  void hide_before(std::uint32_t byte);
  /// A drawing, where the item is one; false where it is letters.
  bool add_drawing(const PangoItem& item);
  /// Opens an item in `out`; false where its face is none of the style's.
  bool open_item(const PangoItem& item, Stance stance);
  [[nodiscard]] Glyphs shape_across(const PangoItem& item) const;
  void add_clusters(const PangoItem& item, const PangoGlyphString& glyphs);
  void add_cluster(const PangoItem& item, const PangoGlyphString& glyphs, int first, int last, std::uint32_t begin,
                   std::uint32_t end);
  /// As add_cluster() has it, from the pen and the page's.
  [[nodiscard]] ShapedGlyph stand(const PangoGlyphInfo& glyph) const;
  void put_together(const PangoItem& item, const PangoGlyphString& glyphs);
  void check_glyph(std::uint32_t glyph, std::uint32_t begin, std::uint32_t end);
  [[nodiscard]] const Face& face() const { return *shaping_.out.items.back().face; }

  Shaping& shaping_;
  const Work& work_;
  std::vector<Opportunity> breaks_;
  std::size_t character_ = 0;                ///< first character of the work text that no cluster took yet
  Opportunity pending_ = Opportunity::none;  ///< before a control that was left out
  std::size_t hidden_ = 0;                   ///< controls of annotations that were passed, two each
  double central_baseline_ = 0;              ///< of the current face, where letters lie on their side
  std::uint32_t dotted_circle_ = 0;  ///< the current face's glyph, which HarfBuzz puts under marks without a letter
};

void ClusterWriter::check_unbreakable() {
  std::size_t run = 0;
  for (std::size_t i = 0; i < work_.length(); ++i) {
    run = breaks_[i] == Opportunity::none ? run + 1 : 1;
    if (run <= longest_unbreakable) continue;
    shaping_.diagnostics
        .error("text-too-long", shaping_.words.span,
               name_of(shaping_.words, shaping_.style) + ": expected a word of at most " +
                   std::to_string(longest_unbreakable) + " characters, found more")
        .hint("put blanks between the words; no line is as long as this one word");
    shaping_.failed = true;
    return;
  }
}

bool ClusterWriter::open_item(const PangoItem& item, Stance stance) {
  FaceRef face = shaping_.shaper.face_of(item.analysis.font);
  const std::uint32_t byte = work_.origin[static_cast<std::size_t>(item.offset)];
  const std::vector<FaceId>& stack = stack_at(shaping_, byte);
  const auto listed = [&](FaceId id) {
    return std::ranges::find(shaping_.style.stack, id) != shaping_.style.stack.end() ||
           std::ranges::find(shaping_.style.tail, id) != shaping_.style.tail.end() ||
           std::ranges::find(stack, id) != stack.end();
  };
  if (face == nullptr || !listed(face->id())) {
    const std::string text(work_.utf8, static_cast<std::size_t>(item.offset), static_cast<std::size_t>(item.length));
    shaping_.diagnostics.error("unlisted-face", shaping_.words.span,
                               name_of(shaping_.words, shaping_.style) + ": " + base::quote(text) +
                                   " would be set in " + (face == nullptr ? "no face at all" : face->name()) +
                                   ", which is not one of the style's",
                               base::Fault::bug);
    shaping_.failed = true;
    return false;
  }
  dotted_circle_ = face->inside().glyph(0x25CC);
  if (stance != Stance::horizontal) central_baseline_ = central_baseline(*face);
  std::string language =
      language_of_script(shaping_.style.language, static_cast<PangoScript>(item.analysis.script), work_.utf8);
  ShapedItem made{std::move(face), item.analysis.level, std::move(language), stance};
  made.part = part_at(shaping_.words, byte);
  if (const Variant* const variant = variant_of(shaping_.words, made.part)) {
    made.scale = variant->scale;
    made.rise = variant->rise;
  }
  shaping_.out.items.push_back(std::move(made));
  return true;
}

Glyphs ClusterWriter::shape_across(const PangoItem& item) const {
  PangoAnalysis analysis = item.analysis;
  analysis.language = pango_language_from_string(shaping_.out.items.back().language.c_str());
  Glyphs glyphs(pango_glyph_string_new());
  pango_shape_full(work_.utf8.data() + item.offset, item.length, work_.utf8.data(), static_cast<int>(work_.utf8.size()),
                   &analysis, glyphs.get());
  return glyphs;
}

bool ClusterWriter::add_drawing(const PangoItem& item) {
  const std::uint32_t byte = work_.origin[static_cast<std::size_t>(item.offset)];
  const std::uint16_t part = part_at(shaping_.words, byte);
  const double aspect = aspect_of(shaping_.words, part);
  if (!(aspect > 0)) return false;
  Shaped::Inside& out = shaping_.out;
  const bool down = shaping_.style.writing != Writing::horizontal;
  ShapedItem made{shaping_.shaper.fonts->face(stack_at(shaping_, byte).front()), item.analysis.level,
                  shaping_.style.language, down ? Stance::upright : Stance::horizontal};
  made.part = part;
  if (const Variant* const variant = variant_of(shaping_.words, part)) {
    made.scale = variant->scale;
    made.rise = variant->rise;
  }
  const double height = out.metrics.optical_height * made.scale;
  made.drawing = {height * aspect, height};
  out.items.push_back(std::move(made));
  const Glyphs none(pango_glyph_string_new());
  const auto begin = static_cast<std::uint32_t>(item.offset);
  add_cluster(item, *none, 0, 0, begin, begin + static_cast<std::uint32_t>(item.length));
  out.x.back() += down ? height : height * aspect;
  return true;
}

void ClusterWriter::add_item(const PangoItem& item) {
  if (shaping_.failed || add_drawing(item) || !open_item(item, Stance::horizontal)) return;
  add_clusters(item, *shape_across(item));
}

void ClusterWriter::add_piece(const Standing& piece) {
  if (shaping_.failed || add_drawing(*piece.item) || !open_item(*piece.item, piece.stance)) return;
  if (piece.together) return put_together(*piece.item, *shape_across(*piece.item));
  if (piece.stance == Stance::sideways) return add_clusters(*piece.item, *shape_across(*piece.item));
  const Glyphs glyphs(pango_glyph_string_new());
  std::vector<std::string> features = features_of(shaping_.style);
  std::ranges::move(as_pango(features_of_part(shaping_.words, shaping_.out.items.back().part)),
                    std::back_inserter(features));
  shape_upright(work_, piece, shaping_.out.items.back(), features, 1 / unit, glyphs.get());
  add_clusters(*piece.item, *glyphs);
}

void ClusterWriter::add_clusters(const PangoItem& item, const PangoGlyphString& glyphs) {
  // Clusters stand in logical order: from the last glyph to the first where the item runs to the left.
  const bool rtl = (item.analysis.level & 1) != 0;
  const int count = glyphs.num_glyphs;
  const auto cluster_at = [&](int i) { return glyphs.log_clusters[rtl ? count - 1 - i : i]; };
  for (int from = 0; from < count;) {
    int to = from + 1;
    while (to < count && cluster_at(to) == cluster_at(from)) ++to;
    const auto begin = static_cast<std::uint32_t>(item.offset + cluster_at(from));
    const auto end = static_cast<std::uint32_t>(item.offset + (to < count ? cluster_at(to) : item.length));
    add_cluster(item, glyphs, rtl ? count - to : from, rtl ? count - from : to, begin, end);
    from = to;
  }
}

void ClusterWriter::hide_before(std::uint32_t byte) {
  Shaped::Inside& out = shaping_.out;
  for (; hidden_ < work_.annotations.size() * 2; ++hidden_) {
    const Annotation& annotation = work_.annotations[hidden_ / 2];
    const std::uint32_t begin = hidden_ % 2 == 0 ? annotation.begin : annotation.middle;
    if (begin >= byte || out.items.empty()) return;
    ShapedCluster cluster;
    cluster.begin = begin;
    cluster.item = static_cast<std::uint16_t>(out.items.size() - 1);
    cluster.glyph = static_cast<std::uint32_t>(out.glyphs.size());
    cluster.kind = ClusterKind::invisible;
    out.clusters.push_back(cluster);
    out.x.push_back(out.x.back());
  }
}

ShapedGlyph ClusterWriter::stand(const PangoGlyphInfo& glyph) const {
  const ShapedItem& item = shaping_.out.items.back();
  const double advance = glyph.geometry.width * unit * item.scale;
  const double x = glyph.geometry.x_offset * unit * item.scale;
  const double y = glyph.geometry.y_offset * unit * item.scale - item.rise;
  if (item.stance == Stance::sideways) return {glyph.glyph, advance, -central_baseline_ - y, x};
  return {glyph.glyph, advance, x, y};
}

/// Beside each other in one square, as narrow as they must be.
void ClusterWriter::put_together(const PangoItem& item, const PangoGlyphString& glyphs) {
  Shaped::Inside& out = shaping_.out;
  const auto begin = static_cast<std::uint32_t>(item.offset);
  const auto first = static_cast<std::size_t>(out.glyphs.size());
  add_cluster(item, glyphs, 0, glyphs.num_glyphs, begin, begin + static_cast<std::uint32_t>(item.length));
  double width = 0;
  for (std::size_t i = first; i < out.glyphs.size(); ++i) width += out.glyphs[i].advance;
  const double squeeze = width > 1 ? 1 / width : 1;
  out.items.back().squeeze = squeeze;
  double pen = -width * squeeze / 2;
  for (std::size_t i = first; i < out.glyphs.size(); ++i) {
    ShapedGlyph& glyph = out.glyphs[i];
    const double advance = glyph.advance * squeeze;
    glyph = {glyph.id, 0, pen + glyph.x * squeeze, 0.5 + central_baseline_ + glyph.y};
    pen += advance;
  }
  out.x.back() = out.x[out.x.size() - 2] + 1 + out.clusters.back().after;
}

void ClusterWriter::add_cluster(const PangoItem& item, const PangoGlyphString& glyphs, int first, int last,
                                std::uint32_t begin, std::uint32_t end) {
  Shaped::Inside& out = shaping_.out;
  while (work_.characters[character_].begin < begin) pending_ = std::max(pending_, breaks_[character_++]);
  const char32_t c = work_.characters[character_].code_point;
  const Opportunity before = std::max(pending_, breaks_[character_]);
  if (work_.origin[begin] == work_.origin[end]) {
    // One of our own isolates: it did its work and leaves no trace but the break before it.
    pending_ = before;
    ++character_;
    return;
  }
  pending_ = Opportunity::none;
  while (work_.characters[character_].begin < end) ++character_;
  hide_before(work_.origin[begin]);
  ShapedCluster cluster;
  cluster.begin = work_.origin[begin];
  cluster.item = static_cast<std::uint16_t>(out.items.size() - 1);
  cluster.glyph = static_cast<std::uint32_t>(out.glyphs.size());
  cluster.kind = kind_of(c);
  cluster.before = before;
  cluster.ideographic = is_ideographic(c);
  cluster.spaced = cluster.kind != ClusterKind::invisible && cluster.kind != ClusterKind::soft_hyphen &&
                   takes_tracking(item.analysis.script);
  const Variant* const variant = variant_of(shaping_.words, out.items.back().part);
  const double tracking =
      variant == nullptr ? shaping_.style.tracking : variant->tracking.value_or(shaping_.style.tracking);
  if (cluster.spaced) cluster.after = tracking;
  double advance = cluster.after;
  for (int i = first; i < last; ++i) {
    const PangoGlyphInfo& glyph = glyphs.glyphs[i];
    advance += glyph.geometry.width * unit * out.items.back().scale;
    if (glyph.glyph == PANGO_GLYPH_EMPTY) continue;
    check_glyph(glyph.glyph, begin, end);
    out.glyphs.push_back(stand(glyph));
    ++cluster.glyphs;
  }
  out.clusters.push_back(cluster);
  out.x.push_back(out.x.back() + advance);
}

void ClusterWriter::check_glyph(std::uint32_t glyph, std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = std::string_view(work_.utf8).substr(begin, end - begin);
  if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 || glyph == 0) {
    shaping_.diagnostics.error(
        "missing-glyph", shaping_.words.span,
        name_of(shaping_.words, shaping_.style) + ": " + face().name() + " has no glyph for " + base::quote(text));
    shaping_.failed = true;
  } else if (glyph == dotted_circle_ && text.find("\xE2\x97\x8C") == std::string_view::npos) {
    const char32_t mark = base::decode(text, 0).code_point;
    shaping_.diagnostics
        .error("broken-cluster", shaping_.words.span,
               name_of(shaping_.words, shaping_.style) + ": the mark " + base::code_point_name(mark) +
                   " has no letter to stand on and would be shown on a dotted circle")
        .hint("type the letter before its marks, or take the mark out");
    shaping_.failed = true;
  }
}

}  // namespace

std::vector<FaceRef> open_stack(const Shaping& shaping) {
  std::vector<FaceRef> result;
  for (const FaceId id : shaping.style.stack) {
    if (FaceRef face = shaping.shaper.fonts->face(id)) result.push_back(std::move(face));
  }
  return result;
}

std::string families(const Shaping& shaping, const Face* first) {
  if (first == nullptr) return families(shaping, shaping.style.stack);
  std::vector<FaceId> stack{first->id()};
  std::ranges::remove_copy(shaping.style.stack, std::back_inserter(stack), first->id());
  return families(shaping, stack);
}

std::string families(const Shaping& shaping, const std::vector<FaceId>& stack) {
  std::string result;
  const std::vector<FaceRef>& open = shaping.shaper.fonts->inside().faces;
  const auto add = [&](FaceId id) {
    const auto found = std::ranges::find_if(open, [&](const FaceRef& face) { return face->id() == id; });
    if (found != open.end()) result += (result.empty() ? "hb" : ",hb") + std::to_string(found - open.begin());
  };
  for (const FaceId id : stack) add(id);
  for (const FaceId id : shaping.style.tail) add(id);
  return result;
}

Items itemise(Shaper::Inside& shaper, const std::string& utf8, bool rtl, PangoAttrList* attributes) {
  return Items(pango_itemize_with_base_dir(shaper.context.get(), rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR,
                                           utf8.data(), 0, static_cast<int>(utf8.size()), attributes, nullptr));
}

void shape_line(Shaping& shaping, std::string_view line, std::uint32_t offset) {
  const Work work = prepare(line, offset, shaping.rtl);
  ClusterWriter writer(shaping, work);
  if (shaping.failed) return;
  PangoContext* const context = shaping.shaper.context.get();
  const Description description(pango_font_description_new());
  pango_font_description_set_family(description.get(), families(shaping).c_str());
  pango_font_description_set_absolute_size(description.get(), reference_size * PANGO_SCALE);
  pango_context_set_font_description(context, description.get());
  pango_context_set_language(context, pango_language_from_string(shaping.style.language.c_str()));
  const Attributes attributes = attributes_of(shaping, work);
  Items items = itemise(shaping.shaper, work.utf8, shaping.rtl, attributes.get());
  cut_at_parts(work, shaping.words, items);
  if (shaping.style.writing != Writing::horizontal) {
    for (const Standing& piece : find_stances(items, work, shaping.style.language)) writer.add_piece(piece);
  } else {
    for (const GList* item = items.get(); item != nullptr; item = item->next)
      writer.add_item(*static_cast<const PangoItem*>(item->data));
  }
  writer.finish();
  shaping.annotations.insert(shaping.annotations.end(), work.annotations.begin(), work.annotations.end());
}

}  // namespace handbill::text
