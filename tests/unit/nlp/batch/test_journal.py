"""The journal: what it remembers is what was read, and what is torn or of something else is not remembered."""

import json
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from nlp.batch.batches import Batch, Results, narratives_of, read_narratives
from nlp.batch.errors import CannotStartError
from nlp.batch.items import Accepted, Item, Rejected
from nlp.batch.journal import JOURNAL, Journal, open_journal
from nlp.batch.redacting import load_redacting
from nlp.domain.narrative import Narrative
from tests.unit.nlp.batch.fakes import KeywordReader, load_keyword_reader

READ_WITH = {"version": "1", "redact": False, "models": {"model.onnx": "a1"}}
TEXTS = ["My garden 👵🏽.\u2028\r\nThe pain.", "Nothing at all.", "FAIL", "Mae gen i ardd."]


class StoppedError(Exception):
    """The run ends here."""


@contextmanager
def stopping(folder: Path, **changed: object) -> Iterator[Journal]:
    """Open a journal, and end as a run does that is stopped."""
    with suppress(StoppedError), open_journal(folder) as journal:
        journal.begin({**READ_WITH, **changed})
        yield journal
        raise StoppedError


def batch(number: int, *texts: str) -> Batch:
    accepted = [Accepted(Narrative(f"{number}-{at}", text, "Why?", "s.csv"), at) for at, text in enumerate(texts)]
    return [Item(content) for content in (Rejected("s.csv", 1, "empty"), *accepted)]


BATCHES = [batch(number, *TEXTS) for number in range(4)]


def read(one: Batch) -> Results:
    return read_narratives(KeywordReader(), narratives_of(one))


def stopped_after(folder: Path, batches: list[Batch]) -> Path:
    """Keep batches, and stop."""
    with stopping(folder) as journal:
        for one in batches:
            journal.keep(one, read(one))
    return folder / JOURNAL


def known(folder: Path, batches: list[Batch], **changed: object) -> list[bool]:
    """Go through batches as a run does, and say which were remembered; each of those as it was."""
    found = []
    with stopping(folder, **changed) as journal:
        for one in batches:
            results = journal.remembered(one) if all(found) else None
            assert results in (None, read(one))
            found.append(results is not None)
            if results is None:
                journal.keep(one, read(one))
    return found


def test_what_was_read_is_remembered_as_it_was(tmp_path: Path) -> None:
    stopped_after(tmp_path, BATCHES)
    assert known(tmp_path, BATCHES) == [True] * 4


def test_a_redacted_reading_is_remembered_with_what_was_replaced(tmp_path: Path) -> None:
    one = batch(1, "Jan Puw is my neighbour, ring 07700 900336.", "My garden.")
    results = list(load_redacting(load_keyword_reader, 1).read(narratives_of(one)))
    assert results[0].replaced
    with stopping(tmp_path) as journal:
        journal.keep(one, list(results))
    with open_journal(tmp_path) as journal:
        journal.begin(READ_WITH)
        assert journal.remembered(one) == results


def test_a_journal_torn_at_any_byte_remembers_what_is_whole(tmp_path: Path) -> None:
    journal = stopped_after(tmp_path, BATCHES)
    content = journal.read_bytes()
    ends = [at + 1 for at, byte in enumerate(content) if byte == ord("\n")]
    assert len(ends) == 1 + len(BATCHES)
    for length in [*range(0, len(content), 97), *(end + by for end in ends for by in (-1, 0, 1))]:
        journal.write_bytes(content[:length])
        whole = sum(end <= length for end in ends[1:])
        assert known(tmp_path, BATCHES) == [True] * whole + [False] * (4 - whole)
        assert journal.read_bytes() == content


@pytest.mark.parametrize("at", [0, 200, 900, -300])
def test_a_byte_that_changed_ends_what_is_remembered(tmp_path: Path, at: int) -> None:
    journal = stopped_after(tmp_path, BATCHES)
    content = bytearray(journal.read_bytes())
    before = bytes(content[:at]).count(b"\n")
    content[at] ^= 1
    journal.write_bytes(content)
    assert sum(known(tmp_path, BATCHES)) == max(0, before - 1)
    assert known(tmp_path, BATCHES) == [True] * 4


def test_other_narratives_are_not_taken_for_those_that_were_read(tmp_path: Path) -> None:
    stopped_after(tmp_path, BATCHES)
    others = [BATCHES[0], batch(1, *reversed(TEXTS)), *BATCHES[2:]]
    assert known(tmp_path, others) == [True, False, False, False]
    assert known(tmp_path, others) == [True] * 4


@pytest.mark.parametrize(("other", "said"), [(batch(9, "Other."), True), (BATCHES[2], False)])
def test_other_input_is_told_from_the_end_of_what_was_read(tmp_path: Path, other: Batch, said: bool) -> None:
    stopped_after(tmp_path, BATCHES[: 3 if said else 2])
    with open_journal(tmp_path) as journal:
        journal.begin(READ_WITH)
        assert journal.remembered(BATCHES[0])
        assert journal.remembered(BATCHES[1])
        assert journal.remembered(other) is None
        assert journal.other_input is said


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({}, []),
        ({"version": "2"}, ["version"]),
        ({"models": {"model.onnx": "b2"}}, ["models"]),
        ({"redact": True, "version": "2"}, ["version", "redact"]),
    ],
)
def test_what_is_read_with_in_another_way_is_named_and_nothing_is_remembered(
    tmp_path: Path, changed: dict[str, object], named: list[str]
) -> None:
    stopped_after(tmp_path, BATCHES)
    with suppress(StoppedError), open_journal(tmp_path) as journal:
        assert sorted(journal.begin({**READ_WITH, **changed})) == sorted(named)
        raise StoppedError
    assert known(tmp_path, BATCHES, **changed) == [not named] * 4


def test_a_folder_is_for_one_run_at_once(tmp_path: Path) -> None:
    with open_journal(tmp_path):
        with pytest.raises(CannotStartError, match="Another run is writing"), open_journal(tmp_path):
            pass
        with open_journal(tmp_path / "other"):
            pass
    with open_journal(tmp_path):
        pass


def test_a_journal_is_gone_when_its_run_is_done_and_stays_when_not(tmp_path: Path) -> None:
    journal = stopped_after(tmp_path, BATCHES)
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    with open_journal(tmp_path):
        assert journal.exists()
    assert not journal.exists()


@pytest.mark.parametrize(
    ("there", "ours"),
    [
        ({"notes.txt": "mine", "stories.csv": "mine"}, True),
        ({"findings.csv": "old", "run.json": json.dumps({**READ_WITH, "codebook": "1", "tier": "fast"})}, True),
        ({"findings.csv": "old", JOURNAL: ""}, True),
        ({"findings.csv": "mine", "texts.csv": "mine"}, False),
        ({"findings.csv": "mine", "run.json": '{"scripts": 1}'}, False),
        ({"findings.csv": "mine", "run.json": "[1]"}, False),
        ({"report.html": "mine"}, False),
        ({"run.json": "no JSON"}, False),
    ],
)
def test_a_folder_with_files_that_no_run_made_is_not_taken(tmp_path: Path, there: dict[str, str], ours: bool) -> None:
    for name, content in there.items():
        (tmp_path / name).write_text(content)
    if ours:
        with open_journal(tmp_path):
            return
    with pytest.raises(CannotStartError, match=r"nothing says that it made them: .*Choose another --out"):
        open_journal(tmp_path).__enter__()
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == there


def test_a_folder_that_cannot_be_written_to_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CannotStartError, match="Choose another --out"), open_journal(tmp_path / "taken"):
        pass
