"""A message that fails is logged without its words."""

import logging

import pytest

import components  # noqa: F401  (puts the filter in its place)

REST = logging.getLogger("rasa.core.channels.rest")


def test_a_failure_is_logged_with_its_kind_and_place_but_without_words(caplog: pytest.LogCaptureFixture) -> None:
    try:
        {}["the girls after chapel"]
    except KeyError:
        REST.exception("rest.message.received.failure text=the girls after chapel")
    assert "KeyError at" in caplog.text
    assert "test_quiet.py" in caplog.text
    assert "girls" not in caplog.text


def test_a_message_that_took_too_long_is_logged_without_words(caplog: pytest.LogCaptureFixture) -> None:
    REST.error("rest.message.received.timeout text=the girls after chapel")
    assert "took too long" in caplog.text
    assert "girls" not in caplog.text
