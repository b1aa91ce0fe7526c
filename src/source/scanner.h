#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "source/scan.h"

namespace handbill::source {

/// The state of one scan(): a position that only moves on, and the block collections that are open.
class Scanner {
 public:
  Scanner(base::FileId file, std::string_view bytes, std::size_t start, const Limits& limits,
          base::Diagnostics& diagnostics)
      : file_(file), text_(bytes), limits_(limits), diagnostics_(diagnostics), at_(start), start_(start) {
    scan_.repaired = bytes;
    scan_.tokens.reserve(bytes.size() / 16);
  }
  Scan run() &&;

 private:
  static constexpr std::size_t npos = std::string_view::npos;
  /// The indentation that a value's further lines must exceed; -1 at the root.
  using Indent = std::ptrdiff_t;

  struct Level {
    Indent indent = 0;
    bool is_sequence = false;
  };
  struct Line {
    std::size_t begin = 0;
    std::size_t first = 0;  ///< its first byte that is no blank
    std::size_t end = 0;    ///< behind its last byte, line break left out
    std::size_t next = 0;   ///< where the next line begins
    [[nodiscard]] Indent indent() const { return static_cast<Indent>(first - begin); }
    [[nodiscard]] bool is_blank() const { return first == end; }
  };
  struct Key {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t colon = 0;
    Quoting quoting = Quoting::plain;
  };
  /// A value's start: where it stands and what came before it.
  struct Start {
    std::size_t at = 0;
    std::size_t mark = 0;
    Indent parent = -1;
  };
  /// An open bracket of a flow collection, and the entry that is being read in it.
  struct Open {
    std::size_t at = 0;
    char close = ']';
    std::size_t token = 0;
    std::size_t entry = npos;     ///< where the entry begins; npos: none yet
    std::size_t entry_token = 0;  ///< its first token
    bool has_colon = false;
    bool is_broken = false;  ///< reported: to be blanked out at its end
    enum class Last { nothing, plain, quoted, collection } last = Last::nothing;
  };

  // scan.cc: lines and places
  [[nodiscard]] Line line_at(std::size_t begin) const;
  [[nodiscard]] const Line& line_of(std::size_t at);
  [[nodiscard]] char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  [[nodiscard]] bool is_blank_or_end(std::size_t at) const;
  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const;
  [[nodiscard]] std::size_t trimmed_end(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_marker(const Line& line) const;
  [[nodiscard]] bool is_dash(std::size_t at) const { return byte(at) == '-' && is_blank_or_end(at + 1); }
  /// A `#` with a blank, another `#` or the end of the line behind it.
  [[nodiscard]] bool is_clear_comment(std::size_t at) const {
    return byte(at) == '#' && (byte(at + 1) == '#' || is_blank_or_end(at + 1));
  }
  [[nodiscard]] std::size_t comment_in(std::size_t begin, std::size_t end) const;
  [[nodiscard]] base::Span span(std::size_t begin, std::size_t end) const;
  base::Diagnostic& error(std::string_view id, std::size_t begin, std::size_t end, std::string message);
  /// What to do about a text that a `#` cuts; a colour is no text.
  static std::string_view hash_hint(std::string_view cut);
  void blank(std::size_t begin, std::size_t end);
  /// Lets yaml-cpp see a plain word in place of what it could not read; the tree gets the bytes as they stand.
  void stand_in(const Start& start, std::size_t end);
  void push_token(const Start& start, std::size_t end, Quoting quoting);
  void push_plain(const Start& start, std::size_t end);
  [[nodiscard]] std::string excerpt(std::size_t begin, std::size_t end) const;
  void check_tabs(const Line& line);
  void skip_deeper(Indent parent);
  void skip_block(std::size_t from, Indent parent);

  // scan.cc: the document
  bool document_line(const Line& line);
  void second_document(const Line& line);

  // scan_block.cc
  void place_line(const Line& line);
  void enter_level(const Line& line, const std::vector<Level>& before);
  void start_node(std::size_t at, Indent column, Indent parent);
  void dash_item(std::size_t at, Indent column);
  void entry(std::size_t at, Indent column);
  void entry_behind(const Key& key);
  void await(std::size_t at);
  void settle_empty();
  [[nodiscard]] std::optional<Key> find_key(std::size_t at);
  void refuse_line(std::size_t at, Indent column);
  void missing_colon(std::size_t at, const Line& line);
  void bad_indentation(const Line& line, const std::vector<Level>& before);

  // scan_value.cc
  void value(Start start);
  /// Reads anchors and tags; false where nothing follows on the line.
  bool properties(Start& start, bool in_flow);
  [[nodiscard]] std::size_t word_end(std::size_t at, bool in_flow) const;
  [[nodiscard]] bool anchor(const Start& start, std::size_t end, bool is_anchored);
  std::size_t alias(const Start& start, bool in_flow);
  void plain(const Start& start);
  void plain_continuation(Token& token, Indent parent);
  std::size_t plain_line(const Start& start, std::size_t end);
  void block_scalar(const Start& start);
  [[nodiscard]] Indent block_header(const Start& start);
  void finish_line(std::size_t at, std::size_t opened);

  // scan_quoted.cc
  /// Behind the closing quote, or npos where it was reported as unclosed.
  std::size_t quoted(const Start& start);
  [[nodiscard]] std::size_t find_close(std::size_t at, Indent parent);
  [[nodiscard]] bool breaks_off(std::size_t next_line, Indent parent) const;
  void check_escapes(std::size_t begin, std::size_t end);
  std::size_t check_escape(std::size_t at, std::size_t end);

  // scan_flow.cc
  std::size_t flow(const Start& start);
  [[nodiscard]] bool flow_space(std::vector<Open>& open, Indent parent);
  void flow_comment(std::vector<Open>& open);
  void flow_item(std::vector<Open>& open, Indent parent);
  void flow_plain(Open& top, const Start& start);
  void flow_colon(Open& top);
  void flow_close(std::vector<Open>& open);
  void begin_part(Open& top, Open::Last kind);
  void finish_entry(Open& top, std::size_t end, bool at_comma);
  void abandon_flow(const Open& outermost, std::size_t end);

  base::FileId file_;
  Line last_line_;  ///< what line_of gave last: most questions are about one line
  std::size_t error_count_ = 0;
  base::Diagnostic unsaid_;  ///< takes what is said after the last error that is reported
  std::string_view text_;
  const Limits& limits_;
  base::Diagnostics& diagnostics_;
  Scan scan_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  std::vector<Level> levels_;
  bool is_awaiting_ = false;         ///< the last key or dash still has no value
  std::size_t awaited_at_ = 0;       ///< where that value would stand
  std::size_t pending_mark_ = npos;  ///< an anchor on a line before its value
  bool is_tab_line_ = false;         ///< its indentation is not to be judged further
  bool was_tab_line_ = false;
  bool has_flow_root_ = false;     ///< the document is one `[...]` or `{...}`: nothing may follow
  bool is_document_open_ = false;  ///< a `---` was seen
  std::set<std::string, std::less<>> anchors_;
};

}  // namespace handbill::source
