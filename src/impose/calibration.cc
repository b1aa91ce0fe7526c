#include "base/transform.h"
#include "impose/schemes.h"
#include "impose/sheet.h"

namespace handbill::impose {
namespace {

using base::Length;
using base::mm;
using base::Point;
using base::pt;

constexpr int scale_reach = 8;   ///< mm to each side that the front's scale reaches
constexpr int cross_reach = 13;  ///< mm to each side that the back's cross reaches, to be told from the front's
constexpr Length thin = pt(0.35);
constexpr Length line_step = mm(6);

/// Ticks of the front stand above the x axis and right of the y axis, those of the back on the other sides: seen
/// through the paper they face each other as on a slide rule.
void add_cross(std::vector<Line>& lines, Point centre, int reach, double side) {
  const auto add = [&](Point from, Point to) { lines.push_back({from, to, Line::Look::solid, thin}); };
  const Length arm = mm(reach);
  add({centre.x - arm, centre.y}, {centre.x + arm, centre.y});
  add({centre.x, centre.y - arm}, {centre.x, centre.y + arm});
  for (int i = -scale_reach; i <= scale_reach; ++i) {
    if (i == 0) continue;
    const Length height = (i % 5 == 0 ? mm(2) : mm(1.2)) * side;
    add({centre.x + mm(i), centre.y}, {centre.x + mm(i), centre.y - height});
    add({centre.x, centre.y + mm(i)}, {centre.x + height, centre.y + mm(i)});
  }
}

Label figures(std::string text, Point at, Label::Align align) {
  Label label;
  label.english = std::move(text);
  label.at = at;
  label.align = align;
  label.size = pt(6);
  return label;
}

/// Beyond the ticks of either side.
void add_figures(Side& side, Point centre) {
  using Align = Label::Align;
  for (const int i : {-5, 5}) {
    const std::string text = std::to_string(i);
    side.labels.push_back(figures(text, {centre.x + mm(i), centre.y + mm(4.1)}, Align::center));
    side.labels.push_back(figures(text, {centre.x + mm(2.6), centre.y + mm(i) + mm(0.8)}, Align::start));
  }
  side.labels.push_back(figures("x", {centre.x + mm(scale_reach + 1), centre.y - mm(0.8)}, Align::start));
  side.labels.push_back(figures("y", {centre.x + mm(0.8), centre.y + mm(scale_reach + 2.2)}, Align::start));
}

std::vector<Point> centres_of(const base::Size& sheet) {
  const Length inset = base::min(mm(35), base::min(sheet.width, sheet.height) / 5);
  const Length right = sheet.width - inset;
  const Length bottom = sheet.height - inset;
  return {{sheet.width / 2, sheet.height / 2}, {inset, inset}, {right, inset}, {inset, bottom}, {right, bottom}};
}

struct Words {
  std::string_view key;
  std::string_view english;
  base::Length size = pt(8.5);
};

void add_words(Side& side, Point at, const std::vector<Words>& all, const Settings& settings, Flip flip) {
  for (const Words& words : all) {
    Label label;
    label.key = words.key;
    label.english = words.english;
    label.values = {{"paper", settings.paper.name}, {"edge", flip == Flip::long_edge ? "long" : "short"}};
    label.at = at;
    label.size = words.size;
    side.labels.push_back(std::move(label));
    at.y += line_step;
  }
}

}  // namespace

base::Result<Plan> plan_calibration(const Settings& settings) {
  Settings turned = settings;
  if (turned.flip == Flip::none) turned.flip = Flip::upright;
  const base::Size sheet = stands_of(settings.paper).front();
  const Backs backs(sheet, turned);
  Side front{sheet, false, {}, {}, {}, {}};
  Side back{sheet, true, {}, {}, {}, {}};
  std::vector<Line> behind;
  for (const Point centre : centres_of(sheet)) {
    add_cross(front.lines, centre, scale_reach, 1);
    add_figures(front, centre);
    add_cross(behind, centre, cross_reach, -1);
  }
  const base::Transform through = backs.through_paper();
  const Point by = backs.correction();
  for (Line line : behind) {
    for (Point* end : {&line.from, &line.to}) {
      *end = base::apply(through, *end);
      end->x += by.x;
      end->y += by.y;
    }
    back.lines.push_back(line);
  }
  const Point below{sheet.width / 2 - mm(58), sheet.height / 2 + mm(20)};
  add_words(
      front, below,
      {{"calibration-front", "Front. {paper}, turned over on the {edge} edge", pt(12)},
       {"calibration-print", "1. Print this sheet on both sides at 100 %, turned over on the {edge} edge."},
       {"calibration-light", "2. Hold it against the light, this side to you: the back’s long cross shines through."},
       {"calibration-read", "3. Read on the scales in the middle where it lies, in mm: x, then y."},
       {"calibration-use", "4. Give both numbers to each imposition: --back-offset x,y (as in 0.5,-1)."},
       {"calibration-corners", "Where the corners read otherwise, the printer turns or stretches the back."}},
      settings, backs.flip());
  add_words(back, below, {{"calibration-back", "Back. Read on the front.", pt(12)}}, settings, backs.flip());
  Plan plan;
  plan.sides = {std::move(front), std::move(back)};
  plan.flip = backs.flip();
  plan.sheets = 1;
  return plan;
}

}  // namespace handbill::impose
