"""What decides how the reader reads, as one digest: the training texts, and the code that reads and learns."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
INPUTS = (
    "training_data/codebook.yml",
    "training_data/narratives/*.jsonl",
    "nlp/domain/*.py",
    "nlp/reading/*.*",
    "nlp/training/deciding.py",
    "nlp/training/fit.py",
)


def recipe_digest(root: Path = ROOT) -> str:
    """Return a SHA-256 over names and contents of the inputs."""
    digest = hashlib.sha256()
    for file in sorted(file for pattern in INPUTS for file in root.glob(pattern)):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
