"""A question is passed over only when it was plainly answered, and links only to the person's exact words."""

import pytest

from api.chat.told import told_so_far
from api.database.tables import Evidence, SummaryItem


def line(words, kind="strength", domain="relationships", score=0.9):
    return SummaryItem(
        kind=kind, domain=domain, words=words, status="suggested", by="machine", score=score, evidence=[]
    )


def told(*items, in_words=True, said=""):
    return told_so_far(items, {"turn": said}, {"sad"}, in_words=in_words)


def line_in(said, words, kind, domain):
    found, start = line(words, kind, domain), said.index(words)
    found.evidence.append(Evidence(turn_id="turn", position=0, start=start, end=start + len(words), text=words))
    return found


def test_who_told_nothing_is_asked_everything():
    assert told() == {"covered": [], "told": {}}


def test_needs_told_earlier_open_the_question_of_what_gets_in_the_way_and_never_close_it():
    needs = [line(words, "need", "health") for words in ("its my knees now", "I am tired", "I can't sleep")]
    assert told(*needs) == {"covered": [], "told": {"barriers_hardest": ["its my knees now", "I am tired"]}}


def test_one_who_is_there_is_linked_to():
    assert told(line("my neighbour Jan pops in")) == {
        "covered": [],
        "told": {"strengths_people": ["my neighbour Jan pops in"]},
    }


def test_two_who_are_there_answer_the_question():
    jan, sister = line("my neighbour Jan pops in"), line("my sister rings me every night")
    assert told(jan, sister) == {"covered": ["strengths_people"], "told": {}}


def test_what_would_help_does_not_say_what_others_are_to_do_and_never_closes_the_question():
    help_ = [line(words, "need", "home") for words in ("what would help is a lift", "it would help if it was warm")]
    assert "working_together_others" not in told(*help_)["covered"]


@pytest.mark.parametrize(
    ("said", "words", "is_told"),
    [
        ("school is hard, what would help is one teacher who listens", "one teacher who listens", True),
        ("What would help me most is a lift.", "is a lift", True),
        ("I don't know what would help. The lift is broken", "The lift is broken", False),
        ("what would help is a cup of tea, and the lift is broken", "the lift is broken", False),
        ("my neighbour would help and the lift is broken", "the lift is broken", False),
    ],
)
def test_what_leads_to_a_line_in_its_clause_counts(said, words, is_told):
    so_far = told(line_in(said, words, "need", "home"), said=said)
    assert ("working_together_others" in so_far["told"]) == is_told
    assert so_far["covered"] == []


@pytest.mark.parametrize(
    ("said", "words", "kind", "domain"),
    [
        ("I know my sister really loves me", "my sister really loves me", "strength", "relationships"),
        ("nobody helps me because I am so independent", "I am so independent", "strength", "control"),
        ("Nobody ever visits me except my dog Rex", "my dog Rex", "strength", "relationships"),
    ],
)
def test_what_leads_to_a_line_says_nothing_of_other_questions(said, words, kind, domain):
    assert told(line_in(said, words, kind, domain), said=said)["told"] == {}


def test_a_line_that_was_changed_is_no_longer_what_was_said():
    said = "what would help is a lift"
    changed = line_in(said, "a lift", "need", "home")
    changed.words = "my stairs"
    assert "working_together_others" not in told(changed, said=said)["told"]


@pytest.mark.parametrize("words", ["we've been laughing since school", "married forty years", "my two girls"])
def test_people_who_are_loved_do_not_yet_answer_who_is_there(words):
    assert told(line("Jan pops in"), line(words), line(words)) == {
        "covered": [],
        "told": {"strengths_people": ["Jan pops in"]},
    }


def test_what_is_not_sure_is_not_said_to_have_been_told():
    assert told(line("its my knees now", "need", "health", score=0.5))["told"] == {}


def test_what_the_person_decided_on_is_sure():
    assert told(line("its my knees now", "need", "health", score=None))["told"]


@pytest.mark.parametrize(
    "words",
    [
        "I'm lonely since my wife died",
        "nobody",
        "i dont know what a good life is now",
        "one two three four five six seven eight nine ten",
    ],
)
def test_a_loss_and_a_long_story_are_not_said_back(words):
    assert told(line(words, "need", "health"))["told"] == {"barriers_hardest": []}


def test_what_was_said_in_sorrow_is_not_said_back():
    sad = line("i cry most nights", "need", "health")
    sad.evidence.append(Evidence(turn_id="sad", position=0, start=0, end=17, text="i cry most nights"))
    assert told(sad)["told"] == {"barriers_hardest": []}


def test_after_two_reflections_in_a_row_it_links_without_words():
    assert told(line("its my knees now", "need", "health"), in_words=False)["told"] == {"barriers_hardest": []}


@pytest.mark.parametrize(
    ("words", "kind", "domain", "question"),
    [
        ("I was a joiner for forty years", "strength", "work", "strengths_good_at"),
        ("I'd like to walk up there again", "outcome_wanted", "health", "working_together_first_step"),
        ("the pool helps my back", "strength", "health", "barriers_helped"),
        ("the council should fix the lift", "need", "home", "working_together_others"),
        ("I want them to ring me back", "need", "rights", "working_together_others"),
        ("what would help is one teacher who listens", "need", "learning_leisure", "working_together_others"),
        ("it'd help me most if they rang", "need", "rights", "working_together_others"),
        ("it would help if there was a bus", "need", "getting_about", "working_together_others"),
        ("I could teach someone to knit", "strength", "contribution", "working_together_give_back"),
        ("I would be glad to tune the piano", "strength", "contribution", "working_together_give_back"),
        ("I'd mend their bikes for nothing", "strength", "contribution", "working_together_give_back"),
        ("to tune the piano in the hall for nothing", "outcome_wanted", "contribution", "working_together_give_back"),
        ("I have my sister and my church behind me", "strength", "faith_meaning", "strengths_people"),
    ],
)
def test_each_question_knows_what_tells_of_it(words, kind, domain, question):
    assert words in told(line(words, kind, domain))["told"][question]


@pytest.mark.parametrize(
    ("words", "kind", "domain", "question"),
    [
        ("chapel on a sunday", "strength", "learning_leisure", "strengths_good_at"),
        ("I walk every day", "strength", "health", "barriers_helped"),
        ("nobody rang me back", "need", "rights", "working_together_others"),
        ("it helped that my sister is near", "strength", "relationships", "working_together_others"),
        ("I don't know what would help", "need", "health", "working_together_others"),
        ("I volunteer at the shop", "strength", "contribution", "working_together_give_back"),
        ("I'm glad to be home", "strength", "home", "working_together_give_back"),
        ("the bus is for free now", "strength", "getting_about", "working_together_give_back"),
        ("to travel by bus for free", "outcome_wanted", "economy", "working_together_give_back"),
        ("to fix my roof for free", "outcome_wanted", "home", "working_together_give_back"),
        ("to help me with the forms for free", "outcome_wanted", "rights", "working_together_give_back"),
        ("the worst is behind me", "strength", "health", "strengths_people"),
    ],
)
def test_what_only_comes_near_does_not(words, kind, domain, question):
    assert question not in told(line(words, kind, domain))["told"]
