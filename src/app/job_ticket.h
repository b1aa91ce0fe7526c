#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/job.h"
#include "app/labels.h"
#include "app/sheet.h"
#include "display/display.h"
#include "product/shop_profile.h"

namespace handbill::app {

/// How much of one side a plate covers.
struct InkUse {
  std::string plate;
  double percent = 0;
};

/// One print file of a job.
struct TicketItem {
  Unit unit;
  std::string name;  ///< what people call the piece; empty where nobody says
  std::string file;  ///< `print/poster-a4_ko_210x297.pdf`
  std::size_t bytes = 0;
  std::string sha256;                     ///< of the file
  std::optional<unsigned> quantity;       ///< copies; nothing: not said
  bool sample = false;                    ///< sample details are on its pages
  std::string stock;                      ///< in words; empty: not said
  double grams = 0;                       ///< of the stock a square metre; 0: not known
  std::vector<std::vector<InkUse>> inks;  ///< a page
  double most_ink = 0;                    ///< 3 is 300 %
  std::size_t errors = 0;                 ///< of preflight, in a proof
  std::size_t warnings = 0;               ///< of preflight
  std::size_t signed_off = 0;             ///< findings that somebody answers for
  std::vector<std::string> thumbnails;    ///< files, a page
  display::Pages pages;                   ///< for pictures

  [[nodiscard]] const product::Product& product() const { return pages.pages.front().product; }
};

/// All that a shop has to know besides the files.
struct Ticket {
  std::string job;
  std::string customer;
  std::string campaign;
  std::string note;
  std::string date;
  std::string revision;
  std::vector<std::string> drafts;  ///< languages that no native reader has signed
  bool sample = false;              ///< sample details are on the pages
  const product::ShopProfile& shop;
  std::vector<TicketItem> items = {};

  [[nodiscard]] bool is_proof() const { return sample || !drafts.empty(); }
};

/// `needed`, `not needed`, or `ask` where nobody says what the paper weighs.
[[nodiscard]] std::string_view scoring_of(const TicketItem& item);
/// Why it is no more than a proof, for who reads it; empty where it is for print.
[[nodiscard]] std::string why_proof(const Ticket& ticket);
/// `210 × 297 mm`
[[nodiscard]] std::string size_text(base::Size size);

[[nodiscard]] std::string ticket_json(const Ticket& ticket);
/// The ticket on sheets of A4, a block for each item; its inks are added to `inks`.
[[nodiscard]] std::vector<display::Page> ticket_pages(const Ticket& ticket, Labels& labels, color::InkTable& inks);

}  // namespace handbill::app
