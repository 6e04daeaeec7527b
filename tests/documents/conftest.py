"""One reader for all tests of reading, and the given pages where they are at hand."""

import os
from pathlib import Path

import pytest

import tongren
from tongren.documents import PageReader

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def reader(atlas: tongren.Atlas) -> PageReader:
    """A reader of the shipped data."""
    return PageReader(atlas)


@pytest.fixture(scope="session")
def given_pages() -> Path:
    """The folder of the two given pages, whose text is not part of the repository."""
    chosen = os.environ.get("TONGREN_DOCUMENTS")
    folder = Path(chosen) if chosen else ROOT.parent / "shared" / "documents"
    if not folder.is_dir():
        pytest.skip("the given pages are not here; name their folder in TONGREN_DOCUMENTS")
    return folder
