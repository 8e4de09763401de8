"""What a run was made with: all that decides a reading, and nothing that does not."""

import json
from pathlib import Path

import pytest

from nlp.batch import record
from nlp.batch.readers.columns import Wanted
from nlp.batch.record import NAMES, called, load_same, read_with
from nlp.batch.run import Settings, run
from nlp.reading.errors import ReadingError
from nlp.reading.tier import Tier
from tests.unit.nlp.batch.fakes import KeywordReader, load_keyword_reader


def test_a_run_says_what_it_was_made_with(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("who,story,ward,told\n1,My garden,B2,2025-01-09\n")
    wanted = Wanted(("story",), "who", "ward", "told")
    run([tmp_path / "s.csv"], Settings(tmp_path / "out", wanted, least=3), load_keyword_reader)
    made = json.loads((tmp_path / "out" / "run.json").read_text())
    assert made["inputs"] == [(tmp_path / "s.csv").resolve().as_posix()]
    columns = {"text": ["story"], "id": "who", "group": "ward", "date": "told"}
    assert made["columns"] == made["columns"] | columns
    assert (made["tier"], made["redact"], made["format"], made["least"]) == ("fast", None, "jsonl", 3)
    assert {"version", "codebook", "models", "rules", "libraries"} < made.keys()


def test_every_part_has_a_name_that_a_person_knows() -> None:
    assert read_with(Tier.FAST, False).keys() == NAMES.keys()
    assert called(["tier", "models"]) == "--tier, the models"


@pytest.mark.parametrize("named", ["nlp/reading/lexicon.yml", "nlp/reading/votes.py"])
def test_a_rule_that_changes_is_another_way_to_read(
    tmp_path: Path, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in record.RULES:
        (tmp_path / room).mkdir(parents=True)
    (tmp_path / named).write_text("one")
    monkeypatch.setattr(record, "ROOT", tmp_path)
    monkeypatch.setattr(record, "READER_FOLDER", tmp_path / "models")
    before = read_with(Tier.FAST, False)
    assert read_with(Tier.FAST, False) == before
    (tmp_path / named).write_text("two")
    assert read_with(Tier.FAST, False)["rules"] != before["rules"]


def test_the_files_of_a_tier_are_its_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "models" / "fast" / "built").mkdir(parents=True)
    (tmp_path / "models" / "fast" / "settings.json").write_text("{}")
    (tmp_path / "models" / "fast" / "built" / "model.onnx").write_bytes(b"weights")
    monkeypatch.setattr(record, "ROOT", tmp_path)
    monkeypatch.setattr(record, "READER_FOLDER", tmp_path / "models")
    monkeypatch.setattr(record, "CODER_FOLDER", tmp_path / "models" / "coder")
    (tmp_path / "models" / "coder").mkdir()
    for name in ("adapters.safetensors", "card.md"):
        (tmp_path / "models" / "coder" / name).write_text("")
    assert list(read_with(Tier.FAST, False)["models"]) == ["models/fast/built/model.onnx", "models/fast/settings.json"]
    assert list(read_with(Tier.ACCURATE, False)["models"]) == ["models/coder/adapters.safetensors"]


def test_a_worker_that_reads_with_something_else_is_refused() -> None:
    here = read_with(Tier.FAST, True)
    assert isinstance(load_same(load_keyword_reader, here, 1), KeywordReader)
    with pytest.raises(ReadingError, match="the models, the libraries differ"):
        load_same(load_keyword_reader, {**here, "models": {}, "libraries": {}}, 1)
