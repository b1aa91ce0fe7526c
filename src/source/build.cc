#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <istream>
#include <map>
#include <streambuf>
#include <unordered_map>

#include "base/utf8.h"
#include "source/encoding.h"
#include "source/scan.h"

namespace handbill::source {

namespace {

/// Ends the reading from inside yaml-cpp; the reason is in the diagnostics.
struct Stop {};

/// A stream over bytes that somebody else holds.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string& bytes, std::size_t start) {
    setg(bytes.data() + start, bytes.data() + start, bytes.data() + bytes.size());
  }
};

struct Frame {
  Node node;
  std::string key;
  base::Span key_span;
  std::size_t colon = 0;
  bool has_key = false;
  bool is_dropped = false;  ///< the value behind the key is not wanted
  YAML::anchor_t anchor = 0;
  std::size_t nodes_before = 0;
  std::size_t height = 1;                             ///< levels in this node, itself included
  std::uint32_t end = 0;                              ///< where its last value ends, an alias taken where it stands
  std::unordered_map<std::string, std::size_t> seen;  ///< keys, once there are many
};

/// A finished node that aliases may name.
struct Anchored {
  Node node;
  std::size_t nodes = 0;
  std::size_t height = 0;
};

class Builder final : public YAML::EventHandler {
 public:
  Builder(base::FileId file, std::string_view bytes, std::size_t start, Scan& scan, const Limits& limits,
          base::Diagnostics& diagnostics)
      : file_(file), bytes_(bytes), start_(start), scan_(scan), limits_(limits), diagnostics_(diagnostics) {}

