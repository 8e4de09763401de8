from datetime import datetime, timedelta

import pytest

from tests.integration.citizen import Citizen
from tests.simulated.crowd import service_of

pytestmark = pytest.mark.bot


def times(citizen):
    return [datetime.fromisoformat(turn["at"]) for turn in citizen.call("GET").json()["turns"]]


def test_two_days_pass_for_one_person_and_for_nobody_else(live_api, live_bot):
    silent, other = Citizen(live_api.url), Citizen(live_api.url)
    before, others = times(silent), times(other)
    service_of(live_api, live_bot).days.pass_by(silent.id, 2)
    moved = [then - now for then, now in zip(before, times(silent), strict=True)]
    assert all(abs(shift - timedelta(days=2)) < timedelta(seconds=1) for shift in moved)
    assert times(other) == others
    assert silent.say("yes")["state"]["asked"] != silent.opening["state"]["asked"]


def test_no_days_pass_for_somebody_who_is_not_there(live_api, live_bot):
    with pytest.raises(LookupError):
        service_of(live_api, live_bot).days.pass_by("nobody", 2)
