"""The encoder as an ONNX graph of fused operators, written node by node: no torch."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[np.generic]
Weights = Mapping[str, Array]

LAYERS = 6
HEADS = 12
WIDTH = 384
EPSILON = 1e-12
# After the fourth of six layers: a linear head sees tense, person and denial there that the last layer has let go.
STATES = "layer3.state"
MICROSOFT = "com.microsoft"
OPSETS = (("", 17), (MICROSOFT, 1))
IR_VERSION = 10


class Graph:
    """Nodes and constants in the making; every node is named after its only output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: Array) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, op: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """Add a node and return the name of its output."""
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def model(self) -> onnx.ModelProto:
        """Return the whole: token ids and mask (n, tokens) in, vectors (n, 384) and states (n, tokens, 384) out."""
        graph = helper.make_graph(
            self.nodes,
            "all-MiniLM-L6-v2",
            [helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "tokens"]) for name in ("ids", "mask")],
            [
                helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", WIDTH]),
                helper.make_tensor_value_info(STATES, TensorProto.FLOAT, ["n", "tokens", WIDTH]),
            ],
            self.constants,
        )
        opsets = [helper.make_opsetid(domain, version) for domain, version in OPSETS]
        return helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION)


def build_graph(weights: Weights) -> onnx.ModelProto:
    """Return BERT with mean pooling in float32, from weights named as in the published safetensors file."""
    graph = Graph()
    state = _embeddings(graph, weights)
    graph.node("Cast", ["mask"], "mask_int", to=TensorProto.INT32)
    for number in range(LAYERS):
        state = _layer(graph, weights, number, state)
    _pooling(graph, state)
    return graph.model()


def _embeddings(graph: Graph, weights: Weights) -> str:
    # Every text is a single segment, so the first segment's vector can be added to the positions beforehand.
    segment = weights["embeddings.token_type_embeddings.weight"][0]
    graph.constant("positions", weights["embeddings.position_embeddings.weight"] + segment)
    graph.constant("words", weights["embeddings.word_embeddings.weight"])
    graph.constant("first", np.array([0]))
    graph.node("Shape", ["ids"], "length", start=1, end=2)
    graph.node("Slice", ["positions", "first", "length", "first"], "position")
    graph.node("Gather", ["words", "ids"], "word")
    graph.node("Add", ["word", "position"], "embedded")
    scale = graph.constant("embeddings.scale", weights["embeddings.LayerNorm.weight"])
    shift = graph.constant("embeddings.shift", weights["embeddings.LayerNorm.bias"])
    return graph.node("LayerNormalization", ["embedded", scale, shift], "state", epsilon=EPSILON, axis=-1)


def _layer(graph: Graph, weights: Weights, number: int, state: str) -> str:
    source, name = f"encoder.layer.{number}.", f"layer{number}."
    parts = [f"{source}attention.self.{part}" for part in ("query", "key", "value")]
    graph.constant(name + "qkv", np.concatenate([weights[part + ".weight"].T for part in parts], axis=1))
    graph.constant(name + "qkv_bias", np.concatenate([weights[part + ".bias"] for part in parts]))
    attention = [state, name + "qkv", name + "qkv_bias", "mask_int"]
    heard = graph.node("Attention", attention, name + "attention", MICROSOFT, num_heads=HEADS)
    state = _add_and_norm(graph, weights, source + "attention.output.", name + "attended", heard, state)
    graph.constant(name + "wide_weight", weights[source + "intermediate.dense.weight"].T)
    graph.constant(name + "wide_bias", weights[source + "intermediate.dense.bias"])
    wide = graph.node("MatMul", [state, name + "wide_weight"], name + "wide")
    bent = graph.node("BiasGelu", [wide, name + "wide_bias"], name + "bent", MICROSOFT)
    return _add_and_norm(graph, weights, source + "output.", name + "state", bent, state)


def _add_and_norm(graph: Graph, weights: Weights, source: str, name: str, new: str, state: str) -> str:
    """Project `new`, add it to the state, and normalise."""
    graph.constant(name + ".weight", weights[source + "dense.weight"].T)
    graph.constant(name + ".bias", weights[source + "dense.bias"])
    graph.constant(name + ".scale", weights[source + "LayerNorm.weight"])
    graph.constant(name + ".shift", weights[source + "LayerNorm.bias"])
    projected = graph.node("MatMul", [new, name + ".weight"], name + ".projected")
    inputs = [projected, state, name + ".scale", name + ".shift", name + ".bias"]
    return graph.node("SkipLayerNormalization", inputs, name, MICROSOFT, epsilon=EPSILON)


def _pooling(graph: Graph, state: str) -> str:
    """Mean over real tokens; normalising to length one makes the division by their number needless."""
    graph.constant("token_axis", np.array([1]))
    graph.constant("width_axis", np.array([2]))
    graph.node("Cast", ["mask"], "mask_float", to=TensorProto.FLOAT)
    graph.node("Unsqueeze", ["mask_float", "width_axis"], "weight")
    graph.node("Mul", [state, "weight"], "masked")
    graph.node("ReduceSum", ["masked", "token_axis"], "summed", keepdims=0)
    return graph.node("LpNormalization", ["summed"], "vectors", axis=-1, p=2)
