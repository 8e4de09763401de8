"""A researcher's browser, and the job that a worker would do, with a reader that finds a need in every "stairs"."""

import json
import re
from collections.abc import Iterator

import pytest

from api.accounts.roles import Role
from api.collections.reading import CollectionReader
from api.collections.uploads import Uploads, uploads_folder
from api.database.collection_tables import Collection, Story
from nlp.batch.redacting import RedactingReader
from nlp.deidentification.identifier import Identifier
from nlp.domain.feature import Feature
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.reading import Reading
from tests.unit.api.browsing import staff

STORIES = "id,text\n1,I cannot manage the stairs any more\n2,Tea with Meg on a Sunday\n3,\n"


class StairsReader:
    """Finds a need in every "stairs", and peers in every "with Meg"; takes what it has read down, fails on "broken"."""

    def __init__(self, read=None):
        self.read_texts = [] if read is None else read

    def read(self, narratives) -> Iterator[Reading]:
        for narrative in narratives:
            if "broken" in narrative.text:
                raise ValueError("it is broken")
            self.read_texts.append(narrative.text)
            start = narrative.text.find("stairs")
            end = start + len("stairs")
            found = Finding(narrative.id, "need", "home", start, end, "stairs", 0.7, "You named the stairs.")
            whole = (Span(0, len(narrative.text)),)
            yield Reading(
                narrative.id, "en", whole, (found,) if start >= 0 else (), features=tuple(_features(narrative))
            )


def _features(narrative: Narrative) -> Iterator[Feature]:
    for found in re.finditer("with Meg", narrative.text):
        yield Feature(narrative.id, "peer_networks", *found.span(), found[0], 0.8)


class MegFinder:
    """Knows one person, Meg."""

    def find(self, texts):
        return [[Identifier("person", Span(*found.span())) for found in re.finditer("Meg", text)] for text in texts]


class Workshop:
    """The worker's side of a service."""

    def __init__(self, services):
        self.services = services
        self.uploads = Uploads(uploads_folder(services.settings.goodlife_home), services.settings.cipher())
        self.read_texts = []

    def load(self, tier, redact):
        reader = StairsReader(self.read_texts)
        return RedactingReader(reader, MegFinder()) if redact else reader

    def job(self, load=None, jobs_at_once=1):
        return CollectionReader(self.services.sessions, self.uploads, load or self.load, jobs_at_once)

    def read(self, collection_id):
        self.job().read(collection_id)
        return self.collection(collection_id)

    def collection(self, collection_id):
        with self.services.sessions() as session:
            return session.get(Collection, collection_id)

    def stories(self, collection_id):
        with self.services.sessions() as session:
            theirs = session.query(Story).filter(Story.collection_id == collection_id)
            return theirs.order_by(Story.position).all()


@pytest.fixture
def workshop(world):
    return Workshop(world.services)


@pytest.fixture
def mair(world):
    return staff(world.services, "Mair", Role.RESEARCHER)


@pytest.fixture
def eluned(world):
    return staff(world.services, "Eluned", Role.RESEARCHER)


def upload(browser, *files, **fields):
    """Add files, (name, content) each, and return the answer, which is the page that comes next."""
    parts = [("files", (name, content.encode() if isinstance(content, str) else content)) for name, content in files]
    return browser.post("/collections", files=parts, data={"redact": "true", **fields})


def id_of(answer):
    """Return the id of the collection that an answer shows."""
    return re.search(r"/collections/([0-9a-f]{32})", str(answer.url))[1]


def lines(answer):
    """Return the objects of a JSONL answer."""
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.fixture
def ready(mair, workshop):
    """The id of a collection of two stories and a rejected row, read."""
    collection_id = id_of(upload(mair, ("stories.csv", STORIES)))
    workshop.read(collection_id)
    return collection_id
