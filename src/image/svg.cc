#include <string>

#include "base/sha256.h"
#include "base/utf8.h"
#include "image/flat.h"
#include "image/image.h"
#include "image/svg_cache.h"
#include "image/svg_scan.h"
#include "image/worker.h"

namespace handbill::image {

namespace {

/// The drawing being loaded, for messages.
struct Loading {
  std::string_view name;
  base::Span at;
  base::Diagnostics& diagnostics;

  base::Diagnostic& error(std::string_view id, std::string message, base::Fault fault = base::Fault::document) const {
    return diagnostics.error(id, at, std::move(message), fault);
  }
  [[nodiscard]] std::string whose() const { return base::quote(name); }
};

base::Failed refuse_end(const Loading& loading, const WorkerEnd& end, const SvgOptions& options) {
  const std::string words = base::printable(std::string_view(end.output).substr(0, 200));
  if (end.is_missing) {
    loading
        .error("svg-worker-missing",
               "expected the program that reads SVG at " + base::quote(options.worker) + ", found none",
               base::Fault::missing)
        .hint("install Handbill whole; handbill-svg-worker belongs to it");
  } else if (!end.failure.empty()) {
    loading
        .error("svg-failed",
               "expected a drawing within the limits, " + loading.whose() + " could not be read: " + end.failure,
               base::Fault::data)
        .hint("simplify the drawing");
  } else if (end.exit_code == static_cast<int>(WorkerExit::unsupported)) {
    loading.error("svg-unsupported", "expected plain shapes, " + loading.whose() + " has " + words)
        .hint("draw it as shapes");
  } else if (end.exit_code == static_cast<int>(WorkerExit::empty)) {
    loading.error("svg-empty", "expected a drawing with something in it, " + loading.whose() + " draws nothing")
        .hint("check that its shapes have sizes and fills and lie within the viewBox");
  } else if (end.exit_code == static_cast<int>(WorkerExit::no_size)) {
    loading
        .error("svg-size",
               "expected a viewBox or a width and height above 0 on <svg>, " + loading.whose() + " has neither")
        .hint("write a viewBox such as viewBox=\"0 0 210 297\"");
  } else if (end.exit_code == static_cast<int>(WorkerExit::broken)) {
    loading.error("svg-broken", "expected a sound SVG, " + loading.whose() + " is not: " + words, base::Fault::data)
        .hint("open the drawing and save it again");
  } else {
    loading
        .error("svg-failed",
               "expected a flat drawing of " + loading.whose() + ", the program that reads SVG gave none (exit code " +
                   std::to_string(end.exit_code) + ")",
               base::Fault::bug)
        .hint("install Handbill whole; handbill-svg-worker must be of the same version");
  }
  return {};
}

base::Result<VectorRef> finished(Vector drawing, std::string sha256) {
  drawing.sha256 = std::move(sha256);
  return VectorRef(std::make_shared<Vector>(std::move(drawing)));
}

}  // namespace

base::Result<VectorRef> load_svg(std::string_view bytes, std::string_view name, base::Span asked_at,
                                 const SvgOptions& options, base::Diagnostics& diagnostics) {
  const Loading loading{name, asked_at, diagnostics};
  if (bytes.size() > options.limits.file_bytes) {
    loading
        .error("svg-too-large",
               "expected an SVG of at most " + std::to_string(options.limits.file_bytes) + " bytes, " +
                   loading.whose() + " has " + std::to_string(bytes.size()),
               base::Fault::data)
        .hint("simplify the drawing");
    return base::Failed{};
  }
  std::string sha256 = base::sha256_hex(bytes);
  if (!options.cache_folder.empty()) {
    auto kept = find_cached(options.cache_folder, sha256);
    if (kept && kept->elements <= options.limits.elements) return finished(std::move(kept->drawing), std::move(sha256));
  }
  const SvgScan scan = TRY(scan_svg(bytes, name, asked_at, options.limits, diagnostics));
  WorkerEnd end = run_worker(options.worker, bytes, options.limits);
  auto drawing = end.exit_code == 0 && end.failure.empty() ? read_flat(end.output) : std::nullopt;
  if (!drawing) return refuse_end(loading, end, options);
  if (!options.cache_folder.empty()) keep_cached(options.cache_folder, sha256, end.output, scan.elements);
  return finished(std::move(*drawing), std::move(sha256));
}

}  // namespace handbill::image
