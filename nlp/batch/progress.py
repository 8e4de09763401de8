"""How far a run is, told to whoever watches it; in a terminal by a bar with the time left."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

Say = Callable[[str], object]
"""Is told a sentence."""


@dataclass(frozen=True)
class Watcher:
    """`advance` is told how many more bytes were used up, and the stories read so far."""

    advance: Callable[[int, int], object]
    say: Say


Watch = Callable[[int], AbstractContextManager[Watcher]]
"""Begins to watch a run of so many bytes."""


@contextmanager
def watch_in_terminal(total: int) -> Iterator[Watcher]:
    """Show a bar on standard error while reading, and what there is to say; no bar where there is no terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[stories]:,} stories"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=total, stories=0)
        yield Watcher(
            lambda size, stories: bar.update(task, advance=size, stories=stories),
            lambda sentence: console.print(sentence, markup=False, highlight=False, soft_wrap=True),
        )
