"""Who gets what from every route, as `access_matrix.txt` says. A new route needs a line there: whom is it for?

`login`: sent to the login page. `other` is another citizen, with a conversation of their own: where a page shows one's
own things, they see theirs. The citizen shares with a team: `with` gave the code for it and writes the plan, `team` is
in it too. Of the other professionals one, in another team, has never been shared with, and from one it was taken back.
The `owner` is a
researcher who put a collection in, `researcher` another one. How each asks, and with what, is in `access.py`.
"""

from pathlib import Path

import pytest

from tests.architecture.access import Town, routes
from tests.world import new_world

MATRIX = Path(__file__).with_name("access_matrix.txt")


def table():
    """Return what is expected, by route."""
    head, *lines = MATRIX.read_text(encoding="utf-8").splitlines()
    rows = {" ".join(line.split()[:2]): line.split()[2:] for line in lines}
    return {route: dict(zip(head.split(), expected, strict=True)) for route, expected in rows.items()}


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return Town(new_world(tmp_path_factory.mktemp("town")).services)


@pytest.mark.parametrize("route", table())
def test_everyone_gets_what_they_may(town, route):
    assert town.ask(route) == table()[route]


def test_every_route_stands_in_the_matrix_and_no_other():
    assert set(routes()) == set(table())
