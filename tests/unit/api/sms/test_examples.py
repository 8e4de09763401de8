"""The examples in the docstrings are true."""

import doctest

import pytest

from api.sms import incoming, joining, keywords, numbers, segments, texting


@pytest.mark.parametrize("module", [incoming, joining, keywords, numbers, segments, texting])
def test_examples_hold(module):
    results = doctest.testmod(module)
    assert results.attempted > 0
    assert results.failed == 0
