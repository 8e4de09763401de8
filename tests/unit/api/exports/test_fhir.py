"""The FHIR bundle: every resource is valid, and read back it says what went in."""

from datetime import UTC, date, datetime
from itertools import product
from typing import get_args
from uuid import uuid4

import pytest
from fhir.resources.R4B import get_fhir_model_class
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from api.exports.fhir.bundle import from_bundle, to_bundle
from api.exports.schemas import CareRecord
from api.plan.schemas import StageName
from api.review.notes import ANSWERS
from nlp.domain.codebook import load_codebook

BOOK = load_codebook()
STATUSES = ("suggested", "kept", "changed", "added")

# Never the same twice, as ids are: a draw may be repeated.
ids = st.builds(lambda: uuid4().hex)
# What can be stored: anything but nothing, NUL, and halves of signs (api/chat/schemas.py).
words = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1).filter(str.strip)
LOOK = {"level": st.integers(-2, 2), "words": st.just("") | words}
WHAT = st.sampled_from(["discussed_goals", "agreed_plan"])
times = st.datetimes(datetime(2026, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@st.composite
def evidence(draw):
    start = draw(st.integers(0, 20_000))
    return {"turn_id": draw(ids), "start": start, "end": start + draw(st.integers(1, 500)), "text": draw(words)}


@st.composite
def lines(draw):
    score = draw(st.none() | st.floats(0, 1))
    return {
        "id": draw(ids),
        "kind": draw(st.sampled_from(list(BOOK.kinds))),
        "domain": draw(st.sampled_from(list(BOOK.domains))),
        "words": draw(words),
        "status": draw(st.sampled_from(STATUSES)),
        "by": draw(st.sampled_from(["machine", "person"])),
        "score": score,
        "reason": None if score is None else draw(words),
        "evidence": draw(st.lists(evidence(), max_size=3)),
        "notes": draw(st.lists(notes(), max_size=2)),
    }


@st.composite
def notes(draw):
    kind = draw(st.sampled_from(list(ANSWERS)))
    answer = draw(st.none() | st.sampled_from(ANSWERS[kind])) if ANSWERS[kind] else None
    return {
        "id": draw(ids),
        "kind": kind,
        "words": draw(words) if kind != "agree" else draw(st.none() | words),
        "name": draw(words),
        "at": draw(times),
        "answer": answer,
        "answer_words": draw(words) if answer == "words" else None,
        "answered_at": draw(times) if answer else None,
    }


@st.composite
def bys(draw):
    name = draw(st.none() | words)
    return {"by": "professional" if name else "person", "name": name, "at": draw(times)}


@st.composite
def entries(draw, said=words, **more):
    return {"id": draw(ids), "words": draw(said), **draw(bys())} | {name: draw(one) for name, one in more.items()}


days = st.dates(date(2026, 1, 1), date(2100, 1, 1))
levels = st.integers(-2, 2)
whos = st.sampled_from(["person", "professional", "family", "community"])


def some(one, most=2):
    return st.lists(one, max_size=most)


@st.composite
def contents(draw, items):
    item = st.sampled_from(items) if items else ids
    parts = {
        "levels": some(entries(level=levels)),
        "now": st.none() | entries(st.just(""), level=levels),
        "strengths": some(entries(item=item)),
        "first_step": st.none() | entries(),
        "actions": some(entries(who=whos, due=st.none() | days, done_at=st.none() | times)),
    }
    goals = draw(some(entries(item=item, **parts)))
    return {"goals": goals, "review_day": draw(st.none() | entries(st.just(""), day=days))}


@st.composite
def plans(draw, items):
    """Draw a plan; what is worked out of other things in it is worked out here too."""
    stages = [{"name": name, "reached": draw(st.booleans())} for name in get_args(StageName)]
    content = draw(contents(items))
    versions = [
        {"number": number + 1, "agreed_at": draw(times), "with_": draw(words), "content": draw(contents(items))}
        for number in range(draw(st.integers(0, 2)))
    ]
    if versions and draw(st.booleans()):
        versions[0]["content"] = content  # entries go on from version to version
    goals = [goal["id"] for one in (content, *(one["content"] for one in versions)) for goal in one["goals"]]
    looks = st.builds(
        lambda look, by: look | by, st.fixed_dictionaries(LOOK | {"goal": st.sampled_from(goals or [""])}), bys()
    )
    return {
        "with_": draw(st.none() | words),
        "agreed": draw(st.booleans()),
        "stages": stages,
        "stage": next((stage["name"] for stage in reversed(stages) if stage["reached"]), None),
        "content": content,
        "yeses": draw(
            some(st.builds(lambda yes, by: yes | by, st.fixed_dictionaries({"stands": st.booleans()}), bys()))
        ),
        "versions": versions,
        "reviews": draw(some(looks)) if goals else [],
        "records": draw(some(st.fixed_dictionaries({"what": WHAT, "on": days, "with_": words}))),
    }


@st.composite
def records(draw):
    items = draw(st.lists(lines(), max_size=6, unique_by=lambda line: line["id"]))
    shown = st.lists(st.sampled_from([item["id"] for item in items]), unique=True) if items else st.just([])
    share = st.fixed_dictionaries(
        {"with": words, "given_by": st.none() | words, "at": times, "last_looked": st.none() | times, "lines": shown}
    )
    return CareRecord.model_validate(
        {
            "id": draw(ids),
            "language": draw(st.sampled_from(["en", "cy"])),
            "begun": draw(times),
            "made": draw(times),
            "consent": {"keep": True, "share": draw(st.booleans()), "research": draw(st.booleans())},
            "version": draw(st.integers(0, 10_000)),
            "items": items,
            "shares": draw(st.lists(share, max_size=3)),
            "plan": draw(st.none() | plans([item["id"] for item in items])),
        }
    )


@settings(deadline=None)
@given(records())
def test_nothing_is_lost_on_the_way_there_and_back(record):
    text = to_bundle(record).model_dump_json()
    assert from_bundle(Bundle.model_validate_json(text)) == record


@settings(deadline=None)
@given(records())
def test_every_resource_is_valid_by_itself_and_every_reference_leads_somewhere(record):
    bundle = to_bundle(record).model_dump(mode="json")
    addresses = {entry["fullUrl"] for entry in bundle["entry"]}
    assert len(addresses) == len(bundle["entry"])
    assert set(references(bundle)) <= addresses
    for entry in bundle["entry"]:
        model = get_fhir_model_class(entry["resource"]["resourceType"])
        assert model.model_validate(entry["resource"]).model_dump(mode="json") == entry["resource"]


def references(part):
    """Yield every reference in a resource."""
    if isinstance(part, list):
        for one in part:
            yield from references(one)
    elif isinstance(part, dict):
        yield from (value for name, value in part.items() if name == "reference" and isinstance(value, str))
        for one in part.values():
            yield from references(one)


def record_of(**line):
    """Return a record with one line."""
    base = {"id": "a" * 32, "kind": "strength", "domain": "home", "words": "my garden", "status": "kept"}
    moment = datetime(2026, 7, 4, 13, 5, tzinfo=UTC)
    return CareRecord.model_validate(
        {
            "id": "b" * 32,
            "language": "en",
            "begun": moment,
            "made": moment,
            "consent": {"keep": True, "share": True, "research": False},
            "version": 1,
            "items": [base | {"by": "person", "score": None, "reason": None, "evidence": []} | line],
            "shares": [],
        }
    )


def resources(record, kind):
    entries = to_bundle(record).model_dump(mode="json")["entry"]
    return [entry["resource"] for entry in entries if entry["resource"]["resourceType"] == kind]


@pytest.mark.parametrize(
    ("kind", "status", "stands"),
    [
        ("outcome_wanted", "suggested", "proposed"),
        ("outcome_wanted", "kept", "accepted"),
        ("outcome_wanted", "changed", "accepted"),
        ("outcome_wanted", "added", "accepted"),
        ("outcome_achieved", "suggested", "completed"),
        ("outcome_achieved", "kept", "completed"),
    ],
)
def test_an_outcome_is_a_goal_in_their_words(kind, status, stands):
    record = record_of(kind=kind, status=status, words="sing again")
    (goal,) = resources(record, "Goal")
    assert (goal["lifecycleStatus"], goal["description"]) == (stands, {"text": "sing again"})
    assert ("achievementStatus" in goal) == (kind == "outcome_achieved")
    assert resources(record, "Observation") == []


@pytest.mark.parametrize(
    ("kind", "status", "stands"),
    [
        ("strength", "suggested", "preliminary"),
        ("need", "suggested", "preliminary"),
        ("strength", "kept", "final"),
        ("need", "changed", "amended"),
        ("need", "added", "final"),
    ],
)
def test_a_strength_and_a_need_are_observations_and_nothing_is_a_condition(kind, status, stands):
    record = record_of(kind=kind, status=status, words="the stairs")
    (observation,) = resources(record, "Observation")
    assert (observation["status"], observation["valueString"]) == (stands, "the stairs")
    assert observation["code"]["coding"][0]["code"] == kind
    assert resources(record, "Goal") == resources(record, "Condition") == []


@pytest.mark.parametrize(
    ("status", "by", "agents"),
    [
        ("suggested", "machine", ["informant", "assembler"]),
        ("kept", "person", ["verifier", "assembler"]),
        ("changed", "person", ["author", "assembler"]),
        ("added", "person", ["author"]),
    ],
)
def test_who_did_what_with_a_line_is_told(status, by, agents):
    (origin,) = resources(record_of(status=status, by=by), "Provenance")
    assert [agent["type"]["coding"][0]["code"] for agent in origin["agent"]] == agents
    assert origin["activity"]["coding"][0]["code"] == status


def test_the_patient_has_no_name():
    (patient,) = resources(record_of(), "Patient")
    assert set(patient) == {"resourceType", "id", "identifier", "communication"}


@pytest.mark.parametrize(("said", "stands"), [(True, ("active", "permit")), (False, ("rejected", "deny"))])
def test_each_question_has_its_own_consent(said, stands):
    record = record_of()
    record.consent.research = said
    told = {one["category"][0]["coding"][0]["code"]: one for one in resources(record, "Consent")}
    assert list(told) == ["keep", "share", "research"]
    assert (told["research"]["status"], told["research"]["provision"]["type"]) == stands
    assert told["keep"]["status"] == "active"


@pytest.mark.parametrize(("kind", "domain"), list(product(BOOK.kinds, BOOK.domains)))
def test_every_label_is_told_with_its_name(kind, domain):
    names = {code["code"]: code["display"] for code in codes(to_bundle(record_of(kind=kind, domain=domain)))}
    assert names == {kind: BOOK.kinds[kind].name, domain: BOOK.domains[domain].name}


def codes(bundle):
    """Yield every coding of our codebook in a bundle."""
    waiting = [bundle.model_dump(mode="json")]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict) and part.get("system") == "urn:goodlife:codebook":
            assert part["version"] == str(BOOK.version)
            yield part
        elif isinstance(part, dict | list):
            waiting += part.values() if isinstance(part, dict) else part
