#include "app/job_ticket.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/units.h"
#include "base/number.h"
#include "product/fold_catalog.h"

namespace handbill::app {
namespace {

using Json = nlohmann::ordered_json;

double tenth(base::Length length) { return std::round(length.to_mm() * 10) / 10; }

Json size_json(base::Size size) { return {tenth(size.width), tenth(size.height)}; }

Json said(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json fold_json(const TicketItem& item) {
  const product::Product& product = item.product();
  if (product.folding.fold == product::Fold::none) return nullptr;
  Json sides = Json::array();
  for (const display::Page& page : item.pages.pages) {
    Json panels = Json::array();
    for (const product::Panel& panel : page.product.folding.panels)
      panels.push_back({{"panel", panel.name}, {"mm", size_json({panel.rect.width, panel.rect.height})}});
    sides.push_back(std::move(panels));
  }
  return {{"kind", product::name_of(product.folding.fold)},
          {"fold_catalog", said(std::string(product::fold_catalog_id(product.folding)))},
          {"panels", std::move(sides)},
          {"scoring", scoring_of(item)}};
}

Json inks_json(const TicketItem& item) {
  Json pages = Json::array();
  for (const auto& page : item.inks) {
    Json inks = Json::array();
    for (const InkUse& ink : page) inks.push_back({{"ink", ink.plate}, {"covers_percent", ink.percent}});
    pages.push_back(std::move(inks));
  }
  return pages;
}

Json item_json(const TicketItem& item) {
  const product::Product& product = item.product();
  const std::size_t pages = item.pages.pages.size();
  return {{"product", item.unit.layout},
          {"name", said(item.name)},
          {"language", item.unit.language},
          {"language_name", own_names(item.unit.language)},
          {"quantity", item.quantity ? Json(*item.quantity) : Json(nullptr)},
          {"file", item.file},
          {"bytes", item.bytes},
          {"sha256", item.sha256},
          {"flat_mm", size_json(product.trim)},
          {"finished_mm", size_json(product::finished_size(product))},
          {"bleed_mm", tenth(product.bleed)},
          {"pages", pages},
          {"turn", pages < 2                                  ? Json(nullptr)
                   : product.turn == product::Turn::long_edge ? Json("long edge")
                                                              : Json("short edge")},
          {"inks", inks_json(item)},
          {"most_ink_percent", std::round(item.most_ink * 1000) / 10},
          {"fold", fold_json(item)},
          {"stock", said(item.stock)},
          {"preflight",
           {{"passed", item.errors == 0},
            {"errors", item.errors},
            {"warnings", item.warnings},
            {"signed_off", item.signed_off}}},
          {"thumbnails", item.thumbnails}};
}

}  // namespace

std::string_view scoring_of(const TicketItem& item) {
  if (item.product().folding.fold == product::Fold::none) return "not needed";
  if (item.grams <= 0) return "ask";
  return item.grams >= product::least_scored_stock ? "needed" : "not needed";
}

std::string why_proof(const Ticket& ticket) {
  if (!ticket.is_proof()) return {};
  std::string why = "Proof, not for print:";
  if (ticket.sample) why += " it holds sample details";
  if (ticket.drafts.empty()) return why;
  why += ticket.sample ? ", and no" : " no";
  why += " native reader has signed the words in";
  for (const std::string& tag : ticket.drafts) why += (tag == ticket.drafts.front() ? " " : ", ") + tag;
  return why;
}

std::string size_text(base::Size size) {
  return base::to_text(tenth(size.width), 1) + " \u00D7 " + base::to_text(tenth(size.height), 1) + " mm";
}

std::string ticket_json(const Ticket& ticket) {
  Json items = Json::array();
  for (const TicketItem& item : ticket.items) items.push_back(item_json(item));
  const product::ShopProfile& shop = ticket.shop;
  const Json json{{"version", 1},
                  {"job", ticket.job},
                  {"customer", said(ticket.customer)},
                  {"campaign", ticket.campaign},
                  {"date", ticket.date},
                  {"revision", said(ticket.revision)},
                  {"note", said(ticket.note)},
                  {"for_print", !ticket.is_proof()},
                  {"drafts", ticket.drafts},
                  {"sample_details", ticket.sample},
                  {"profile",
                   {{"name", shop.name},
                    {"version", shop.version},
                    {"title", shop.title},
                    {"standard", product::title_of(shop.standard)},
                    {"condition", shop.condition.id},
                    {"most_ink_percent", std::round(shop.most_ink * 1000) / 10}}},
                  {"items", std::move(items)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace handbill::app
