#pragma once

#include "app/documents.h"
#include "app/labels.h"
#include "app/pipeline.h"
#include "paint/paint.h"

namespace handbill::app {

/// The faces and the signs of slug lines, where any page of the works has one or its shop wants one.
[[nodiscard]] Lettering slug_lettering(const Documents& documents, std::span<const Work> works);

/// A unit's pages with all marks: what paint makes, and above the bleed of pages that ask for it the slug line. It says
/// the layout, side, language, revision, date and profile, and PROOF where the words are drafts or the details samples.
[[nodiscard]] paint::Painted paint_unit(const Job& job, const Documents& documents, const Work& work,
                                        const layout::Placed& placed, const std::vector<paint::Overlay>& overlays,
                                        Tools& tools);

}  // namespace handbill::app
