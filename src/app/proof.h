#pragma once

#include "app/job_ticket.h"

namespace handbill::app {

/// Every page of every item on a sheet of A4 of its own, with its bleed, for a customer to sign: the trim and the folds
/// as lines, what file it is, and room for a name, a date and a signature. For looking at: screen colours.
[[nodiscard]] std::vector<display::Page> proof_pages(const Ticket& ticket, Labels& labels, color::InkTable& inks);

}  // namespace handbill::app
