#!/bin/bash
#SBATCH --job-name=handbill
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:TERM@60
# A print run as an array of shards, and a job behind it that joins their manifests.
# usage: handbill-array.sh SHARDS OUT LAYOUT --data FILE [further options of handbill merge]
# Prints the numbers of both jobs. README.md says what it does with each exit code.
set -euo pipefail

most_restarts=10

submit() {
  local shards=$1 out=$2 array
  mkdir -p "$out/log"
  array=$(sbatch --parsable --array="1-$shards" --output="$out/log/shard-%a.txt" "$0" "$@")
  array=${array%%;*}
  # Whatever became of the shards: a missing one is an error that names it.
  echo "$array $(sbatch --parsable --job-name=handbill-manifest --dependency="afterany:$array" --output="$out/log/manifest.txt" \
    --wrap "exec handbill manifest merge $(printf %q "$out") -o $(printf %q "$out")")"
}

# state TASK: what Slurm makes of it: RUNNING unless it is being cancelled, requeued or preempted.
state() {
  scontrol --oneliner show job "$1" | grep -o 'JobState=[A-Z_]*' | cut -d= -f2
}

task() {
  local shards=$1 out=$2 child= code signalled=
  # Not SLURM_JOB_ID: the last task has the array's own number, which stands for all of them.
  local self=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
  shift 2
  # Before there is a child: Slurm may stop a task at any moment.
  trap 'signalled=1; [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || true' TERM
  handbill merge "$@" -o "$out" --shard "$SLURM_ARRAY_TASK_ID/$shards" --resume --threads "${SLURM_CPUS_PER_TASK:-1}" &
  child=$!
  [ -z "$signalled" ] || kill -TERM "$child"
  # A signal ends wait, not the run: it still finishes its poster.
  while :; do
    signalled= code=0
    wait "$child" || code=$?
    [ -n "$signalled" ] || break
  done
  # Stopped, but not by Slurm itself, which would start it again or does not want it any more.
  if [ "$code" -eq 75 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt "$most_restarts" ] && [ "$(state "$self")" = RUNNING ]; then
    scontrol requeue "$self"
  fi
  return "$code"
}

if [ -n "${SLURM_ARRAY_TASK_ID:-}" ]; then
  task "$@"
elif [ $# -lt 3 ]; then
  echo "usage: handbill-array.sh SHARDS OUT LAYOUT --data FILE [further options of handbill merge]" >&2
  exit 64
else
  submit "$@"
fi
