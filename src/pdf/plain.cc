#include "pdf/plain.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "pdf/content.h"
#include "pdf/document.h"
#include "pdf/flate.h"
#include "pdf/tokens.h"

namespace handbill::pdf {
namespace {

template <typename Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// The object that a reference means, which begins with the token `first`; `tokens` goes behind it.
std::optional<std::size_t> reference(std::string_view first, Tokens& tokens) {
  const auto number = number_of<std::size_t>(first);
  if (!number) return std::nullopt;
  Tokens ahead = tokens;
  if (ahead.next() != "0" || ahead.next() != "R") return std::nullopt;
  tokens = std::move(ahead);
  return number;
}
std::optional<std::size_t> reference(std::string_view value) {
  Tokens tokens(value);
  const std::string_view first = tokens.next();
  return reference(first, tokens);
}

/// A dictionary as it is written.
struct Dictionary {
  std::vector<std::pair<std::string_view, std::string_view>> entries;
  std::size_t size = 0;  ///< bytes, brackets included

  /// Empty where it has no such key.
  [[nodiscard]] std::string_view get(std::string_view key) const {
    const auto found = std::ranges::find(entries, key, &std::pair<std::string_view, std::string_view>::first);
    return found == entries.end() ? std::string_view() : found->second;
  }
  template <std::size_t n>
  [[nodiscard]] bool has_only(const std::array<std::string_view, n>& keys) const {
    return std::ranges::all_of(entries,
                               [&](const auto& entry) { return std::ranges::find(keys, entry.first) != keys.end(); });
  }
};

/// Goes behind the value that begins with the token `first`; false where it has no end.
bool pass(std::string_view first, Tokens& tokens) {
  if (reference(first, tokens)) return true;
  int depth = 0;
  for (std::string_view token = first; !token.empty(); token = tokens.next()) {
    if (token == "<<" || token == "[") ++depth;
    if (token == ">>" || token == "]") --depth;
    if (depth == 0) return true;
  }
  return false;
}

/// The one that `text` begins with.
std::optional<Dictionary> dictionary_of(std::string_view text) {
  Tokens tokens(text);
  if (tokens.next() != "<<") return std::nullopt;
  Dictionary found;
  for (;;) {
    const std::string_view key = tokens.next();
    found.size = tokens.at();
    if (key == ">>") return found;
    const std::string_view first = tokens.next();
    if (!key.starts_with('/') || first.empty()) return std::nullopt;
    const auto begin = static_cast<std::size_t>(first.data() - text.data());
    if (!pass(first, tokens)) return std::nullopt;
    found.entries.emplace_back(key, text.substr(begin, tokens.at() - begin));
  }
}

/// What an object is: a dictionary, with a stream's data where it has one, or any other value.
struct Found {
  std::string_view value;
  std::optional<Dictionary> dictionary;
  std::optional<std::string_view> data;
};

/// A file with a table of its objects at its end, as cairo writes it.
class File {
 public:
  explicit File(std::string_view bytes) : bytes_(bytes) {}

  /// The trailer.
  [[nodiscard]] std::optional<Dictionary> open() {
    constexpr std::string_view mark = "startxref";
    const std::size_t end = bytes_.rfind(mark);
    if (end == std::string_view::npos) return std::nullopt;
    Tokens last(bytes_.substr(end + mark.size()));
    const auto table = number_of<std::size_t>(last.next());
    if (!table || *table >= end) return std::nullopt;
    Tokens tokens(bytes_.substr(*table, end - *table));
    if (tokens.next() != "xref" || tokens.next() != "0") return std::nullopt;
    const auto count = number_of<std::size_t>(tokens.next());
    if (!count) return std::nullopt;
    while (offsets_.size() < *count) {
      const auto offset = number_of<std::size_t>(tokens.next());
      static_cast<void>(tokens.next());
      const bool is_used = tokens.next() == "n";
      if (!offset || *offset >= *table) return std::nullopt;
      offsets_.push_back(is_used ? *offset : 0);
    }
    if (tokens.next() != "trailer") return std::nullopt;
    return dictionary_of(bytes_.substr(*table + tokens.at()));
  }

