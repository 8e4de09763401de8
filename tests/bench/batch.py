"""How `goodlife analyse` reads collections: time, and the most memory that all its processes held together.

By default 2,000 and 10,000 narratives; `NARRATIVES=100000 python -m tests.bench.batch` adds a row of so many.
The texts are repeated and shuffled under new ids: real ones where they lie beside the repository, else those written
for training. A run with so many workers is given so many cores. Compare rows of one run alone: another run may find
the machine busier.
"""

import csv
import hashlib
import json
import os
import random
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import psutil

from tests.servers import GOODLIFE, ROOT

REAL = ROOT.parent / "shared" / "real"
COLLECTIONS = ("care_opinion.csv", "patient_comments.csv")
OWN = ROOT / "training_data" / "narratives"
SMALL, LARGE = 2_000, 10_000
PLANS = (
    (SMALL, "local", 1), (SMALL, "local", 2), (SMALL, "dask", 2), (SMALL, "ray", 2), (LARGE, "local", 1),
    (LARGE, "local", 2),
)  # fmt: skip
# To look at memory is work too, on the same cores.
PAUSE = 1.0
MB = 1024 * 1024


@dataclass(frozen=True)
class Measured:
    """One run: seconds by the clock, seconds of work of all cores, the most memory, and a digest of what it found."""

    seconds: float
    worked: float
    peak: float
    findings: str


def main() -> None:
    """Print the table."""
    extra = int(os.environ.get("NARRATIVES", "0"))
    plans = [*PLANS, *((extra, "local", cores) for cores in (1, 2) if extra)]
    texts, told = _texts()
    print(f"goodlife analyse, collections made of {told}; load of this machine before: {os.getloadavg()[0]:.1f}")
    print(f"{'narratives':>10s}{'engine':>8s}{'cores':>9s}{'seconds':>9s}{'CPU s':>8s}{'a second':>10s}{'peak MB':>9s}")
    measured: dict[tuple[int, str, int], Measured] = {}
    for plan in plans:
        measured[plan] = one = _measure(texts, *plan)
        number, engine, workers = plan
        speed = f"{one.seconds:9.0f}{one.worked:8.0f}{number / one.seconds:10.1f}"
        print(f"{number:10,d}{engine:>8s}{workers:9d}{speed}{one.peak:9,.0f}", flush=True)
    _compare(measured, extra or LARGE)


def _compare(measured: dict[tuple[int, str, int], Measured], most: int) -> None:
    for number in sorted({SMALL, LARGE, most}):
        one, two = measured[number, "local", 1], measured[number, "local", 2]
        print(f"{number:,}: two cores are {one.seconds / two.seconds:.2f} times as fast as one")
    fewer = SMALL if most == LARGE else LARGE
    few, many = measured[fewer, "local", 2], measured[most, "local", 2]
    memory, each = many.peak / few.peak - 1, many.seconds / most / (few.seconds / fewer) - 1
    work = many.worked / most / (few.worked / fewer) - 1
    print(f"{most:,} beside {fewer:,}: memory {memory:+.0%}; for each narrative, time {each:+.0%}, work {work:+.0%}")
    found = {one.findings for (number, _, _), one in measured.items() if number == SMALL}
    print(f"findings of local, dask and ray: {'identical' if len(found) == 1 else 'NOT identical'}")


def _measure(texts: list[str], number: int, engine: str, workers: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        stories, out = Path(folder) / "stories.jsonl", Path(folder) / "out"
        with stories.open("w", encoding="utf-8") as file:
            for at, text in enumerate(islice(_shuffled(texts), number)):
                file.write(json.dumps({"id": f"n{at}", "text": text}) + "\n")
        command = [GOODLIFE, "analyse", stories, "--out", out, "--engine", engine, "--workers", str(workers)]
        started, before = time.perf_counter(), _worked()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, preexec_fn=partial(_use_cores, workers))
        peak = _watch(psutil.Process(process.pid), process)
        seconds = time.perf_counter() - started
        if process.returncode:
            raise RuntimeError(f"goodlife analyse ended with {process.returncode}")
        return Measured(
            seconds, _worked() - before, peak, hashlib.sha256((out / "findings.jsonl").read_bytes()).hexdigest()
        )


def _use_cores(number: int) -> None:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:number])


def _worked() -> float:
    """Return the seconds that ended children, and theirs, were at work; those of Ray and Dask are not all seen."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(parent: psutil.Process, process: subprocess.Popen[bytes]) -> float:
    """Return the most memory, in MB, that a process and all its children held until it ended."""
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(map(_held, [parent, *parent.children(recursive=True)])) / MB)
        time.sleep(PAUSE)
    return peak


def _held(process: psutil.Process) -> float:
    """Return the memory of a process, its part of what it shares with others (PSS); 0 when it has just ended."""
    try:
        return float(process.memory_full_info().pss)
    except psutil.Error:
        return 0.0


def _shuffled(texts: list[str]) -> Iterator[str]:
    chance, texts = random.Random(1), list(texts)
    while True:
        chance.shuffle(texts)
        yield from texts


def _texts() -> tuple[list[str], str]:
    files = [REAL / name for name in COLLECTIONS if (REAL / name).exists()]
    if files:
        return [text for file in files for text in _of_table(file)], "real stories"
    rows = (line for file in sorted(OWN.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines())
    return [json.loads(row)["text"] for row in rows], "training_data/narratives"


def _of_table(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as table:
        return [row["text"] for row in csv.DictReader(table) if row["text"].strip()]


if __name__ == "__main__":
    main()
