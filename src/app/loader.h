#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/job.h"
#include "base/diagnostic.h"
#include "base/result.h"
#include "base/sources.h"
#include "source/source.h"

namespace handbill::app {

/// Most bytes of a document.
constexpr std::size_t document_limit = source::Limits{}.bytes;
constexpr std::string_view yaml = ".yaml";

/// Where a document of a kind lies, below the project.
[[nodiscard]] std::string path_in(std::string_view folder, std::string_view name);
/// The documents of a folder, without `.yaml`.
[[nodiscard]] std::vector<std::string> names_in(const base::Sources& sources, const base::Root& root,
                                                std::string_view folder);

/// Reads trees and keeps them; every tree is parsed once, however many documents ask for it.
class Loader {
 public:
  Loader(const Job& job, base::Sources& sources, base::Diagnostics& diagnostics)
      : job_(job), sources_(sources), diagnostics_(diagnostics), root_{job.project.folder} {}

  [[nodiscard]] const base::Root& root() const { return root_; }

  /// nullptr, with diagnostics, where the file is missing or not YAML. Recoverable mistakes leave a tree, and `clean`
  /// false.
  struct Loaded {
    const source::Tree* tree = nullptr;
    bool clean = false;
  };
  [[nodiscard]] Loaded tree(const base::Root& root, const std::string& name, base::Span asked_at);

  /// A document by name from a folder of the project; `load` turns its tree into the document.
  template <typename Document, typename Load>
  std::optional<Document> document(std::string_view kind, std::string_view folder, std::string_view name,
                                   base::Span asked_at, Load load) {
    if (!is_there(kind, folder, name, asked_at)) return std::nullopt;
    const Loaded loaded = tree(root_, path_in(folder, name), asked_at);
    if (loaded.tree == nullptr) return std::nullopt;
    base::Result<Document> made = load(*loaded.tree);
    if (!made || !loaded.clean) return std::nullopt;
    return std::move(made).value();
  }

  /// Whether a document's file is there and may be read; says what is wrong where it is not.
  [[nodiscard]] bool is_there(std::string_view kind, std::string_view folder, std::string_view name,
                              base::Span asked_at);
  /// "there is no layout `x`", with the nearest name and all that there are.
  void unknown(std::string_view kind, std::string_view folder, std::string_view name, base::Span asked_at) const;

  const Job& job_;
  base::Sources& sources_;
  base::Diagnostics& diagnostics_;

 private:
  struct Kept {
    std::unique_ptr<source::Tree> tree;
    bool clean = false;
  };
  base::Root root_;
  std::map<std::string, Kept> trees_;
};

}  // namespace handbill::app
