"""`make run`: checks the port, then starts bot and api side by side with honcho until Ctrl-C."""

import os
import secrets
import socket
import sys
from pathlib import Path

from honcho.command import main as honcho

from api.settings import DEVELOPMENT_TOKEN, Settings

LOOPBACK = "127.0.0.1"
QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "LOG_LEVEL": "WARNING", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def taken(port: int) -> bool:
    """Return whether something listens on a port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return True
        return False


def main() -> None:
    """Give both processes their environment and hand over to honcho."""
    settings = Settings()
    if taken(settings.port):
        sys.exit(f"Port {settings.port} is taken. Stop what uses it, or choose another: PORT=8001 make run")
    bot_port = os.environ.setdefault("BOT_PORT", str(free_port()))
    os.environ.setdefault("BOT_URL", f"http://{LOOPBACK}:{bot_port}")
    if settings.bot_token == DEVELOPMENT_TOKEN:
        os.environ["BOT_TOKEN"] = secrets.token_urlsafe(24)  # fresh each time
    home = settings.goodlife_home.absolute()
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(GOODLIFE_HOME=str(home), **QUIET)
    print(f"Starting; what the bot says of itself goes to {home / 'bot.log'}", flush=True)  # noqa: T201
    os.chdir(Path(__file__).parents[1])
    sys.argv = ["honcho", "start"]
    honcho()


if __name__ == "__main__":
    main()
