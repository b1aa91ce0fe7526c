#pragma once

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/text.h"

namespace handbill::text::test {

/// A real sentence in each of the campaign's languages.
struct Sentence {
  const char* language;
  const char* text;
};
inline const std::vector<Sentence>& sentences() {
  static const std::vector<Sentence> list{
      {"en", "They run because staying means prison. Stand with them on 8 May 2027."},
      {"ko", "머물면 감옥이기에 그들은 달립니다. 2027년 5월 8일, 함께해 주세요."},
      {"zh-Hans", "留下就会坐牢，所以他们奔跑。2027年5月8日，请与他们同行！"},
      {"zh-Hant", "留下就會坐牢，所以他們奔跑。2027年5月8日，請與他們同行！"},
      {"ja", "とどまれば牢獄。だから彼らは走る。「いっしょに歩きましょう」と、ニューヨークでも。"},
      {"ar", "إنهم يركضون لأن البقاء يعني السجن. لا تتركوهم وحدهم في ٨ مايو ٢٠٢٧."},
      {"ur", "وہ بھاگتے ہیں کیونکہ رکنے کا مطلب قید ہے۔ ان کا ساتھ دیں۔"},
      {"he", "הם רצים כי להישאר פירושו כלא. עמדו לצידם (כולנו) ב-8 במאי 2027."},
      {"hi", "वे भागते हैं क्योंकि रुकने का अर्थ है जेल। उनके साथ खड़े हों।"},
      {"th", "พวกเขาวิ่งเพราะการอยู่ต่อหมายถึงคุก โปรดยืนเคียงข้างพวกเขา"},
      {"km", "ពួកគេរត់ព្រោះការនៅមានន័យថាគុក។ សូមឈរជាមួយពួកគេ"},
      {"my", "နေရင် ထောင်ကျမှာမို့ သူတို့ ပြေးကြတယ်။ သူတို့နဲ့အတူ ရပ်တည်ပါ။"},
      {"ru", "Они бегут, потому что остаться — значит сесть в тюрьму."},
      {"es", "Corren porque quedarse significa prisión. ¡Acompáñalos!"},
      {"fr", "Ils courent, car rester, c’est la prison. Soyez à leurs côtés !"},
      {"de", "Sie laufen, weil Bleiben Gefängnis heißt. Steht ihnen bei, am 8. Mai 2027."},
      {"cy", "Maen nhw’n rhedeg am fod aros yn golygu carchar. Safwch gyda nhw, ŵyr neb."},
      {"am", "መቆየት እስር ቤት ስለሆነ ይሮጣሉ። ከእነሱ ጋር ቁሙ።"}};
  return list;
}

inline std::vector<char32_t> characters_of(std::string_view text) {
  std::vector<char32_t> result;
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    if (decoded.length == 0) break;
    result.push_back(decoded.code_point);
    at += decoded.length;
  }
  return result;
}

/// Opens fonts for what it is asked to shape, and keeps what was said about it.
class Kit {
 public:
  Kit() {
    static const bool once = (use_private_font_configuration(), true);
    static_cast<void>(once);
  }

  [[nodiscard]] Style style(std::string_view language, std::string_view stack = "sans/regular") const {
    Style result;
    result.language = language;
    result.stack = built_in_catalogue().stack(stack, language)->faces;
    result.stack_name = stack;
    return result;
  }
  base::Result<Shaped> shape(std::string_view utf8, const Style& style, std::string_view key = "body") {
    std::vector<FaceId> faces = style.stack;
    faces.insert(faces.end(), style.tail.begin(), style.tail.end());
    auto fonts = FontSet::make(built_in_catalogue(), faces, characters_of(utf8), diagnostics);
    if (!fonts.ok()) return base::Failed{};
    shaper = std::make_unique<Shaper>(std::move(fonts).value());
    return text::shape(*shaper, {utf8, {}, key}, style, diagnostics);
  }
  /// For texts that must shape; a diagnostic ends the test by an exception, which is what tests want.
  Shaped must(std::string_view utf8, const Style& style) {
    auto shaped = shape(utf8, style);
    return std::move(shaped).value();
  }
  Shaped must(std::string_view utf8, std::string_view language) { return must(utf8, style(language)); }

  /// All that was reported, as `id: message`.
  [[nodiscard]] std::vector<std::string> said() const {
    std::vector<std::string> result;
    for (const base::Diagnostic& diagnostic : diagnostics.list())
      result.push_back(diagnostic.id + ": " + diagnostic.message);
    return result;
  }

  base::Diagnostics diagnostics;
  std::unique_ptr<Shaper> shaper;
};

inline Setting setting(double size, double leading = 0) {
  Setting result;
  result.size = base::pt(size);
  result.leading = base::pt(leading > 0 ? leading : size * 1.5);
  return result;
}
inline Region tall(double width) { return {base::pt(1e6), base::pt(width)}; }

/// The text of each line, blanks at its end left out.
inline std::vector<std::string> lines_of(const Shaped& shaped, const Set& set) {
  std::vector<std::string> result;
  for (const Line& line : set.lines) {
    std::string text(shaped.utf8().substr(line.begin, line.end - line.begin));
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    result.push_back(text);
  }
  return result;
}
inline std::vector<std::string> broken(const Shaped& shaped, double size, double width) {
  return lines_of(shaped, set(shaped, setting(size), tall(width)));
}

/// The runs' text from left to right, each letter of a right-to-left run in its visual place.
inline std::string visual(const Line& line) {
  std::string result;
  for (const PlacedRun& placed : line.runs) {
    std::vector<std::string> clusters;
    std::size_t at = 0;
    for (const Cluster& cluster : placed.run.clusters) {
      clusters.push_back(placed.run.utf8.substr(at, cluster.bytes));
      at += cluster.bytes;
    }
    if (placed.run.rtl) std::ranges::reverse(clusters);
    for (const std::string& cluster : clusters) result += cluster;
  }
  return result;
}

using Strings = std::vector<std::string>;

}  // namespace handbill::text::test
