#include <csignal>

#include "cli/arguments.h"
#include "cli/commands.h"

int main(int argc, char** argv) {
  // A reader that goes away (`| head`) is a write error with a message, not a silent death.
  std::signal(SIGPIPE, SIG_IGN);
  // So is a file that grows past what the shell allows (`ulimit -f`).
  std::signal(SIGXFSZ, SIG_IGN);
  int exit_code = 0;
  const auto arguments = handbill::cli::read_arguments(argc, argv, exit_code);
  if (!arguments) return exit_code;
  return handbill::cli::run(*arguments);
}
