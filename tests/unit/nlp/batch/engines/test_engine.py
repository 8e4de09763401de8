"""What is said when an engine cannot be had as it was asked for."""

import pytest

from nlp.batch.engines import engine
from nlp.batch.engines.engine import start_engine
from nlp.batch.engines.name import EngineName
from nlp.batch.errors import CannotStartError
from tests.unit.nlp.batch.fakes import load_keyword_reader


@pytest.mark.parametrize(
    ("name", "address", "workers", "message"),
    [
        (EngineName.LOCAL, "10.0.0.1:8786", None, "add --engine dask or --engine ray"),
        (EngineName.DASK, "10.0.0.1:8786", 2, "leave out --workers"),
        (EngineName.RAY, "10.0.0.1:6379", 2, "leave out --workers"),
        (EngineName.DASK, "nonsense://x", None, "No Dask cluster with workers answers at “nonsense://x”"),
        (EngineName.RAY, "nonsense://x", None, "No Ray cluster answers at “nonsense://x”"),
    ],
)
def test_what_cannot_be_had_is_said(name: EngineName, address: str, workers: int | None, message: str) -> None:
    with pytest.raises(CannotStartError, match=message), start_engine(name, address, workers, load_keyword_reader):
        pass


@pytest.mark.parametrize("name", [EngineName.DASK, EngineName.RAY])
def test_what_is_not_installed_is_named_with_how_to_install_it(
    name: EngineName, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda package: None)
    with pytest.raises(CannotStartError, match=f"uv sync --extra {name}"):
        start_engine(name, None, None, load_keyword_reader)
