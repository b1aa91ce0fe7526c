#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/pipeline.h"
#include "app/run_clock.h"
#include "app/run_fonts.h"
#include "app/shared_heads.h"

namespace handbill::app {

/// The pages of a row, finished.
struct Piece {
  SharedHeadRef head;
  pdf::Sheaf sheaf;
  pdf::FinishOptions about;
  std::size_t pages = 0;
};
/// A file of one piece: what it shares with others, and what stands behind that.
struct PieceFile {
  SharedHeadRef head;
  std::string rest;

  [[nodiscard]] std::size_t size() const { return head->parts->head().size() + rest.size(); }
  [[nodiscard]] std::string sha256() const {
    base::Sha256 hash = head->hashed;
    hash.add(rest);
    return hash.hex();
  }
};

/// What the workers of a run share.
struct RunKit {
  const Job& job;
  const Documents& documents;
  Pictures& pictures;
  Codes& codes;
  RunFonts& fonts;
  SharedHeads& heads;
};

/// Makes the pieces of a run, one after the other: a worker. What a piece's bytes are depends on its unit and its
/// details alone.
class PieceMaker {
 public:
  explicit PieceMaker(const RunKit& kit) : kit_(kit) {}
  /// `work` has the unit, and takes what there is to say. What is for a press was read anew as a file of its own,
  /// whether it becomes one or joins others.
  [[nodiscard]] base::Result<Piece> make(Work& work, const model::Details& details);
  /// The piece as a file of its own.
  [[nodiscard]] PieceFile file_of(const Piece& piece);
  [[nodiscard]] RunClock& clock() { return clock_; }

 private:
  [[nodiscard]] base::Result<base::Done> take_fonts(const Work& work, base::Diagnostics& diagnostics);
  [[nodiscard]] base::Result<Piece> assemble(Work& work, display::Pages pages);

  const RunKit& kit_;
  RunFonts::SetRef fonts_;
  std::optional<Tools> tools_;
  RunClock clock_;
};

}  // namespace handbill::app
