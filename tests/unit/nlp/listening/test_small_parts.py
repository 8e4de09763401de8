"""The small parts: plain form, yes and no, numbers, depth."""

import pytest

from nlp.listening.depth import depth_of
from nlp.listening.numbers import spelled_out
from nlp.listening.patterns import load_table
from nlp.listening.plain import plain
from nlp.listening.yes_no import is_surely_yes, plain_yes_or_no, says_safe, wavers, wishes_to_go_on

YES = [
    "yes", "Yes, let's start", "yeah go on", "yep", "ok", "OK then", "sure", "aye", "Yes, carry on",
    "Yes, that's right", "Yes, go on", "y", "ydw", "Iawn", "yes please", "go on then",
    "👍 yes", "I'm ready", "let's carry on",
    "hiya yes", "Hello, yes please", "hi yeah ok",
    "Yes I am", "yes it is", "Yes, I am safe", "yes i will",
    "ia", "yndw", "Ydw, dwi'n saff", "cario mlaen", "ia plis",
]  # fmt: skip
NO = [
    "no", "No, not now", "nope", "nah", "no thanks", "No, leave it there", "No, keep it", "No, not quite",
    "not really", "n", "nac oes", "dim diolch", "No, leave it",
    "hello, no thanks", "hiya no not now",
    "Na, dydw i ddim", "nag ydw", "nadw", "ddim rili", "na dim rŵan", "naci",
    "na dwi ddim isio", "na fi ddim moyn",
]  # fmt: skip
MORE_THAN_THAT = [
    "no buses on a sunday", "yes and the cost of it", "no one", "nobody", "not my knees", "yes my dog", "okay-ish",
    "nothing", "no money", "I'm not sure", "I'd rather not say", "My own life", "Someone I care for", "not safe",
    "right knee", "fine art", "sure start centre", "no no no we're on the wrong question", "ok i suppose its nerves",
    "getting ready is hard", "carry on at school", "hello lovely", "hiya", "hello right knee", "hey no buses", "",
    "dwi ddim yn cysgu", "na, dwi ddim isio marw", "na dwi ddim isio byw", "na fi ddim yn saff",
    "ia ond mae hi'n anodd", "cario mlaen efo'r côr", "dwi'n saff yma",
    "ok delete everything", "yes delete it all", "Ie, dileu popeth",
]  # fmt: skip


@pytest.mark.parametrize(("said", "text"), [*(("yes", text) for text in YES), *(("no", text) for text in NO)])
def test_a_plain_yes_or_no_is_heard(said, text):
    assert plain_yes_or_no(text) == said


@pytest.mark.parametrize("text", MORE_THAN_THAT)
def test_more_than_a_yes_or_no_is_not(text):
    assert plain_yes_or_no(text) is None


@pytest.mark.parametrize(
    "text", ["yes", "Yes I am", "aye", "yep ok", "oh yes", "yes carry on", "definitely", "ie", "yndw", "ydw dwi'n saff"]
)
def test_a_sure_yes_has_a_word_for_yes_in_it(text):
    assert is_surely_yes(text)


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "ok thanks",
        "ok, carry on",
        "go on",
        "right",
        "please",
        "fine",
        "sure",
        "no",
        "yes but he is here",
        "dwi'n iawn",
        "iawn",
    ],
)
def test_a_word_that_agrees_is_no_sure_yes(text):
    assert not is_surely_yes(text)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Yes. No. Yes, go on.", True),
        ("no! yes!", True),
        ("yes, yes", False),
        ("ok, no thanks", False),
        ("No. Yes. No.", False),
        ("no. ok", False),
        ("no. no thanks", False),
        ("No. Next question", False),
        ("yes but no buses", False),
        ("", False),
    ],
)
def test_yes_and_no_in_one_message_is_told_from_either(text, both):
    assert wavers(text) is both
    assert not (both and plain_yes_or_no(text))


@pytest.mark.parametrize(
    ("text", "safe", "goes_on"),
    [
        ("I'm safe", True, False),
        ("yes I'm safe at home now thank you", True, False),
        ("we are all safe here", True, False),
        ("I'm safe now, can we go on?", True, True),
        ("safe", True, False),
        ("safe thanks x", True, False),
        ("I'm safe, carry on please", True, True),
        ("can you carry on", False, True),
        ("next question please", False, True),
        ("I'd like to carry on please", False, True),
        ("Can I carry on?", False, True),
        ("I'd rather carry on", False, True),
        ("yes im ok to carry on", False, True),
        ("I do want to carry on", False, True),
        ("I'd rather not carry on", False, False),
        ("I don't want to carry on", False, False),
        ("im ok", False, False),
        ("ok so can we continue with the questions", False, True),
        ("I'm not safe", False, False),
        ("No. I'm safe here", False, False),
        ("we were safe", False, False),
        ('I\'m "safe"', False, False),
        ("I'm safe 😭", False, False),
        ("should I go on?", False, False),
        ("but can I go on", False, False),
        ("am I safe?", False, False),
        ("I'm safe?", False, False),
        ("I'm safe but he's outside", False, False),
        ("safe as houses", False, False),
        ("I can't go on", False, False),
        ("I want to go on living with him", False, False),
        ("can we go on holiday", False, False),
        ("", False, False),
    ],
)
def test_only_a_whole_message_says_that_someone_is_safe_or_wants_to_go_on(text, safe, goes_on):
    assert (says_safe(text), wishes_to_go_on(text)) == (safe, goes_on)


@pytest.mark.parametrize(("which", "part"), [("yes", "said"), ("yes", "more"), ("no", "said"), ("no", "more")])
def test_every_yes_and_no_is_in_plain_form_or_could_never_be_heard(which, part):
    listed = [words.strip() for words in load_table("yes_no")[which][part].split("|")]
    plainly = [words for words in listed if not set("()?:") & set(words) and words != "n"]  # a bare N becomes "and"
    assert [plain(words) for words in plainly] == plainly


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("Wot’s ur Q?? pls", "whats your question ? please"),
        ("I don’t… know", "i dont know"),
        ("I do not know", "i dont know"),
        ("DŴR", "dŵr"),
        ("🙂", ""),
        ("", ""),
        ("a\nb_c", "a be c"),
    ],
)
def test_plain_form(typed, form):
    assert plain(typed) == form


QUESTION = "Shall we go on? 1 for yes, 2 for no, 3. I'm not sure"


@pytest.mark.parametrize(
    ("text", "question", "meant"),
    [
        ("1", QUESTION, "yes"),
        (" 2. ", QUESTION, "no"),
        ("3", QUESTION, "I'm not sure"),
        ("4", QUESTION, "4"),
        ("2", "How many children do you have?", "2"),
        ("2", None, "2"),
        ("12", QUESTION, "12"),
        ("1 dog", QUESTION, "1 dog"),
    ],
)
def test_a_number_stands_for_a_choice_only_where_choices_are_numbered(text, question, meant):
    assert spelled_out(text, question) == meant


@pytest.mark.parametrize(
    ("words", "depth"),
    [(0, "short"), (1, "short"), (5, "short"), (6, "enough"), (59, "enough"), (60, "long"), (400, "long")],
)
def test_depth_goes_by_the_number_of_words(words, depth):
    assert depth_of("word " * words) == depth
