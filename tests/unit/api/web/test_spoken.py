"""Texts as HTML: tables of what becomes what, and of what must not."""

import pytest

from api.safety.contacts import load_contacts
from api.web.spoken import cut, marked, pieces, spoken, tappable
from nlp.domain.finding import Finding
from nlp.domain.narrative import Span


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hello.", "<p>Hello.</p>"),
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("One.\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("Heard:\n1. a dog\n2. a garden", '<p>Heard:</p><ol><li value="1">a dog</li><li value="2">a garden</li></ol>'),
        ("a dog - and a cat", "<p>a dog - and a cat</p>"),
        ("-5 degrees", "<p>-5 degrees</p>"),
        ("<b>bold</b> & co", "<p>&lt;b&gt;bold&lt;/b&gt; &amp; co</p>"),
        ("Heard:\n4. <script>", '<p>Heard:</p><ol><li value="4">&lt;script&gt;</li></ol>'),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_what_the_bot_says_becomes_paragraphs_and_lists(text, html):
    assert spoken(text) == html


def test_every_number_of_the_contacts_can_be_tapped():
    for contact in load_contacts().contacts:
        for language in ("en", "cy"):
            html = tappable(contact.sentence("web", language))
            if contact.ring:
                assert f'href="tel:{contact.ring.replace(" ", "")}"' in html, contact.id
            elif contact.text:
                assert f'href="sms:{contact.text.to}"' in html, contact.id


@pytest.mark.parametrize("text", ["I am 11199 days old", "0116 1234", "in 1999", "page 1117"])
def test_other_numbers_are_left_alone(text):
    assert "<a" not in tappable(text)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/share", "Share"),
        ("/my-page", "My page"),
        ("/your-data#copy", "Your data"),
        ("/come-back", "Come back later"),
    ],
)
def test_the_persons_own_pages_can_be_tapped_by_their_names(path, name):
    assert tappable(f"It is here: {path}. Look.") == f'It is here: <a href="{path}">{name}</a>. Look.'


@pytest.mark.parametrize(
    "text", ["and/share", "/shared", "https://elsewhere.example/share", "/share/x", "/delete", "//share", "'/share-it'"]
)
def test_other_paths_are_left_alone(text):
    assert "<a" not in tappable(text)


@pytest.mark.parametrize(
    ("runs", "html"),
    [
        ([], "my good life"),
        ([Span(3, 7)], "my <mark>good</mark> life"),
        ([Span(0, 12)], "<mark>my good life</mark>"),
        ([Span(0, 7), Span(3, 12)], "<mark>my </mark><mark>good</mark><mark> life</mark>"),
    ],
)
def test_runs_are_marked_also_where_they_overlap(runs, html):
    assert marked("my good life", runs) == html


def test_marking_counts_code_points_and_escapes_what_it_marks():
    assert marked("🙂 <é> ok", [Span(2, 5)]) == "🙂 <mark>&lt;é&gt;</mark> ok"


def test_numbers_lead_from_the_text_to_the_findings():
    html = marked("my good life", [Span(3, 7), Span(8, 12)], numbered=True)
    assert '<mark>good</mark><sup><a href="#finding-1">1</a></sup>' in html
    assert html.endswith('<mark>life</mark><sup><a href="#finding-2">2</a></sup>')


def found(kind, start, end):
    return Finding("1", kind, "home", start, end, "", 0.9, "")


def test_a_text_is_cut_at_every_edge_and_the_pieces_are_the_text():
    text = "<my> good life"
    runs = [Span(0, 9), Span(5, 14), Span(5, 9), Span(5, 9)]
    assert [(piece.start, piece.words, piece.inside, piece.ending) for piece in cut(text, runs)] == [
        (0, "<my> ", (0,), ()),
        (5, "good", (0, 1, 2, 3), (0, 2, 3)),
        (9, " life", (1,), (1,)),
    ]
    assert cut("", []) == []


@pytest.mark.parametrize(
    ("findings", "html"),
    [
        ([], "&lt;b&gt; home"),
        ([found("need", 4, 8)], '&lt;b&gt; <mark class="code-mark code-mark--need">home</mark>'),
        (
            [found("need", 4, 8), found("strength", 4, 8)],
            '&lt;b&gt; <mark class="code-mark code-mark--need code-mark--strength">home</mark>',
        ),
    ],
)
def test_words_are_marked_by_their_kinds_and_lead_to_each_finding(findings, html):
    shown = pieces("<b> home", findings)
    assert shown.startswith(html)
    assert [f"#finding-{number + 1}" in shown for number in range(2)] == [len(findings) > 0, len(findings) > 1]
