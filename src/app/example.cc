#include "app/example.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "source/source.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

constexpr std::string_view yaml = ".yaml";

/// The first comment behind the modeline, its lines joined.
std::string first_comment(std::string_view text) {
  std::string comment;
  std::size_t at = text.find('\n');
  while (at != std::string_view::npos && text.substr(at).starts_with("\n# ")) {
    const std::size_t end = text.find('\n', at + 1);
    const std::string_view line = text.substr(at + 3, end == std::string_view::npos ? end : end - at - 3);
    if (line.starts_with("  ")) break;  // a command, which is shown apart
    (comment += comment.empty() ? "" : " ") += line;
    at = end;
  }
  return comment;
}

/// A text in double quotes, as YAML and JSON both read it; two dollar signs stand for one.
std::string quoted(const std::string& text) {
  return nlohmann::json((text.starts_with('$') ? "$" : "") + text)
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

struct Replacement {
  base::Span span;
  std::string words;
};

/// Finds each `$name` that is to be written out. What `when:` and `unless:` ask for is no text to print.
void find_names(const source::Node& node, const WordsByName& words, bool in_list, std::vector<Replacement>& found) {
  if (node.kind == source::Kind::scalar && node.quoting == source::Quoting::plain && node.text.starts_with('$')) {
    const auto known = words.find(std::string_view(node.text).substr(1));
    if (known == words.end()) return;
    std::string list;
    for (const std::string& paragraph : known->second) list += (list.empty() ? "" : ", ") + quoted(paragraph);
    const bool is_bare = in_list || known->second.size() == 1;
    found.push_back({node.span, is_bare ? list : "[" + list + "]"});
  }
  for (const source::Node& item : node.items) find_names(item, words, true, found);
  for (const source::Entry& entry : node.entries) {
    if (entry.key != "when" && entry.key != "unless") find_names(entry.value, words, false, found);
  }
}

}  // namespace

Result<std::vector<Example>> list_examples(const std::string& folder, base::Sources& sources,
                                           Diagnostics& diagnostics) {
  const base::Root root{folder};
  std::vector<Example> all;
  for (const std::string& file : sources.list(root, "layouts", yaml)) {
    const auto id = sources.read({root, "layouts/" + file, source::Limits{}.bytes, {}}, diagnostics);
    if (!id) return Failed{};
    all.push_back({file.substr(0, file.size() - yaml.size()), first_comment(sources.bytes(id.value()))});
  }
  if (!all.empty()) return all;
  diagnostics.error("no-examples", {}, "expected worked examples in " + folder + ", found none", base::Fault::missing)
      .hint("install Handbill as a whole: they lie in share/handbill/examples");
  return Failed{};
}

std::string moved(std::string_view text) {
  // From `../` often enough to reach the folder above the examples, to as often as reaches their own.
  constexpr std::string_view there = "../schema/";
  constexpr std::string_view here = "docs/schema/";
  std::string result(text);
  const std::size_t at = result.find(there);
  if (at != std::string::npos && at < result.find('\n')) result.replace(at, there.size(), here);
  return result;
}

std::string renamed(std::string text, std::string_view key, std::string_view from, std::string_view to) {
  const auto replace = [&](const std::string& before, const std::string& now) {
    for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + now.size()))
      text.replace(at, before.size(), now);
  };
  const std::string line = "\n" + std::string(key) + ": ";
  replace(line + std::string(from) + "\n", line + std::string(to) + "\n");
  replace("handbill render " + std::string(from) + " ", "handbill render " + std::string(to) + " ");
  return text;
}

Result<std::string> with_words(base::FileId layout, std::string_view text, const WordsByName& words,
                               Diagnostics& diagnostics) {
  const source::Tree tree = TRY(source::parse(layout, text, diagnostics));
  std::vector<Replacement> found;
  find_names(tree.root, words, false, found);
  std::ranges::sort(found, {}, [](const Replacement& each) { return each.span.begin; });
  std::string result;
  std::size_t from = 0;
  for (const Replacement& each : found) {
    (result += text.substr(from, each.span.begin - from)) += each.words;
    from = each.span.end;
  }
  return result += text.substr(from);
}

}  // namespace handbill::app
