#pragma once

#include <set>

#include "style/cascade.h"
#include "style/tokens.h"
#include "style/words.h"

namespace handbill::style {

/// Everything that the parts of one resolve() share.
struct Desk {
  const Inputs& inputs;
  const LoadPicture& load_picture;
  const Options& options;
  base::Diagnostics& diagnostics;
  Target target;
  Styles styles;
  Tokens tokens;
  Texts texts;
  std::string_view default_style;   ///< `text`, where the theme or the layout has it
  base::Length baseline_grid = {};  ///< of the page; 0: none
  /// Texts that go on in other frames: what the layout has frames for, and which of those are on its pages.
  struct Threads {
    std::set<std::string, std::less<>> wanted;
    std::set<std::string, std::less<>> made;
  } threads = {};
  const product::Product* page = nullptr;  ///< whose boxes are being made
  std::vector<int> copies = {};            ///< the numbers of the copies that are being made, the outermost first
  std::size_t copies_made = 0;
  const model::Language* language = &inputs.language;       ///< that is spoken
  std::optional<std::vector<std::string>> icon_files = {};  ///< of the campaign, once a text has an icon
  std::vector<std::string> local_boxes = {};                ///< as Resolved has them
};

/// Speaks the language of a box's voice, and that of the box around it again when it goes.
class Speaking {
 public:
  Speaking(Desk& desk, model::Voice voice);
  ~Speaking() { speak(*before_); }
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;
  Speaking(Speaking&&) = delete;
  Speaking& operator=(Speaking&&) = delete;
  /// Whether it is another language than around the box.
  [[nodiscard]] bool is_other() const { return desk_.language != before_; }

 private:
  void speak(const model::Language& language);

  Desk& desk_;
  const model::Language* before_;
};

/// The style that the box names, by the strongest level that says one; else `otherwise`.
[[nodiscard]] std::string_view style_of(const model::Box& box, const Target& target, std::string_view otherwise);

/// The faces of a font in the language that is set, without its slant in an upright edition; nullptr where it has none.
[[nodiscard]] const text::Stack* stack_of(std::string_view font, const Desk& desk);

/// Reads the text keys of a cascade.
[[nodiscard]] TextLook make_look(Cascade& cascade, Desk& desk);

/// The word that a key was given; empty where nothing was said.
[[nodiscard]] std::string_view word_of(Cascade& cascade, model::Key key);

/// An ink by its key; nothing where it is not said, or `none`.
[[nodiscard]] std::optional<color::InkTint> ink_of(Cascade& cascade, model::Key key, Desk& desk);

/// The faces of the catalogue's tail for the scripts in `paragraphs` that none of the stack's faces is made for: so
/// that a Korean church's name on an English poster opens one more face, and an English name none.
[[nodiscard]] std::vector<text::FaceId> tail_for(const std::vector<Paragraph>& paragraphs,
                                                 const std::vector<text::FaceId>& stack,
                                                 const text::FontCatalogue& fonts);

/// The settings of a box for `inspect`: every key that was asked for, in the table's order.
[[nodiscard]] std::vector<Setting> explain(const Cascade& cascade, const Desk& desk, const TextLook* look,
                                           std::string_view prefix = {});

}  // namespace handbill::style
