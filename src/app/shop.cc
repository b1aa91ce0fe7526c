#include "app/shop.h"

#include <filesystem>
#include <set>
#include <utility>

#include "app/loader.h"
#include "model/document.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

constexpr std::string_view folder = "profiles";
/// The largest profiles that press makers hand out have 3 MB.
constexpr std::size_t icc_limit = std::size_t{16} << 20;

Failed refuse_icc(const std::string& file, base::Span span, Diagnostics& diagnostics) {
  diagnostics
      .error("bad-icc", span, "expected an ICC output profile for CMYK, found another kind of file: " + file,
             base::Fault::data)
      .hint("ask the print shop for the profile of its press, a file that ends in .icc or .icm");
  return {};
}

Result<std::shared_ptr<const color::PackedProfile>> open_icc(const base::Wanted& wanted, const std::string& shown,
                                                             base::Sources& sources, Diagnostics& diagnostics) {
  const auto id = TRY(sources.read(wanted, diagnostics));
  auto opened = color::PackedProfile::open(sources.bytes(id));
  if (!opened || !opened->is_for_press()) return refuse_icc(shown, wanted.asked_at, diagnostics);
  return std::shared_ptr<const color::PackedProfile>(std::make_shared<const color::PackedProfile>(std::move(*opened)));
}

/// Where the profile of that name lies.
base::Root root_of(const Job& job, const std::string& name, const base::Sources& sources) {
  const base::Root own{job.project.folder};
  const base::Root shared{job.shared};
  if (job.shared.empty() || sources.exists(own, path_in(folder, name))) return own;
  // Where there is none of that name, the list of those that come with Handbill helps more than an empty one.
  const bool is_shared = sources.exists(shared, path_in(folder, name)) || names_in(sources, own, folder).empty();
  return is_shared ? shared : own;
}

std::string name_of(const Job& job) { return job.profile.empty() ? std::string(usual_profile) : job.profile; }

}  // namespace

std::vector<std::string> profile_names(const Job& job, const base::Sources& sources) {
  std::set<std::string> names;
  for (const std::string& place : {job.project.folder, job.shared}) {
    if (place.empty()) continue;
    for (std::string& name : names_in(sources, {place}, folder)) names.insert(std::move(name));
  }
  return {names.begin(), names.end()};
}

Result<product::ShopProfile> load_profile(const Job& job, base::Sources& sources, Diagnostics& diagnostics) {
  const std::string name = name_of(job);
  Job there = job;
  there.project.folder = root_of(job, name, sources).folder;
  Loader loader(there, sources, diagnostics);
  auto profile = loader.document<product::ShopProfile>("profile", folder, name, {}, [&](const source::Tree& tree) {
    return model::load_shop_profile(tree, diagnostics);
  });
  if (!profile) return Failed{};
  // Nobody goes to a file of Handbill's own to mend it.
  if (there.project.folder != job.project.folder) profile->span = {};
  return std::move(*profile);
}

Result<Shop> load_shop(const Job& job, base::Sources& sources, Diagnostics& diagnostics) {
  Shop shop;
  shop.profile = TRY(load_profile(job, sources, diagnostics));
  const product::Condition& condition = shop.profile.condition;
  if (!job.icc.empty()) {
    // The file on the command line opens its own folder as a root.
    const std::filesystem::path path(job.icc);
    const base::Root root{path.has_parent_path() ? path.parent_path().string() : "."};
    shop.output = TRY(open_icc({root, path.filename().string(), icc_limit, {}}, job.icc, sources, diagnostics));
    return shop;
  }
  if (condition.icc.empty()) {
    diagnostics
        .error("icc-needed", shop.profile.span,
               "the profile `" + shop.profile.name + "` prints by " + condition.id +
                   ", whose ICC profile does not come with Handbill",
               base::Fault::usage)
        .hint("ask the print shop for it, and name the file: --icc FILE");
    return Failed{};
  }
  shop.output = TRY(open_icc({root_of(job, name_of(job), sources), condition.icc, icc_limit, condition.icc_span},
                             condition.icc, sources, diagnostics));
  return shop;
}

void use_profile(const product::ShopProfile& profile, style::Resolved& resolved) {
  color::InkTable own;
  for (color::Ink ink : resolved.inks.inks()) {
    if (ink.rich_black) ink.cmyk = profile.rich_black;
    own.add(std::move(ink));
  }
  resolved.inks = std::move(own);
  for (auto& page : resolved.pages) {
    if (!page.product.marks.any()) page.product.marks = profile.marks;
  }
}

}  // namespace handbill::app
