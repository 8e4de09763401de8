"""A fine-tuned encoder with a linear head: token ids to votes, by onnxruntime alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions  # type: ignore[attr-defined]  # exported, not declared
from tokenizers import Tokenizer

from nlp.reading.built import check_built

MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
# Real and padded tokens run at once: enough to keep the processor busy, few enough to stay in its cache.
TOKENS_AT_ONCE = 1024

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class TokenClassifier:
    """Gives every token its votes; those of a run of tokens do not depend on the runs beside it."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self.tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> Self:
        """Load a built model; raises ArtefactMissing when it is absent or changed."""
        check_built(folder)
        options = SessionOptions()
        options.intra_op_num_threads = threads
        # Two threads that spin while they wait are slower than one as soon as another process wants the core.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        session = InferenceSession(folder / MODEL, options, providers=["CPUExecutionProvider"])
        return cls(session, load_tokenizer(folder / TOKENIZER))

    def votes(self, runs: Sequence[Sequence[int]]) -> list[Floats]:
        """Return the votes of each run of token ids, in order, each of shape (tokens, columns)."""
        found: dict[int, Floats] = {}
        for rows, ids, mask in batches(runs):
            votes = np.asarray(self._session.run(["votes"], {"ids": ids, "mask": mask})[0])
            for row, one in zip(rows, votes, strict=True):
                found[row] = one[: len(runs[row])]
        return [found[row] for row in range(len(runs))]


def load_tokenizer(file: Path) -> Tokenizer:
    """Load a tokenizer that neither pads nor cuts: windows do both."""
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def batches(runs: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], Ints, Ints]]:
    """Yield rows, token ids and mask, runs of like length together so that little is padded."""
    rows: list[int] = []
    for row in sorted(range(len(runs)), key=lambda one: len(runs[one])):
        if rows and (len(rows) + 1) * len(runs[row]) > TOKENS_AT_ONCE:
            yield rows, *_padded([runs[one] for one in rows])
            rows = []
        rows.append(row)
    if rows:
        yield rows, *_padded([runs[one] for one in rows])


def _padded(runs: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    lengths = np.array([len(run) for run in runs])
    mask = (np.arange(lengths.max()) < lengths[:, None]).astype(np.int64)
    ids = np.zeros_like(mask)
    for at, run in enumerate(runs):
        ids[at, : len(run)] = run
    return ids, mask
