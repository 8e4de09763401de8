"""An encoder as an ONNX graph of fused operators, written node by node: no torch."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from nlp.training.architectures import Architecture

Array = NDArray[np.generic]
Floats = NDArray[np.float32]
Weights = Mapping[str, Array]

MICROSOFT = "com.microsoft"
OPSETS = (("", 17), (MICROSOFT, 1))
IR_VERSION = 10
VOTES = "votes"
# The longest input, in tokens, and how far apart two tokens may be to get a bias of their own (Song and others 2020,
# "MPNet", arXiv:2004.09297, after Raffel and others 2020, "T5").
MOST_TOKENS = 512
BUCKETS, FARTHEST = 32, 128


class Graph:
    """Nodes and constants in the making; every node is named after its first output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []

    def constant(self, name: str, values: Array) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, op: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """Add a node and return the name of its output."""
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def give(self, name: str, shape: list[str | int]) -> None:
        """Make a value an output of the whole."""
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def model(self) -> onnx.ModelProto:
        """Return the whole: token ids and mask (n, tokens) in, the outputs that were given out."""
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "tokens"]) for name in ("ids", "mask")]
        graph = helper.make_graph(self.nodes, "encoder", inputs, self.outputs, self.constants)
        opsets = [helper.make_opsetid(domain, version) for domain, version in OPSETS]
        return helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION)


def sentence_encoder(shape: Architecture, weights: Weights) -> onnx.ModelProto:
    """Return the encoder with mean pooling: vectors (n, width)."""
    graph = Graph()
    _pooling(graph, _layers(graph, shape, weights))
    graph.give("vectors", ["n", shape.width])
    return graph.model()


def token_classifier(shape: Architecture, weights: Weights, head: Floats, bias: Floats) -> onnx.ModelProto:
    """Return the encoder with a linear head (width, columns) over each token: votes (n, tokens, columns)."""
    graph = Graph()
    state = _layers(graph, shape, weights)
    graph.constant("head", head)
    graph.constant("head_bias", bias)
    graph.node("MatMul", [state, "head"], "headed")
    graph.node("Add", ["headed", "head_bias"], VOTES)
    graph.give(VOTES, ["n", "tokens", len(bias)])
    return graph.model()


def distance_buckets() -> NDArray[np.int64]:
    """Return the bucket of each distance from -(MOST_TOKENS - 1) to MOST_TOKENS - 1 between a token and another.

    Half of the buckets are for tokens that come after; near distances have one each, far ones share (T5, as above).
    """
    distance = np.arange(1 - MOST_TOKENS, MOST_TOKENS)
    half, far = BUCKETS // 2, np.abs(distance)
    exact = half // 2
    log = np.log(np.maximum(far, 1).astype(np.float32) / exact) / np.log(FARTHEST / exact)
    shared = np.minimum(exact + (log * (half - exact)).astype(np.int64), half - 1)
    return np.where(far < exact, far, shared) + np.where(distance > 0, half, 0)


def _layers(graph: Graph, shape: Architecture, weights: Weights) -> str:
    state = _embeddings(graph, shape, weights)
    graph.node("Cast", ["mask"], "mask_int", to=TensorProto.INT32)
    bias = _relative(graph, weights[shape.relative]) if shape.relative else ""
    for number in range(shape.layers):
        state = _layer(graph, shape, weights, number, state, bias)
    return state


def _embeddings(graph: Graph, shape: Architecture, weights: Weights) -> str:
    positions: Array = weights["embeddings.position_embeddings.weight"][shape.first_position :]
    if shape.segments:
        # Every text is a single segment, so the first segment's vector can be added to the positions beforehand.
        positions = positions + weights[shape.segments][0]
    graph.constant("positions", positions)
    graph.constant("words", weights["embeddings.word_embeddings.weight"])
    graph.constant("first", np.array([0]))
    graph.node("Shape", ["ids"], "length", start=1, end=2)
    graph.node("Slice", ["positions", "first", "length", "first"], "position")
    graph.node("Gather", ["words", "ids"], "word")
    graph.node("Add", ["word", "position"], "embedded")
    scale = graph.constant("embeddings.scale", weights["embeddings.LayerNorm.weight"])
    shift = graph.constant("embeddings.shift", weights["embeddings.LayerNorm.bias"])
    return graph.node("LayerNormalization", ["embedded", scale, shift], "state", epsilon=shape.epsilon, axis=-1)


