#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace handbill::base {

class Sources;

enum class Severity { note, warning, error };

/// What kind of failure an error is; decides the exit code (docs/cli.md).
enum class Fault {
  document,  ///< the design or a text is wrong: exit 1
  usage,     ///< the command line is wrong: exit 64
  data,      ///< a file is not what it claims to be: exit 65
  missing,   ///< an input is not there: exit 66
  bug,       ///< Handbill itself is wrong: exit 70
  output,    ///< the result cannot be written: exit 73
};

/// A second place that explains the first ("first set here").
struct Note {
  Span span;
  std::string text;
};

/// What may only follow from an error of a file's syntax, and is not told beside it.
enum class Hides {
  nothing,
  what_touches,          ///< errors of the design at the very place
  missing_keys_as_well,  ///< a line was lost: a key that seems to be missing may stand there
};

/// One thing to tell the user. `message` says what was expected and what was found, lower case, no full stop.
struct Diagnostic {
  std::string id;  ///< stable, kebab-case: `unknown-key`
  Severity severity = Severity::error;
  Fault fault = Fault::document;
  Span span;
  std::string message;
  std::vector<Note> notes;
  std::vector<std::string> hints;  ///< what to do
  std::string narrowed_to;         ///< where the span holds these bytes, only they are meant
  Hides hides = Hides::nothing;

  Diagnostic& hint(std::string text) {
    hints.push_back(std::move(text));
    return *this;
  }
  Diagnostic& note(Span at, std::string text) {
    notes.push_back({at, std::move(text)});
    return *this;
  }
  /// For a stage that knows a text's span, but not how each of its characters was written.
  Diagnostic& narrow(std::string part) {
    narrowed_to = std::move(part);
    return *this;
  }
};

/// The list that every stage adds to. Not for use by two threads at once.
class Diagnostics {
 public:
  Diagnostic& error(std::string_view id, Span span, std::string message, Fault fault = Fault::document);
  Diagnostic& warning(std::string_view id, Span span, std::string message);
  void add(Diagnostic diagnostic) { list_.push_back(std::move(diagnostic)); }
  void append(Diagnostics other);

  [[nodiscard]] const std::vector<Diagnostic>& list() const { return list_; }
  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] std::size_t error_count() const;
  /// Sorted by file, place and id, equal ones once, what only follows from broken syntax left out.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

  /// While it lives, everything that is said gets a note: that what was said of a component came about where it is
  /// used. Nothing where the place is unknown, or where what is said stands in `around`, the use itself.
  class Within {
   public:
    Within(Diagnostics& diagnostics, Span used_at, std::string_view text, Span around = {});
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;
    ~Within() {
      if (diagnostics_ != nullptr) diagnostics_->uses_.pop_back();
    }

   private:
    Diagnostics* diagnostics_ = nullptr;
  };

 private:
  struct Use {
    Note note;
    Span around;
  };
  Diagnostic& say(Diagnostic diagnostic);

  std::vector<Diagnostic> list_;
  std::vector<Use> uses_;  ///< that are being looked at, the outermost first
};

/// The diagnostic's span, narrowed where that was asked for.
[[nodiscard]] Span place_in(const Diagnostic& diagnostic, const Sources& sources);

/// Where a byte of a file stands: line and column count from 1, the column in characters.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
};
[[nodiscard]] Place place_of(std::string_view bytes, std::size_t offset);

enum class Colour { no, yes };
/// `file:line:col: error[id]: message`, the source line, a caret under the span (wide characters two columns), notes,
/// hints. Ends with a line break. A diagnostic without a place starts with `handbill:`.
[[nodiscard]] std::string format(const Diagnostic& diagnostic, const Sources& sources, Colour colour = Colour::no);

/// The name in `known` nearest to `word` (edit distance at most a third of its length, at least 1), or empty.
[[nodiscard]] std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace handbill::base
