"""What professionals say about lines and what owners answer: both stand, and nobody's words are changed for them."""

import re

import pytest
from sqlalchemy import func, select

from api.accounts.roles import Role
from api.database.review_tables import ReviewNote, ShareView
from tests.unit.api.browsing import Browser, first, hidden, lines_in, staff

LINE = "good garden with roses"
OURS = "a garden to sit in"


class Review:
    """One summary with one line, its owner, and professionals who see it."""

    def __init__(self, services):
        self.services = services
        self.owner = Browser(services)
        self.owner.begin()
        self.owner.say(f"Here is my {LINE}")
        self.nurse = self.shared_with("Nurse Price")

    def shared_with(self, name):
        """Share with someone and return their browser."""
        someone = staff(self.services, name)
        self.owner.share(first(r'id="code">([^<]+)<', someone.post("/review/codes").text))
        return someone

    def page(self, someone=None):
        someone = someone or self.nurse
        return someone.get(first(r'href="(/review/[^"]+)"', someone.get("/review").text)).text

    def say(self, kind, words="", line=LINE, someone=None):
        """Let a professional say something about a line."""
        address, seen = self.form(line, someone)
        return (someone or self.nurse).post(address, data={"kind": kind, "words": words, "seen": seen})

    def form(self, line=LINE, someone=None):
        """Return where something is said about a line, and the mark of the line that they see."""
        _, _, after = self.page(someone).partition(f'<p class="item__words">{line}</p>')
        return first(r'action="(/review/[^"]+)"', after), hidden(after, "seen")

    def answer(self, answer, words="", browser=None):
        """Let the owner, or someone else, answer the newest note that can be answered."""
        form = first(r'action="(/summary/notes/[^"]+)"', self.owner.get("/summary").text)
        return (browser or self.owner).post(form, data={"answer": answer, "words": words})

    def change(self, words):
        item = first(r'id="item-([^"]+)"', self.owner.get("/summary").text)
        self.owner.post(f"/summary/items/{item}", data={"action": "change", "words": words})

    def take_back(self):
        self.owner.post(first(r'action="(/share/[^"]+/take-back)"', self.owner.get("/share").text))

    def summary(self):
        """Return My summary as its owner reads it."""
        return plain(self.owner.get("/summary").text)


