"""A run that is stopped: one clear line, no report, no process left."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.servers import GOODLIFE

STORY = "My neighbour Jan pops in every day. I can't manage the stairs. I hope to be back in the choir. " * 10
SECONDS = 120


@pytest.fixture
def running(tmp_path):
    """A run with two workers over a file that is long enough, once it has begun to write."""
    rows = (json.dumps({"id": n, "text": f"{n}. {STORY}"}) for n in range(20_000))
    (tmp_path / "s.jsonl").write_text("\n".join(rows), encoding="utf-8")
    command = [GOODLIFE, "analyse", "s.jsonl", "--out", "out", "--workers", "2"]
    # Tests that run in the background are told to ignore Ctrl-C, and so would be what they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True)
    written = tmp_path / "out" / "findings.jsonl"
    wait_until(lambda: process.poll() is not None or (written.exists() and written.stat().st_size > 0))
    yield process
    if group_lives(process.pid):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(true) -> None:
    deadline = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.1)


def group_lives(group: int) -> bool:
    """Return whether any process of a group is still there, other than as an unread result."""
    stats = [stat.rpartition(")")[2].split() for stat in map(stat_of, Path("/proc").glob("[0-9]*")) if stat]
    return any(int(fields[2]) == group and fields[0] != "Z" for fields in stats)


def stat_of(process: Path) -> str:
    try:
        return (process / "stat").read_text()
    except OSError:
        return ""


def test_ctrl_c_stops_everything_with_one_clear_line(running, tmp_path):
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=SECONDS)
    assert running.returncode == 130
    assert said.splitlines() == [
        "Stopped before the end, so there is no report. What was read is kept: the same command goes on from there."
    ]
    assert not (tmp_path / "out" / "report.html").exists()
    wait_until(lambda: not group_lives(running.pid))


def test_workers_leave_when_the_command_is_killed(running, tmp_path):
    running.kill()
    running.wait()
    assert not (tmp_path / "out" / "report.html").exists()
    wait_until(lambda: not group_lives(running.pid))


def test_a_killed_worker_ends_the_run_with_what_to_do(running, tmp_path):
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    workers = [pid for pid in children if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text()]
    os.kill(int(workers[0]), signal.SIGKILL)
    _, said = running.communicate(timeout=SECONDS)
    assert running.returncode == 1
    assert "try again with --workers 1" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out" / "report.html").exists()
    wait_until(lambda: not group_lives(running.pid))
