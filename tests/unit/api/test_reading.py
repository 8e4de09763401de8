"""The shared reader lets one thread read at a time."""

import time
from concurrent.futures import ThreadPoolExecutor

from api.reading import SharedReader
from nlp.domain.narrative import Narrative
from nlp.reading.reading import Reading


class WatchedReader:
    """Notes how many threads read at once."""

    def __init__(self):
        self.reading = self.most = 0

    def read(self, narratives):
        for narrative in narratives:
            self.reading += 1
            self.most = max(self.most, self.reading)
            time.sleep(0.001)
            self.reading -= 1
            yield Reading(narrative.id, "en", (), ())


def test_threads_take_turns_and_each_gets_its_own_readings_in_order():
    watched = WatchedReader()
    shared = SharedReader(watched)

    def read(person):
        return [reading.narrative_id for reading in shared.read(Narrative(f"{person}-{i}", "text") for i in range(5))]

    with ThreadPoolExecutor(8) as pool:
        read_by_all = list(pool.map(read, range(8)))
    assert read_by_all == [[f"{person}-{i}" for i in range(5)] for person in range(8)]
    assert watched.most == 1
