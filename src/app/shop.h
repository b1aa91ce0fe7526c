#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/job.h"
#include "base/sources.h"
#include "color/ink.h"
#include "color/packed_profile.h"
#include "product/shop_profile.h"
#include "style/resolved.h"

namespace handbill::app {

/// A print shop's profile and the ICC profile of its condition.
struct Shop {
  product::ShopProfile profile;
  std::shared_ptr<const color::PackedProfile> output;
};

/// What `--profile` means where nobody says it.
inline constexpr std::string_view usual_profile = "coated";

/// profiles/NAME.yaml of the project, else of what comes with Handbill. Error: `no-such-profile` (66), and all of the
/// document's.
[[nodiscard]] base::Result<product::ShopProfile> load_profile(const Job& job, base::Sources& sources,
                                                              base::Diagnostics& diagnostics);
/// The job's profile with its ICC profile: the file that the shop handed out, where the job names one, else the
/// profile's own. Errors: `icc-needed` (64) where there is neither, `bad-icc` (65) for what is no CMYK output profile.
[[nodiscard]] base::Result<Shop> load_shop(const Job& job, base::Sources& sources, base::Diagnostics& diagnostics);
/// The names of the profiles there are, the project's and Handbill's own, each once, sorted.
[[nodiscard]] std::vector<std::string> profile_names(const Job& job, const base::Sources& sources);
/// Gives the inks that leave their recipe to the shop what the shop says, and pages that ask for no marks the shop's.
void use_profile(const product::ShopProfile& profile, style::Resolved& resolved);

}  // namespace handbill::app
