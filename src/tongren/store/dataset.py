"""The whole data, read and validated."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from tongren.model import (
    Acupoint,
    AcupointCode,
    AmbiguousPrefix,
    CategoryGroup,
    Circumstance,
    CodeFamily,
    CodeSystems,
    Knowledge,
    Location,
    Meridian,
    Names,
    Numbering,
    Practice,
    Principle,
    SafetyRule,
    Source,
    Term,
    Vocabulary,
)
from tongren.store.conversion import convert
from tongren.store.layout import CHAPTERS, DATA_FOLDER
from tongren.store.membership import memberships
from tongren.store.problems import DataError, Problem
from tongren.store.references import dangling_references
from tongren.store.toml_file import TomlFile


class Dataset(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the data files, each part keyed by its identifier, in file order."""

    acupoints: dict[str, Acupoint]
    meridians: dict[str, Meridian]
    categories: dict[str, CategoryGroup]
    code_systems: CodeSystems
    vocabulary: Vocabulary
    sources: dict[str, Source]
    safety: dict[str, SafetyRule]
    practice: Practice


def read_dataset(folder: Path = DATA_FOLDER) -> Dataset:
    """Read all files of ``folder``. Raises ``DataError`` with every problem found at once."""
    return read_files(folder)[0]


def read_files(folder: Path = DATA_FOLDER) -> tuple[Dataset, dict[str, TomlFile]]:
    """As ``read_dataset``, with the files by name ("names/KI.toml"), to point at their lines."""
    reader = _Reader(folder)
    names = reader.chapters("names", Names)
    locations = reader.chapters("locations", Location)
    knowledge = reader.chapters("knowledge", Knowledge)
    meridians = reader.records("meridians.toml", Meridian)
    categories = reader.records("categories.toml", CategoryGroup)
    sources = reader.records("sources.toml", Source)
    safety = reader.records("safety.toml", SafetyRule)
    vocabulary = reader.sections("vocabulary.toml", Vocabulary, Term)
    practice = reader.sections(
        "practice.toml", Practice, {"circumstances": Circumstance, "principles": Principle}
    )
    code_systems = reader.sections(
        "code_systems.toml",
        CodeSystems,
        {"families": CodeFamily, "ambiguous": AmbiguousPrefix, "numberings": Numbering},
    )
    reader.expect_same_codes(names, locations, "locations")
    reader.expect_known_codes(names, knowledge, "knowledge")
    by_code = memberships(categories)
    acupoints = {
        code: Acupoint(
            code=code,
            meridian=code.split("-")[0] if code.startswith("EX") else AcupointCode.parse(code)[0],
            number=AcupointCode.parse(code).number,
            names=found,
            location=locations[code],
            knowledge=knowledge.get(code, Knowledge()),
            categories=by_code.get(code, ()),
        )
        for code, found in names.items()
        if code in locations
    }
    if reader.problems:
        raise DataError(reader.problems)
    dataset = Dataset(
        acupoints=acupoints,
        meridians=meridians,
        categories=categories,
        code_systems=code_systems,
        vocabulary=vocabulary,
        sources=sources,
        safety=safety,
        practice=practice,
    )
    if dangling := list(dangling_references(dataset, reader.files)):
        raise DataError(dangling)
    return dataset, reader.files


class _Reader:
    """Reads files into the model and gathers what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.files: dict[str, TomlFile] = {}

    def file(self, name: str) -> TomlFile | None:
        try:
            self.files[name] = TomlFile(self.folder / name, f"{self.folder.name}/{name}")
        except DataError as error:
            self.problems.extend(error.problems)
        return self.files.get(name)

    def chapters(self, layer: str, kind: type[Any]) -> dict[str, Any]:
        """All records of one layer. Knowledge files may be missing, the others may not."""
        records: dict[str, Any] = {}
        for chapter in CHAPTERS:
            name = f"{layer}/{chapter}.toml"
            if layer == "knowledge" and not (self.folder / name).exists():
                continue
            records.update(self.records(name, kind, chapter))
        return records

    def records(self, name: str, kind: type[Any], chapter: str = "") -> dict[str, Any]:
        """The tables of a file as ``kind``; in a chapter their names must be its codes."""
        file = self.file(name)
        if file is None:
            return {}
        sources = tuple(file.tables.get("sources", ()))
        records = {}
        for key, raw in file.tables.items():
            if key == "sources":
                continue
            if chapter and not _belongs(key, chapter):
                message = f"is no code of this file; expected {chapter}1 or the like"
                self.problems.append(file.problem((key,), message))
                continue
            record = convert(file, (key,), raw, kind, sources, self.problems)
            if record is not None:
                records[key] = record
        return records

    def sections(self, name: str, kind: type[Any], inner: type[Any] | dict[str, type[Any]]) -> Any:
        """A file of named sections of records, such as the vocabulary, as ``kind``."""
        fields = [field.name for field in msgspec.structs.fields(kind)]
        read: dict[str, dict[str, Any]] = {field: {} for field in fields}
        file = self.file(name)
        if file is None:
            return kind(**read)
        sources = tuple(file.tables.get("sources", ()))
        for section, records in file.tables.items():
            if section == "sources":
                continue
            if section not in read:
                message = f"unknown section; sections are: {', '.join(fields)}"
                self.problems.append(file.problem((section,), message))
                continue
            of = inner[section] if isinstance(inner, dict) else inner
            for key, raw in records.items():
                record = convert(file, (section, key), raw, of, sources, self.problems)
                if record is not None:
                    read[section][key] = record
        return kind(**read)

    def expect_same_codes(self, names: dict[str, Any], others: dict[str, Any], layer: str) -> None:
        """Every named point has a record in ``layer``, and the other way round."""
        for code in names.keys() - others.keys():
            if self._unreported(layer, code):
                self._missing(layer, code, f"has names but no {layer} record; add [{code}]")
        self.expect_known_codes(names, others, layer)

    def expect_known_codes(self, names: dict[str, Any], others: dict[str, Any], layer: str) -> None:
        """No record of ``layer`` is about a point that has no names."""
        for code in others.keys() - names.keys():
            if self._unreported("names", code):
                self._missing(layer, code, "has no names; add it to names/ or remove it here")

    def _unreported(self, layer: str, code: str) -> bool:
        """Whether the record of ``code`` in ``layer`` is missing rather than faulty."""
        file = self.files.get(f"{layer}/{_chapter(code)}.toml")
        return file is not None and code not in file.tables

    def _missing(self, layer: str, code: str, message: str) -> None:
        file = self.files[f"{layer}/{_chapter(code)}.toml"]
        self.problems.append(file.problem((code,), message))


def _chapter(code: str) -> str:
    return "EX" if code.startswith("EX") else AcupointCode.parse(code).meridian


def _belongs(code: str, chapter: str) -> bool:
    try:
        return _chapter(code) == chapter
    except ValueError:
        return False


def chapter_of(acupoint: Acupoint) -> str:
    """The file that holds the point: its meridian, or "EX"."""
    return acupoint.meridian


def in_chapters(acupoints: dict[str, Acupoint]) -> Iterator[tuple[str, dict[str, Acupoint]]]:
    """The points file by file."""
    for chapter in CHAPTERS:
        yield chapter, {c: p for c, p in acupoints.items() if chapter_of(p) == chapter}
