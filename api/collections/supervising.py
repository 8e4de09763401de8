"""Worker processes, each replaced when it ends early: one that was killed, for want of memory say, costs a second.

huey's own worker processes share an event: one that is killed while it waits for it can leave all others hanging.
"""

import logging
import os
import threading
import time
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess

from api.collections.jobs import Jobs, open_queue
from api.settings import Settings

log = logging.getLogger(__name__)

SECONDS = 1.0
"""Between looks into the queue, looks after the parent, and before a worker is replaced."""


def keep_working(workers: int) -> None:
    """Keep so many worker processes running, until this one is ended; what they are doing then, they do later."""
    processes = [_start() for _ in range(workers)]
    try:
        while True:
            wait([process.sentinel for process in processes])
            log.warning("a worker ended early; another takes its place")
            time.sleep(SECONDS)
            processes = [process if process.is_alive() else _start() for process in processes]
    finally:
        for process in processes:
            process.kill()  # each step is a transaction: nothing is lost
            process.join()


def _start() -> SpawnProcess:
    process = get_context("spawn").Process(target=work, args=(os.getpid(),), daemon=True)
    process.start()
    return process


def work(parent: int) -> None:
    """Read what is in the queue, one collection at a time, as long as the process that started this one lives."""
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    queue = open_queue(Settings())
    Jobs(queue)
    queue.create_consumer(workers=1, max_delay=SECONDS).run()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS)
    os._exit(1)
