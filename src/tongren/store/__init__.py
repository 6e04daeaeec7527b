"""Reads the data files into the model, or says why not: file and line, all problems at once.

What reads and validates is imported only when the compiled data is not there yet.
"""

import importlib
from typing import TYPE_CHECKING, Any

from tongren.store.cache import CompiledData, open_data
from tongren.store.layout import CHAPTERS, DATA_FOLDER

if TYPE_CHECKING:
    from tongren.store.dataset import Dataset, read_dataset, read_files
    from tongren.store.problems import DataError, Problem
    from tongren.store.toml_file import TomlFile

_MODULES = {
    "Dataset": "dataset",
    "read_dataset": "dataset",
    "read_files": "dataset",
    "DataError": "problems",
    "Problem": "problems",
    "TomlFile": "toml_file",
}

__all__ = [
    "CHAPTERS",
    "DATA_FOLDER",
    "CompiledData",
    "DataError",
    "Dataset",
    "Problem",
    "TomlFile",
    "open_data",
    "read_dataset",
    "read_files",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return getattr(importlib.import_module(f"tongren.store.{_MODULES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
