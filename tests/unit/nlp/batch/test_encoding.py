"""Encodings of files: what is guessed, and that no character is lost."""

from pathlib import Path

import pytest

from nlp.batch.readers.encoding import Encoding, guess_encoding

ACCENTS = "Siân’s café – naïve 👵🏽"


def decoded(path: Path, encoding: Encoding) -> str:
    return path.read_bytes().decode(encoding.name, encoding.errors)


@pytest.mark.parametrize(
    ("stored_as", "guessed", "said"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8-sig", False),
        ("utf-16", "utf-16", False),
        ("utf-16-le", "utf-16-le", True),
        ("utf-16-be", "utf-16-be", True),
    ],
)
def test_unicode_is_recognised_and_kept(tmp_path: Path, stored_as: str, guessed: str, said: bool) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes((ACCENTS + " and a longer plain part of the story").encode(stored_as))
    encoding = guess_encoding(file.open("rb"))
    assert encoding.name == guessed
    assert bool(encoding.note) is said
    assert decoded(file, encoding).startswith(ACCENTS)


def test_what_is_not_utf_8_is_read_as_windows_1252_and_said(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes("Siân’s café – £5".encode("cp1252"))
    encoding = guess_encoding(file.open("rb"))
    assert decoded(file, encoding) == "Siân’s café – £5"
    assert "Windows-1252" in encoding.note


def test_bytes_that_windows_1252_leaves_open_are_kept_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(b"caf\xe9 \x81\x8d\x8f\x90\x9d")
    assert decoded(file, guess_encoding(file.open("rb"))) == "café \x81\x8d\x8f\x90\x9d"


def test_one_broken_byte_does_not_spoil_the_accents_of_a_utf_8_file(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes("café é è\n".encode() * 3 + b"broken \xff here\n")
    encoding = guess_encoding(file.open("rb"))
    assert encoding.name == "utf-8"
    assert "broken" in encoding.note
    assert decoded(file, encoding).startswith("café é è\n")


@pytest.mark.parametrize("content", [b"", b"plain", b"a\0b", b"\xef\xbb", b"\xff\xfe"])
def test_short_and_odd_files_are_guessed_without_an_error(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(content)
    decoded(file, guess_encoding(file.open("rb")))
