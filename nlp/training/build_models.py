"""Build what readers and listener run, from published weights and adapters: `python -m nlp.training.build_models`."""

import json
import logging
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from safetensors.numpy import load_file

from nlp.co_production.load import CODER_FOLDER
from nlp.listening.ear import LISTENER_FOLDER
from nlp.reading.built import MANIFEST, check_built, sha256
from nlp.reading.encoder import ENCODER_FOLDER
from nlp.reading.errors import ArtefactMissing
from nlp.reading.load import ADAPTERS, BUILT, READER_FOLDER
from nlp.reading.tier import Tier
from nlp.reading.token_classifier import MODEL, TOKENIZER, batches, load_tokenizer
from nlp.training.adapters import merge
from nlp.training.architectures import MINILM, MPNET, Architecture
from nlp.training.coding_recipe import CODER
from nlp.training.encoder_graph import Weights, sentence_encoder, token_classifier
from nlp.training.hearing_recipe import LISTENER
from nlp.training.published import PINS, published
from nlp.training.quantise import Inputs, measure_ranges, quantise

CALIBRATION = Path(__file__).with_name("calibration.txt")
RECIPE_FILES = ("adapters.py", "architectures.py", "encoder_graph.py", "quantise.py", CALIBRATION.name)
ENCODERS = {Tier.FAST: MINILM, Tier.ACCURATE: MPNET}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """What is built in a folder: which encoder, from which adapters (none: as published), as which graph."""

    folder: Path
    shape: Architecture
    adapters: Path | None
    graph: Callable[[Weights], onnx.ModelProto]


def plans() -> list[Plan]:
    """Return everything that set-up builds."""
    return [*(reader_plan(tier, READER_FOLDER / tier) for tier in Tier), listener_plan(), coder_plan(), encoder_plan()]


def encoder_plan(folder: Path = ENCODER_FOLDER) -> Plan:
    """Return how the small encoder is built as published: for themes, and for what our readers are compared with."""
    return Plan(folder, MINILM, None, lambda weights: sentence_encoder(MINILM, weights))


def reader_plan(tier: Tier, folder: Path) -> Plan:
    """Return how the reader of a tier is built in its folder."""
    return _adapted_plan(ENCODERS[tier], folder)


def listener_plan(folder: Path = LISTENER_FOLDER) -> Plan:
    """Return how the listener's ear is built in its folder."""
    return _adapted_plan(LISTENER.shape, folder)


def coder_plan(folder: Path = CODER_FOLDER) -> Plan:
    """Return how the coder of stories is built in its folder."""
    return _adapted_plan(CODER.shape, folder)


def _adapted_plan(shape: Architecture, folder: Path) -> Plan:
    adapters = folder / ADAPTERS

    def graph(weights: Weights) -> onnx.ModelProto:
        learnt = load_file(adapters)
        return token_classifier(shape, merge(weights, learnt), learnt["head"], learnt["head_bias"])

    return Plan(folder / BUILT, shape, adapters, graph)


def build(plan: Plan) -> bool:
    """Build a plan unless it is built already; return whether anything was done.

    Raises ArtefactMissing when a package is not installed, a file in it is not the pinned one, or adapters are absent.
    """
    if is_built(plan):
        return False
    if plan.adapters and not plan.adapters.exists():
        raise ArtefactMissing(f"{plan.adapters} is not there. Make it with: make train")
    plan.folder.mkdir(parents=True, exist_ok=True)
    (plan.folder / MANIFEST).unlink(missing_ok=True)
    with published(plan.shape) as source:
        model = plan.graph(load_file(source / "model.safetensors"))
        ranges = measure_ranges(model, calibration_batches(source / TOKENIZER))
        onnx.save(quantise(model, ranges), plan.folder / MODEL)
        shutil.copyfile(source / TOKENIZER, plan.folder / TOKENIZER)
    _write_manifest(plan)
    return True


def is_built(plan: Plan) -> bool:
    """Say whether the folder holds, unchanged, what today's recipe makes."""
    try:
        check_built(plan.folder)
    except ArtefactMissing:
        return False
    manifest = json.loads((plan.folder / MANIFEST).read_text(encoding="utf-8"))
    return bool(manifest.get("recipe") == recipe(plan))


def recipe(plan: Plan) -> dict[str, str]:
    """Return what decides the result: the pinned sources, the files that turn them into a model, the adapters."""
    files = {name: sha256(Path(__file__).with_name(name)) for name in RECIPE_FILES}
    learnt = {plan.adapters.name: sha256(plan.adapters)} if plan.adapters and plan.adapters.exists() else {}
    return PINS[plan.shape.name] | files | learnt


def calibration_batches(tokenizer_file: Path) -> Iterator[Inputs]:
    """Yield token ids and masks of the calibration texts."""
    tokenizer = load_tokenizer(tokenizer_file)
    runs = [one.ids for one in tokenizer.encode_batch(CALIBRATION.read_text(encoding="utf-8").splitlines())]
    for _, ids, mask in batches(runs):
        yield {"ids": np.asarray(ids), "mask": np.asarray(mask)}


def _write_manifest(plan: Plan) -> None:
    """Write the manifest last and in one go: without it a model counts as not built."""
    files = {name: sha256(plan.folder / name) for name in (MODEL, TOKENIZER)}
    partial = plan.folder / f"{MANIFEST}.partial"
    partial.write_text(json.dumps({"files": files, "recipe": recipe(plan)}, indent=2) + "\n", encoding="utf-8")
    partial.replace(plan.folder / MANIFEST)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for one in plans():
        log.info("%s: %s", one.folder, "built" if build(one) else "already built")
