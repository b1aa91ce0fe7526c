#include "model/feature_names.h"

#include <array>

namespace handbill::model {

std::span<const FeatureName> feature_names() {
  static constexpr std::array<FeatureName, 17> names{{
      {"small-caps", "smcp"},
      {"all-small-caps", "smcp c2sc"},
      {"petite-caps", "pcap"},
      {"titling-caps", "titl"},
      {"oldstyle-nums", "onum"},
      {"lining-nums", "lnum"},
      {"tabular-nums", "tnum"},
      {"proportional-nums", "pnum"},
      {"diagonal-fractions", "frac"},
      {"ordinal", "ordn"},
      {"slashed-zero", "zero"},
      {"common-ligatures", "liga"},
      {"discretionary-ligatures", "dlig"},
      {"capital-forms", "case"},
      {"capital-spacing", "cpsp"},
      {"super", "sups"},
      {"sub", "subs"},
  }};
  return names;
}

}  // namespace handbill::model
