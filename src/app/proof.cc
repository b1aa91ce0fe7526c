#include "app/proof.h"

#include <algorithm>

#include "app/units.h"
#include "base/number.h"
#include "paint/shapes.h"

namespace handbill::app {
namespace {

using base::Length;
using base::mm;
using base::pt;
using base::Rect;
using base::Size;

constexpr Length margin = mm(12);
constexpr Length head = mm(16);
constexpr Length foot = mm(24);

class Proof {
 public:
  Proof(const Ticket& ticket, Labels& labels, color::InkTable& inks)
      : ticket_(ticket), labels_(labels), inks_(inks), own_(add_sheet_inks(inks)) {
    cut_ = {inks.add({"proof-trim", {0, 1, 0, 0}, {226, 0, 122}, {}}), 1};
    fold_ = {inks.add({"proof-fold", {1, 0, 0, 0}, {0, 140, 210}, {}}), 1};
  }

  display::Page draw(const TicketItem& item, std::size_t page) {
    items_.clear();
    const display::Page& shown = item.pages.pages[page];
    const Rect bleed = shown.product.bleed_rect();
    const bool lies = bleed.width > bleed.height;
    sheet_ = lies ? Size{mm(297), mm(210)} : Size{mm(210), mm(297)};
    const Size room{sheet_.width - margin * 2, sheet_.height - margin * 2 - head - foot};
    scale_ = std::min({room.width / bleed.width, room.height / bleed.height, 1.0});
    at_ = {margin + (room.width - bleed.width * scale_) / 2, margin + head + (room.height - bleed.height * scale_) / 2,
           bleed.width * scale_, bleed.height * scale_};
    place(item, shown);
    guides(shown.product);
    title(item, page);
    signature();
    return own_page(sheet_, std::move(items_));
  }

 private:
  void place(const TicketItem& item, const display::Page& shown) {
    const Rect bleed = shown.product.bleed_rect();
    Recolour recolour(item.pages.inks, inks_);
    display::Group group;
    group.transform = {
        scale_, 0, 0, scale_, (at_.left - bleed.left * scale_).to_pt(), (at_.top - bleed.top * scale_).to_pt()};
    group.clip = {paint::rounded(bleed)};
    group.items = recolour.items(shown.items);
    items_.push_back(filled(at_, own_.paper));
    items_.emplace_back(std::move(group));
    items_.push_back(outlined(at_, own_.line, pt(0.25)));
  }

  [[nodiscard]] Rect on_sheet(const Rect& part, const product::Product& product) const {
    const Rect bleed = product.bleed_rect();
    return {at_.left + (part.left - bleed.left) * scale_, at_.top + (part.top - bleed.top) * scale_,
            part.width * scale_, part.height * scale_};
  }

  void line(const Rect& along, const color::InkTint& ink, std::vector<Length> dashes) {
    // White below it is seen on any ground.
    items_.push_back(outlined(along, own_.paper, pt(1.1)));
    items_.push_back(outlined(along, ink, pt(0.5), std::move(dashes)));
  }

  void guides(const product::Product& product) {
    line(on_sheet(product.trim_rect(), product), cut_, {});
    const Size trim = product.trim;
    for (const Length x : product.folding.across)
      line(on_sheet({x, {}, {}, trim.height}, product), fold_, {mm(2), mm(1.2)});
    for (const Length y : product.folding.down)
      line(on_sheet({{}, y, trim.width, {}}, product), fold_, {mm(2), mm(1.2)});
  }

  void write(const std::string& words, Length size, const color::InkTint& ink, const Rect& frame, bool bold = false) {
    labels_.write({words, "en", size, ink, bold}, frame, items_);
  }

  void title(const TicketItem& item, std::size_t page) {
    const Length inside = sheet_.width - margin * 2;
    const product::Product& product = item.pages.pages[page].product;
    const std::string tags = item.unit.language;
    const std::size_t pages = item.pages.pages.size();
    const Label name{item.unit.layout, "en", pt(12), own_.words, true};
    labels_.write(name, {margin, margin, inside, mm(6)}, items_);
    const Length taken = labels_.width(name) + mm(3);
    labels_.write({own_names(tags) + " (" + tags + ")", tags.substr(tags.find('+') + 1), pt(9), own_.quiet},
                  {margin + taken, margin + mm(0.7), inside - taken, mm(6)}, items_);
    Label number{"page " + std::to_string(page + 1) + " of " + std::to_string(pages), "en", pt(9), own_.quiet};
    number.align = text::Align::end;
    labels_.write(number, {margin, margin + mm(0.7), inside, mm(6)}, items_);
    write(item.file + ", SHA-256 " + item.sha256.substr(0, 16) + "\u2026", pt(7), own_.quiet,
          {margin, margin + mm(6), inside, mm(4)});
    write(
        size_text(product.trim) + ", shown at " + base::to_text(scale_ * 100, 0) +
            " %. Solid line: trim. Dashed line: fold. What lies outside the trim is cut off. Colours are the screen's.",
        pt(7), own_.quiet, {margin, margin + mm(9.6), inside, mm(4)});
  }

  void signature() {
    const Length inside = sheet_.width - margin * 2;
    const Length top = sheet_.height - margin - foot + mm(6);
    if (ticket_.is_proof()) write(why_proof(ticket_), pt(8), own_.wrong, {margin, top, inside, mm(5)}, true);
    else write("Approved for print as shown", pt(8), own_.words, {margin, top, inside, mm(5)}, true);
    const Length rule = top + mm(14);
    const Length gap = mm(5);
    const Length width = (inside - gap * 2) / 3;
    Length left = margin;
    for (const char* what : {"Name", "Date", "Signature"}) {
      items_.push_back(filled({left, rule, width, pt(0.5)}, own_.words));
      write(what, pt(7), own_.quiet, {left, rule + mm(0.6), width, mm(4)});
      left += width + gap;
    }
  }

  const Ticket& ticket_;
  Labels& labels_;
  color::InkTable& inks_;
  SheetInks own_;
  color::InkTint cut_;
  color::InkTint fold_;
  Size sheet_;
  Rect at_;
  double scale_ = 1;
  std::vector<display::Item> items_;
};

}  // namespace

std::vector<display::Page> proof_pages(const Ticket& ticket, Labels& labels, color::InkTable& inks) {
  Proof proof(ticket, labels, inks);
  std::vector<display::Page> pages;
  for (const TicketItem& item : ticket.items) {
    for (std::size_t page = 0; page < item.pages.pages.size(); ++page) pages.push_back(proof.draw(item, page));
  }
  return pages;
}

}  // namespace handbill::app
