from tests.simulated.mind import LET_ME_GO, Mind
from tests.simulated.people import Line, person_from
from tests.simulated.talks import HARD, PEOPLE, RESTS, SAFE, VISION, WEEK, ask

ANN = {
    "name": "Ann",
    "who": "a nurse",
    "says": {"vision": "my garden", "people": ["Jan", "my dog"], "hard": "my knees", "more": "the sea"},
    "on": {"roses?": "they were my mother's"},
}
ODD = ask("What colour is your front door?", "good_life_door")


def mind_of(**changes):
    return Mind(person_from({**ANN, **changes}, "chatty"))


def test_the_same_person_answers_in_whatever_order_they_are_asked():
    one_way, other_way = mind_of(), mind_of()
    there = [one_way.replies(question).say for question in (VISION, PEOPLE, HARD)]
    back = [other_way.replies(question).say for question in (HARD, PEOPLE, VISION)]
    assert there == ["my garden", "Jan", "my knees"] == back[::-1]


def test_a_line_is_said_once_and_then_what_is_nearest_and_then_anything_else():
    mind = mind_of()
    assert [mind.replies(PEOPLE).say for _ in range(3)] == ["Jan", "my dog", "the sea"]
    assert mind.shrugs == 0
    assert mind.replies(PEOPLE).say == "nothing else comes to mind"
    assert mind.shrugs == 1


def test_a_question_nobody_thought_of_gets_what_they_know_of_its_topic():
    assert [mind_of().replies(question).say for question in (ODD, ask("Why?", "welcome_why"))] == [
        "my garden",
        "the sea",
    ]


def test_nobody_says_what_others_should_do_when_asked_what_they_could_share():
    mind = mind_of(says={"others": "talk to me", "share": "my recipes"})
    share, others = (ask(words, "working_together_x") for words in ("What could you share?", "What could others do?"))
    assert [mind.replies(share).say for _ in range(2)] == ["my recipes", "nothing else comes to mind"]
    assert mind.replies(others).say == "talk to me"


def test_a_probe_for_a_word_of_theirs_gets_what_they_know_of_it():
    assert mind_of().replies(ask("What is it about the roses?", "good_life_probe")).say == "they were my mother's"
    assert mind_of().replies(ask("Roses. Who is there for you?", "strengths_people")).say == "Jan"


def test_a_choice_is_made_in_their_own_words_or_plainly():
    assert mind_of().replies(SAFE).say == "yes"
    assert mind_of(says={"safe": "not sure"}).replies(SAFE).say == "not sure"


def test_nobody_deletes_what_they_did_not_want_to_delete():
    assert mind_of().replies(ask("Shall I delete everything you wrote?", "deletion_confirm")).say == "no"


def test_a_moment_comes_once_in_place_of_the_answer():
    mind = mind_of(moments=[{"at": "barriers", "say": "why do you ask", "hear": "command:why"}])
    assert mind.replies(VISION).say == "my garden"
    assert mind.replies(HARD).hear == ("command:why",)
    assert mind.replies(HARD).say == "my knees"
    assert mind.moments == []


def test_a_moment_may_wait_for_a_subject_and_never_comes_in_danger():
    mind = mind_of(moments=[{"at": at, "say": "how long is this", "hear": "command:why"} for at in ("week", "crisis")])
    assert [mind.replies(question).say for question in (SAFE, VISION, WEEK)] == ["yes", "my garden", "how long is this"]
    assert [moment.at for moment in mind.moments] == ["crisis"]


def test_who_comes_back_says_so_or_goes_on_with_what_was_asked():
    assert mind_of(says={"back": "where were we"}).comes_back(RESTS).say == "where were we"
    assert mind_of().comes_back(HARD).say == "my knees"


def test_who_is_not_let_go_says_so_once():
    mind = mind_of()
    assert [mind.insists(), mind.insists()] == [LET_ME_GO, None]


def test_what_is_added_after_the_end_is_said_once():
    mind = mind_of(says={"finished": "and the sea"})
    assert [mind.adds(), mind.adds()] == [Line("and the sea"), None]
