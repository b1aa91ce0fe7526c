"""A Slurm cluster of one node on loopback, in a folder: munged, slurmctld and slurmd as Debian packages them, started by root in the foreground."""
import os
import pathlib
import shutil
import socket
import subprocess
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "scontrol", "squeue", "sinfo")
CONFIGURATION = """ClusterName=handbill
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller}
SlurmdPort={daemon}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket={folder}/munge.socket
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
MailProg=/bin/true
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=2
ReturnToService=2
KillWait=30
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""
# slurmd wants a cgroup plugin at its start, and nothing after that, as no other plugin here uses one. The first version's looks for nothing in the machine,
# so that a chroot without /sys will do.
CGROUP = """CgroupPlugin=cgroup/v1
CgroupAutomount=no
CgroupMountpoint={folder}/cgroup
"""
# Nothing is measured: a machine that takes longer is broken, not slow.
PATIENCE = 120


def missing():
    """Why there can be no cluster here, or nothing."""
    absent = [name for name in PROGRAMS if not shutil.which(name, path=PATH)]
    if absent:
        return f"no {', '.join(absent)}: the packages of [test] in scripts/packages.txt are not installed"
    return "" if os.geteuid() == 0 else "not root: slurmd starts tasks as their users"


PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"


def wait_for(what, holds):
    """Returns what `holds` gives as soon as it is true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = holds()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {PATIENCE} s for {what}")


class Cluster:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.processes = []
        self.environment = {**os.environ, "PATH": PATH, "SLURM_CONF": str(self.folder / "slurm.conf")}

    def start(self):
        for name in ("state", "spool"):
            (self.folder / name).mkdir()
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o600)
        controller, daemon = free_ports(2)
        host = socket.gethostname().split(".")[0]
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(folder=self.folder, host=host, controller=controller, daemon=daemon))
        (self.folder / "cgroup.conf").write_text(CGROUP.format(folder=self.folder))
        self.launch("munged", "--foreground", "--force", f"--key-file={key}", f"--socket={self.folder}/munge.socket", f"--pid-file={self.folder}/munged.pid",
                    f"--seed-file={self.folder}/munged.seed", f"--log-file={self.folder}/munged.log")
        wait_for("munged", (self.folder / "munge.socket").exists)
        self.launch("slurmctld", "-D")
        self.launch("slurmd", "-D")
        try:
            wait_for("an idle node", self.is_idle)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.logs()}") from None

    def is_idle(self):
        ended = [process.args[0] for process in self.processes if process.poll() is not None]
        if ended:
            raise AssertionError(f"{', '.join(ended)} did not stay")
        return "idle" in self.ask("sinfo", "--noheader", "--format=%t", check=False)

    def launch(self, *command):
        with (self.folder / f"{command[0]}.out").open("wb") as out:
            self.processes.append(subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT))

    def stop(self):
        """Ends the daemons, the node first, so that no task outlives them."""
        if len(self.processes) == 3:
            subprocess.run(["scancel", "--user=root"], env=self.environment, capture_output=True, timeout=PATIENCE)
            wait_for("the end of all tasks", lambda: not self.ask("squeue", "--noheader", check=False).strip())
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def ask(self, *command, check=True):
        result = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE)
        if check and result.returncode != 0:
            raise AssertionError(f"{' '.join(command)}: exit {result.returncode}\n{result.stdout}{result.stderr}\n{self.logs()}")
        return result.stdout

    def job(self, number):
        """What Slurm knows of a job or of one task, `12_3`: key -> value."""
        text = self.ask("scontrol", "--oneliner", "show", "job", number)
        return dict(part.split("=", 1) for part in text.split() if "=" in part)

    def logs(self):
        return "\n".join(f"{path.name}: {path.read_text(errors='replace')[-1500:]}" for path in sorted(self.folder.glob("*.log")))


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()
