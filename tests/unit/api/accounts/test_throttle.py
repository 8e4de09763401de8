"""Guessing passwords is slowed down, for each name and each address, and tells nobody which names there are."""

import re

import pytest

from api.limits.settings import LimitSettings
from tests.unit.api.browsing import PASSWORD, Browser, staff
from tests.world import new_world


@pytest.fixture
def services(world):
    staff(world.services, "Nurse Price")
    return world.services


def fail(services, name, times):
    """Return the last of so many answers to wrong passwords."""
    return [Browser(services).post("/login", data={"name": name, "password": "wrong"}) for _ in range(times)][-1]


def shape(page):
    """Return a page without what was typed and what differs with the clock."""
    return re.sub(r'value="[^"]*"|\d+ seconds?|1 minute', "", page.text)


def test_after_some_wrong_passwords_even_the_right_one_has_to_wait(services):
    assert fail(services, "Nurse Price", 5).status_code == 422
    answer = Browser(services).log_in("nurse price")
    assert answer.status_code == 429
    assert re.search(r"You can try again in (\d+ seconds|1 minute)", answer.text)
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    program = Browser(services).post("/api/sessions", json={"name": "Nurse Price", "password": PASSWORD})
    assert (program.status_code, program.json()["error"]["code"]) == (429, "too_many")


def test_a_name_that_nobody_has_is_answered_just_the_same(services):
    for times, status in ((1, 422), (4, 422), (1, 429)):
        known, unknown = (fail(services, name, times) for name in ("Nurse Price", "Nobody"))
        assert known.status_code == unknown.status_code == status
        assert shape(known) == shape(unknown)


def test_others_log_in_meanwhile(services):
    fail(services, "Nurse Price", 6)
    assert staff(services, "Mair").get("/review").status_code == 200


def test_who_logs_in_begins_anew(services):
    for _ in range(3):
        fail(services, "Nurse Price", 4)
        assert Browser(services).log_in("Nurse Price").url.path == "/review"


def test_one_address_that_tries_many_names_has_to_wait(tmp_path):
    services = new_world(tmp_path, limits=LimitSettings(limit_login_failures_by_address="3/minute")).services
    staff(services, "Nurse Price")
    for name in ("Ann", "Bob", "Cai"):
        assert fail(services, name, 1).status_code == 422
    assert Browser(services).log_in("Nurse Price").status_code == 429


def test_those_who_share_an_address_and_know_their_passwords_never_wait(services):
    names = [f"Nurse {number}" for number in range(4)]
    for name in names:
        staff(services, name)
    for name in names * 10:
        assert Browser(services).log_in(name).status_code == 200
