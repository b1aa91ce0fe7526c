// consumer PROJECT FILE: renders one page of a project through Handbill's public headers alone.
#include <cstdio>
#include <utility>

#include "app/handbill.h"
#include "app/imposition.h"

int main(int argc, char** argv) {
  if (argc != 3) return 64;
  using namespace handbill;
  app::prepare_process();
  app::Job job;
  job.project.folder = argv[1];
  job.layouts = {"poster-a4"};
  job.languages = {"ko"};
  job.editions = {"screen"};
  job.worker = WORKER;

  base::DiskSources sources;
  base::Diagnostics diagnostics;
  const app::Deliver deliver = [&](app::Artefact artefact, base::Diagnostics& each) {
    return app::write_file(argv[2], artefact.bytes, each);
  };
  if (!app::read_paper("A4", diagnostics)) return 1;
  const app::Report report = app::render(job, sources, deliver, {}, diagnostics);
  for (const auto& each : diagnostics.sorted()) std::fputs(base::format(each, sources).c_str(), stderr);
  return report.outcomes.size() == 1 && report.outcomes.front().ok && !diagnostics.has_errors() ? 0 : 1;
}
