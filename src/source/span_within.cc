#include <algorithm>

#include "base/utf8.h"
#include "source/source.h"

namespace handbill::source {

namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Walks through the bytes of a scalar in step with its text.
class Walker {
 public:
  Walker(const Node& scalar, std::string_view bytes)
      : text_(scalar.text),
        bytes_(bytes),
        at_(scalar.span.begin),
        end_(std::min<std::size_t>(scalar.span.end, bytes.size())),
        quoting_(scalar.quoting) {
    if (quoting_ == Quoting::single_quoted || quoting_ == Quoting::double_quoted) ++at_;
    // The header of a block scalar ends with its line.
    if (quoting_ == Quoting::literal || quoting_ == Quoting::folded) at_ = std::min(bytes_.find('\n', at_), end_);
  }

  /// Moves to the byte that stands for text byte `offset`. False where text and bytes do not go together.
  bool move_to(std::size_t offset) {
    while (done_ < offset) {
      if (!step()) return false;
    }
    // Where text goes on, the blanks of a line break or an indentation belong to what came before.
    if (done_ < text_.size() && !is_blank(text_[done_])) skip_blanks();
    return at_ <= end_;
  }
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  bool step() {
    if (is_blank(text_[done_]) && at_ < end_ && is_blank(bytes_[at_])) {
      while (done_ < text_.size() && is_blank(text_[done_])) ++done_;
      skip_blanks();
      return true;
    }
    if (!is_blank(text_[done_])) skip_blanks();
    if (at_ >= end_) return is_blank(text_[done_]) && ++done_ > 0;  // the last line break of a block scalar
    if (quoting_ == Quoting::double_quoted && bytes_[at_] == '\\') return escape();
    if (text_[done_] != bytes_[at_]) return false;
    at_ += quoting_ == Quoting::single_quoted && bytes_[at_] == '\'' ? 2 : 1;
    ++done_;
    return true;
  }

  bool escape() {
    const char kind = at_ + 1 < end_ ? bytes_[at_ + 1] : '\0';
    if (kind == '\n' || kind == '\r') {
      ++at_;
      skip_blanks();
      return true;
    }
    at_ += kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
    done_ += std::max<std::size_t>(base::decode(text_, done_).length, 1);
    return at_ <= end_;
  }

  void skip_blanks() {
    while (at_ < end_ && is_blank(bytes_[at_])) ++at_;
  }

  std::string_view text_;
  std::string_view bytes_;
  std::size_t at_;
  std::size_t end_;
  std::size_t done_ = 0;  ///< bytes of the text that are passed
  Quoting quoting_;
};

}  // namespace

base::Span span_within(const Node& scalar, std::size_t offset, std::size_t length) {
  if (offset > scalar.text.size() || length > scalar.text.size() - offset) return scalar.span;
  const std::size_t source_size = scalar.span.end - scalar.span.begin;
  const bool is_plain = scalar.quoting == Quoting::plain && source_size == scalar.text.size();
  const bool is_quoted = (scalar.quoting == Quoting::single_quoted || scalar.quoting == Quoting::double_quoted) &&
                         source_size == scalar.text.size() + 2;
  if (!is_plain && !is_quoted) return scalar.span;
  const auto begin = static_cast<std::uint32_t>(scalar.span.begin + offset + (is_quoted ? 1 : 0));
  return {scalar.span.file, begin, begin + static_cast<std::uint32_t>(length)};
}

base::Span span_within(const Node& scalar, std::string_view file_bytes, std::size_t offset, std::size_t length) {
  if (offset > scalar.text.size() || length > scalar.text.size() - offset) return scalar.span;
  Walker walker(scalar, file_bytes);
  if (!walker.move_to(offset)) return scalar.span;
  const std::size_t begin = walker.at();
  // To the last character and over it: behind it may be blanks that are not meant.
  if (length > 0 && !walker.move_to(offset + length - 1)) return scalar.span;
  const std::size_t last = walker.at();
  if (length > 0 && !walker.move_to(offset + length)) return scalar.span;
  const std::size_t end =
      std::max(begin, std::min<std::size_t>(walker.at(), length > 0 ? std::max(last + 1, begin + length) : begin));
  return {scalar.span.file, static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(std::min<std::size_t>(end, scalar.span.end))};
}

}  // namespace handbill::source