  [[nodiscard]] std::optional<Node>& root() { return root_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      stop("second-document", span(offset(mark), offset(mark)),
           "expected one document in a file, found the start of another", "put it into a file of its own");
  }
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark&, const std::string& name) override { anchor_name_ = name; }

  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override {
    Node node;
    std::size_t at = 0;
    if (!frames_.empty() && frames_.back().node.kind == Kind::mapping) {
      if (!frames_.back().has_key) odd_key(span(frames_.back().node.span.begin, frames_.back().node.span.begin));
      at = frames_.back().colon;
    } else if (next_empty_ < scan_.empty_items.size()) {
      at = scan_.empty_items[next_empty_++];
    }
    node.span = span(at, at);
    count_node(node.span);
    add(std::move(node), anchor, 1, 1);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    const Token* const token = token_at(offset(mark), false);
    Node node;
    node.span = token != nullptr ? span(token->begin, token->end) : span(offset(mark), offset(mark));
    node.quoting = token != nullptr ? token->quoting : tag == "!" ? Quoting::double_quoted : Quoting::plain;
    node.text = token != nullptr && token->is_verbatim ? verbatim(*token) : text;
    if (!check_text(node, bytes_, limits_.scalar_bytes, diagnostics_)) scan_.has_errors = true;
    if (!frames_.empty() && frames_.back().node.kind == Kind::mapping && !frames_.back().has_key) {
      take_key(std::move(node), token);
      return;
    }
    count_node(node.span);
    add(std::move(node), anchor, 1, 1);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Token* const token = token_at(offset(mark), false);
    const base::Span at = token != nullptr ? span(token->begin, token->end) : span(offset(mark), offset(mark));
    if (!frames_.empty() && frames_.back().node.kind == Kind::mapping && !frames_.back().has_key) odd_key(at);
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end()) {
      report("alias-cycle", at, "this alias stands inside the value that it names").hint("write the value out instead");
      Node node;
      node.span = at;
      add(std::move(node), 0, 1, 1);
      return;
    }
    const Anchored& target = found->second;
    alias_nodes_ += target.nodes;
    if (alias_nodes_ > limits_.alias_nodes) {
      stop("alias-limit", at,
           "expected aliases that stand for at most " + std::to_string(limits_.alias_nodes) + " values, found more",
           "write the values out where they are few, and use `extends` where they are many");
    }
    nodes_ += target.nodes;
    if (nodes_ > limits_.nodes) too_many_nodes(at);
    if (frames_.size() + target.height - 1 > limits_.depth) too_deep(at);
    if (!frames_.empty()) frames_.back().end = at.end;
    add(target.node, 0, target.nodes, target.height);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Kind::sequence, mark, anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Kind::mapping, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const {
    return std::min(start_ + static_cast<std::size_t>(std::max(mark.pos, 0)), bytes_.size());
  }
  [[nodiscard]] base::Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  base::Diagnostic& report(std::string_view id, base::Span at, std::string message) {
    scan_.has_errors = true;
    return diagnostics_.error(id, at, std::move(message), base::Fault::data);
  }
  [[noreturn]] void stop(std::string_view id, base::Span at, std::string message, std::string hint) {
    report(id, at, std::move(message)).hint(std::move(hint));
    throw Stop{};
  }
  [[noreturn]] void too_deep(base::Span at) {
    stop("too-deep", at,
         "expected at most " + std::to_string(limits_.depth) + " levels of lists and mappings, found more",
         "look for brackets that are never closed, and for lines that are indented ever further");
  }
  [[noreturn]] void too_many_nodes(base::Span at) {
    stop("too-many-values", at, "expected at most " + std::to_string(limits_.nodes) + " values in a file, found more",
         "divide it into several files");
  }
  [[noreturn]] void odd_key(base::Span at) {
    stop("odd-key", at, "expected a plain key", "write the key as a plain word: `key: value`");
  }
  void count_node(base::Span at) {
    if (++nodes_ > limits_.nodes) too_many_nodes(at);
  }

  /// Events come in the order of the file, so the tokens are walked once.
  const Token* token_at(std::size_t mark, bool is_collection) {
    while (next_token_ < scan_.tokens.size() && scan_.tokens[next_token_].mark < mark) ++next_token_;
    if (next_token_ == scan_.tokens.size() || scan_.tokens[next_token_].mark != mark) return nullptr;
    const Token& token = scan_.tokens[next_token_];
    return token.is_collection == is_collection ? &token : nullptr;
  }

  /// The file's own bytes, with line breaks and the blanks around them as one blank.
  std::string verbatim(const Token& token) const {
    std::string text;
    const std::string_view raw = bytes_.substr(token.begin, token.end - token.begin);
    for (std::size_t at = 0; at < raw.size(); ++at) {
      if (raw[at] != '\n' && raw[at] != '\r') {
        text += raw[at];
        continue;
      }
      while (text.ends_with(' ')) text.pop_back();
      at = std::min(raw.find_first_not_of(" \t\r\n", at), raw.size()) - 1;
      text += ' ';
    }
    return text;
  }

  void take_key(Node key, const Token* token) {
    Frame& frame = frames_.back();
    frame.has_key = true;
    frame.is_dropped = false;
    frame.key_span = key.span;
    frame.colon = token != nullptr && token->colon != 0 ? token->colon : key.span.end;
    if (key.text == "<<" && key.quoting == Quoting::plain) {
      report("merge-key", key.span, "the merge key `<<` cannot stand in a Handbill file")
          .hint("write the keys out, or use `extends` where the format has it");
      frame.is_dropped = true;
    } else if (key.text.empty()) {
      report("empty-key", key.span, "expected a key, found an empty text");
      frame.is_dropped = true;
    } else if (const Entry* const first = find_entry(frame, key.text)) {
      report("duplicate-key", key.span, "the key " + base::quote(key.text) + " stands twice in one mapping")
          .note(first->key_span, "first set here")
          .hint("remove one of the two");
      frame.is_dropped = true;
    }
    frame.key = std::move(key.text);
  }

  /// A short mapping is searched, a long one gets an index, so that many keys do not cost their square.
  static const Entry* find_entry(Frame& frame, const std::string& key) {
    constexpr std::size_t few = 24;
    std::vector<Entry>& entries = frame.node.entries;
    if (entries.size() < few) {
      const auto found =
          std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.key == key; });
      return found == entries.end() ? nullptr : &*found;
    }
    for (std::size_t i = frame.seen.size(); i < entries.size(); ++i) frame.seen.emplace(entries[i].key, i);
    const auto found = frame.seen.find(key);
    return found == frame.seen.end() ? nullptr : &entries[found->second];
  }

  void open(Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    const Token* const token = token_at(offset(mark), true);
    Frame frame;
    frame.node.kind = kind;
    frame.node.span = token != nullptr ? span(token->begin, token->end) : span(offset(mark), 0);
    if (!frames_.empty() && frames_.back().node.kind == Kind::mapping && !frames_.back().has_key)
      odd_key(span(offset(mark), offset(mark)));
    if (frames_.size() == limits_.depth) too_deep(span(frame.node.span.begin, frame.node.span.begin + 1));
    frame.anchor = anchor;
    frame.nodes_before = nodes_;
    count_node(frame.node.span);
    frames_.push_back(std::move(frame));
  }

  void close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    Node& node = frame.node;
    if (node.span.end == 0) {  // a block collection: from its first key or dash to the end of its last value
      if (!node.entries.empty()) node.span.begin = node.entries.front().key_span.begin;
      node.span.end = std::max(node.span.begin, frame.end);
    }
    add(std::move(node), frame.anchor, nodes_ - frame.nodes_before, frame.height);
  }

  void add(Node node, YAML::anchor_t anchor, std::size_t nodes, std::size_t height) {
    if (anchor != 0) anchored_.insert_or_assign(anchor, Anchored{node, nodes, height});
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& parent = frames_.back();
    parent.height = std::max(parent.height, height + 1);
    parent.end = std::max(parent.end, node.span.end);
    if (parent.node.kind == Kind::sequence) {
      parent.node.items.push_back(std::move(node));
      return;
    }
    if (!parent.is_dropped) parent.node.entries.push_back({std::move(parent.key), parent.key_span, std::move(node)});
    parent.has_key = false;
  }

  base::FileId file_;
  std::string_view bytes_;
  std::size_t start_;
  Scan& scan_;
  const Limits& limits_;
  base::Diagnostics& diagnostics_;
  std::vector<Frame> frames_;
  std::map<YAML::anchor_t, Anchored> anchored_;
  std::optional<Node> root_;
  std::string anchor_name_;
  std::size_t next_token_ = 0;
  std::size_t next_empty_ = 0;
  std::size_t nodes_ = 0;
  std::size_t alias_nodes_ = 0;
  int documents_ = 0;
};

