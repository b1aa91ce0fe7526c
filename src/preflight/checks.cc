#include "preflight/checks.h"

#include <algorithm>
#include <set>

#include "base/number.h"
#include "base/transform.h"

namespace handbill::preflight {

using base::Length;
using base::Rect;

std::string in_mm(Length length) { return base::to_text(length.to_mm(), 1) + " mm"; }
std::string in_pt(double points) { return base::to_text(points, 2) + " pt"; }

void Checks::add(std::string_view rule, Verdict severity, std::string message, const Where& where) {
  constexpr std::size_t most = 25;
  if (++counts_[{rule, where.page}] > most) {
    auto& [count, worst] = more_[{rule, where.page}];
    ++count;
    if (severity == Verdict::failed) worst = severity;
    return;
  }
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.message = std::move(message);
  finding.page = where.page;
  finding.object = where.object;
  finding.at = where.at;
  if (where.mark != nullptr) {
    finding.object = where.mark->object;
    finding.at = where.mark->at;
  }
  findings_.push_back(std::move(finding));
}

void Checks::run() {
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const PageMarks& page = pages_[i];
    colours(page);
    inks(page);
    groups(page);
    texts(page);
    lines(page);
    pictures(page);
    codes(page);
    edges(page);
    if (i < facts_.pages.size()) boxes(page, facts_.pages[i]);
    if (page.faults > 0)
      fail("G07", "expected content that can be read to its end, found a broken part",
           {page.number, nullptr, page.object});
    if (page.marks.empty())
      fail("P22", "expected something on the page, found nothing", {page.number, nullptr, page.object});
  }
  separations();
  order();
  ink();
  intent();
  metadata();
  interaction();
  file();
  for (const auto& [key, more] : more_) {
    Finding finding;
    finding.rule = key.first;
    finding.severity = more.worst;
    finding.message = "and " + std::to_string(more.count) + " more of these";
    finding.page = key.second;
    findings_.push_back(std::move(finding));
  }
}

void Checks::colours(const PageMarks& page) {
  for (const Mark& mark : page.marks) {
    if (mark.is_stencil || !mark.colour.is_light()) continue;
    const std::string what = mark.kind == Mark::Kind::image     ? "a picture in "
                             : mark.kind == Mark::Kind::text    ? "words in "
                             : mark.kind == Mark::Kind::shading ? "a gradient in "
                                                                : "a shape in ";
    const std::string name = mark.colour.space.name;
    fail("P01", "expected inks, found " + what + (name.starts_with('/') ? name.substr(1) : name), {page.number, &mark});
  }
}

void Checks::inks(const PageMarks& page) {
  for (const Mark& mark : page.marks) {
    if (mark.overprint && mark.kind != Mark::Kind::image && mark.kind != Mark::Kind::shading && mark.colour.is_white())
      fail("P09", "expected white to knock out, found it set to overprint", {page.number, &mark});
    if (mark.overprint && mark.kind == Mark::Kind::image && !mark.is_stencil &&
        mark.colour.space.kind == Space::Kind::cmyk)
      fail("G03", "expected a picture that knocks out, found overprint", {page.number, &mark});
    if (!mark.colour.is_registration()) continue;
    const Rect inside = base::common(mark.at, page.bleed);
    if (inside.width <= Length() || inside.height <= Length()) continue;
    const Rect in_trim = base::common(mark.at, page.trim);
    if (in_trim.width > Length() && in_trim.height > Length()) {
      fail("G05", "expected an ink of its own, found the ink of all plates on the page", {page.number, &mark});
    } else {
      fail("P14", "expected marks outside the bleed, found one inside", {page.number, &mark});
    }
  }
}

void Checks::groups(const PageMarks& page) {
  for (const Space& space : page.group_spaces) {
    if (space.kind == Space::Kind::light)
      fail("P18",
           "expected transparency blended in DeviceCMYK, found " +
               space.name.substr(space.name.starts_with('/') ? 1 : 0),
           {page.number, nullptr, page.object});
  }
  if (page.uses_transparency && page.has_page_group && !page.page_group_has_space)
    fail("P18", "expected a blending space for the page's transparency, found none",
         {page.number, nullptr, page.object});
  for (const int object : page.mask_groups_in_light)
    fail("G06", "expected a mask in DeviceGray or DeviceCMYK, found one in RGB", {page.number, nullptr, object});
  const bool has_spot =
      std::ranges::any_of(page.separations, [](const auto& one) { return one.first != "All" && one.first != "None"; });
  if (has_spot && page.uses_transparency)
    warn("P26", "expected nothing transparent on a page with a separation", {page.number, nullptr, page.object});
}

/// Two that a press cannot tell apart: other blanks, other capitals.
static std::string squeezed(const std::string& name) {
  std::string plain;
  for (const char c : name) {
    if (c == ' ' || c == '-' || c == '_') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

void Checks::separations() {
  std::map<std::string, std::set<std::string>> alternates;
  std::map<std::string, std::set<std::string>> spellings;
  std::map<std::string, int> page_of;
  for (const PageMarks& page : pages_) {
    for (const auto& [name, known] : page.separations) {
      if (name == "All" || name == "None" || name == "Cyan" || name == "Magenta" || name == "Yellow" || name == "Black")
        continue;
      alternates[name].insert(known.begin(), known.end());
      spellings[squeezed(name)].insert(name);
      page_of.emplace(name, page.number);
    }
  }
  for (const auto& [name, known] : alternates) {
    if (known.size() > 1)
      fail("P13", "expected the separation " + name + " to stand for one colour, found " + std::to_string(known.size()),
           {page_of[name]});
  }
  for (const auto& [plain, names] : spellings) {
    if (names.size() < 2) continue;
    fail("P13", "expected one spelling of a separation, found " + *names.begin() + " and " + *names.rbegin(),
         {page_of[*names.begin()]});
  }
  constexpr std::array<std::string_view, 6> technical{"die", "cut", "crease", "perforation", "varnish", "fold"};
  std::size_t printed = 0;
  std::string all;
  int first = 0;
  for (const auto& [name, page] : page_of) {
    const std::string plain = squeezed(name);
    const bool is_technical =
        std::ranges::any_of(technical, [&](std::string_view word) { return plain.find(word) != std::string::npos; });
    if (is_technical) continue;
    ++printed;
    all += (all.empty() ? "" : ", ") + name;
    first = first == 0 ? page : std::min(first, page);
  }
  if (printed > static_cast<std::size_t>(std::max(shop_.spots, 0)))
    fail("P13", "expected at most " + std::to_string(shop_.spots) + " separations beside the four inks, found " + all,
         {first});
}

void Checks::ink() {
  if (options_.ink.empty()) return not_tested("P10", "the pages were not separated into plates");
  const double limit = shop_.most_ink + shop_.ink_tolerance;
  for (const MeasuredInk& one : options_.ink) {
    constexpr double rounding = 0.01;
    if (one.most > limit + rounding)
      fail("P10",
           "expected at most " + base::to_text(shop_.most_ink * 100, 0) + " % of ink, found " +
               base::to_text(one.most * 100, 0) + " %",
           {one.page, nullptr, 0, one.at});
  }
}

}  // namespace handbill::preflight
