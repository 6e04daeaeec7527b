"""The record of one acupoint as a document: what ``show --json``, the web and ``export`` give."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from tongren.atlas import Atlas
from tongren.export.questions import questions
from tongren.export.relations import related_points
from tongren.model import Acupoint

Voice = Literal["lay", "practitioner", "full"]

#: What every lay record says in place of needling.
NEEDLING_IS_FOR_PRACTITIONERS = (
    "Needling is for trained practitioners only; this page does not describe it."
)


#: Fields of an overlay that a lay record leaves out.
_PRACTICE = frozenset(
    {"needling", "moxibustion", "anatomy", "actions", "combinations", "connections"}
)


def point_record(atlas: Atlas, acupoint: Acupoint, voice: Voice = "practitioner") -> dict[str, Any]:
    """The record in one voice, as plain data.

    "practitioner" holds everything a page shows; "full" adds checks, aliases and the bibliography
    of every source; "lay" leaves out needling and the classical apparatus.
    """
    knowledge = acupoint.knowledge
    record: dict[str, Any] = {
        "code": acupoint.code,
        "names": _names(acupoint),
        "meridian": acupoint.meridian,
        "laterality": acupoint.laterality,
        "categories": _plain(acupoint.categories),
        "location": _location(acupoint),
        "find": _plain(knowledge.find),
        "find_lay": _plain(knowledge.find_lay),
        "mistakes": _plain(knowledge.mistakes),
        "anatomy": _plain(knowledge.anatomy),
        "needling": _plain(knowledge.needling),
        "moxibustion": _plain(knowledge.moxibustion),
        "actions": _plain(knowledge.actions),
        "indications": _plain(knowledge.indications),
        "cautions": _cautions(atlas, acupoint, voice),
        "red_flags": _plain(knowledge.red_flags),
        "acupressure": _plain(knowledge.acupressure),
        "commentary": "\n\n".join(statement.text for statement in knowledge.commentary),
        "commentary_statements": _plain(knowledge.commentary),
        "connections": _plain(knowledge.connections),
        "combinations": _plain(knowledge.combinations),
        "disagreements": _plain(knowledge.disagreements),
        "related": related_points(atlas, acupoint),
        "faq": _plain(questions(atlas, acupoint)),
        "review": _plain(knowledge.review),
        "sources": _bibliography(atlas, acupoint),
        "voice": voice,
    }
    if own := _overlay(atlas, acupoint):
        record["overlay"] = own
    if voice == "lay":
        _leave_out_practice(record)
    if voice != "full":
        record["location"].pop("checks", None)
    return record


def _overlay(atlas: Atlas, acupoint: Acupoint) -> list[dict[str, Any]]:
    """What the user's own overlay says of the point, each claim with the page it comes from."""
    overlay = atlas.overlay
    return [
        {**_plain(claim), "state": claim.state, "file": overlay.sources[claim.source].file}
        for claim in overlay.claims(acupoint.code)
    ]


def _leave_out_practice(record: dict[str, Any]) -> None:
    for key in ("needling", "moxibustion", "anatomy", "mistakes", "commentary_statements"):
        record[key] = [] if isinstance(record[key], list | tuple) else None
    for key in ("find", "actions", "combinations", "connections", "disagreements"):
        record[key] = []
    record["commentary"] = ""
    if "overlay" in record:
        told = [claim for claim in record["overlay"] if claim["field"] not in _PRACTICE]
        record["overlay"] = told
    record["needling_note"] = NEEDLING_IS_FOR_PRACTITIONERS


def _names(acupoint: Acupoint) -> dict[str, Any]:
    names: dict[str, Any] = _plain(acupoint.names)
    names["english"] = acupoint.names.english[0].text if acupoint.names.english else ""
    names["translations"] = _plain(acupoint.names.english)
    return names


def _location(acupoint: Acupoint) -> dict[str, Any]:
    location: dict[str, Any] = _plain(acupoint.location)
    return {"text": "", "expression": "", "posture": "", "checks": [], **location}


def _cautions(atlas: Atlas, acupoint: Acupoint, voice: Voice) -> list[dict[str, Any]]:
    """Cautions, each with the label of its flag: in plain words for the lay voice."""
    found = []
    for caution in acupoint.knowledge.cautions:
        term = atlas.vocabulary.flags[caution.flag]
        label = term.plain.capitalize() if voice == "lay" and term.plain else term.label
        found.append({**_plain(caution), "label": label})
    return found


def _bibliography(atlas: Atlas, acupoint: Acupoint) -> list[dict[str, Any]]:
    """The sources that this record cites, in the order of ``sources.toml``."""
    cited = _cited_keys([acupoint.names, acupoint.location, acupoint.knowledge])
    cited.update(key for category in acupoint.categories for key in category.sources)
    return [{"key": key, **_plain(source)} for key, source in atlas.sources.items() if key in cited]


def _cited_keys(value: Any) -> set[str]:
    if isinstance(value, msgspec.Struct):
        keys = set(getattr(value, "sources", ()))
        for name in value.__struct_fields__:
            if name != "sources":
                keys |= _cited_keys(getattr(value, name))
        return keys
    if isinstance(value, list | tuple):
        return set().union(*(_cited_keys(item) for item in value))
    return set()


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)
