"""Watches the bot: says when all is ready, and lets the bot forget what was deleted while it was away."""

import logging
import threading

from sqlalchemy.exc import SQLAlchemyError

from api.dependencies import Services
from api.health.routes import what_is_missing

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BETWEEN_ROUNDS = 30

log = logging.getLogger(__name__)


def watch_bot(services: Services, stop: threading.Event) -> None:
    """Print the address once everything answers, then finish waiting deletions every half minute."""
    while what_is_missing(services):
        if stop.wait(SECONDS_BETWEEN_LOOKS):
            return
    print(f"Good Life is ready: http://127.0.0.1:{services.settings.port}", flush=True)  # noqa: T201
    while True:
        try:
            services.eraser.finish()
        except SQLAlchemyError as error:
            log.warning("what was deleted could not be finished, and is tried again: %s", error)
        if stop.wait(SECONDS_BETWEEN_ROUNDS):
            return
