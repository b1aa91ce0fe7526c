#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "style/look.h"

namespace handbill::style {

namespace {

/// Scripts as far as the catalogue tells faces apart by them. `common` is what every stack holds: digits, punctuation,
/// marks.
enum class Script : std::uint8_t {
  common,
  latin,
  armenian,
  hebrew,
  arabic,
  devanagari,
  bengali,
  gurmukhi,
  gujarati,
  oriya,
  tamil,
  telugu,
  kannada,
  malayalam,
  sinhala,
  thai,
  lao,
  myanmar,
  georgian,
  ethiopic,
  khmer,
  hangul,
  han,
};

struct Range {
  char32_t first;
  char32_t last;
  Script script;
};
/// Blocks of Unicode 15; Latin, Greek and Cyrillic are one, as Noto Sans holds them all; kana count with the
/// ideographs.
constexpr std::array<Range, 44> ranges{{
    {0x0041, 0x005A, Script::latin},      {0x0061, 0x007A, Script::latin},    {0x00C0, 0x024F, Script::latin},
    {0x0370, 0x052F, Script::latin},      {0x0531, 0x058F, Script::armenian}, {0x0590, 0x05FF, Script::hebrew},
    {0x0600, 0x06FF, Script::arabic},     {0x0750, 0x077F, Script::arabic},   {0x08A0, 0x08FF, Script::arabic},
    {0x0900, 0x097F, Script::devanagari}, {0x0980, 0x09FF, Script::bengali},  {0x0A00, 0x0A7F, Script::gurmukhi},
    {0x0A80, 0x0AFF, Script::gujarati},   {0x0B00, 0x0B7F, Script::oriya},    {0x0B80, 0x0BFF, Script::tamil},
    {0x0C00, 0x0C7F, Script::telugu},     {0x0C80, 0x0CFF, Script::kannada},  {0x0D00, 0x0D7F, Script::malayalam},
    {0x0D80, 0x0DFF, Script::sinhala},    {0x0E00, 0x0E7F, Script::thai},     {0x0E80, 0x0EFF, Script::lao},
    {0x1000, 0x109F, Script::myanmar},    {0x10A0, 0x10FF, Script::georgian}, {0x1100, 0x11FF, Script::hangul},
    {0x1200, 0x139F, Script::ethiopic},   {0x1780, 0x17FF, Script::khmer},    {0x19E0, 0x19FF, Script::khmer},
    {0x1C80, 0x1C8F, Script::latin},      {0x1C90, 0x1CBF, Script::georgian}, {0x1E00, 0x1FFF, Script::latin},
    {0x2D00, 0x2D2F, Script::georgian},   {0x2D80, 0x2DDF, Script::ethiopic}, {0x2E80, 0x312F, Script::han},
    {0x3130, 0x318F, Script::hangul},     {0x3190, 0x9FFF, Script::han},      {0xA8E0, 0xA8FF, Script::devanagari},
    {0xA960, 0xA97F, Script::hangul},     {0xA9E0, 0xA9FF, Script::myanmar},  {0xAA60, 0xAA7F, Script::myanmar},
    {0xAB00, 0xAB2F, Script::ethiopic},   {0xAC00, 0xD7FF, Script::hangul},   {0xF900, 0xFAFF, Script::han},
    {0xFB50, 0xFEFC, Script::arabic},     {0xFF00, 0xFFEF, Script::han},
}};

Script script_of(char32_t c) {
  const auto after = std::ranges::upper_bound(ranges, c, {}, &Range::first);
  if (after == ranges.begin() || c > std::prev(after)->last)
    return c >= 0x20000 && c <= 0x3FFFF ? Script::han : Script::common;
  return std::prev(after)->script;
}

/// What a face is made for, by its sample glyph.
Script script_of(const text::FaceInfo& face) {
  return face.sample.empty() ? Script::common : script_of(base::decode(face.sample, 0).code_point);
}

/// The Chinese, Japanese and Korean faces hold each other's characters.
bool serves(Script face, Script wanted) {
  const auto is_east_asian = [](Script script) { return script == Script::hangul || script == Script::han; };
  return face == wanted || (is_east_asian(face) && is_east_asian(wanted));
}

}  // namespace

std::vector<text::FaceId> tail_for(const std::vector<Paragraph>& paragraphs, const std::vector<text::FaceId>& stack,
                                   const text::FontCatalogue& fonts) {
  std::vector<Script> wanted;
  const auto is_served = [&](Script script) {
    return script == Script::common || std::ranges::find(wanted, script) != wanted.end() ||
           std::ranges::any_of(stack, [&](text::FaceId face) { return serves(script_of(fonts.at(face)), script); });
  };
  for (const Paragraph& paragraph : paragraphs) {
    for (std::size_t at = 0; at < paragraph.text.size();) {
      const base::Decoded decoded = base::decode(paragraph.text, at);
      at += std::max<std::size_t>(decoded.length, 1);
      if (decoded.code_point < 0x80) continue;
      if (const Script script = script_of(decoded.code_point); !is_served(script)) wanted.push_back(script);
    }
  }
  std::vector<text::FaceId> tail;
  if (wanted.empty()) return tail;
  for (const Script script : wanted) {
    // A face made for the script, in the tail's order; a Korean face for ideographs only where there is no other.
    const auto made_for = [&](text::FaceId face) { return script_of(fonts.at(face)) == script; };
    auto found = std::ranges::find_if(fonts.any, made_for);
    if (found == fonts.any.end())
      found =
          std::ranges::find_if(fonts.any, [&](text::FaceId face) { return serves(script_of(fonts.at(face)), script); });
    if (found != fonts.any.end() && std::ranges::find(tail, *found) == tail.end()) tail.push_back(*found);
  }
  return tail;
}

}  // namespace handbill::style
