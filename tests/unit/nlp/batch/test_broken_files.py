"""Files that are cut short, damaged, or something else than they say: a rejection with a reason, never a crash."""

import random
from pathlib import Path

import pytest

from nlp.batch.ids import UniqueIds
from nlp.batch.inputs import find_sources
from nlp.batch.intake import take_in
from nlp.batch.items import Rejected
from nlp.batch.readers.columns import Wanted
from tests.unit.nlp.batch.documents import archive, excel, pdf, word

TALK = ["Int: How is the house?", "P1: Quiet, and my garden is my joy.", "Int: Why?", "P1: My neighbour moved."]
PROJECT = (
    '<Project xmlns="urn:QDA-XML:project:1.0"><Sources><TextSource name="a" plainTextPath="internal://1.txt"/>'
    "</Sources></Project>"
)
WHOLE = {
    ".docx": word(*TALK),
    ".xlsx": excel({"a": [["id", "text"], [1, TALK[1]]], "b": [["text"], [TALK[3]]]}),
    ".pdf": pdf("\n\n".join(TALK)),
    ".rtf": rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}} "
    + rb"\par ".join(t.encode() for t in TALK)
    + b"}",
    ".qdpx": archive({"project.qde": PROJECT, "sources/1.txt": "\n".join(TALK)}),
    ".zip": archive({"a.txt": "\n".join(TALK), "b.docx": word(*TALK)}),
}


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Cut a file short, or change a few of its bytes."""
    if chance.random() < 0.3:
        return content[: chance.randrange(len(content))]
    changed = bytearray(content)
    for _ in range(chance.choice([1, 3, 20, 200])):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def take_in_all(folder: Path) -> list[object]:
    with UniqueIds() as ids:
        return [item.content for item in take_in(find_sources([folder], folder / "out"), Wanted(), ids)]


@pytest.mark.parametrize("suffix", WHOLE)
def test_damaged_files_never_bring_the_run_down(tmp_path: Path, suffix: str) -> None:
    chance = random.Random(suffix)
    for number in range(60):
        (tmp_path / f"{number:02}{suffix}").write_bytes(damaged(WHOLE[suffix], chance))
    found = take_in_all(tmp_path)
    assert any(isinstance(content, Rejected) for content in found)
    assert all(content.reason for content in found if isinstance(content, Rejected))


@pytest.mark.parametrize(
    ("suffix", "other"), [(one, other) for one in WHOLE for other in WHOLE if one not in (other, ".zip")]
)
def test_a_file_that_is_another_kind_is_rejected_with_a_reason(tmp_path: Path, suffix: str, other: str) -> None:
    (tmp_path / f"a{suffix}").write_bytes(WHOLE[other])
    [rejected] = take_in_all(tmp_path)
    assert isinstance(rejected, Rejected)
    assert "broken, or is not" in rejected.reason or "This is no REFI-QDA project" in rejected.reason
