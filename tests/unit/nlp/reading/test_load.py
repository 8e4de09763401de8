"""The shipped reader is loaded in one way, and needs nothing that only training needs."""

import subprocess
import sys

PROBE = """
import sys
from nlp.domain.narrative import Narrative
from nlp.reading.load import load_reader
list(load_reader().read([Narrative("n", "I can't manage the stairs.")]))
print(sorted({"sklearn", "scipy", "torch", "onnx", "transformers", "fastapi"} & set(sys.modules)))
"""


def test_reading_imports_nothing_that_learns():
    probe = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "[]"
