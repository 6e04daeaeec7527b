"""The authorities as Python values."""

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent.parent / "authorities"


def authority(name: str) -> Any:
    """The JSON document ``authorities/NAME``."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def categories_authority() -> Any:
    return authority("literature/categories.json")


@pytest.fixture(scope="session")
def nomenclature_authority() -> Any:
    return authority("literature/nomenclature.json")
