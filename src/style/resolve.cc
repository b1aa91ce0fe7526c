#include "style/style.h"

#include <algorithm>

#include "style/boxes.h"
#include "style/names.h"

namespace handbill::style {

namespace {

std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

/// What the document is called in a viewer: the layout's title, else the language's headline, else the campaign's name.
/// Of a page in two languages: in both.
std::string title_of(Desk& desk) {
  const auto in_voice = [&](model::Voice voice) {
    const Speaking speaking(desk, voice);
    std::string title;
    if (desk.inputs.layout.title) title = desk.texts.words(*desk.inputs.layout.title).joined();
    return title.empty() ? desk.texts.words_if_there("headline").joined() : title;
  };
  std::string title = in_voice(model::Voice::first);
  if (desk.inputs.second != nullptr) {
    const std::string second = in_voice(model::Voice::second);
    if (second != title) title += (title.empty() ? "" : " \u00B7 ") + second;
  }
  if (title.empty()) title = desk.inputs.campaign.name;
  return on_one_line(std::move(title));
}

/// The small translated SAMPLE, in the theme's style `mark`.
TextBlock make_sample_mark(Desk& desk) {
  TextBlock mark;
  Cascade cascade(Explain::no);
  desk.styles.apply(desk.styles.contains("mark") ? "mark" : desk.default_style, desk.target, cascade);
  mark.look = make_look(cascade, desk);
  mark.role = product::Role::artifact;
  mark.box_id = "sample-mark";
  mark.span = desk.inputs.details.span;
  mark.paragraphs = desk.texts.words_if_there("sample").paragraphs;
  if (mark.paragraphs.empty()) mark.paragraphs.push_back({"SAMPLE", desk.inputs.details.span, "sample", true});
  mark.paragraphs.resize(1);
  // Set without its marks, and so without icons.
  mark.paragraphs.front().text = plain_words(mark.paragraphs.front());
  return mark;
}

/// The texts that go on in a frame somewhere within `box`.
void find_frames(const model::Box& box, std::set<std::string, std::less<>>& stories) {
  if (box.kind == model::BoxKind::frame && !box.content.empty()) stories.insert(box.content.front().name);
  for (const model::Box& child : box.children) find_frames(child, stories);
}

bool has_obstacles(const Node& node) {
  return node.runaround != Runaround::none || std::ranges::any_of(node.children, has_obstacles);
}

/// The pages with all that is on them. Error: `empty-page`.
void add_pages(Desk& desk, Resolved& resolved) {
  const std::size_t errors_before = desk.diagnostics.error_count();
  product::Side side = product::Side::outside;
  for (const model::Page& written : desk.inputs.layout.pages) {
    Page page = make_page(written, side, desk);
    side = side == product::Side::outside ? product::Side::inside : product::Side::outside;
    desk.baseline_grid = page.baseline_grid;
    desk.page = &page.product;
    desk.texts.begin_page();
    const Around around{page.has_ground ? std::optional(page.ground) : std::nullopt};
    auto root = make_node(written.body, around, desk);
    desk.page = nullptr;
    if (root) {
      page.root = std::move(*root);
      page.has_obstacles = has_obstacles(page.root);
      if (desk.diagnostics.error_count() == errors_before) check_petition_page(page, written.body.span, desk);
    } else if (desk.diagnostics.error_count() == errors_before) {
      desk.diagnostics.error("empty-page", written.body.span, "there is nothing on this page")
          .hint("every box of it has an empty text or an empty `when`");
    }
    page.root.settings.insert(page.root.settings.begin(), page.settings.begin(), page.settings.end());
    resolved.pages.push_back(std::move(page));
  }
}

}  // namespace

base::Result<Resolved> resolve(const Inputs& inputs, const LoadPicture& load_picture, const Options& options,
                               base::Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  Desk desk{inputs,
            load_picture,
            options,
            diagnostics,
            {inputs.language.tag.tag, inputs.edition.names},
            Styles(inputs.layout, inputs.theme, inputs.edition),
            Tokens(inputs.theme, inputs.edition.sizes),
            Texts(inputs, options, diagnostics),
            {},
            {},
            {},
            nullptr};
  if (desk.styles.contains(model::default_of(model::Key::style)))
    desk.default_style = model::default_of(model::Key::style);
  check_names(inputs, desk.styles, diagnostics);

  Resolved resolved;
  for (const model::Page& page : inputs.layout.pages) find_frames(page.body, desk.threads.wanted);
  add_pages(desk, resolved);
  resolved.has_threads = !desk.threads.made.empty();
  check_petition(desk);
  resolved.title = title_of(desk);
  if (const auto author = inputs.campaign.facts.find("organisation"); author != inputs.campaign.facts.end())
    resolved.author = author->second.text;
  if (inputs.details.sample && desk.texts.used_details()) resolved.sample_mark = make_sample_mark(desk);
  check_final(desk);
  // Behind those two: the name is not printed on the piece.
  if (inputs.layout.piece_name) resolved.piece_name = on_one_line(desk.texts.words(*inputs.layout.piece_name).joined());

  resolved.layout = inputs.layout.name;
  resolved.edition = inputs.edition.name;
  resolved.language = inputs.language.tag.tag;
  resolved.right_to_left = inputs.language.tag.right_to_left;
  resolved.keep_inside = inputs.edition.keep_inside;
  resolved.press = inputs.edition.press;
  resolved.print_at_full_size = inputs.edition.print_at_full_size;
  resolved.grey = inputs.edition.grey;
  resolved.links = inputs.edition.links;
  resolved.light_fills = inputs.edition.light_fills;
  resolved.least_size = inputs.edition.least_size;
  resolved.inks = desk.tokens.inks();
  std::ranges::sort(desk.local_boxes);
  resolved.local_boxes = std::move(desk.local_boxes);
  if (diagnostics.error_count() != errors_before) return base::Failed{};
  hash_nodes(resolved);
  return resolved;
}

}  // namespace handbill::style
