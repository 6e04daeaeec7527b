"""What checks look at, and how they point at a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tongren.model import Acupoint
from tongren.store import Dataset, Problem, TomlFile


@dataclass(frozen=True)
class Subject:
    """The data with the files it was read from."""

    dataset: Dataset
    files: Mapping[str, TomlFile]

    @property
    def acupoints(self) -> Iterator[Acupoint]:
        """All acupoints in order."""
        yield from self.dataset.acupoints.values()

    def problem(
        self, layer: str, point: Acupoint, field: str, message: str, value: str | None = None
    ) -> Problem:
        """A problem in ``layer`` ("names") of one point; ``field`` may be dotted."""
        path = (point.code, *(int(p) if p.isdigit() else p for p in field.split(".") if p))
        return self.files[f"{layer}/{point.meridian}.toml"].problem(path, message, value)

    def in_file(self, name: str, path: tuple[str | int, ...], message: str) -> Problem:
        """A problem in a file outside the chapters, such as "meridians.toml"."""
        return self.files[name].problem(path, message)
