"""Reading here or in worker processes: the same results in the same order, and nothing left behind."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from multiprocessing import active_children

import pytest

from nlp.batch.batches import CHARACTERS, batches, put_back
from nlp.batch.engines.cores import cores
from nlp.batch.engines.local import start_local
from nlp.batch.engines.window import AHEAD
from nlp.batch.engines.worker import LoadReader
from nlp.batch.errors import WorkerLostError
from nlp.batch.items import Accepted, Item, Outcome, Read, TakenIn
from nlp.domain.narrative import Narrative
from nlp.reading.errors import ArtefactMissing
from nlp.reading.reading import Reader
from tests.unit.nlp.batch.fakes import KeywordReader, load_keyword_reader, load_nothing


def stories(number: int, text: str = "my garden. ") -> Iterator[Item[TakenIn]]:
    long = text * (CHARACTERS // len(text) + 1)
    return (Item(Accepted(Narrative(str(n), long), n)) for n in range(number))


def read_items(items: Iterable[Item[TakenIn]], workers: int, load: LoadReader) -> Generator[Item[Outcome]]:
    with start_local(workers, load) as read, closing(read(batches(items))) as done:
        for batch, results in done:
            yield from put_back(batch, results)


def ids(items: Iterable[Item[Outcome]]) -> list[str]:
    return [item.content.narrative.id for item in items if isinstance(item.content, Read)]


def test_workers_give_what_one_process_gives_in_the_same_order() -> None:
    here = list(read_items(stories(12), 1, load_keyword_reader))
    there = list(read_items(stories(12), 2, load_keyword_reader))
    assert ids(here) == [str(n) for n in range(12)]
    assert there == here


@pytest.mark.parametrize("slow", [0, 1, 7, 29])
def test_a_slow_text_holds_up_the_order_but_loses_nothing(slow: int) -> None:
    items = [*stories(slow), *stories(1, "SLOW "), *stories(30 - slow)]
    read = ids(read_items(items, 2, load_keyword_reader))
    assert read == [str(n) for n in [*range(slow), 0, *range(30 - slow)]]


def test_workers_are_not_started_for_a_little_text() -> None:
    threads: list[int | None] = []

    def load(number: int | None) -> Reader:
        threads.append(number)
        return KeywordReader()

    read = list(read_items(stories(2), 2, load))
    assert len(read) == 2
    assert threads == [2]


def test_no_more_is_taken_in_than_the_workers_need() -> None:
    taken: list[int] = []

    def counted() -> Iterator[Item[TakenIn]]:
        for item in stories(40):
            taken.append(1)
            yield item

    with closing(read_items(counted(), 2, load_keyword_reader)) as items:
        next(items)
        assert len(taken) <= AHEAD * 2


def test_a_lost_worker_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(WorkerLostError, match="--workers 1"):
        list(read_items(stories(6, "DIE "), 2, load_keyword_reader))
    assert not active_children()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_cannot_be_loaded_says_so(workers: int) -> None:
    with pytest.raises(ArtefactMissing, match="Train it"):
        list(read_items(stories(6), workers, load_nothing))
    assert not active_children()


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, GeneratorExit])
def test_an_interrupted_run_leaves_no_process(interruption: type[BaseException]) -> None:
    items = read_items(stories(30), 2, load_keyword_reader)
    next(items)
    assert active_children()
    with pytest.raises(interruption):
        items.throw(interruption)
    assert not active_children()


def test_at_least_one_core_can_be_used() -> None:
    assert cores() >= 1
