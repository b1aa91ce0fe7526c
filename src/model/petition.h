#pragma once

#include "model/document.h"

namespace handbill::model {

/// The rules of a petition sheet, which hold whatever a designer changes: title, addressee, request, return address,
/// notice and numbered rows on the page, rows at least 9 mm high, a signature column at least 45 mm wide. Error:
/// `petition-incomplete`, `petition-narrow`.
void check_petition(const Layout& layout, base::Diagnostics& diagnostics);

}  // namespace handbill::model
