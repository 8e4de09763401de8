"""`goodlife analyse` as a person runs it, with the shipped reader: exit codes, what is written, what is refused."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.servers import GOODLIFE, ROOT
from tests.unit.nlp.batch.documents import archive, word

GOOD = "My neighbour Jan pops in every day. I can't manage the stairs any more."
CARE_OPINION = ROOT.parent / "shared" / "real" / "care_opinion.csv"
CONTRACT = ["narrative_id", "kind", "domain", "start", "end", "text", "score", "reason"]


def analyse(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [str(GOODLIFE), "analyse", *map(str, arguments)]
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False)


def lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_file_that_can_all_be_read_exits_0(tmp_path):
    text = f"Café 👵🏽 — {GOOD}\r\nBut the nurses took time to listen."
    (tmp_path / "s.jsonl").write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    done = analyse(tmp_path / "s.jsonl", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    [narrative] = lines(tmp_path / "out" / "narratives.jsonl")
    found = lines(tmp_path / "out" / "findings.jsonl")
    source = (tmp_path / "s.jsonl").as_posix()
    counts = {"sentences": 3, "findings": len(found), "unsure": 0, "no_story": None, "same_as": None}
    assert narrative == {"id": "a", "source": source, "language": "en", **counts}
    assert found
    assert all(list(row) == CONTRACT and text[row["start"] : row["end"]] == row["text"] for row in found)
    assert (tmp_path / "out" / "rejected.jsonl").read_text() == ""
    assert "In short" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def broken_folder(folder: Path) -> dict[tuple[str, int | None], str]:
    """Fill a folder with every kind of broken input; return what must be rejected, and a part of each reason."""
    folder.mkdir()
    (folder / "rows.csv").write_text(
        f'id,text\n1,"{GOOD}"\n2\n3,too,many\n4,"said "no" to me"\n5,   \n6,"{GOOD}"\n7,"never closed\n8,{GOOD}\n'
    )
    (folder / "lines.jsonl").write_bytes(
        b"\n".join(
            [
                b'{"id": "l1", "text": "%s"}' % GOOD.encode(),
                b"{broken",
                b'{"id": "l3"}',
                b'{"id": "l4", "text": 7}',
                b'{"id": "l5", "text": ""}',
                b'{"id": "l6", "text": "a\\u0000b"}',
                b'{"id": "l7", "text": "half \\ud83d"}',
                b'["l8"]',
                b'{"id": "l9", "text": "%s"}' % (b"long " * 200_001),
                b'{"id": "l1", "text": "The same id again: my garden is my joy."}',
            ]
        )
    )
    (folder / "no_text.csv").write_text("age,ward\n80,B2\n")
    (folder / "empty.txt").write_text(" \n")
    (folder / "zeros.txt").write_bytes(b"a\0b" * 9)
    (folder / "old.txt").write_bytes("Siân’s café is where I feel at home – £5".encode("cp1252"))
    (folder / "wide.txt").write_text(GOOD, encoding="utf-16")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / ".hidden.txt").write_text(GOOD)
    return {
        ("empty.txt", None): "the text is empty",
        ("lines.jsonl", 2): "not JSON",
        ("lines.jsonl", 3): "no text",
        ("lines.jsonl", 4): "a number",
        ("lines.jsonl", 5): "empty",
        ("lines.jsonl", 6): "NUL",
        ("lines.jsonl", 7): "no characters",
        ("lines.jsonl", 8): "not an object",
        ("lines.jsonl", 9): "longer than",
        ("no_text.csv", None): "The columns are: age, ward",
        ("rows.csv", 3): "1 cell, but there are 2",
        ("rows.csv", 4): "3 cells, but there are 2",
        ("rows.csv", 5): "written twice",
        ("rows.csv", 6): "empty",
        ("rows.csv", 8): "quote mark",
        ("scan.pdf", None): "is broken, or is not a PDF",
        ("old.doc", None): ".doc cannot be read: Good Life reads",
        ("zeros.txt", None): "NUL",
    }


def test_a_folder_of_broken_things_is_read_as_far_as_it_can_be(tmp_path):
    expected = broken_folder(tmp_path / "in")
    done = analyse(tmp_path / "in", "--out", tmp_path / "in" / "out")
    assert done.returncode == 3, done.stderr
    ids = [row["id"] for row in lines(tmp_path / "in" / "out" / "narratives.jsonl")]
    assert ids == ["l1", "l1#2", "old.txt", "1", "6", "8", "wide.txt"]
    rejected = {(Path(row["source"]).name, row["line"]): row["reason"] for row in rejected_rows(tmp_path)}
    assert {at: part for at, part in expected.items() if part not in rejected.get(at, "")} == {}
    assert rejected.keys() == expected.keys()
    report = (tmp_path / "in" / "out" / "report.html").read_text(encoding="utf-8")
    assert f"{len(expected)} rows or files were left out" in report
    assert "Windows-1252" in report
    assert done.stderr.splitlines()[-1].startswith("Read 7 narratives: ")


def rejected_rows(tmp_path: Path) -> list[dict]:
    return lines(tmp_path / "in" / "out" / "rejected.jsonl")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.csv", "--out", "out"], "There is no file or folder “nowhere.csv”"),
        (["good.txt", "nowhere", "--out", "out"], "There is no file or folder “nowhere”"),
        (["good.txt", "--out", "good.txt"], "lies in the output folder"),
        (["good.txt", "--out", "other.txt"], "cannot be written to"),
        (["ages.csv", "--out", "out"], "The columns are: age, ward."),
        (["good.csv", "--out", "out", "--text-column", "story"], "The columns are: id, text."),
        (["nothing", "--out", "out"], "There is no file to read"),
        (["empty.csv", "empty.jsonl", "--out", "out"], "There is nothing to read in “empty.csv”, “empty.jsonl”"),
        (["good.txt", "--out", "theirs"], "nothing says that it made them: findings.csv, texts.csv. Choose another"),
        (["good.txt"], "--out"),
        (["good.txt", "--out", "out", "--workers", "0"], "--workers"),
        (["good.txt", "--out", "out", "--tier", "best"], "--tier"),
    ],
)
def test_what_cannot_start_exits_2_and_says_why(tmp_path, arguments, message):
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "other.txt").write_text(GOOD)
    (tmp_path / "good.csv").write_text(f"id,text\n1,{GOOD}\n")
    (tmp_path / "ages.csv").write_text("age,ward\n80,B2\n")
    (tmp_path / "nothing").mkdir()
    for name in ("empty.csv", "empty.jsonl"):
        (tmp_path / name).touch()
    (tmp_path / "theirs").mkdir()
    for name in ("findings.csv", "texts.csv"):
        (tmp_path / "theirs" / name).write_text("a,b\n")
    done = analyse(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in re.sub(r"\s+", " ", done.stderr)
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
    assert (tmp_path / "good.txt").read_text() == GOOD
    assert sorted(file.name for file in (tmp_path / "theirs").iterdir()) == ["findings.csv", "texts.csv"]


def test_a_named_file_of_another_kind_is_refused_by_name_and_the_others_are_read(tmp_path):
    (tmp_path / "a.odt").write_bytes(b"PK")
    (tmp_path / "a.txt").write_text(GOOD)
    done = analyse("a.odt", "a.txt", "--out", "out", cwd=tmp_path)
    assert done.returncode == 3
    assert lines(tmp_path / "out" / "rejected.jsonl") == [
        {
            "source": "a.odt",
            "line": None,
            "reason": ".odt cannot be read: "
            "Good Life reads .jsonl, .csv, .tsv, .xlsx, .txt, .docx, .pdf, .rtf, .qdpx and .zip",
        }
    ]
    assert [row["id"] for row in lines(tmp_path / "out" / "narratives.jsonl")] == ["a.txt"]


SAM = "It was the pain in my own knees that kept me from the shops."


@pytest.mark.parametrize(
    ("options", "tagged", "note"),
    [
        ([], {"Jan Puw"}, "“S” taken for the interviewer (asks in 3 of 4 turns) and not tagged, “JP” read"),
        (
            ["--interviewer", "jan puw"],
            {"Sam"},
            "“JP” taken for the interviewer (as you said)",
        ),
        (["--interviewer", "none"], {"Jan Puw", "Sam"}, "Read 1 narratives"),
    ],
)
def test_in_an_interview_in_an_archive_the_teller_alone_is_tagged(tmp_path, options, tagged, note):
    talk = ["Interview 3", "Sam: How are you?", f"Jan Puw: {GOOD}", f"Sam: {SAM}", "Sam: Why is that?"]
    talk += ["Jan Puw: I hope to walk to the shop again.", "Sam: And what else?"]
    (tmp_path / "a.zip").write_bytes(archive({"talks/jan.docx": word(*talk)}))
    done = analyse("a.zip", "--out", "out", "--no-redact", *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert note in done.stderr
    [text] = lines(tmp_path / "out" / "texts.jsonl")
    assert text == {"id": "a.zip/talks/jan.docx", "text": "\n".join(talk)}
    found = lines(tmp_path / "out" / "findings.jsonl")
    assert all(text["text"][row["start"] : row["end"]] == row["text"] for row in found)
    assert {talk[text["text"][: row["start"]].count("\n")].partition(":")[0] for row in found} == tagged


def test_help_says_what_is_read_what_is_written_and_what_is_not_yet():
    said = re.sub(r"[\s│]+", " ", analyse("--help").stdout)
    kinds = ".jsonl, .csv, .tsv, .xlsx, .txt, .docx, .pdf, .rtf, .qdpx, .zip"
    for part in (kinds, "report.html", "goes on where it was stopped", "the accurate one", "Exit code: 0"):
        assert part in said


@pytest.mark.skipif(not CARE_OPINION.exists(), reason="the real stories are not beside the repository")
def test_every_finding_in_real_stories_points_at_its_own_words(tmp_path):
    import csv

    done = analyse(CARE_OPINION, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    with CARE_OPINION.open(encoding="utf-8", newline="") as file:
        texts = {row["id"]: row["text"] for row in csv.DictReader(file)}
    found = lines(tmp_path / "findings.jsonl")
    assert len(lines(tmp_path / "narratives.jsonl")) == len(texts) == 977
    assert len(found) > 977
    assert not [row for row in found if texts[row["narrative_id"]][row["start"] : row["end"]] != row["text"]]
