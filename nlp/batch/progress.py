"""A progress bar on standard error, with the time left; nothing where there is no terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

Advance = Callable[[int, int], None]


@contextmanager
def progress(total: int) -> Iterator[Advance]:
    """Show a bar while reading; the caller tells how many bytes of `total` were used up, and stories read so far."""
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
        yield lambda size, stories: bar.update(task, advance=size, stories=stories)
