#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/documents.h"

namespace handbill::app {

/// What a job names: layouts, languages (`ko`, `en+ko`) and editions, in its order.
struct Wanted {
  std::vector<std::string> layouts;
  std::vector<std::string> languages;
  std::vector<std::string> editions;
  bool names_layouts = false;  ///< they are the job's own, not all of the campaign's
};

/// Which languages a layout is set in for one that was asked for: `ko`, and in two languages the layout's own pair with
/// that one in it: `en+ko` of en and ko, `en+ar` of ar. Empty: it is in one language, and two were asked for.
[[nodiscard]] std::string languages_for(const model::Layout& layout, std::string_view asked);
/// One language, or two that differ: `en+ko`.
[[nodiscard]] bool is_sound(std::string_view languages);
/// Of everything that is asked for. Error: `bad-pair`.
[[nodiscard]] bool check_pairs(const std::vector<std::string>& languages, base::Diagnostics& diagnostics);
/// The job's units. A layout in one language that the job does not name itself has none of a pair. Error:
/// `not-bilingual`.
[[nodiscard]] base::Result<base::Done> make_units(const Job& job, const Wanted& wanted, Documents& documents,
                                                  base::Diagnostics& diagnostics);
/// `한국어`, `English + 한국어`.
[[nodiscard]] std::string own_names(std::string_view languages);

}  // namespace handbill::app
