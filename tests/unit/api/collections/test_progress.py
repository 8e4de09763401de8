"""How far a collection is, in words."""

import pytest

from api.collections.progress import progress_of
from api.database.collection_tables import Collection


@pytest.mark.parametrize(
    ("values", "left", "says"),
    [
        (
            {"state": "waiting", "taken_in": False},
            None,
            "It waits for its turn. Nothing is lost if you close this page.",
        ),
        ({"taken_in": False, "taken": 1200}, None, "Taking the stories in: 1,200 rows so far."),
        ({"done": 0, "total": 2000}, None, "0 of 2,000 stories are read."),
        ({"done": 1, "total": 2000, "seconds": 2.0}, None, "1 of 2,000 stories are read."),
        ({"done": 500, "total": 2000, "seconds": 100.0}, 300, "500 of 2,000 stories are read. About 5 minutes left."),
        ({"done": 2000, "total": 2000, "seconds": 100.0}, 0, "All stories are read. The report is being made."),
        ({"state": "stopped", "done": 500, "total": 2000, "seconds": 100.0}, None, "500 of 2,000 stories are read."),
    ],
)
def test_how_far_it_is(values, left, says):
    usual = {"state": "reading", "taken_in": True, "taken": 0, "done": 0, "total": 0, "seconds": 0.0}
    progress = progress_of(Collection(**(usual | values)))
    assert (progress.left, progress.says) == (left, says)