def _relative(graph: Graph, table: Array) -> str:
    """Add the bias that attention has by the distance between two tokens, shape (1, heads, tokens, tokens)."""
    graph.constant("by_distance", table[distance_buckets()])
    graph.constant("zero", np.array(0))
    graph.constant("one", np.array(1))
    graph.constant("farthest", np.array(MOST_TOKENS - 1))
    graph.constant("leading", np.array([0]))
    graph.constant("second", np.array([1]))
    graph.node("Squeeze", ["length", "leading"], "tokens")
    graph.node("Range", ["zero", "tokens", "one"], "places")
    graph.node("Unsqueeze", ["places", "leading"], "others")
    graph.node("Unsqueeze", ["places", "second"], "own")
    graph.node("Sub", ["others", "own"], "distance")
    graph.node("Add", ["distance", "farthest"], "distance_place")
    graph.node("Gather", ["by_distance", "distance_place"], "distance_bias")
    graph.node("Transpose", ["distance_bias"], "heads_first", perm=[2, 0, 1])
    return graph.node("Unsqueeze", ["heads_first", "leading"], "attention_bias")


def _layer(graph: Graph, shape: Architecture, weights: Weights, number: int, state: str, bias: str) -> str:
    source, name = f"encoder.layer.{number}.", f"layer{number}."
    parts = [source + part for part in shape.query_key_value]
    graph.constant(name + "qkv.weight", np.concatenate([weights[part + ".weight"].T for part in parts], axis=1))
    graph.constant(name + "qkv.bias", np.concatenate([weights[part + ".bias"] for part in parts]))
    graph.node("MatMul", [state, name + "qkv.weight"], name + "qkv")
    three = [name + part for part in ("query", "key", "value")]
    graph.nodes.append(helper.make_node("Split", [name + "qkv"], three, name=name + "split", axis=-1))
    inputs = [*three, name + "qkv.bias", "mask_int", bias] if bias else [*three, name + "qkv.bias", "mask_int"]
    heard = graph.node("MultiHeadAttention", inputs, name + "attention", MICROSOFT, num_heads=shape.heads)
    attended = (source + shape.attention_output, source + shape.attention_norm)
    state = _add_and_norm(graph, shape, weights, attended, name + "attended", heard, state)
    graph.constant(name + "wide_weight", weights[source + "intermediate.dense.weight"].T)
    graph.constant(name + "wide_bias", weights[source + "intermediate.dense.bias"])
    wide = graph.node("MatMul", [state, name + "wide_weight"], name + "wide")
    bent = graph.node("BiasGelu", [wide, name + "wide_bias"], name + "bent", MICROSOFT)
    narrowed = (source + "output.dense", source + "output.LayerNorm")
    return _add_and_norm(graph, shape, weights, narrowed, name + "state", bent, state)


def _add_and_norm(
    graph: Graph, shape: Architecture, weights: Weights, source: tuple[str, str], name: str, new: str, state: str
) -> str:
    """Project `new`, add it to the state, and normalise; `source` names the projection and the norm."""
    projection, norm = source
    graph.constant(name + ".weight", weights[projection + ".weight"].T)
    graph.constant(name + ".bias", weights[projection + ".bias"])
    graph.constant(name + ".scale", weights[norm + ".weight"])
    graph.constant(name + ".shift", weights[norm + ".bias"])
    projected = graph.node("MatMul", [new, name + ".weight"], name + ".projected")
    # There is one operator for the three, and it is slower (docs/adr/0002).
    added = graph.node("Add", [projected, state], name + ".added")
    whole = graph.node("Add", [added, name + ".bias"], name + ".whole")
    inputs = [whole, name + ".scale", name + ".shift"]
    return graph.node("LayerNormalization", inputs, name, epsilon=shape.epsilon, axis=-1)


def _pooling(graph: Graph, state: str) -> None:
    """Mean over real tokens; normalising to length one makes the division by their number needless."""
    graph.constant("token_axis", np.array([1]))
    graph.constant("width_axis", np.array([2]))
    graph.node("Cast", ["mask"], "mask_float", to=TensorProto.FLOAT)
    graph.node("Unsqueeze", ["mask_float", "width_axis"], "weight")
    graph.node("Mul", [state, "weight"], "masked")
    graph.node("ReduceSum", ["masked", "token_axis"], "summed", keepdims=0)
    graph.node("LpNormalization", ["summed"], "vectors", axis=-1, p=2)
