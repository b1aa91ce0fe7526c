#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layout/initial.h"
#include "layout/ladder.h"
#include "layout/placed.h"
#include "layout/tabs.h"

namespace handbill::layout {

/// A paragraph as it was shaped, once; lines are set from it at any size and width.
struct ShapedParagraph {
  const style::Paragraph* source = nullptr;
  text::Shaped shaped;
  std::optional<text::Shaped> marker;
  std::optional<Initial> initial;       ///< stands before `shaped`, which is the rest
  std::vector<TabbedLine> tabbed = {};  ///< what is set instead, where it holds tabs
};
/// Paragraphs of one look, shaped.
struct ShapedBlock {
  const style::TextLook* look = nullptr;
  product::Role role = product::Role::p;
  std::string box_id;
  base::Span span;
  double hang = 0;  ///< ratio of the size: room for the markers before every line
  std::vector<ShapedParagraph> paragraphs;
  std::vector<ShapedParagraph> short_paragraphs;  ///< what a translator wrote for where those do not go in
};

/// A line as the flow through columns sees it.
struct LineUnit {
  std::uint32_t piece = 0;  ///< index into SetText::pieces
  std::uint32_t line = 0;   ///< of the piece
  base::Length height;
  base::Length space;     ///< above it, but not at the top of a column
  base::Length cut;       ///< what its height loses at the top of a column (first-baseline: cap)
  base::Length grid;      ///< its baseline stands on lines this far apart; 0: anywhere
  base::Length baseline;  ///< below its top
  /// Why no column should begin with it: it would leave a single line behind or come as one, or part a heading from its
  /// text.
  enum class Keep { no, paragraph, heading } keep = Keep::no;
};
/// One paragraph as lines.
struct Piece {
  std::size_t block = 0;
  std::size_t paragraph = 0;
  const ShapedParagraph* shaped = nullptr;
  base::Length size;
  base::Length leading;
  base::Length hang;
  base::Length optical_height;
  base::Length ascent_below_top;  ///< from a line's top to its baseline
  text::Set set;
  std::optional<SizedInitial> initial;
};
/// All blocks as lines of one width at one step.
struct SetText {
  text::Detail detail = text::Detail::runs;
  Step step;
  base::Length width;
  std::vector<Piece> pieces;
  std::vector<LineUnit> units;
  base::Length excess;  ///< of the worst word beyond its line
  bool within_max_lines = true;
  bool broke_word = false;  ///< a word wider than its line was broken inside
};

/// The text of a frame: its blocks shaped, and a ladder. At the top each block has its own size, tracking and leading;
/// the rungs below give up tracking, leading and words; the sizes below those shrink all blocks by one factor, each
/// down to its own least size, so that the hierarchy between them stays. Sizes are 0.05 pt of the reference block
/// apart. What was computed is remembered.
class TextFrame {
 public:
  TextFrame(text::Shaper& shaper, base::Diagnostics& diagnostics) : shaper_(shaper), diagnostics_(diagnostics) {}
  /// Shapes paragraphs of one look and appends them. What cannot be shaped is reported and left out.
  void add(ShapedBlock block, const std::vector<style::Paragraph>& paragraphs,
           const std::vector<style::Paragraph>& short_paragraphs = {});
  /// To be called after the last add().
  void make_ladder();

  [[nodiscard]] const std::vector<ShapedBlock>& blocks() const { return blocks_; }
  [[nodiscard]] Step least_step() const { return {least_size_, rungs_.size() - 1}; }
  [[nodiscard]] bool shrinks() const { return least_size_ < top_size_; }
  [[nodiscard]] const Rung& rung_of(const Step& step) const { return rungs_[step.rung]; }
  /// From now on no step above the one that shrinks all blocks by `factor` (0 to 1), nor one that gives up less
  /// tracking and leading than `spent`: what its group can bear.
  void limit(double factor, const Rung& spent);
  /// The step at which all blocks shrink by `factor`, and give up nothing else.
  [[nodiscard]] Step step_at(double factor) const;
  /// By how much the blocks shrink at `step`: 1 at the top.
  [[nodiscard]] double factor_of(const Step& step) const;
  [[nodiscard]] base::Length size_at(const ShapedBlock& block, const Step& step) const;
  [[nodiscard]] base::Length smallest_size() const;  ///< of all blocks, at the least step
  /// Widest unbreakable piece at the least step, and the widest paragraph on one line at the top step.
  [[nodiscard]] base::Length min_content() const;
  [[nodiscard]] base::Length max_content() const;
  /// The blocks as lines. Without their glyphs (Detail::places) they cost little: sizes are looked for with those.
  [[nodiscard]] const SetText& lines(const Step& step, base::Length width, text::Detail detail);

  /// The largest step at which all words go into `width`, no block has more lines than it may, and `height`, where
  /// there is one, is enough for `columns` columns; the least step where none is so.
  [[nodiscard]] Step largest_step(base::Length width, int columns, std::optional<base::Length> height);
  /// The largest step that `goes_in`, which is told whether all words have to stay whole; the least where none does.
  using GoesIn = std::function<bool(const Step&, bool whole_words)>;
  [[nodiscard]] Step largest_step(const GoesIn& goes_in) const;

  /// The paragraphs at a step, without lines.
  [[nodiscard]] std::vector<Piece> pieces(const Step& step);
  /// Lines of one of them through a region whose width is what its hang leaves, from a break on.
  [[nodiscard]] text::Set set(const Piece& piece, const Step& step, text::Region region, text::Break from,
                              text::Detail detail) const;

 private:
  struct Answer {
    base::Length width;
    int columns;
    std::optional<base::Length> height;
    Step step;
  };
  /// Paragraphs of one block with the tracking of a rung.
  struct Tight {
    std::size_t block;
    Rung rung;
    std::vector<ShapedParagraph> paragraphs;
  };
  [[nodiscard]] std::vector<ShapedParagraph> shape(ShapedBlock& block, const std::vector<style::Paragraph>& paragraphs);
  [[nodiscard]] const std::vector<ShapedParagraph>& paragraphs_at(std::size_t block, const Rung& rung);
  [[nodiscard]] Step search(base::Length width, int columns, std::optional<base::Length> height);
  /// The first rung that goes in, of those that give up no less than `spent_`.
  [[nodiscard]] std::optional<std::size_t> first_rung(const std::function<bool(std::size_t)>& goes_in) const;
  void add_pieces(std::size_t block, const Step& step, std::vector<Piece>& into);
  void set_block(std::size_t block, SetText& into);

  text::Shaper& shaper_;
  base::Diagnostics& diagnostics_;
  std::vector<ShapedBlock> blocks_;
  base::Length reference_;  ///< the size that the steps count
  int least_size_ = 0;
  int top_size_ = 0;
  std::optional<int> limit_;
  Rung spent_;  ///< at least
  std::vector<Rung> rungs_{1};
  std::vector<std::unique_ptr<Tight>> tight_;
  std::vector<std::unique_ptr<SetText>> sets_;
  std::vector<Answer> answers_;
};

/// The marker of the paragraph with number `index` (from 0): what counts of it counts on, the rest stays.
[[nodiscard]] std::string counted_marker(const style::TextLook& look, std::size_t index);
/// A number in digits from `zero` on.
[[nodiscard]] std::string in_digits(std::size_t number, char32_t zero);
/// Between a marker and its text, as a ratio of the size.
inline constexpr double marker_gap = 0.4;

}  // namespace handbill::layout
