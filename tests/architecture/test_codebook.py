"""The codebook, the models and the documents name the same labels."""

import json
from pathlib import Path

from nlp.domain.codebook import load_codebook

ROOT = Path(__file__).parents[2]


def test_every_label_of_the_codebook_is_explained_in_the_document():
    text = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    book = load_codebook()
    assert [label for label in (*book.kinds, *book.domains) if f"`{label}`" not in text] == []


def test_the_training_texts_use_no_other_labels():
    book = load_codebook()
    for file in (ROOT / "training_data" / "narratives").glob("*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            for sentence in json.loads(line)["sentences"]:
                for label in (*sentence["labels"], *sentence.get("second", [])):
                    assert label["kind"] in book.kinds
                    assert label["domain"] in book.domains


def test_the_people_who_read_the_summary_see_each_group_once():
    groups = [kind.group for kind in load_codebook().kinds.values()]
    assert len(set(groups)) == len(groups) == 4