  [[nodiscard]] std::optional<Found> object(std::size_t number) const {
    if (number >= offsets_.size() || offsets_[number] == 0) return std::nullopt;
    const std::string_view text = bytes_.substr(offsets_[number]);
    Tokens tokens(text);
    if (number_of<std::size_t>(tokens.next()) != number || tokens.next() != "0" || tokens.next() != "obj")
      return std::nullopt;
    const std::size_t begin = tokens.at();
    Found found;
    found.dictionary = dictionary_of(text.substr(begin));
    if (!found.dictionary) {
      const std::size_t end = text.find("endobj", begin);
      if (end == std::string_view::npos) return std::nullopt;
      found.value = text.substr(begin, end - begin);
      return found;
    }
    found.value = text.substr(begin, found.dictionary->size);
    const std::string_view rest = text.substr(begin + found.dictionary->size);
    Tokens behind(rest);
    if (behind.next() != "stream") return found;
    const std::size_t data = rest.find('\n', behind.at()) + 1;
    const auto length = length_of(*found.dictionary);
    if (data == 0 || !length || *length > rest.size() - data) return std::nullopt;
    found.data = rest.substr(data, *length);
    return found;
  }
  /// What a value is, or the object that it refers to.
  [[nodiscard]] std::optional<Found> resolved(std::string_view value) const {
    if (const auto number = reference(value)) return object(*number);
    return Found{value, dictionary_of(value), std::nullopt};
  }

 private:
  /// Of a stream: a number, or an object that is one.
  [[nodiscard]] std::optional<std::size_t> length_of(const Dictionary& dictionary) const {
    const std::string_view length = dictionary.get("/Length");
    const auto number = reference(length);
    if (!number) return number_of<std::size_t>(length);
    const auto found = object(*number);
    return found ? number_of<std::size_t>(Tokens(found->value).next()) : std::nullopt;
  }

  std::string_view bytes_;
  std::vector<std::size_t> offsets_;  ///< by the objects' numbers; 0: none
};

/// What a colour may stand in, besides the contents of pages.
bool may_have_colours(const Dictionary& dictionary) {
  constexpr std::array<std::string_view, 3> keys{"/PatternType", "/ShadingType", "/CharProcs"};
  constexpr std::array<std::string_view, 4> subtypes{"/Image", "/Form", "/PS", "/Type3"};
  return std::ranges::any_of(keys, [&](std::string_view key) { return !dictionary.get(key).empty(); }) ||
         std::ranges::find(subtypes, dictionary.get("/Subtype")) != subtypes.end();
}

/// Takes pages over as forms, with all that they refer to.
class Taker {
 public:
  Taker(const File& file, bool grey_only) : file_(file), grey_only_(grey_only) {}

  bool take_pages(const Dictionary& trailer) {
    const auto root = file_.resolved(trailer.get("/Root"));
    if (!root || !root->dictionary) return false;
    const auto tree = file_.resolved(root->dictionary->get("/Pages"));
    if (!tree || !tree->dictionary) return false;
    Tokens kids(tree->dictionary->get("/Kids"));
    if (kids.next() != "[") return false;
    for (std::string_view token = kids.next(); token != "]"; token = kids.next()) {
      const auto number = reference(token, kids);
      const auto page = number ? file_.object(*number) : std::nullopt;
      if (!page || !page->dictionary || !take_page(*page->dictionary)) return false;
    }
    return is_plain_;
  }
  [[nodiscard]] Forms& forms() { return forms_; }

 private:
  bool take_page(const Dictionary& page) {
    constexpr std::array<std::string_view, 6> keys{"/Type",     "/Parent", "/MediaBox",
                                                   "/Contents", "/Group",  "/Resources"};
    const auto contents = file_.resolved(page.get("/Contents"));
    const auto resources = file_.resolved(page.get("/Resources"));
    const auto height = height_of(page.get("/MediaBox"));
    if (page.get("/Type") != "/Page" || !page.has_only(keys) || !contents || !contents->data || !resources || !height ||
        !are_plain(*resources))
      return false;
    const auto content = content_of(*contents);
    if (!content) return false;
    Body body;
    body.add("<</Type /XObject\n/Subtype /Form\n/BBox ").add(page.get("/MediaBox")).add("\n/Resources ");
    put(page.get("/Resources"), body);
    body.add("\n/Filter /FlateDecode");
    add_stream(*content, body);
    forms_.index.push_back(forms_.objects.add(std::move(body)));
    forms_.heights.push_back(*height);
    return true;
  }

