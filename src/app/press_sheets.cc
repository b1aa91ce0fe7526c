#include "app/press_sheets.h"

#include <filesystem>

#include "base/number.h"
#include "press/press.h"

namespace handbill::app {
namespace {

using impose::Work;

constexpr const char* remedy = "make the file with `handbill render --edition press`, or ask who made it for PDF/X-4";

/// A colour bar of more is none.
constexpr std::size_t most_separations = 8;

/// What the slug's face has for certain, and not without end.
std::string for_slug(const std::string& name) {
  constexpr std::size_t longest = 60;
  std::string text;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f) text += c;
    else if ((byte & 0xc0) != 0x80) text += '_';
  }
  if (text.size() > longest) text = text.substr(0, longest - 3) + "...";
  return text;
}

bool is_known(const std::string& standard) { return standard == "PDF/X-4" || standard == "PDF/X-1a:2003"; }

}  // namespace

impose::Press press_of(const SheetJob& job, const pdf::PressFacts& facts, bool two_sided) {
  impose::Press press = *job.settings.press;
  press.file = for_slug(std::filesystem::path(job.file).filename().string());
  press.separations = std::min(facts.separations.size(), most_separations);
  press.work = job.work.value_or(two_sided ? Work::sheetwise : Work::one_side);
  return press;
}

std::string kept_standard(const std::string& bytes, const std::string& name, const pdf::PressFacts& facts,
                          base::Diagnostics& diagnostics) {
  const press::Lights lights = press::lights_of(bytes);
  if (!facts.has_intent) {
    diagnostics
        .warning("no-output-intent", {},
                 "expected a print file that names its printing condition, found no output intent in " + name)
        .hint(remedy);
  } else if (!is_known(facts.standard)) {
    diagnostics
        .warning("no-pdfx", {},
                 "expected PDF/X-4 or PDF/X-1a:2003, found " +
                     (facts.standard.empty() ? std::string("none of PDF/X") : facts.standard) + " in " + name +
                     ": the sheets do not call themselves PDF/X")
        .hint(remedy);
  }
  const std::string& light = lights.device.empty() ? lights.other : lights.device;
  if (!light.empty()) {
    diagnostics.warning("rgb-for-press", {}, "expected the inks of a press, found RGB in " + name + ", " + light)
        .hint(remedy);
  }
  const bool keeps = facts.has_intent && is_known(facts.standard) && lights.device.empty();
  return keeps ? facts.standard : std::string();
}

std::string describe_press(const impose::Plan& plan) {
  const impose::Press& press = *plan.press;
  const std::string gripper = "gripper " + base::to_text(press.gripper.to_mm(), 2) + " mm ";
  const std::string name(impose::name_of(press.work));
  switch (press.work) {
    case Work::one_side:
      return name + ", a plate for each sheet, " + gripper + "below";
    case Work::sheetwise:
      return name + ", two plates for each sheet, turned over sideways, " + gripper + "below";
    case Work::turn:
      return name + ", one plate for both sides, turned over sideways, " + gripper + "below";
    case Work::tumble:
      return name + ", one plate for both sides, turned over upwards, " + gripper + "below and above";
  }
  return {};
}

}  // namespace handbill::app
