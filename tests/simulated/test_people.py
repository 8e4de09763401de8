"""The files of people/: everyone can be played, and no two are alike."""

from collections import Counter

import pytest

from nlp.listening.heard import HEARD_AS
from tests.simulated.mind import ANYTHING_ELSE
from tests.simulated.people import CONCERN, Line, Moment, load_people, person_from
from tests.simulated.questions import INTERVIEW, all_subjects

PEOPLE = load_people()
SUBJECTS = {subject.name for subject in all_subjects()}
LONG = 30


def test_there_are_sixty_of_them_a_quarter_by_text_message():
    assert len({person.name for person in PEOPLE}) == len(PEOPLE) == 60
    assert sum(person.channel == "sms" for person in PEOPLE) >= 15


def test_no_two_say_the_same():
    said = Counter(line.say for person in PEOPLE for line in {line.say: line for line in person.lines()}.values())
    assert [words for words, times in said.items() if times > 1 and len(words) > LONG] == []
    assert len({person.who for person in PEOPLE}) == len(PEOPLE)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_a_person_can_be_played(person):
    assert set(person.says) <= SUBJECTS | {ANYTHING_ELSE, "back", "finished"}
    assert {moment.at for moment in person.moments} <= SUBJECTS | set(INTERVIEW)
    for line in person.lines():
        assert bool(line.say) != bool(line.press), "either words or a button"
        assert set(line.hear) <= {*HEARD_AS, CONCERN}
        assert set(line.tells) <= SUBJECTS


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_a_person_has_enough_to_tell(person):
    leaves = any(line.leaves for line in person.lines())
    assert len(person.lines()) >= (7 if leaves else 15)


def test_a_word_that_yaml_would_take_for_something_else_is_a_word():
    row = {"name": "Ann", "who": "a nurse", "says": {"missing": "no", "start": ["y", "1"]}}
    row["moments"] = [{"at": "strengths", "say": "STOP", "hear": "command:stop", "leaves": "true"}]
    person = person_from(row, "terse")
    assert person.says == {"missing": (Line("no"),), "start": (Line("y"), Line("1"))}
    assert person.moments == (Moment("strengths", Line("STOP", hear=("command:stop",), leaves=True)),)


def test_a_field_that_there_is_not_is_refused():
    with pytest.raises(TypeError):
        person_from({"name": "Ann", "who": "a nurse", "says": {"start": {"say": "yes", "heer": "answer"}}}, "terse")
