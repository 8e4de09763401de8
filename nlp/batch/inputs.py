"""Which files a command names: single files and folders, in order, each once."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp.batch.errors import CannotStartError
from nlp.batch.formats import READABLE


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: `name` is how outputs speak of it, `stem` what ids are made from."""

    path: Path
    name: str
    stem: str
    named: bool
    size: int

    @property
    def suffix(self) -> str:
        """Return what kind of file it says it is, as `.csv`."""
        return self.path.suffix.lower()


def find_sources(inputs: Sequence[Path], out: Path) -> list[Source]:
    """Find every file, skipping hidden ones in folders and the output folder.

    Raises CannotStartError when an input is missing, lies in the output folder, or when there is no file at all.
    """
    for path in inputs:
        if not path.exists():
            raise CannotStartError(f"There is no file or folder “{path}”. Check its name.")
        if path.resolve().is_relative_to(out.resolve()):
            raise CannotStartError(f"“{path}” lies in the output folder: choose another folder for --out.")
    once: dict[Path, Source] = {}
    for path in inputs:
        for source in _sources(path, out.resolve()):
            once.setdefault(source.path.resolve(), source)
    if not once:
        raise CannotStartError(f"There is no file to read in {_listed(inputs)}.")
    return list(once.values())


def refuse_nothing(sources: Sequence[Source], inputs: Sequence[Path]) -> None:
    """Raise CannotStartError when all files are empty: where one is not, the others are rejected beside it."""
    if not any(source.size for source in sources):
        raise CannotStartError(f"There is nothing to read in {_listed(inputs)}: no file there holds anything.")


def _listed(inputs: Sequence[Path]) -> str:
    return ", ".join(f"“{path}”" for path in inputs)


def _sources(path: Path, out: Path) -> Iterator[Source]:
    if not path.is_dir():
        yield Source(path, _written(path), _written(Path(path.name)), named=True, size=path.stat().st_size)
        return
    for file in sorted(_files(path, out), key=lambda file: file.relative_to(path).as_posix()):
        yield Source(file, _written(file), _written(file.relative_to(path)), named=False, size=_size(file))


def _written(path: Path) -> str:
    """Return a path as it can be written to a file: what is no character in it, replaced."""
    return path.as_posix().encode(errors="surrogateescape").decode(errors="replace")


def _files(folder: Path, out: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and (Path(here) / name).resolve() != out]
        yield from (Path(here) / name for name in files if not name.startswith("."))


def _size(file: Path) -> int:
    """Return the bytes of a file, or 0 when it cannot be seen: reading it will say why."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def total_size(sources: Sequence[Source]) -> int:
    """Return the bytes of all files that can be read: how much work there is."""
    return sum(source.size for source in sources if source.suffix in READABLE)
