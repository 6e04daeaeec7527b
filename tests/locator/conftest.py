"""The mannequin, made once."""

import pytest

from tests.locator.mannequin import Mannequin


@pytest.fixture(scope="session")
def mannequin() -> Mannequin:
    return Mannequin()