  static std::optional<double> height_of(std::string_view box) {
    Tokens tokens(box);
    if (tokens.next() != "[" || tokens.next() != "0" || tokens.next() != "0") return std::nullopt;
    static_cast<void>(tokens.next());
    return number_of<double>(tokens.next());
  }

  /// Fonts, and opacities of paths.
  [[nodiscard]] bool are_plain(const Found& resources) const {
    constexpr std::array<std::string_view, 2> keys{"/ExtGState", "/Font"};
    constexpr std::array<std::string_view, 2> opacities{"/CA", "/ca"};
    if (!resources.dictionary || !resources.dictionary->has_only(keys)) return false;
    const std::string_view value = resources.dictionary->get("/ExtGState");
    if (value.empty()) return true;
    const auto states = file_.resolved(value);
    return states && states->dictionary && std::ranges::all_of(states->dictionary->entries, [&](const auto& entry) {
             const auto state = file_.resolved(entry.second);
             return state && state->dictionary && state->dictionary->has_only(opacities);
           });
  }

  /// Packed, and its neutral colours grey.
  [[nodiscard]] std::optional<std::string> content_of(const Found& stream) const {
    constexpr std::array<std::string_view, 2> keys{"/Length", "/Filter"};
    if (!stream.dictionary->has_only(keys) || stream.dictionary->get("/Filter") != "/FlateDecode") return std::nullopt;
    const Filtered filtered = filter_content(unpacked(*stream.data), grey_only_);
    if (!filtered.fault.empty()) return std::nullopt;
    return filtered.changed ? packed(filtered.bytes) : std::string(*stream.data);
  }

  static void add_stream(std::string_view data, Body& body) {
    body.add("\n/Length " + std::to_string(data.size())).add(">>\nstream\n").add(data).add("\nendstream");
  }

  /// A value, with what it refers to.
  void put(std::string_view value, Body& body) {
    Tokens tokens(value);
    for (std::string_view token = tokens.next(); !token.empty(); token = tokens.next()) {
      if (const auto number = reference(token, tokens)) {
        body.refer(take(*number)).add(" ");
      } else {
        body.add(token).add(" ");
      }
    }
  }

  /// An object and what it refers to, each once; its index in the forms' objects.
  std::size_t take(std::size_t number) {
    const auto [known, is_new] = known_.try_emplace(number);
    if (!is_new) {
      // Two that refer to each other are nothing that a font needs.
      if (!known->second) is_plain_ = false;
      return known->second.value_or(0);
    }
    const auto found = file_.object(number);
    if (!found || (found->dictionary && may_have_colours(*found->dictionary))) {
      is_plain_ = false;
      return 0;
    }
    Body body;
    if (found->dictionary) {
      put(*found, body);
    } else {
      put(found->value, body);
    }
    const std::size_t index = forms_.objects.add(std::move(body));
    known_[number] = index;
    return index;
  }

  void put(const Found& found, Body& body) {
    body.add("<<");
    for (const auto& [key, value] : found.dictionary->entries) {
      if (found.data && key == "/Length") continue;
      body.add(key).add(" ");
      put(value, body);
      body.add("\n");
    }
    if (is_incomplete_font(found.dictionary->get("/Subtype"), !found.dictionary->get(cid_map).empty()))
      body.add(cid_map).add(" /Identity\n");
    if (found.data) {
      add_stream(*found.data, body);
    } else {
      body.add(">>");
    }
  }

  const File& file_;
  bool grey_only_;
  bool is_plain_ = true;
  Forms forms_;
  std::map<std::size_t, std::optional<std::size_t>> known_;  ///< nothing: being taken
};

}  // namespace

std::optional<Forms> plain_forms(std::string_view drawn, bool grey_only) {
  File file(drawn);
  const auto trailer = file.open();
  if (!trailer) return std::nullopt;
  Taker taker(file, grey_only);
  if (!taker.take_pages(*trailer)) return std::nullopt;
  return std::move(taker.forms());
}

}  // namespace handbill::pdf
