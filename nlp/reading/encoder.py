"""The small encoder as published, which has learnt nothing of ours: texts to vectors."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions  # type: ignore[attr-defined]  # exported, not declared
from tokenizers import Encoding, Tokenizer

from nlp.reading.built import check_built
from nlp.reading.windows import SURROGATE

ENCODER_FOLDER = Path(__file__).parents[2] / "models" / "encoder"
BATCH = 32
MAX_TOKENS = 256
WIDTH = 384

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Encoder:
    """all-MiniLM-L6-v2 as int8 ONNX; a text's vector does not depend on the texts beside it."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Path = ENCODER_FOLDER, threads: int | None = None) -> Self:
        """Load the built encoder; `threads` defaults to one. Raises ArtefactMissing when it is absent or changed."""
        check_built(folder)
        options = SessionOptions()
        options.intra_op_num_threads = threads or 1
        # Two threads that spin while they wait are slower than one as soon as another process wants the core.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        session = InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        return cls(session, tokenizer)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one vector for each text, shape (n, 384), mean-pooled and of length one."""
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        for rows, ids, mask in _batches(self._tokenizer.encode_batch_fast(_readable(texts))):
            vectors[rows] = np.asarray(self._session.run(["vectors"], {"ids": ids, "mask": mask})[0])
        return vectors


def _readable(texts: Sequence[str]) -> list[str]:
    """Replace halves of surrogate pairs, which no tokenizer takes, each by one character."""
    return [SURROGATE.sub("\ufffd", text) for text in texts]


def _batches(encodings: Sequence[Encoding]) -> Iterator[tuple[NDArray[np.intp], Ints, Ints]]:
    """Yield rows, token ids and mask, texts of like length together so that little is padded."""
    lengths = np.array([len(encoding.ids) for encoding in encodings], dtype=np.intp)
    order = np.argsort(lengths, kind="stable")
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        mask = (np.arange(lengths[rows].max()) < lengths[rows, None]).astype(np.int64)
        ids = np.zeros_like(mask)
        for at, row in enumerate(rows):
            ids[at, : lengths[row]] = encodings[row].ids
        yield rows, ids, mask
