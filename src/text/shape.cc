#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/measure.h"
#include "text/openings.h"
#include "text/parts.h"
#include "text/shape_line.h"

namespace handbill::text {

namespace {

/// All that the outcome depends on, as one key of the cache.
std::string cache_key(const Words& words, const Style& style) {
  std::string key(words.utf8);
  const auto add = [&](std::string_view part) { (key += '\0') += part; };
  add(style.language);
  const auto add_faces = [&](const std::vector<FaceId>& faces) {
    key += '\0';
    for (const FaceId face : faces) (key += std::to_string(face.value)) += ',';
  };
  add_faces(style.stack);
  add_faces(style.tail);
  for (const std::string& feature : style.features) add(feature);
  if (style.hyphens == Hyphens::automatic) {
    for (const std::string& word : style.divided) add(word);
  }
  add(std::to_string(static_cast<int>(style.direction)) + std::to_string(static_cast<int>(style.word_break)) +
      std::to_string(static_cast<int>(style.hyphens)) + std::to_string(static_cast<int>(style.margins)) +
      std::to_string(static_cast<int>(style.writing)) + (style.kerning ? "k" : "-") +
      (style.east_asian_spacing ? "e" : "-"));
  const auto add_number = [&](double number) {
    std::array<char, sizeof(double)> bytes;
    std::copy_n(reinterpret_cast<const char*>(&number), sizeof(double), bytes.begin());
    add({bytes.data(), bytes.size()});
  };
  add_number(style.tracking);
  const Justification& limits = style.justification;
  for (const double limit : {limits.word_min, limits.word_max, limits.letter_min, limits.letter_max, limits.scale_min,
                             limits.scale_max, limits.kashida})
    add_number(limit);
  for (const Part& part : words.parts) {
    add(std::to_string(part.begin) + "-" + std::to_string(part.end));
    if (part.aspect > 0) add_number(part.aspect);
    if (part.variant == nullptr) continue;
    const Variant& variant = *part.variant;
    add_faces(variant.stack);
    for (const std::string& feature : variant.features) add(feature);
    for (const double number : {variant.tracking.value_or(1e9), variant.scale, variant.rise}) add_number(number);
    add(std::to_string(static_cast<int>(variant.mark)));
  }
  for (const std::uint32_t pin : words.pins) add("|" + std::to_string(pin));
  return key;
}

/// Characters that no face of the stack has, and those that only the tail has; each once, in the order of the text.
struct Uncovered {
  std::vector<char32_t> missing;
  std::vector<std::pair<char32_t, FaceRef>> in_tail;
};

bool is_drawing(const Words& words, std::size_t byte, char32_t c) {
  return c == drawing_sign && aspect_of(words, part_at(words, static_cast<std::uint32_t>(byte))) > 0;
}

Uncovered find_uncovered(const Shaping& shaping) {
  Uncovered result;
  const auto opened = [&](const std::vector<FaceId>& ids) {
    std::vector<FaceRef> faces;
    for (const FaceId id : ids) {
      if (FaceRef face = shaping.shaper.fonts->face(id)) faces.push_back(std::move(face));
    }
    return faces;
  };
  const std::vector<FaceId>* ids = &shaping.style.stack;
  std::vector<FaceRef> stack = opened(*ids);
  std::vector<char32_t> seen;
  std::array<bool, 128> seen_ascii{};
  for (std::size_t at = 0; at < shaping.words.utf8.size();) {
    const base::Decoded decoded = base::decode(shaping.words.utf8, at);
    if (is_drawing(shaping.words, at, decoded.code_point)) {
      at += decoded.length;
      continue;
    }
    if (const auto* here = &stack_at(shaping, static_cast<std::uint32_t>(at)); here != ids) {
      ids = here;
      stack = opened(*ids);
      seen_ascii = {};
    }
    at += decoded.length;
    const char32_t c = decoded.code_point;
    if (c < 0x20 || is_ignorable(c) || (c >= 0xFFF9 && c <= 0xFFFB) || c == 0x2028 || c == 0x2029) continue;
    if (c < 0x80 && std::exchange(seen_ascii[c], true)) continue;
    if (std::ranges::any_of(stack, [&](const FaceRef& face) { return face->inside().covers(c); })) continue;
    if (std::ranges::find(seen, c) != seen.end()) continue;
    seen.push_back(c);
    FaceRef found;
    for (const FaceId id : shaping.style.tail) {
      FaceRef face = shaping.shaper.fonts->face(id);
      if (face == nullptr || !face->inside().covers(c)) continue;
      found = std::move(face);
      break;
    }
    if (found == nullptr) {
      result.missing.push_back(c);
    } else {
      result.in_tail.emplace_back(c, std::move(found));
    }
  }
  return result;
}

std::string shown(char32_t c) {
  std::string text;
  base::append_utf8(text, c);
  return text + " (" + base::code_point_name(c) + ")";
}

std::string stack_in_words(const Shaping& shaping) {
  if (!shaping.style.stack_name.empty()) return shaping.style.stack_name;
  std::string result;
  for (const FaceRef& face : open_stack(shaping)) result += (result.empty() ? "" : ", ") + face->name();
  return result.empty() ? "an empty stack" : result;
}

bool is_private_use(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }
bool is_emoji(char32_t c) { return c >= 0x1F000 && c <= 0x1FAFF; }

std::string way_out(char32_t c, const std::string& faces) {
  if (is_private_use(c)) return "take it out: it belongs to somebody's own font and means nothing in another";
  if (is_emoji(c)) return "take it out, or place a drawing of it as a picture: emoji are not printed";
  return "write it in another way, or add a face that has it to fonts/fonts.yaml; the faces are " + faces;
}

void report_uncovered(Shaping& shaping, const Uncovered& uncovered) {
  const std::string name = name_of(shaping.words, shaping.style);
  // A text in the wrong script would name every letter of an alphabet.
  constexpr std::size_t most = 8;
  for (std::size_t i = 0; i < std::min(most, uncovered.missing.size()); ++i) {
    base::Diagnostic& error = shaping.diagnostics.error(
        "missing-glyph", shaping.words.span,
        name + ": no face of " + stack_in_words(shaping) + " has " + shown(uncovered.missing[i]));
    std::string faces;
    for (const FaceRef& face : open_stack(shaping)) faces += (faces.empty() ? "" : ", ") + face->name();
    std::string character;
    base::append_utf8(character, uncovered.missing[i]);
    error.narrow(std::move(character)).hint(way_out(uncovered.missing[i], faces));
  }
  if (uncovered.missing.size() > most) {
    shaping.diagnostics.error("missing-glyph", shaping.words.span,
                              name + ": " + std::to_string(uncovered.missing.size() - most) +
                                  " more characters are in no face of " + stack_in_words(shaping));
  }
  shaping.failed = shaping.failed || !uncovered.missing.empty();
  if (uncovered.in_tail.empty()) return;
  const auto& [c, face] = uncovered.in_tail.front();
  const std::size_t others = uncovered.in_tail.size() - 1;
  shaping.diagnostics.warning("tail-face", shaping.words.span,
                              name + ": " + shown(c) + (others == 0 ? "" : " and " + std::to_string(others) + " more") +
                                  " set in " + face->name() + ", a face outside " + stack_in_words(shaping));
}

bool all_open(Shaping& shaping) {
  for (const std::vector<FaceId>* faces : {&shaping.style.stack, &shaping.style.tail}) {
    for (const FaceId id : *faces) {
      if (shaping.shaper.fonts->face(id) != nullptr) continue;
      shaping.diagnostics.error(
          "unlisted-face", shaping.words.span,
          name_of(shaping.words, shaping.style) + ": face " + std::to_string(id.value) + " of the style was not opened",
          base::Fault::bug);
      return false;
    }
  }
  if (!shaping.style.stack.empty()) return true;
  shaping.diagnostics.error("unlisted-face", shaping.words.span,
                            name_of(shaping.words, shaping.style) + ": the style names no face", base::Fault::bug);
  return false;
}

struct ForcedBreak {
  std::size_t at;
  std::size_t length;
};

/// The next line feed, CR LF, line or paragraph separator (U+2028, U+2029).
ForcedBreak find_forced_break(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (text[at] == '\n') return {at, 1};
    if (text[at] == '\r') return {at, 2};
    if (text[at] == '\xE2' && at + 2 < text.size() && text[at + 1] == '\x80' &&
        (text[at + 2] == '\xA8' || text[at + 2] == '\xA9'))
      return {at, 3};
  }
  return {text.size(), 0};
}

void add_line_feed(Shaped::Inside& out, std::size_t at) {
  ShapedCluster cluster;
  cluster.begin = static_cast<std::uint32_t>(at);
  cluster.glyph = static_cast<std::uint32_t>(out.glyphs.size());
  cluster.item = static_cast<std::uint16_t>(out.items.empty() ? 0 : out.items.size() - 1);
  cluster.kind = ClusterKind::line_feed;
  out.clusters.push_back(cluster);
  out.x.push_back(out.x.back());
}

void shape_lines(Shaping& shaping) {
  Shaped::Inside& out = shaping.out;
  bool forced = false;
  for (std::size_t at = 0; at < out.utf8.size() && !shaping.failed;) {
    const ForcedBreak next = find_forced_break(out.utf8, at);
    const std::size_t first = out.clusters.size();
    if (next.at > at)
      shape_line(shaping, std::string_view(out.utf8).substr(at, next.at - at), static_cast<std::uint32_t>(at));
    if (next.length > 0) add_line_feed(out, next.at);
    if (out.clusters.size() > first) out.clusters[first].before = forced ? Opportunity::forced : Opportunity::none;
    forced = next.length > 0;
    at = next.at + next.length;
  }
  // One more cluster marks the end.
  ShapedCluster end;
  end.begin = static_cast<std::uint32_t>(out.utf8.size());
  end.glyph = static_cast<std::uint32_t>(out.glyphs.size());
  end.before = Opportunity::forced;
  end.item = static_cast<std::uint16_t>(out.items.size());
  out.clusters.push_back(end);
}

bool runs_left(const Style& style) {
  switch (style.direction) {
    case Direction::ltr:
      return false;
    case Direction::rtl:
      return true;
    case Direction::automatic:
      break;
  }
  return is_right_to_left(style.language);
}

void remember(Shaper::Inside& shaper, std::string key, const std::shared_ptr<const Shaped::Inside>& shaped) {
  shaper.young_bytes += 2 * key.size() + shaped->clusters.size() * (sizeof(ShapedCluster) + sizeof(double)) +
                        shaped->glyphs.size() * sizeof(ShapedGlyph);
  shaper.young.emplace(std::move(key), shaped);
  if (shaper.young_bytes < shaper.young_limit) return;
  shaper.old = std::move(shaper.young);
  shaper.young.clear();
  shaper.young_bytes = 0;
}

/// Nothing where the text is new, or was asked for long ago.
std::shared_ptr<const Shaped::Inside> recall(Shaper::Inside& shaper, const std::string& key, bool local) {
  if (local) {
    const auto known = shaper.local.find(key);
    return known == shaper.local.end() ? nullptr : known->second;
  }
  if (const auto known = shaper.young.find(key); known != shaper.young.end()) return known->second;
  const auto known = shaper.old.find(key);
  if (known == shaper.old.end()) return nullptr;
  const auto shaped = known->second;
  shaper.old.erase(known);
  remember(shaper, key, shaped);
  return shaped;
}

}  // namespace

