"""The real api and the real bot as processes of their own, started as the Procfile says, ended by their id."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from api.start import LOOPBACK, free_port

ROOT = Path(__file__).parents[1]
GOODLIFE = Path(sys.executable).with_name("goodlife")
BOT_MODEL = ROOT / "models" / "bot.tar.gz"
SECONDS_TO_START = 180


@dataclass
class Server:
    """One process of the Procfile; `log` is the file it writes to."""

    name: str
    port: int
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] = field(init=False)

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def answers(self) -> bool:
        """Return whether the process can be talked to."""
        raise NotImplementedError

    def start(self) -> None:
        """Start the process and wait until it answers; raises RuntimeError with its log when it does not."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                ["bash", "-c", procfile()[self.name]], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        deadline = time.monotonic() + SECONDS_TO_START
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"{self.name} did not start:\n{self.log.read_text(errors='replace')[-4000:]}")
            time.sleep(0.2)

    def stop(self) -> None:
        """End the process; the Procfile's `exec` makes it the shell's own id."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Bot(Server):
    """The real bot; stopped and started again it keeps its conversations, its port and its token."""

    def answers(self) -> bool:
        return _answers(f"{self.url}/status", token=self.environment["BOT_TOKEN"])


class Api(Server):
    """The real api."""

    def answers(self) -> bool:
        return _answers(f"{self.url}/healthz")

    def add_user(self, name: str, role: str, password: str, team: str = "") -> None:
        """Add someone who logs in, by the command that everyone uses."""
        command = [GOODLIFE, "user", "add", name, "--role", role, "--password-stdin", "--team", team]
        subprocess.run(command, input=password.encode(), cwd=ROOT, env=self.environment, check=True, timeout=60)


class Jobs(Server):
    """What reads the collections: it has no address, and is there as soon as it runs."""

    def answers(self) -> bool:
        return self.process.poll() is None


def procfile() -> dict[str, str]:
    """Return the command of each process."""
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    return {name: command.strip() for name, _, command in (line.partition(":") for line in lines)}


@contextmanager
def running_bot(home: Path) -> Iterator[Bot]:
    """Run the bot on a free port, its conversations in `home`."""
    port = free_port()
    environment = {
        **os.environ,
        "BOT_PORT": str(port),
        "BOT_TOKEN": "-for-tests-only",  # a token may begin like an option
        "GOODLIFE_HOME": str(home),
        "RASA_TELEMETRY_ENABLED": "false",
    }
    bot = Bot("bot", port, environment, home / "bot.log")
    bot.start()
    try:
        yield bot
    finally:
        bot.stop()


@contextmanager
def running_api(home: Path, bot: Bot, **settings: str) -> Iterator[Api]:
    """Run the api on a free port over an empty database in `home`, speaking to `bot`, with settings of its own."""
    port = free_port()
    environment = {**bot.environment, "BOT_URL": bot.url, "PORT": str(port), "GOODLIFE_HOME": str(home), **settings}
    api = Api("api", port, environment, home / "api.log")
    api.start()
    try:
        yield api
    finally:
        api.stop()


@contextmanager
def running_jobs(api: Api) -> Iterator[Jobs]:
    """Run what reads the collections that are put in at `api`."""
    jobs = Jobs("jobs", 0, api.environment, api.log.with_name("jobs.log"))
    jobs.start()
    try:
        yield jobs
    finally:
        jobs.stop()


def _answers(url: str, **query: str) -> bool:
    try:
        return httpx.get(url, params=query, timeout=5).is_success
    except httpx.TransportError:
        return False
