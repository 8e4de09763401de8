"""The two encoders that are published and that we build on: where each keeps its parts, and how large they are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Architecture:
    """One published encoder: the names of the parts of a layer in its weights file, and its sizes.

    `first_position` is the place in the table of positions of a text's first token. `relative` names the table of
    attention biases by distance, if there is one.
    """

    name: str
    layers: int
    width: int
    heads: int
    epsilon: float
    first_position: int
    query_key_value: tuple[str, str, str]
    attention_output: str
    attention_norm: str
    segments: str | None = None
    relative: str | None = None

    def projections(self, layer: int) -> tuple[str, ...]:
        """Return the names of a layer's six linear parts: query, key, value, attention's output, wide, narrow."""
        parts = (*self.query_key_value, self.attention_output, "intermediate.dense", "output.dense")
        return tuple(f"encoder.layer.{layer}.{part}" for part in parts)


MINILM = Architecture(
    name="all-MiniLM-L6-v2",
    layers=6,
    width=384,
    heads=12,
    epsilon=1e-12,
    first_position=0,
    query_key_value=("attention.self.query", "attention.self.key", "attention.self.value"),
    attention_output="attention.output.dense",
    attention_norm="attention.output.LayerNorm",
    segments="embeddings.token_type_embeddings.weight",
)
MPNET = Architecture(
    name="all-mpnet-base-v2",
    layers=12,
    width=768,
    heads=12,
    epsilon=1e-5,
    first_position=2,
    query_key_value=("attention.attn.q", "attention.attn.k", "attention.attn.v"),
    attention_output="attention.attn.o",
    attention_norm="attention.LayerNorm",
    relative="encoder.relative_attention_bias.weight",
)
