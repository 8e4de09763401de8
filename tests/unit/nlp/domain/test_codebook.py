"""The codebook is read from its one file."""

import pytest

from nlp.domain.codebook import load_codebook


def test_it_has_four_kinds_and_ten_domains():
    codebook = load_codebook()
    assert list(codebook.kinds) == ["strength", "need", "outcome_wanted", "outcome_achieved"]
    assert len(codebook.domains) == 10
    assert all(kind.name and kind.group and kind.meaning for kind in codebook.kinds.values())
    assert all(domain.name and domain.act for domain in codebook.domains.values())


def test_a_missing_field_is_an_error(tmp_path):
    file = tmp_path / "codebook.yml"
    file.write_text("version: 1\nkinds: {}\n")
    with pytest.raises(KeyError, match="domains"):
        load_codebook(file)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_codebook(tmp_path / "none.yml")
