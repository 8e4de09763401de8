"""`make simulate`: plays every simulated citizen against the real service, and reports.

With names, only those talk, and their conversations are printed: `python -m tests.simulated Gwenllian Delroy`.
"""

import sys
from collections.abc import Sequence

from rich.console import Console

from api.settings import Settings
from tests.simulated.crowd import Service, play_all, running_service
from tests.simulated.people import Person, load_people
from tests.simulated.report import print_report, print_talk, write_json
from tests.simulated.review import Review

REPORT = "simulated.json"
WIDTH_OF_A_FILE = 200


def main(names: Sequence[str]) -> None:
    """Play those named, or all, and report."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH_OF_A_FILE)
    everyone = load_people()
    if unknown := set(names) - {person.name for person in everyone}:
        sys.exit(f"There is no {', '.join(sorted(unknown))} among the simulated citizens (tests/simulated/people/).")
    with running_service() as service:
        reviews = _play([person for person in everyone if not names or person.name in names], service, console)
    print_report(reviews, console)
    for one in reviews if names else ():
        print_talk(one, console)
    file = Settings().goodlife_home / REPORT
    write_json(reviews, file)
    console.print(f"\nAll of it, with every conversation: {file}")


def _play(people: Sequence[Person], service: Service, console: Console) -> list[Review]:
    reviews: list[Review] = []
    for one in play_all(people, service):
        reviews.append(one)
        console.print(f"{len(reviews):3d} of {len(people)}  {one.name}, {one.who}: {one.ending}", highlight=False)
    return reviews


if __name__ == "__main__":
    main(sys.argv[1:])
