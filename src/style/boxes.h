#pragma once

#include <optional>

#include "style/look.h"

namespace handbill::style {

/// What a box has from those around it.
struct Around {
  std::optional<color::InkTint> ground;             ///< fill of the nearest box around, or of the page
  bool in_grid = false;                             ///< its parent is a grid
  const std::vector<std::string>* areas = nullptr;  ///< whose areas these are, a row of names each
  std::string_view turned = {};                     ///< id of a box around that is turned or rotated; empty: none
};

/// A box and all within it; nothing where it has nothing to show on this page. Errors go to the desk's diagnostics.
[[nodiscard]] std::optional<Node> make_node(const model::Box& box, const Around& around, Desk& desk);

/// Rotation, layer and so on, into a node whose frame is known.
void set_effects(const model::Box& box, Cascade& cascade, Desk& desk, Node& node);
/// How text runs round a node whose effects are known. Warnings: `no-shape`, `no-effect`.
void set_runaround(Cascade& cascade, Desk& desk, Node& node);
/// What lies below what is in the box: its fill, of a gradient the lightest ink, else what lies around it.
[[nodiscard]] std::optional<color::InkTint> ground_of(const Node& node, const Around& around, const Desk& desk);
/// A picture: `no-alt`, `unmapped-colour`, and whatever loading finds.
[[nodiscard]] std::optional<PictureContent> make_picture(const model::Box& box, Cascade& cascade, Desk& desk);
/// Whose drawing it is: the campaign can give a colour an ink of its own, a church cannot.
enum class Whose { campaign, church };
/// What each colour of a drawing's palette is printed in. Warning: `unmapped-colour`, one of all a church's colours.
[[nodiscard]] std::vector<color::InkTint> map_inks(const image::Vector& drawing, const std::string& name,
                                                   base::Span span, Desk& desk, Whose whose = Whose::campaign);
/// The drawings of the paragraphs' icons: `no-such-icon`, `unmapped-colour`, and whatever loading finds.
void draw_icons(std::vector<Paragraph>& paragraphs, Desk& desk);
/// A QR code; nothing where its target is empty. Error: `qr-target`.
[[nodiscard]] std::optional<QrContent> make_code(const model::Box& box, Cascade& cascade, const Around& around,
                                                 Desk& desk);
/// A table to write on. Error on a petition: `petition-narrow` for a signature column, where its width is a space of
/// the theme.
[[nodiscard]] TableContent make_table(const model::Box& box, Cascade& cascade, Desk& desk);
/// A table of text, and its rows as children of the node; false where there is none. Errors: `no-such-field`, and those
/// of its texts.
[[nodiscard]] DataTable make_data_table(const model::Box& box, Cascade& cascade, Desk& desk);
[[nodiscard]] bool add_rows(const model::Box& box, Cascade& cascade, Desk& desk, Node& node);
/// `vertical: middle`.
[[nodiscard]] TextContent::Vertical vertical_of(std::string_view word);
/// The paragraphs and the look of a text box or of a text within a flow; nothing where no paragraph is left.
[[nodiscard]] std::optional<TextBlock> make_block(const model::Box& box, Cascade& cascade, Desk& desk);
/// A text within a flow: the flow's text keys, its own style over them, its own keys over that. Without a style of its
/// own it has the flow's.
[[nodiscard]] std::optional<TextBlock> make_flow_block(const model::Box& child, const model::Box& flow, Desk& desk);

/// False on the pages of other editions than the one that `only` names.
[[nodiscard]] bool is_of_edition(Cascade& cascade, const Desk& desk);

/// Hashes all that layout reads of each node and of what is within it, into the nodes.
void hash_nodes(Resolved& resolved);

/// The page's rectangles and its ground, without its boxes. Errors: `page-too-small`, `safe-too-large`,
/// `margin-too-large`, `panel-too-narrow`.
[[nodiscard]] Page make_page(const model::Page& written, product::Side side, Desk& desk);

/// `petition-incomplete`: the details that every petition needs.
void check_petition(const Desk& desk);
/// The same for what a page of it shows once conditions have taken boxes off and texts without a value have gone.
void check_petition_page(const Page& page, base::Span written, const Desk& desk);
/// `draft-language`, `sample-details`.
void check_final(const Desk& desk);

}  // namespace handbill::style
