"""Whatever was coded is valid by the standard's own schema, and read back it is what it was."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from lxml import etree

from nlp.domain.coding import CodedCollection
from nlp.exchange.refi.qdc import read_qdc, write_qdc
from nlp.exchange.refi.qdpx import write_qdpx
from nlp.exchange.refi.read_qdpx import read_qdpx
from tests.unit.nlp.exchange.collections import collections, small_collection

SCHEMAS = Path(__file__).parent / "schemas"
PROJECT, CODEBOOK = (etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd")) for name in ("Project", "Codebook"))


def written(collection: CodedCollection) -> BytesIO:
    file = BytesIO()
    write_qdpx(collection, file)
    file.seek(0)
    return file


def assert_valid(schema: etree.XMLSchema, content: bytes) -> None:
    schema.assertValid(etree.fromstring(content))


@pytest.mark.parametrize("collection", [small_collection(), CodedCollection("Nothing yet", (), (), (), ())])
def test_a_project_is_valid_and_comes_back_as_it_was(collection: CodedCollection) -> None:
    file = written(collection)
    assert_valid(PROJECT, ZipFile(file).read("project.qde"))
    assert read_qdpx(file) == collection


@settings(max_examples=300, deadline=None)
@given(collections())
def test_any_project_is_valid_and_comes_back_as_it_was(collection: CodedCollection) -> None:
    file = written(collection)
    assert_valid(PROJECT, ZipFile(file).read("project.qde"))
    assert read_qdpx(file) == collection


@settings(max_examples=100, deadline=None)
@given(collections().filter(lambda collection: collection.codes))
def test_any_codebook_is_valid_and_comes_back_as_it_was(collection: CodedCollection) -> None:
    file = BytesIO()
    write_qdc(collection.codes, file)
    assert_valid(CODEBOOK, file.getvalue())
    file.seek(0)
    assert read_qdc(file) == collection.codes


def test_the_same_collection_gives_the_same_file() -> None:
    assert written(small_collection()).getvalue() == written(small_collection()).getvalue()


def test_a_broken_project_is_not_valid() -> None:
    project = ZipFile(written(small_collection())).read("project.qde")
    with pytest.raises(etree.DocumentInvalid):
        assert_valid(PROJECT, project.replace(b'isCodable="true"', b""))
