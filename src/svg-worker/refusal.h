#pragma once

#include <string>

#include "image/worker.h"

namespace handbill::svg_worker {

/// Why there is no flat drawing: the worker's exit code and the words for the message. Thrown within this program only.
struct Refusal {
  image::WorkerExit code;
  std::string words;
};
[[noreturn]] inline void refuse_feature(std::string words) {
  throw Refusal{image::WorkerExit::unsupported, std::move(words)};
}

}  // namespace handbill::svg_worker
