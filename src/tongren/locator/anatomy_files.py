"""Reads the anatomical data: ``regions.toml``, ``bcun.toml`` and the landmark files.

What is written wrongly is refused with file and name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

import tomli  # compiled: a third of the time of the standard library's

from tongren.locator.anatomy import KINDS, Anatomy, Landmark, Part, Row, Ruler
from tongren.locator.errors import DataError, LocationError, did_you_mean
from tongren.locator.words import WORDS

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*")


def read_anatomy(
    folder: Traversable | None = None, problems: list[LocationError] | None = None
) -> Anatomy:
    """The data in ``folder`` (by default the package's ``data/anatomy``).

    `DataError` if anything is wrong; with ``problems`` wrong landmarks are left out and told there.
    """
    folder = folder or files("tongren") / "data" / "anatomy"
    regions, bcun = _load(folder / "regions.toml"), _load(folder / "bcun.toml")
    words = regions["words"]
    parts = {id_: _read_part(id_, table, words) for id_, table in regions["parts"].items()}
    found: list[LocationError] = []
    landmarks = _read_landmarks(folder, parts, found)
    if problems is not None:
        problems.extend(found)
    elif found:
        raise found[0]
    return Anatomy(
        parts,
        {id_: _read_row(id_, table, "rows") for id_, table in bcun["rows"].items()},
        {id_: _make(Ruler, id_, table, "bcun.toml") for id_, table in bcun["rulers"].items()},
        {id_: _read_row(id_, table, "fingers") for id_, table in bcun["fingers"].items()},
        landmarks,
    )


def _read_landmarks(
    folder: Traversable, parts: Mapping[str, Part], problems: list[LocationError]
) -> dict[str, Landmark]:
    landmarks: dict[str, Landmark] = {}
    for file in _landmark_files(folder):
        try:
            tables = _load(file)
        except DataError as error:
            problems.append(error)
            continue
        for id_, table in tables.items():
            try:
                landmark = read_landmark(id_, table, file.name)
                _check_landmark(landmark, landmarks, parts)
            except DataError as error:
                problems.append(error)
            else:
                landmarks[id_] = landmark
    return landmarks


def _check_landmark(
    landmark: Landmark, others: Mapping[str, Landmark], parts: Mapping[str, Part]
) -> None:
    owner = f"{landmark.file}: {landmark.id}"
    if landmark.id in others:
        remedy = f"it is also in {others[landmark.id].file}; keep one"
        raise DataError("defined twice", remedy, owner=owner)
    if landmark.part not in parts:
        remedy = did_you_mean(landmark.part, parts)
        raise DataError(f"unknown part '{landmark.part}'", remedy, owner=owner)
    words = parts[landmark.part].words
    for field_, aspect in (("aspect", landmark.aspect), ("median", landmark.median)):
        if aspect and aspect not in words:
            problem = f"{field_} '{aspect}' is no direction of the {landmark.part}"
            raise DataError(problem, did_you_mean(aspect, words), owner=owner)


def _landmark_files(folder: Traversable) -> Iterable[Traversable]:
    inside = [each for each in (folder / "landmarks").iterdir() if each.name.endswith(".toml")]
    return sorted(inside, key=lambda each: each.name)


def _load(file: Traversable) -> dict[str, Any]:
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as error:
        raise DataError(f"not valid TOML: {error}", "mend the file", owner=file.name) from None


_T = TypeVar("_T")


def _make(cls: type[_T], id_: str, table: Mapping[str, Any], file: str) -> _T:
    """An instance of a data class from a table, refusing unknown and missing fields."""
    owner = f"{file}: {id_}"
    known = {each.name for each in fields(cls)} - {"id", "file"}  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            raise DataError(f"unknown field '{key}'", did_you_mean(key, known), owner=owner)
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}
    if any(each.name == "file" for each in fields(cls)):  # type: ignore[arg-type]
        values["file"] = file
    try:
        return cast("Callable[..., _T]", cls)(id=id_, **values)
    except TypeError as error:
        missing = str(error).rpartition(":")[2].strip()
        raise DataError(f"a field is missing: {missing}", "write it", owner=owner) from None


def read_landmark(id_: str, table: object, file: str) -> Landmark:
    """A landmark from its table; `DataError` if a field is unknown, missing or contradictory."""
    owner = f"{file}: {id_}"
    if not isinstance(table, Mapping):
        raise DataError("not a table", f"write [{id_}] and its fields below", owner=owner)
    if not _NAME.fullmatch(id_) or id_ in WORDS:
        problem = f"'{id_}' cannot be a landmark's id"
        raise DataError(problem, "use snake_case, and no word of the language", owner=owner)
    made = _make(Landmark, id_, table, file)
    given = [kind for kind in KINDS if getattr(made, kind) not in (None, "", (), {})]
    if len(given) != 1:
        problem = (
            f"found in {len(given)} ways ({', '.join(given)})" if given else "not found at all"
        )
        raise DataError(problem, f"give exactly one of {', '.join(KINDS)}", owner=owner)
    if made.side not in ("paired", "midline"):
        raise DataError(f"side '{made.side}'", "write 'paired' or 'midline'", owner=owner)
    if len(made.weights) != len(made.vertices):
        raise DataError("as many weights as vertices are needed", "mend 'weights'", owner=owner)
    if made.vertices and abs(sum(made.weights) - 1) > 1e-6:
        raise DataError("the weights do not add up to 1", "mend 'weights'", owner=owner)
    if made.curve and len(made.curve) < 2:
        raise DataError("a curve needs two nodes or more", "add nodes", owner=owner)
    if not made.confidence_mm > 0:
        raise DataError("confidence_mm must be above 0", "say how sure the tag is", owner=owner)
    return made


def _read_part(id_: str, table: Mapping[str, Any], words: Mapping[str, Any]) -> Part:
    values = dict(table)
    for key in ("front", "lateral"):
        if isinstance(values.get(key), str):
            values[key] = [values[key]]
    wanted = values.pop("words", "body")
    if wanted not in words:
        raise DataError(
            f"unknown words '{wanted}'", did_you_mean(wanted, words), owner=f"regions.toml: {id_}"
        )
    values["words"] = dict(words[wanted])
    return _make(Part, id_, values, "regions.toml")


def _read_row(id_: str, table: Mapping[str, Any], group: str) -> Row:
    values = dict(table)
    if "from" in values:
        values["start"], values["stop"] = values.pop("from"), values.pop("to")
    if group == "fingers":
        values["cun"] = values.pop("fcun")
    return _make(Row, id_, values, "bcun.toml")
