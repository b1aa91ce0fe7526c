#include "app/job_ticket.h"
#include "app/units.h"
#include "base/number.h"
#include "product/fold_catalog.h"

namespace handbill::app {
namespace {

using base::Length;
using base::mm;
using base::pt;
using base::Rect;
using base::Size;

constexpr Size sheet{mm(210), mm(297)};
constexpr Length margin = mm(15);
constexpr Length column = mm(27);       ///< of what a fact is called
constexpr Length picture = mm(34);      ///< room for an item's pictures, both ways
constexpr Length item_height = mm(50);  ///< of a block
constexpr Length row = mm(4.4);
constexpr Length foot = mm(12);

struct Fact {
  const char* name;
  std::string value;
};

std::string percent(double value) { return base::to_text(value, value < 10 ? 1 : 0) + " %"; }

/// The plates of a side that print anything.
std::string inks_of(const std::vector<InkUse>& page) {
  std::string text;
  for (const InkUse& ink : page) {
    if (ink.percent <= 0) continue;
    text += (text.empty() ? "" : ", ") + ink.plate + " " + percent(ink.percent);
  }
  return text.empty() ? "none" : text;
}

std::string fold_of(const TicketItem& item) {
  const product::Product& product = item.product();
  if (product.folding.fold == product::Fold::none) return "none";
  std::string text(product::name_of(product.folding.fold));
  if (const auto id = product::fold_catalog_id(product.folding); !id.empty()) text += " (" + std::string(id) + ")";
  text += ", outside ";
  for (std::size_t i = 0; i < product.folding.panels.size(); ++i)
    text += (i == 0 ? "" : " | ") + base::to_text(product.folding.panels[i].rect.width.to_mm(), 1);
  return text + " mm; scoring: " + std::string(scoring_of(item));
}

std::string pages_of(const TicketItem& item) {
  const std::size_t pages = item.pages.pages.size();
  if (pages == 1) return "1";
  return std::to_string(pages) + ", turned over the " +
         (item.product().turn == product::Turn::long_edge ? "long edge" : "short edge");
}

std::string size_of(const TicketItem& item) {
  const product::Product& product = item.product();
  const std::string flat = size_text(product.trim);
  const std::string bleed = ", bleed " + base::to_text(product.bleed.to_mm(), 1) + " mm";
  if (product.folding.fold == product::Fold::none) return flat + bleed;
  return flat + " flat, " + size_text(product::finished_size(product)) + " folded" + bleed;
}

std::string checked(const TicketItem& item) {
  const auto counted = [](std::size_t count, const char* what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
  };
  std::string text = item.errors == 0 ? "no error" : counted(item.errors, "error");
  if (item.warnings > 0) text += ", " + counted(item.warnings, "warning");
  if (item.signed_off > 0) text += ", " + std::to_string(item.signed_off) + " signed off";
  return text + "; most ink " + percent(item.most_ink * 100);
}

std::vector<Fact> facts_of(const TicketItem& item) {
  std::vector<Fact> facts{{"Size", size_of(item)}, {"Pages", pages_of(item)}, {"Fold", fold_of(item)}};
  for (std::size_t i = 0; i < item.inks.size() && i < 2; ++i)
    facts.push_back({i == 0 ? "Ink, front" : "Ink, back", inks_of(item.inks[i])});
  if (item.inks.size() == 1) facts.back().name = "Ink";
  facts.push_back({"Stock", item.stock.empty() ? "not said" : item.stock});
  facts.push_back({"Preflight", checked(item)});
  facts.push_back({"File", item.file});
  facts.push_back({"SHA-256", item.sha256});
  return facts;
}

std::vector<Fact> facts_of(const Ticket& ticket) {
  const product::ShopProfile& shop = ticket.shop;
  std::vector<Fact> facts;
  if (!ticket.customer.empty()) facts.push_back({"Customer", ticket.customer});
  facts.push_back({"Campaign", ticket.campaign});
  facts.push_back({"Date", ticket.date});
  if (!ticket.revision.empty()) facts.push_back({"Revision", ticket.revision});
  facts.push_back({"Profile", shop.name + " " + shop.version + ": " + shop.title});
  facts.push_back({"Made for", std::string(product::title_of(shop.standard)) + ", " + shop.condition.id + ", at most " +
                                   percent(shop.most_ink * 100) + " of ink"});
  facts.push_back({"Files", std::to_string(ticket.items.size())});
  if (!ticket.note.empty()) facts.push_back({"Note", ticket.note});
  return facts;
}

/// Fills sheets from the top down.
class Sheets {
 public:
  Sheets(const Ticket& ticket, Labels& labels, color::InkTable& inks)
      : ticket_(ticket), labels_(labels), inks_(inks), own_(add_sheet_inks(inks)) {}