base::Result<Shaped> shape(Shaper& shaper, const Words& words, const Style& style, base::Diagnostics& diagnostics) {
  std::string key = cache_key(words, style);
  if (auto known = recall(shaper.inside(), key, words.local)) return Shaped(std::move(known));
  if (!check_text(words, style, diagnostics)) return base::Failed{};
  const auto out = std::make_shared<Shaped::Inside>();
  Shaping shaping{shaper.inside(), words, style, diagnostics, *out, runs_left(style)};
  if (!all_open(shaping)) return base::Failed{};
  const Uncovered uncovered = find_uncovered(shaping);
  report_uncovered(shaping, uncovered);
  if (shaping.failed) return base::Failed{};
  out->utf8 = words.utf8;
  out->language = style.language;
  out->rtl = shaping.rtl;
  out->justification = style.justification;
  // Letters that stand on each other have no width to give.
  if (style.writing != Writing::horizontal) out->justification.scale_min = out->justification.scale_max = 1;
  out->margins = style.margins;
  out->writing = style.writing;
  out->metrics = shaper.inside().metrics_of(*shaper.inside().fonts->face(style.stack.front()));
  out->x.push_back(0);
  shape_lines(shaping);
  if (shaping.failed) return base::Failed{};
  if (style.east_asian_spacing) space_east_asian(*out);
  hang_over_edges(*out, style.margins);
  if (style.justification.kashida > 0 && style.writing == Writing::horizontal) find_kashidas(*out);
  if (!shaping.annotations.empty() && !add_rubies(shaper, shaping)) return base::Failed{};
  if (!words.parts.empty() && !add_emphasis(shaper, shaping)) return base::Failed{};
  add_pins(words, *out);
  measure_contents(*out);
  const bool lacks_feature = report_features(shaping);
  // A text with a warning is shaped anew each time, so that the warning is given each time.
  if (uncovered.in_tail.empty() && !lacks_feature) {
    if (words.local) {
      shaper.inside().local.emplace(std::move(key), out);
    } else {
      remember(shaper.inside(), std::move(key), out);
    }
  }
  return Shaped(out);
}

const Metrics& Shaped::metrics() const { return inside_->metrics; }
bool Shaped::is_rtl() const { return inside_->rtl; }
std::string_view Shaped::utf8() const { return inside_->utf8; }
double Shaped::min_content() const { return inside_->min_content; }
double Shaped::least_leading() const { return inside_->rubies.empty() ? 0 : 1 + ruby_size; }
bool Shaped::takes_tracking() const { return std::ranges::any_of(inside_->clusters, &ShapedCluster::spaced); }
double Shaped::max_content() const { return inside_->max_content; }

}  // namespace handbill::text
