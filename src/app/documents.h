#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/handbill.h"
#include "app/shop.h"
#include "model/document.h"
#include "unicode/pair.h"

namespace handbill::app {

/// Every document of a job, loaded once. A document that failed is there as an empty optional: its units fail, the
/// others go on.
struct Documents {
  model::Campaign campaign;
  base::Root campaign_root;  ///< pictures are opened beneath this
  model::Details details;
  text::FontCatalogue fonts;
  std::map<std::string, std::optional<model::Layout>, std::less<>> layouts;
  /// By layout and edition, where files of the edition, or of those that it extends, may change the layout.
  std::map<std::pair<std::string, std::string>, std::optional<model::Layout>> edition_layouts;
  std::map<std::string, std::optional<model::Theme>, std::less<>> themes;
  std::map<std::string, std::optional<model::Language>, std::less<>> languages;
  std::map<std::string, std::optional<model::Edition>, std::less<>> editions;
  std::optional<Shop> shop;                   ///< where an edition is for the press
  std::optional<model::FitLock> fit_lock;     ///< the campaign's, where there is one
  std::vector<model::Layout> broken_layouts;  ///< what could be read of layouts that failed
  std::vector<Unit> units;                    ///< what the job asks for, languages outermost, each once
  /// The same for each language that is asked for; a page in two languages may be there for both.
  struct LanguageUnits {
    std::string language;  ///< `ko`, or a pair, `en+ko`
    std::vector<Unit> units;
  };
  std::vector<LanguageUnits> by_language = {};

  /// The unit's language, the first one on a page of two.
  [[nodiscard]] const std::optional<model::Language>& language_of(const Unit& unit) const {
    return languages.find(unicode::split_pair(unit.language).first)->second;
  }
  /// The second one; nullptr where the page is in one language.
  [[nodiscard]] const std::optional<model::Language>* second_language_of(const Unit& unit) const {
    const std::string_view second = unicode::split_pair(unit.language).second;
    return second.empty() ? nullptr : &languages.find(second)->second;
  }

  /// As it is in the unit's edition.
  [[nodiscard]] const std::optional<model::Layout>& layout_of(const Unit& unit) const {
    const auto own = edition_layouts.find({unit.layout, unit.edition});
    return own == edition_layouts.end() ? layouts.find(unit.layout)->second : own->second;
  }
};

/// Finds and loads what the job names. Fails only where nothing at all can be rendered.
[[nodiscard]] base::Result<Documents> load_documents(const Job& job, base::Sources& sources,
                                                     base::Diagnostics& diagnostics);

/// `letter`; empty: the paper that the layouts name.
[[nodiscard]] std::string paper_of(const Job& job);
/// Whether the language has the size of the group that campaign.yaml gives to all; a pseudo-language never has.
[[nodiscard]] bool shares_size(const model::Campaign& campaign, std::string_view group, const std::string& language);

/// The campaign's folder below content/: named by the job, `default: true`, or the only one there is.
[[nodiscard]] base::Result<std::string> campaign_folder(const Job& job, base::Sources& sources,
                                                        base::Diagnostics& diagnostics);

/// fonts/fonts.yaml of the project: what was built in where it has not changed, else read anew.
[[nodiscard]] base::Result<text::FontCatalogue> load_catalogue(const Job& job, base::Sources& sources,
                                                               base::Diagnostics& diagnostics);

}  // namespace handbill::app
