"""Built files and their manifest: what was built at set-up is there, whole and unchanged."""

import hashlib
import json
from pathlib import Path

from nlp.reading.errors import ArtefactMissing

MANIFEST = "manifest.json"
HOW_TO_BUILD = "Build it with: make setup"


def check_built(folder: Path) -> None:
    """Raise ArtefactMissing unless the folder holds the files that its manifest names, unchanged."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files: dict[str, str] = manifest["files"]
        broken = [name for name, digest in files.items() if sha256(folder / name) != digest]
    except (OSError, ValueError, KeyError) as error:
        raise ArtefactMissing(f"The encoder is not in {folder}. {HOW_TO_BUILD}") from error
    if broken:
        raise ArtefactMissing(f"The encoder's {', '.join(broken)} in {folder} is not as built. {HOW_TO_BUILD}")


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
