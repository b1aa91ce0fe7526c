#include "text/language.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/characters.h"

namespace handbill::text {

namespace {

struct Likely {
  PangoScript script;
  std::string_view language;
};
constexpr std::array<Likely, 24> likely_languages{
    {{PANGO_SCRIPT_ARABIC, "ar"},        {PANGO_SCRIPT_ARMENIAN, "hy"}, {PANGO_SCRIPT_BENGALI, "bn"},
     {PANGO_SCRIPT_BOPOMOFO, "zh-Hant"}, {PANGO_SCRIPT_CYRILLIC, "ru"}, {PANGO_SCRIPT_DEVANAGARI, "hi"},
     {PANGO_SCRIPT_ETHIOPIC, "am"},      {PANGO_SCRIPT_GEORGIAN, "ka"}, {PANGO_SCRIPT_GREEK, "el"},
     {PANGO_SCRIPT_GUJARATI, "gu"},      {PANGO_SCRIPT_GURMUKHI, "pa"}, {PANGO_SCRIPT_HANGUL, "ko"},
     {PANGO_SCRIPT_HEBREW, "he"},        {PANGO_SCRIPT_HIRAGANA, "ja"}, {PANGO_SCRIPT_KANNADA, "kn"},
     {PANGO_SCRIPT_KATAKANA, "ja"},      {PANGO_SCRIPT_KHMER, "km"},    {PANGO_SCRIPT_LAO, "lo"},
     {PANGO_SCRIPT_MALAYALAM, "ml"},     {PANGO_SCRIPT_MYANMAR, "my"},  {PANGO_SCRIPT_SINHALA, "si"},
     {PANGO_SCRIPT_TAMIL, "ta"},         {PANGO_SCRIPT_TELUGU, "te"},   {PANGO_SCRIPT_THAI, "th"}}};

/// True where texts of the language hold the script; ideographs are at home in Korean too, which Pango does not know.
bool is_written_in(std::string_view language, PangoScript script) {
  const std::string_view primary = primary_language(language);
  if (script == PANGO_SCRIPT_HAN) return primary == "ko" || primary == "ja" || primary == "zh";
  return pango_language_includes_script(pango_language_from_string(std::string(language).c_str()), script) != FALSE;
}

std::string_view language_of_ideographs(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    at += decoded.length;
    if (is_hangul(decoded.code_point)) return "ko";
    if (decoded.code_point >= 0x3041 && decoded.code_point <= 0x30FF) return "ja";
  }
  return "zh-Hans";
}

}  // namespace

std::string language_of_script(std::string_view language, PangoScript script, std::string_view text) {
  const bool neutral =
      script == PANGO_SCRIPT_COMMON || script == PANGO_SCRIPT_INHERITED || script == PANGO_SCRIPT_LATIN;
  if (neutral || is_written_in(language, script)) return std::string(language);
  if (script == PANGO_SCRIPT_HAN) return std::string(language_of_ideographs(text));
  const auto found = std::ranges::find(likely_languages, script, &Likely::script);
  return std::string(found == likely_languages.end() ? language : found->language);
}

}  // namespace handbill::text
