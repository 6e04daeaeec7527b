"""Reads the data files into the model, or says why not: file and line, all problems at once."""

from tongren.store.cache import CompiledData, open_data
from tongren.store.dataset import CHAPTERS, DATA_FOLDER, Dataset, read_dataset, read_files
from tongren.store.problems import DataError, Problem
from tongren.store.toml_file import TomlFile

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