/// yaml-cpp's words in ours. The first look reports nearly everything before, so that these are rare.
std::string translated(std::string_view message) {
  struct Translation {
    std::string_view theirs;
    std::string_view ours;
  };
  constexpr std::array<Translation, 10> table{{
      {"illegal map value", "a `key: value` cannot stand here"},
      {"illegal map key", "a key cannot stand here"},
      {"illegal block entry", "a list item cannot stand here"},
      {"end of map not found", "expected a further `key: value` or the end of the mapping"},
      {"end of sequence not found", "expected a further `- ` or the end of the list"},
      {"end of map flow not found", "expected `}` or `,`"},
      {"end of sequence flow not found", "expected `]` or `,`"},
      {"illegal tab", "expected blanks, found a tab"},
      {"unknown token", "a value cannot start with this character"},
      {"illegal EOF in scalar", "expected the end of the text, found the end of the file"},
  }};
  for (const Translation& entry : table) {
    if (message.starts_with(entry.theirs)) return std::string(entry.ours);
  }
  return "this is not valid YAML";
}

}  // namespace

std::optional<Tree> build(base::FileId file, std::string_view bytes, std::size_t start, Scan& scan,
                          const Limits& limits, base::Diagnostics& diagnostics) {
  Builder builder(file, bytes, start, scan, limits, diagnostics);
  const bool had_errors = scan.has_errors;
  const auto fail = [&](std::size_t at, std::string_view id, std::string message) {
    scan.has_errors = true;
    // What is left of a broken line may confuse yaml-cpp; its reason is on the list already.
    if (had_errors) return;
    const auto place = static_cast<std::uint32_t>(std::min(start + at, bytes.size()));
    diagnostics.error(id, {file, place, place}, std::move(message), base::Fault::data);
  };
  try {
    ViewBuffer buffer(scan.repaired, start);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    // At most twice: the second document ends it, and so does the endless null document that yaml-cpp 0.7 makes of `,`.
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
  } catch (const Stop&) { return std::nullopt; } catch (const YAML::DeepRecursion& error) {
    fail(static_cast<std::size_t>(std::max(error.mark.pos, 0)), "too-deep",
         "expected at most " + std::to_string(limits.depth) + " levels of lists and mappings, found more");
    return std::nullopt;
  } catch (const YAML::ParserException& error) {
    fail(static_cast<std::size_t>(std::max(error.mark.pos, 0)), "yaml-syntax", translated(error.msg));
    return std::nullopt;
  } catch (const std::exception&) {
    fail(0, "yaml-syntax", "this is not valid YAML");
    return std::nullopt;
  }
  if (!builder.root()) return std::nullopt;
  return Tree{std::move(*builder.root())};
}

}  // namespace handbill::source
