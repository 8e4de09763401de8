"""Reading a pasted text on the page."""

from dataclasses import replace

import pytest

from api.accounts.roles import Role
from nlp.domain.finding import Finding
from nlp.reading.reading import Reading
from tests.unit.api.browsing import staff


class FakeReader:
    """Finds a need in every "stairs"; takes "Rydw i" for Welsh."""

    def read(self, narratives):
        for narrative in narratives:
            start = narrative.text.find("stairs")
            found = Finding(narrative.id, "need", "home", start, start + 6, "stairs", 0.7, "You named the stairs.")
            language = "cy" if "Rydw i" in narrative.text else "en"
            yield Reading(narrative.id, language, (), (found,) if start >= 0 else ())


@pytest.fixture
def researcher(world):
    return staff(replace(world.services, reader=FakeReader()), "Mair", Role.RESEARCHER)


def test_findings_are_marked_and_listed_with_their_reason(researcher):
    page = researcher.post("/read", data={"text": "I <b>hate</b> the stairs"}).text
    assert 'I &lt;b&gt;hate&lt;/b&gt; the <mark>stairs</mark><sup><a href="#finding-1">1</a></sup>' in page
    assert "Need: Home" in page
    assert "You named the stairs. The computer is fairly sure." in page


def test_a_text_without_findings_says_so(researcher):
    page = researcher.post("/read", data={"text": "The bus is red."}).text
    assert "The reader saw no strength" in page
    assert "Nothing found" in page
    assert "not in English" not in page


def test_a_text_that_was_not_read_says_so(researcher):
    page = researcher.post("/read", data={"text": "Rydw i'n hoffi canu."}).text
    assert "This is not in English, so it was not read." in page
    assert "saw no strength" not in page
    assert "Nothing found" not in page


@pytest.mark.parametrize("text", ["", "  ", "x" * 100_001])
def test_a_text_that_cannot_be_read_is_refused_and_kept(researcher, text):
    answer = researcher.post("/read", data={"text": text})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert f"{text}</textarea>" in answer.text


@pytest.mark.parametrize(
    ("path", "how"), [("/read", {"data": {"text": "x"}}), ("/api/analyse", {"json": {"text": "x"}})]
)
def test_while_a_text_is_read_no_connection_to_the_database_is_held(world, path, how):
    held = []

    class LookingReader(FakeReader):
        def read(self, narratives):
            held.append(world.services.engine.pool.checkedout())
            return super().read(narratives)

    researcher = staff(replace(world.services, reader=LookingReader()), "Mair", Role.RESEARCHER)
    assert researcher.post(path, **how).status_code == 200
    assert held == [0]
