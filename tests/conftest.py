"""What all tests share: one atlas, and a copy of the data that a test may break."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import tongren
from tongren.store import DATA_FOLDER

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _private_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled data of the tests does not mix with that of the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TONGREN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def atlas(_private_cache: None) -> tongren.Atlas:
    """The atlas of the shipped data."""
    return tongren.load_atlas()


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """A copy of the text data, to be broken by the test."""
    ignore = shutil.ignore_patterns("body", "schema")
    return Path(shutil.copytree(DATA_FOLDER, tmp_path / "data", ignore=ignore))
