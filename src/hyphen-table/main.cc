// hyphen-table PATTERNS.DIC TABLE.BIN: turns hyphenation patterns, as libhyphen has them, into a flat trie, so that no
// text pays for reading 70,000 lines.
#include <iconv.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/hyphenation_format.h"

namespace {

using handbill::text::HyphenationHeader;

struct Pattern {
  std::u32string letters;            ///< with `.` at the word's edges
  std::vector<std::uint8_t> digits;  ///< one before each letter, and one more
};

struct Patterns {
  HyphenationHeader header;
  std::vector<std::vector<Pattern>> levels{1};
  std::size_t left_out = 0;  ///< that change letters at the hyphen
};

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "hyphen-table: %s\n", why.c_str());
  std::exit(65);
}

std::string to_utf8(std::string text, const std::string& charset) {
  const iconv_t converter = iconv_open("UTF-8", charset.c_str());
  // NOLINTNEXTLINE: iconv's own way to say that it failed
  if (converter == reinterpret_cast<iconv_t>(-1)) give_up("unknown character set " + charset);
  std::string result(text.size() * 4, '\0');
  char* from = text.data();
  char* to = result.data();
  std::size_t left = text.size(), room = result.size();
  if (iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1))
    give_up("expected text in " + charset);
  iconv_close(converter);
  result.resize(result.size() - room);
  return result;
}

std::string charset_of(const std::string& first_line) { return first_line == "ISO8859-1" ? "ISO-8859-1" : first_line; }

Pattern parse_pattern(const std::string& line) {
  Pattern pattern;
  pattern.digits.push_back(0);
  for (std::size_t at = 0; at < line.size();) {
    const auto decoded = handbill::base::decode(line, at);
    at += decoded.length;
    if (decoded.code_point >= '0' && decoded.code_point <= '9') {
      pattern.digits.back() = static_cast<std::uint8_t>(decoded.code_point - '0');
    } else {
      pattern.letters += decoded.code_point;
      pattern.digits.push_back(0);
    }
  }
  return pattern;
}

/// True where the line sets something; patterns are what is left.
bool take_setting(const std::string& line, Patterns& patterns) {
  std::istringstream words(line);
  std::string key;
  std::uint32_t value = 0;
  words >> key >> value;
  HyphenationHeader& header = patterns.header;
  if (key == "NEXTLEVEL") {
    patterns.levels.emplace_back();
  } else if (key == "LEFTHYPHENMIN") {
    header.left = value;
  } else if (key == "RIGHTHYPHENMIN") {
    header.right = value;
  } else if (key == "COMPOUNDLEFTHYPHENMIN") {
    header.part_left = value;
  } else if (key == "COMPOUNDRIGHTHYPHENMIN") {
    header.part_right = value;
  } else {
    return key == "NOHYPHEN";  // hyphens and apostrophes, at which words end for us
  }
  return true;
}

Patterns read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) give_up(path + " cannot be read");
  std::string charset;
  std::getline(in, charset);
  while (!charset.empty() && (charset.back() == '\r' || charset.back() == ' ')) charset.pop_back();
  std::stringstream rest;
  rest << in.rdbuf();
  std::istringstream lines(to_utf8(rest.str(), charset_of(charset)));
  Patterns patterns;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#') || line.starts_with('%')) continue;
    if (take_setting(line, patterns)) continue;
    line.resize(std::min(line.size(), line.find_first_of("\r \t#%")));
    if (line.empty()) continue;
    if (line.find('/') != std::string::npos) {
      ++patterns.left_out;
      continue;
    }
    patterns.levels.back().push_back(parse_pattern(line));
  }
  if (patterns.levels.size() > 2) give_up(path + ": more than two levels");
  if (patterns.levels.front().empty()) patterns.levels.erase(patterns.levels.begin());
  if (patterns.levels.empty() || patterns.levels.back().empty()) give_up(path + ": no patterns");
  return patterns;
}

