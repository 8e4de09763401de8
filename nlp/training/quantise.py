"""Float32 graph to int8: weights by output channel, activations by fixed ranges.

Ranges are measured once on calibration texts, so a text's vector never depends on the others in its batch. Before that
each input channel is scaled so that outliers move from the activations into the weights (Xiao and others 2023,
"SmoothQuant", arXiv:2211.10438, with a higher exponent). Weights keep 7 bits, because processors without VNNI
saturate when unsigned 8-bit activations meet signed 8-bit weights.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession  # type: ignore[attr-defined]  # exported, not declared

from nlp.training.encoder_graph import IR_VERSION, MICROSOFT, Graph

SMOOTHING = 0.75
WEIGHT_STEPS = 63
ROW_STEPS = 127
ACTIVATION_STEPS = 255

Floats = NDArray[np.float32]
Inputs = dict[str, NDArray[np.int64]]


@dataclass(frozen=True)
class Range:
    """The smallest and largest value that each channel of an activation took."""

    low: Floats
    high: Floats


def measure_ranges(model: onnx.ModelProto, batches: Iterable[Inputs]) -> dict[str, Range]:
    """Return the range of every activation that enters a quantised node, padding left out."""
    names = list(dict.fromkeys(node.input[0] for node in model.graph.node if _is_quantised(node)))
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    watched.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names)
    session = InferenceSession(watched.SerializeToString(), providers=["CPUExecutionProvider"])
    seen: dict[str, Range] = {}
    for inputs in batches:
        real = inputs["mask"].astype(bool)
        for name, output in zip(names, session.run(names, inputs), strict=True):
            values = np.asarray(output)
            low, high = values[real].min(axis=0), values[real].max(axis=0)
            before = seen.get(name, Range(np.zeros_like(low), np.zeros_like(high)))
            seen[name] = Range(np.minimum(before.low, low), np.maximum(before.high, high))
    return seen


def quantise(model: onnx.ModelProto, ranges: dict[str, Range]) -> onnx.ModelProto:
    """Return the same graph with int8 word vectors and projections; attention itself and the head stay as they are."""
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    graph = Graph()
    for node in model.graph.node:
        if _is_quantised(node):
            _projection(graph, node, constants.pop(node.input[1]), ranges[node.input[0]])
        elif node.output[0] == "word":
            _words(graph, constants.pop("words"))
        else:
            graph.nodes.append(node)
    for name, values in constants.items():
        graph.constant(name, values)
    graph.outputs.extend(model.graph.output)
    small = graph.model()
    small.ir_version = IR_VERSION
    return small


def _words(graph: Graph, words: Floats) -> None:
    """Store each word's vector in 8 bits with a scale of its own."""
    scale = np.abs(words).max(axis=1, keepdims=True) / ROW_STEPS
    graph.constant("words_small", np.round(words / scale).astype(np.int8))
    graph.constant("words_scale", scale.astype(np.float32))
    graph.node("Gather", ["words_small", "ids"], "word_small")
    graph.node("Gather", ["words_scale", "ids"], "word_scale")
    graph.node("Cast", ["word_small"], "word_steps", to=TensorProto.FLOAT)
    graph.node("Mul", ["word_steps", "word_scale"], "word")


def _projection(graph: Graph, node: onnx.NodeProto, weight: Floats, seen: Range) -> None:
    """Write one product of activations and weights in integers."""
    name = node.output[0]
    smooth = _smoothing(weight, seen)
    weight = weight * smooth[:, None]
    scale = np.abs(weight).max(axis=0) / WEIGHT_STEPS
    low, high = min(0.0, float((seen.low / smooth).min())), max(0.0, float((seen.high / smooth).max()))
    step = np.float32((high - low) / ACTIVATION_STEPS)
    graph.constant(name + ".smooth", (1 / smooth).astype(np.float32))
    graph.constant(name + ".step", np.asarray(step))
    graph.constant(name + ".zero", np.asarray(np.clip(np.round(-low / step), 0, ACTIVATION_STEPS), np.uint8))
    graph.constant(name + ".weight_small", np.round(weight / scale).astype(np.int8))
    graph.constant(name + ".weight_scale", scale.astype(np.float32))
    graph.constant(name + ".weight_zero", np.zeros(scale.shape, np.int8))
    graph.node("Mul", [node.input[0], name + ".smooth"], name + ".smoothed")
    graph.node("QuantizeLinear", [name + ".smoothed", name + ".step", name + ".zero"], name + ".small")
    both = [name + ".small", name + ".weight_small"]
    scales = [name + ".step", name + ".weight_scale"]
    zeros = [name + ".zero", name + ".weight_zero"]
    graph.node("MatMulIntegerToFloat", [*both, *scales, *zeros], name, MICROSOFT)


def _is_quantised(node: onnx.NodeProto) -> bool:
    """Say whether a node is a projection of a layer."""
    return bool(node.op_type == "MatMul" and node.output[0].startswith("layer"))


def _smoothing(weight: Floats, seen: Range) -> Floats:
    """Return what each input channel is divided by, and its weights multiplied by."""
    activation = np.maximum(np.maximum(seen.high, -seen.low), 1e-5)
    strength = np.maximum(np.abs(weight).max(axis=1), 1e-5)
    smooth: Floats = activation**SMOOTHING / strength ** (1 - SMOOTHING)
    return smooth / np.float32(np.median(smooth))
