"""Precision and recall of reading, field by field, against pages with expected results.

An expected item is found when one of its alternatives (parted by "|") is among what was read. What
was read and is expected by nobody counts against precision.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tongren.documents import PageReader, ReadDocument
from tongren.documents.folding import fold

PAGES = Path(__file__).parent.parent / "tests" / "documents" / "pages"
#: Fields whose items are told apart by the words they begin with or contain.
_WORDED = {
    "location",
    "find",
    "commentary",
    "meaning",
    "anatomy",
    "sources",
    "red_flags",
    "faq",
    "connections",
}


@dataclass
class Score:
    """Counts of one field."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was read, how much was expected."""
        return self.right / (self.right + len(self.wrong)) if self.right + len(self.wrong) else 1.0

    @property
    def recall(self) -> float:
        """Of what was expected, how much was read."""
        total = self.right + len(self.missed)
        return self.right / total if total else 1.0


def score_folder(name: str, reader: PageReader) -> dict[str, Score]:
    """Scores of all pages in ``tests/documents/pages/NAME`` by field."""
    scores: dict[str, Score] = {}
    for path in sorted((PAGES / name).iterdir()):
        expected_path = path.with_suffix(".toml")
        if path.suffix != ".toml" and expected_path.exists():
            with expected_path.open("rb") as file:
                expected = tomllib.load(file)["point"]
            score_page(path.name, reader.read_file(path), expected, scores)
    return scores


def total(scores: dict[str, Score]) -> Score:
    """All fields together."""
    whole = Score()
    for one in scores.values():
        whole.right += one.right
        whole.missed += one.missed
        whole.wrong += one.wrong
    return whole


def score_page(
    page: str,
    documents: list[ReadDocument],
    expected: list[dict[str, Any]],
    scores: dict[str, Score],
) -> None:
    """Add the counts of one page."""
    by_code = {document.code: document for document in documents if document.code}
    points = scores.setdefault("point", Score())
    for code in by_code.keys() - {point["code"] for point in expected}:
        points.wrong.append(f"{page}: {code}")
    for point in expected:
        document = by_code.get(point["code"])
        if document is None:
            points.missed.append(f"{page}: {point['code']}")
            document = ReadDocument(source=page)
        else:
            points.right += 1
        _score_point(f"{page}/{point['code']}", document, point, scores)


def _score_point(
    where: str, document: ReadDocument, point: dict[str, Any], scores: dict[str, Score]
) -> None:
    wanted = {name: list(items) for name, items in point.items() if name != "code"}
    if "actions" in wanted:
        wanted["actions"] = [part for item in wanted["actions"] for part in _terms(item)]
    found = found_items(document)
    for name in wanted.keys() | found.keys():
        names = name.split("|")
        have = [item for one in names for item in found.get(one, [])]
        if any(name != other and name in other.split("|") for other in wanted):
            continue
        score = scores.setdefault(names[0], Score())
        left = list(have)
        for item in wanted.get(name, ()):
            matching = [
                one for one in left if any(_same(names[0], way, one) for way in item.split("|"))
            ]
            if matching:
                score.right += 1
                left = [one for one in left if one not in matching]
            else:
                score.missed.append(f"{where}: {item}")
        score.wrong += [f"{where}: {one}" for one in left if not _harmless(names[0], one)]


def _terms(item: str) -> list[str]:
    """ "clears_heat calms_mind" are two terms, "opens the vessel" is one text."""
    parts = item.split()
    return parts if all("_" in part for part in parts) else [item]


def _same(name: str, item: str, found: str) -> bool:
    if name.startswith("names."):
        return fold(item).replace(" ", "") == fold(found).replace(" ", "")
    item, found = item.casefold(), found.casefold()
    if name in _WORDED or name == "acupressure":
        return item in found
    if name in ("needling", "moxibustion"):
        return all(part in found.split() for part in item.split())
    if name in ("actions", "cautions"):
        return item == found or item in found or set(item.split()) <= set(found.split())
    return item == found or (name == "categories" and item == found.split("/")[0])


def _harmless(name: str, found: str) -> bool:
    """Details of pressing count when expected; other words of the sentence are no error."""
    return name in ("acupressure", "code")


def found_items(document: ReadDocument) -> dict[str, list[str]]:
    """What a document holds, as items to compare, by field."""
    items: dict[str, list[str]] = {}
    for claim in document.claims:
        if claim.span is None:
            continue
        for name, item in _items(claim.field, claim.text, claim.value):
            listed = items.setdefault(name, [])
            if item not in listed:
                listed.append(item)
    return items


def _items(name: str, text: str, value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if name.startswith("names."):
        yield name, value["text"]
    elif name == "meridian":
        yield name, value.get("id") or text
    elif name == "categories":
        yield name, "/".join(filter(None, (value.get("id"), value.get("role")))) or text
    elif name == "needling":
        yield name, _needling(value)
    elif name == "moxibustion":
        yield name, " ".join(str(value[k]) for k in ("use", "cones", "minutes") if value.get(k))
    elif name == "actions":
        for term in value["terms"] or [text.casefold()]:
            yield name, term
    elif name == "indications":
        terms = [*value["terms"], *value["patterns"]]
        for term in terms or [text.casefold()]:
            yield name, term
    elif name == "cautions":
        yield name, value["flag"] or text
    elif name in ("related",):
        yield name, value["code"]
    elif name == "combinations":
        yield name, " ".join(value["codes"])
    elif name == "acupressure":
        yield from ((name, item) for item in _pressing(text, value))
    elif name != "code":
        yield name, text


def _needling(value: dict[str, Any]) -> str:
    angle = "forbidden" if value.get("forbidden") else value.get("angle") or "-"
    low, high = value.get("min_cun"), value.get("max_cun")
    if high is None:
        return angle
    return f"{angle} {high:g}" if low == high else f"{angle} {low:g}-{high:g}"


def _pressing(text: str, value: dict[str, Any]) -> Iterator[str]:
    if value.get("max_seconds") is not None:
        low, high = value["min_seconds"], value["max_seconds"]
        yield f"{high}" if low == high else f"{low}-{high}"
    for key in ("repeats", "side", "tool", "breathing", "pressure"):
        if value.get(key):
            yield str(value[key])
    yield text