struct Node {
  std::map<std::uint8_t, std::uint32_t> edges;
  std::vector<std::uint8_t> digits;
};

class Table {
 public:
  explicit Table(Patterns patterns) : patterns_(std::move(patterns)) {
    std::set<char32_t> letters;
    for (const auto& level : patterns_.levels) {
      for (const Pattern& pattern : level) letters.insert(pattern.letters.begin(), pattern.letters.end());
    }
    letters.erase(U'.');
    alphabet_.assign(letters.begin(), letters.end());
    if (alphabet_.size() > 250) give_up("more than 250 letters");
  }

  std::vector<std::uint32_t> words() {
    HyphenationHeader& header = patterns_.header;
    header.letters = static_cast<std::uint32_t>(alphabet_.size());
    header.levels = static_cast<std::uint32_t>(patterns_.levels.size());
    std::vector<std::uint32_t> body(alphabet_.begin(), alphabet_.end());
    for (std::size_t i = 0; i < patterns_.levels.size(); ++i) add_level(patterns_.levels[i], header.level[i], body);
    std::vector<std::uint32_t> result(sizeof(HyphenationHeader) / 4);
    std::memcpy(result.data(), &header, sizeof(HyphenationHeader));
    result.insert(result.end(), body.begin(), body.end());
    return result;
  }

 private:
  [[nodiscard]] std::uint8_t label_of(char32_t letter) const {
    if (letter == U'.') return handbill::text::edge_label;
    const auto at = std::ranges::lower_bound(alphabet_, letter) - alphabet_.begin();
    return static_cast<std::uint8_t>(handbill::text::first_letter_label + at);
  }

  void add_level(const std::vector<Pattern>& patterns, HyphenationHeader::Level& level,
                 std::vector<std::uint32_t>& out) {
    std::vector<Node> nodes(1);
    for (const Pattern& pattern : patterns) {
      std::uint32_t at = 0;
      for (const char32_t letter : pattern.letters) {
        const auto [edge, is_new] =
            nodes[at].edges.try_emplace(label_of(letter), static_cast<std::uint32_t>(nodes.size()));
        at = edge->second;
        if (is_new) nodes.emplace_back();
      }
      nodes[at].digits = pattern.digits;
    }
    std::vector<std::uint32_t> firsts, edges, values;
    std::string digits;
    std::map<std::vector<std::uint8_t>, std::uint32_t> known;
    for (const Node& node : nodes) {
      firsts.push_back(static_cast<std::uint32_t>(edges.size()));
      for (const auto& [label, target] : node.edges) edges.push_back(target << 8 | label);
      values.push_back(0);
      if (node.digits.empty()) continue;
      const auto [value, is_new] = known.try_emplace(node.digits, static_cast<std::uint32_t>(digits.size() + 1));
      values.back() = value->second;
      if (!is_new) continue;
      digits += static_cast<char>(node.digits.size());
      digits.append(node.digits.begin(), node.digits.end());
    }
    firsts.push_back(static_cast<std::uint32_t>(edges.size()));
    digits.resize((digits.size() + 3) / 4 * 4);
    level = {static_cast<std::uint32_t>(nodes.size()), static_cast<std::uint32_t>(edges.size()),
             static_cast<std::uint32_t>(digits.size())};
    for (const auto& part : {firsts, edges, values}) out.insert(out.end(), part.begin(), part.end());
    const std::size_t before = out.size();
    out.resize(before + digits.size() / 4);
    std::memcpy(out.data() + before, digits.data(), digits.size());
  }

  Patterns patterns_;
  std::vector<char32_t> alphabet_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: hyphen-table PATTERNS.DIC TABLE.BIN\n", stderr);
    return 64;
  }
  const std::vector<std::uint32_t> words = Table(read(argv[1])).words();
  std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
  out.write(static_cast<const char*>(static_cast<const void*>(words.data())),
            static_cast<std::streamsize>(words.size() * 4));
  out.flush();
  return out ? 0 : 73;
}
