#pragma once

#include <optional>

#include "style/look.h"

namespace handbill::style {

/// What a box has from those around it.
struct Around {
  std::optional<color::InkTint> ground;  ///< fill of the nearest box around, or of the page
  std::string_view turned = {};          ///< id of a box around that is turned or rotated; empty: none
};

/// A box and all within it; nothing where it has nothing to show on this page. Errors go to the desk's diagnostics.
[[nodiscard]] std::optional<Node> make_node(const model::Box& box, const Around& around, Desk& desk);

/// Rotation, layer and so on, into a node whose frame is known.
void set_effects(const model::Box& box, Cascade& cascade, Desk& desk, Node& node);
/// What lies below what is in the box: its fill, of a gradient the lightest ink, else what lies around it.
[[nodiscard]] std::optional<color::InkTint> ground_of(const Node& node, const Around& around, const Desk& desk);
/// A picture: `no-alt`, `unmapped-colour`, and whatever loading finds.
[[nodiscard]] std::optional<PictureContent> make_picture(const model::Box& box, Cascade& cascade, Desk& desk);
/// A QR code; nothing where its target is empty. Error: `qr-target`.
[[nodiscard]] std::optional<QrContent> make_code(const model::Box& box, Cascade& cascade, const Around& around,
                                                 Desk& desk);
/// A table to write on. Error on a petition: `petition-narrow` for a signature column, where its width is a space of
/// the theme.
[[nodiscard]] TableContent make_table(const model::Box& box, Cascade& cascade, Desk& desk);
/// The paragraphs and the look of a text box or of a text within a flow; nothing where no paragraph is left.
[[nodiscard]] std::optional<TextBlock> make_block(const model::Box& box, Cascade& cascade, Desk& desk);

/// Hashes all that layout reads of each node and of what is within it, into the nodes.
void hash_nodes(Resolved& resolved);

/// The page's rectangles and its ground.
struct Page {
  product::Product product;
  std::optional<color::InkTint> ground;
  base::Length baseline_grid;     ///< 0: none
  std::vector<Setting> settings;  ///< where they will be explained
};
/// Errors: `page-too-small`, `safe-too-large`, `margin-too-large`.
[[nodiscard]] Page make_page(Desk& desk);

/// `petition-incomplete`: the details that every petition needs.
void check_petition(const Desk& desk);
/// `draft-language`, `sample-details`.
void check_final(const Desk& desk);

}  // namespace handbill::style
