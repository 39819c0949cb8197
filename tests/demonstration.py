"""The demonstration, run once for all workers: its output, and the store that it leaves."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Demonstration:
    """What `entente demo --no-serve` printed, and the folder of its store."""

    out: str
    store: Path


def run_demonstration(shared: Path) -> Demonstration:
    """Run it, or take what another worker has run; `shared` is a folder that all workers see."""
    store, printed = shared / "demonstration", shared / "demonstration.txt"
    with FileLock(shared / "demonstration.lock"):
        if not printed.exists():
            command = [sys.executable, "-c", "from api.cli import main; main()", "demo", "--no-serve"]
            environment = {**os.environ, "ENTENTE_DEMO": str(store)}
            told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=280)
            assert told.returncode == 0, told.stderr
            printed.write_text(told.stdout, encoding="utf-8")
    return Demonstration(printed.read_text(encoding="utf-8"), store)