  std::vector<display::Page> draw() {
    head();
    for (const TicketItem& item : ticket_.items) {
      if (top_ + item_height > sheet.height - margin - foot) close();
      draw_item(item);
    }
    close();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const std::string words =
          ticket_.job + ", sheet " + std::to_string(i + 1) + " of " + std::to_string(pages_.size());
      labels_.write({words, "en", pt(7), own_.quiet}, {margin, sheet.height - margin - mm(3), inside(), mm(5)},
                    pages_[i]);
    }
    std::vector<display::Page> made;
    for (auto& items : pages_) made.push_back(own_page(sheet, std::move(items)));
    return made;
  }

 private:
  [[nodiscard]] static Length inside() { return sheet.width - margin * 2; }

  Length write(const Label& label, const Rect& frame) { return labels_.write(label, frame, items_); }

  void close() {
    pages_.push_back(std::move(items_));
    items_.clear();
    top_ = margin;
  }

  void head() {
    write({"Job ticket", "en", pt(8), own_.quiet}, {margin, top_, inside(), mm(5)});
    top_ += mm(4.5);
    top_ += write({ticket_.job, "en", pt(20), own_.words, true, 2}, {margin, top_, inside(), mm(24)}) + mm(3);
    if (ticket_.is_proof()) {
      const std::size_t ground = items_.size();
      const Length taken = write({why_proof(ticket_), "en", pt(9), own_.wrong, true, 3},
                                 {margin + mm(3), top_ + mm(2), inside() - mm(6), mm(20)});
      const Rect frame{margin, top_, inside(), taken + mm(4)};
      items_.insert(items_.begin() + static_cast<std::ptrdiff_t>(ground),
                    {filled(frame, own_.pale), outlined(frame, own_.wrong, pt(0.5))});
      top_ = frame.bottom() + mm(3.5);
    }
    for (const Fact& fact : facts_of(ticket_)) tell(fact, margin, inside(), pt(9), 3);
    top_ += mm(3);
  }

  void tell(const Fact& fact, Length left, Length width, Length size, std::size_t lines) {
    write({fact.name, "en", size, own_.quiet}, {left, top_, column, row});
    const Length taken =
        write({fact.value, "en", size, own_.words, false, lines}, {left + column, top_, width - column, mm(20)});
    top_ += base::max(taken, row);
  }

  void draw_item(const TicketItem& item) {
    const Length begin = top_;
    items_.push_back(filled({margin, top_, inside(), pt(0.5)}, own_.line));
    top_ += mm(2.5);
    pictures(item, {margin, top_, picture, item_height - mm(5)});
    const Length left = margin + picture + mm(5);
    const Length width = inside() - picture - mm(5);
    Label name{item.unit.layout, "en", pt(11), own_.words, true};
    write(name, {left, top_, width, mm(6)});
    const Length taken = labels_.width(name) + mm(3);
    const std::string tags = item.unit.language;
    const Label language{own_names(tags) + " (" + tags + ")", tags.substr(tags.find('+') + 1), pt(9), own_.quiet};
    write(language, {left + taken, top_ + mm(0.5), width - taken, mm(6)});
    Label copies{item.quantity ? std::to_string(*item.quantity) + " copies" : "copies: not said", "en", pt(11),
                 item.quantity ? own_.words : own_.wrong, true};
    copies.align = text::Align::end;
    write(copies, {left, top_, width, mm(6)});
    top_ += mm(5.6);
    for (const Fact& fact : facts_of(item)) tell(fact, left, width, pt(7), 1);
    top_ = begin + item_height;
  }

  /// The sides next to each other, as large as there is room for.
  void pictures(const TicketItem& item, const Rect& room) {
    const std::size_t shown = std::min<std::size_t>(item.pages.pages.size(), 2);
    const base::Size trim = item.product().trim;
    const bool beside = trim.width < trim.height;
    const double across = beside ? static_cast<double>(shown) : 1;
    const double down = beside ? 1 : static_cast<double>(shown);
    const Length gap = mm(1);
    const double scale = std::min((room.width - gap * (across - 1)) / (trim.width * across),
                                  (room.height - gap * (down - 1)) / (trim.height * down));
    Length left = room.left;
    Length top = room.top;
    for (std::size_t i = 0; i < shown; ++i) {
      const Rect at{left, top, trim.width * scale, trim.height * scale};
      items_.push_back(filled(at, own_.paper));
      Recolour recolour(item.pages.inks, inks_);
      items_.emplace_back(placed_page(recolour.items(item.pages.pages[i].items), trim, at));
      items_.push_back(outlined(at, own_.line, pt(0.25)));
      if (beside) left += at.width + gap;
      else top += at.height + gap;
    }
  }

  const Ticket& ticket_;
  Labels& labels_;
  color::InkTable& inks_;
  SheetInks own_;
  Length top_ = margin;
  std::vector<display::Item> items_;
  std::vector<std::vector<display::Item>> pages_;
};

}  // namespace

std::vector<display::Page> ticket_pages(const Ticket& ticket, Labels& labels, color::InkTable& inks) {
  return Sheets(ticket, labels, inks).draw();
}

}  // namespace handbill::app
