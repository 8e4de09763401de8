"""A run that is killed at any point, and goes on: the result is that of a run in one go."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nlp.batch.journal import JOURNAL
from tests.servers import GOODLIFE, ROOT

WITH_KEYWORDS = [sys.executable, "-m", "tests.integration.batch.with_keywords"]
STORY = "My neighbour Jan Puw pops in. I can't manage the stairs for the pain. I hope to be in the garden again. "
SECONDS = 300


def stories(folder: Path, number: int, slow: int) -> Path:
    """Write stories of which a batch holds about seven; every `slow` of them takes the reader of words its time."""
    with (folder / "s.jsonl").open("w", encoding="utf-8") as file:
        for n in range(number):
            text = f"Story {n}. {'SLOW ' if slow and n % slow == 0 else ''}" + STORY * 28
            file.write(json.dumps({"id": n, "text": "" if n % 50 == 9 else text}) + "\n")
    return folder / "s.jsonl"


def command(program: list[str], file: Path, out: Path, *options: str) -> list[str]:
    return [*program, "analyse", str(file), "--out", str(out), "--workers", "2", *options]


def in_one_go(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)


def killed(arguments: list[str], out: Path, grown_by: int) -> int:
    """Start a run and kill it with all its workers when it has noted so many bytes more; return what it had noted."""
    journal = out / JOURNAL
    before = journal.stat().st_size if journal.exists() else 0
    process = subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + SECONDS
    while process.poll() is None and (not journal.exists() or journal.stat().st_size < before + grown_by):
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.01)
    assert process.poll() is None, "it ended before it could be killed"
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert not (out / "report.html").exists()
    return journal.stat().st_size


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != "report.html"}


@pytest.mark.parametrize(
    ("times", "options"), [(5, ()), (2, ("--redact", "--format", "parquet"))], ids=["as it comes", "redacted, Parquet"]
)
def test_killed_at_any_points_it_goes_on_to_the_same(tmp_path: Path, times: int, options: tuple[str, ...]) -> None:
    file = stories(tmp_path, 300, slow=7)
    arguments = command(WITH_KEYWORDS, file, tmp_path / "out", *options)
    chance = random.Random(str(options))
    noted = [killed(arguments, tmp_path / "out", chance.randint(1, 60_000)) for _ in range(times)]
    assert noted == sorted(noted)
    last = in_one_go(arguments)
    assert "Going on where it was stopped: " in last.stderr
    assert last.returncode == 3
    in_one_go(command(WITH_KEYWORDS, file, tmp_path / "one", *options))
    assert files(tmp_path / "out") == files(tmp_path / "one")


def test_with_the_shipped_reader_too(tmp_path: Path) -> None:
    file = stories(tmp_path, 60, slow=0)
    arguments = command([str(GOODLIFE)], file, tmp_path / "out")
    killed(arguments, tmp_path / "out", 200_000)  # more than the first batch, and less than all
    last = in_one_go(arguments)
    assert "Going on where it was stopped: " in last.stderr
    in_one_go(command([str(GOODLIFE)], file, tmp_path / "one"))
    assert files(tmp_path / "out") == files(tmp_path / "one")


def test_a_second_run_over_the_same_folder_is_refused_and_does_no_harm(tmp_path: Path) -> None:
    file = stories(tmp_path, 100, slow=3)
    arguments = command(WITH_KEYWORDS, file, tmp_path / "out")
    first = subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + SECONDS
    while not (tmp_path / "out" / JOURNAL).exists():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.01)
    second = in_one_go(arguments)
    assert second.returncode == 2
    assert "Another run is writing to" in second.stderr
    _, said = first.communicate(timeout=SECONDS)
    assert first.returncode == 3, said
    assert (tmp_path / "out" / "report.html").exists()


def test_a_full_disk_ends_the_run_with_what_to_do_and_loses_nothing(tmp_path: Path) -> None:
    file = stories(tmp_path, 100, slow=0)
    arguments = command(WITH_KEYWORDS, file, tmp_path / "out")
    full = in_one_go(["bash", "-c", 'ulimit -f 1500; exec "$@"', "-", *arguments])
    assert full.returncode == 1
    assert "File too large. There is no report. What was read is kept" in full.stderr
    assert "Traceback" not in full.stderr
    assert "Going on where it was stopped" in in_one_go(arguments).stderr
    in_one_go(command(WITH_KEYWORDS, file, tmp_path / "one"))
    assert files(tmp_path / "out") == files(tmp_path / "one")