def plain(page):
    """Return the words of a page's main part."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


@pytest.fixture
def review(world):
    return Review(world.services)


@pytest.mark.parametrize(
    ("kind", "words", "told", "noted"),
    [
        ("agree", "", "Nurse Price agrees .", "You agreed ."),
        ("agree", "so do I", "Nurse Price agrees : “so do I”", "You agreed : “so do I”"),
        ("amend", OURS, f"Nurse Price suggests : “{OURS}”", f"You suggested : “{OURS}”"),
        ("question", "Which roses?", "Nurse Price asks : “Which roses?”", "You asked : “Which roses?”"),
    ],
)
def test_what_is_said_stands_beside_the_line_on_both_sides_and_changes_nothing(review, kind, words, told, noted):
    review.say(kind, words)
    assert told in review.summary()
    assert noted in plain(review.page())
    assert f'<p class="item__words">{LINE}</p>' in review.owner.get("/summary").text
    assert f'<p class="item__words">{LINE}</p>' in review.page()


@pytest.mark.parametrize(
    ("kind", "words"),
    [("amend", ""), ("question", "  "), ("question", "a\x00b"), ("agree", "a\x00b"), ("amend", "x" * 20_001)],
)
def test_what_cannot_be_kept_stays_in_its_box_and_says_why(review, kind, words):
    answer = review.say(kind, words)
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert f'value="{words}"' in answer.text
    assert [f"Nurse Price {verb}" for verb in ("agrees", "asks", "suggests") if verb in review.summary()] == []


@pytest.mark.parametrize("kind", ["", "delete", "changed"])
def test_there_are_three_things_to_say_and_no_others(review, kind):
    assert review.say(kind, "x").status_code == 422


def test_the_latest_stands_and_what_was_said_before_can_be_opened(review):
    review.say("question", "Which roses?")
    review.say("agree")
    page = review.summary()
    assert "Nurse Price agrees ." in page
    assert "Earlier (1) Nurse Price Nurse Price asks : “Which roses?”" in page
    assert "Your answer" not in page
    assert "Earlier (1) You asked : “Which roses?”" in plain(review.page())


def test_two_professionals_each_have_their_say_and_see_only_their_own(review):
    doctor = review.shared_with("Dr Rees")
    review.say("question", "Which roses?")
    review.say("amend", OURS, someone=doctor)
    page = review.summary()
    assert "Nurse Price asks" in page
    assert "Dr Rees suggests" in page
    assert "Which roses?" not in review.page(doctor)
    assert OURS not in review.page()


def test_a_yes_makes_the_suggested_words_the_persons_own_change(review):
    review.say("amend", OURS)
    review.answer("yes")
    page = review.owner.get("/summary").text
    assert f'<p class="item__words">{OURS}</p>' in page
    assert "You changed this" in page
    assert "You said yes to these words." in page
    staff_page = plain(review.page())
    assert "They changed this themselves." in staff_page
    assert "They said yes to these words." in staff_page


def test_a_no_keeps_the_words_and_is_told_to_both_as_what_it_is(review):
    review.say("amend", OURS)
    review.answer("no")
    assert f'<p class="item__words">{LINE}</p>' in review.owner.get("/summary").text
    assert (
        "You said no, and keep your own words. You two see this differently. Both ways of saying it stay."
        in review.summary()
    )
    assert "They said no, and keep their own words. You two see this differently" in plain(review.page())


def test_who_said_no_can_still_say_yes_but_not_the_other_way_round(review):
    review.say("amend", OURS)
    form = first(r'action="(/summary/notes/[^"]+)"', review.owner.get("/summary").text)
    for answer, status in (("no", 200), ("yes", 200), ("no", 422)):
        assert review.owner.post(form, data={"answer": answer}).status_code == status
    assert "You said yes to these words." in review.summary()


def test_a_question_is_answered_in_own_words(review):
    review.say("question", "Which roses?")
    review.answer("words", "the red ones <3")
    assert "You answered: “the red ones &lt;3”" in review.summary()
    assert "They answered: “the red ones &lt;3”" in plain(review.page())
    assert f'<p class="item__words">{LINE}</p>' in review.owner.get("/summary").text


@pytest.mark.parametrize(
    ("kind", "answer"),
    [("question", "yes"), ("question", "no"), ("amend", "words"), ("amend", "perhaps"), ("question", "")],
)
def test_an_answer_that_does_not_fit_changes_nothing(review, kind, answer):
    review.say(kind, OURS)
    before = review.summary()
    assert review.answer(answer, "some words").status_code == 422
    assert review.summary() == before


@pytest.mark.parametrize(
    ("kind", "answer", "waits"),
    [
        ("agree", None, False),
        ("amend", None, True),
        ("amend", "no", False),
        ("question", None, True),
        ("question", "words", False),
    ],
)
def test_the_person_is_told_what_waits_for_their_answer(review, kind, answer, waits):
    review.say(kind, OURS)
    if answer:
        review.answer(answer, "my words")
    assert ("1 line waits for your answer." in review.summary()) == waits


@pytest.mark.parametrize("words", ["", "   ", "a\x00b"])
def test_an_answer_without_words_is_asked_for_again(review, words):
    review.say("question", "Which roses?")
    answer = review.answer("words", words)
    assert answer.status_code == 422
    assert 'href="#words-note-' in answer.text
    assert "They answered" not in review.page()


def test_nobody_answers_for_someone_else(world, review):
    review.say("amend", OURS)
    other = Browser(world.services)
    other.begin()
    assert review.answer("yes", browser=other).status_code == 404
    assert OURS not in first(r'<p class="item__words">(.*?)</p>', review.owner.get("/summary").text)


def test_what_was_said_is_known_to_be_about_other_words_once_the_line_has_changed(review):
    review.say("agree")
    review.change("my roses")
    assert "You have changed the line since." in review.summary()
    assert "They have changed the line since." in review.page()
    assert "1 of 1 line waits for you." in plain(review.nurse.get("/review").text)


@pytest.mark.parametrize(("kind", "words"), [("agree", ""), ("amend", OURS), ("question", "Which roses?")])
def test_nothing_is_said_about_words_that_were_never_on_the_page(review, kind, words):
    address, seen = review.form()
    review.change("my roses")
    answer = review.nurse.post(address, data={"kind": kind, "words": words, "seen": seen})
    assert answer.status_code == 422
    assert "They changed this line while you were reading it." in answer.text
    assert f'value="{words}"' in answer.text
    # They have seen the new words on that page, as any look would show them.
    assert "Changed since you looked" not in review.nurse.get("/review").text
    verb = {"agree": "agrees", "amend": "suggests", "question": "asks"}[kind]
    assert f"Nurse Price {verb}" not in review.summary()
    review.say(kind, words, line="my roses")
    assert f"Nurse Price {verb}" in review.summary()


@pytest.mark.parametrize("someone", ["another professional", "a researcher", "a stranger"])
def test_only_who_it_is_shared_with_says_anything(world, review, someone):
    address, seen = review.form()
    browsers = {
        "another professional": lambda: staff(world.services, "Dr Rees"),
        "a researcher": lambda: staff(world.services, "Mair", Role.RESEARCHER),
        "a stranger": lambda: Browser(world.services),
    }
    browsers[someone]().post(address, data={"kind": "amend", "words": OURS, "seen": seen})
    assert OURS not in review.summary()


def test_nothing_is_said_about_a_line_that_is_not_shown(review):
    address, seen = review.form()
    review.owner.say("good bus")
    review.owner.show_only("good bus")
    assert review.nurse.post(address, data={"kind": "agree", "seen": seen}).status_code == 404


def test_after_a_word_about_a_line_the_next_that_waits_comes_and_at_last_the_end(review):
    review.owner.say("good bus")
    review.owner.say("good friend called Jan")
    review.owner.show_only(LINE, "good bus", "good friend called Jan")
    ids = dict(zip(("garden", "bus", "Jan"), re.findall(r'id="item-([^"]+)"', review.page()), strict=True))
    went_to = [
        str(review.say("agree", line=line).url).partition("#")[2]
        for line in ("good bus", "good friend called Jan", LINE)
    ]
    assert went_to == [f"item-{ids['Jan']}", f"item-{ids['garden']}", "done"]
    assert "You have looked at every line." in plain(review.page())


def test_the_inbox_counts_what_waits_and_tells_of_answers(review):
    assert "1 of 1 line waits for you." in plain(review.nurse.get("/review").text)
    review.say("question", "Which roses?")
    inbox = plain(review.nurse.get("/review").text)
    assert "You have looked at every line." in inbox
    assert "They answered you" not in inbox
    review.answer("words", "the red ones")
    inbox = plain(review.nurse.get("/review").text)
    assert "They answered you" in inbox
    assert "Changed since you looked" not in inbox
    review.page()
    assert "They answered you" not in plain(review.nurse.get("/review").text)


def test_a_yes_leaves_nothing_waiting(review):
    review.say("amend", OURS)
    review.answer("yes")
    inbox = plain(review.nurse.get("/review").text)
    assert "You have looked at every line." in inbox
    assert "Changed since you looked" in inbox


def test_what_was_taken_back_takes_no_more_words_and_what_was_said_stays_with_the_person(review):
    review.say("amend", OURS)
    address, seen = review.form()
    review.take_back()
    assert review.nurse.post(address, data={"kind": "agree", "seen": seen}).status_code == 404
    assert f"Nurse Price suggests : “{OURS}”" in review.summary()
    review.answer("yes")
    assert f'<p class="item__words">{OURS}</p>' in review.owner.get("/summary").text


def test_deletion_leaves_nothing_of_what_was_said_or_of_who_looked(world, review):
    review.say("question", "Which roses?")
    review.answer("words", "the red ones")
    review.owner.post("/delete")
    with world.services.sessions() as session:
        left = [session.scalar(select(func.count()).select_from(table)) for table in (ReviewNote, ShareView)]
    assert left == [0, 0]


def test_a_copy_of_the_database_shows_nothing_of_what_was_said(world, review, tmp_path):
    review.say("question", "Which roses?")
    review.answer("words", "the red ones")
    on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert b"review_notes" in on_disk
    assert [words for words in (b"Which roses", b"red ones", b"garden") if words in on_disk] == []


def test_words_of_both_sides_are_never_markup(review):
    attack = "<script>alert(1)</script>"
    review.say("amend", attack)
    review.answer("yes")
    review.say("question", attack, line="&lt;script&gt;alert(1)&lt;/script&gt;")
    review.answer("words", attack)
    for page in (review.owner.get("/summary").text, review.page(), review.owner.get("/share").text):
        assert attack not in page
    assert lines_in(review.owner.get(first(r'href="(/share/[^"]+/lines)"', review.owner.get("/share").text)).text)


def test_a_yes_pressed_twice_is_one_yes(review):
    review.say("amend", OURS)
    form = first(r'action="(/summary/notes/[^"]+)"', review.owner.get("/summary").text)
    assert [review.owner.post(form, data={"answer": "yes"}).status_code for _ in range(2)] == [200, 200]
    assert review.owner.post(form, data={"answer": "no"}).status_code == 422
