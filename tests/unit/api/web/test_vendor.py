"""The styles we serve: our colours and font, nothing that is the NHS's own."""

import pytest

from api.web.vendor import COLOURS, in_our_style, without_source_map


@pytest.mark.parametrize(
    ("css", "ours"),
    [
        ("a{color:#005eb8}", "a{color:#1f5a4e}"),
        ("a{color:#fff}", "a{color:#fff}"),
        ("a{color:#123456}", "a{color:#123456}"),
        ("@font-face{font-family:Frutiger W01;src:url(https://assets.nhs.uk/f.woff2)}b{x:y}", "b{x:y}"),
    ],
)
def test_colours_are_exchanged_and_the_typeface_is_left_out(css, ours):
    assert in_our_style(css) == ours


def test_the_font_is_the_one_that_the_device_has():
    assert in_our_style("html{font-family:Frutiger W01,arial,sans-serif;margin:0}").startswith(
        "html{font-family:system-ui,"
    )


def test_no_colour_is_exchanged_twice():
    assert not set(COLOURS) & set(COLOURS.values())


@pytest.mark.parametrize(
    ("text", "served"),
    [
        ("a()//# sourceMappingURL=a.js.map\n", "a()"),
        ("a{}\n/*# sourceMappingURL=a.css.map */", "a{}"),
        ("a()", "a()"),
    ],
)
def test_source_maps_that_are_not_served_are_not_asked_for(text, served):
    assert without_source_map(text) == served
