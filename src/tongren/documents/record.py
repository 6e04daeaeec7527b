"""The record of what one page says, in the shape that ``show`` has."""

from collections.abc import Iterable
from typing import Any

import msgspec

from tongren.documents.found import Claim


def build_record(code: str, claims: Iterable[Claim]) -> dict[str, Any]:
    """The record with the keys of ``show``; every item carries the ``span`` it came from."""
    record: dict[str, Any] = {
        "code": code,
        "names": {
            "pinyin": "",
            "hanzi_simplified": "",
            "hanzi_traditional": "",
            "hanzi": "",
            "english": "",
            "translations": [],
            "other_names": [],
            "hangul": "",
            "romaji": "",
        },
        "meridian": code.split("-")[0] if code.startswith("EX") else code.rstrip("0123456789"),
        "categories": [],
        "location": {"text": "", "expression": "", "posture": "", "spans": []},
        "find": [],
        "anatomy": None,
        "needling": [],
        "moxibustion": None,
        "actions": [],
        "indications": [],
        "cautions": [],
        "red_flags": [],
        "acupressure": None,
        "commentary": "",
        "commentary_statements": [],
        "connections": [],
        "combinations": [],
        "related": [],
        "faq": [],
        "sources": [],
    }
    for claim in claims:
        if claim.span is not None:
            _add(record, claim)
    record["commentary"] = "\n\n".join(item["text"] for item in record["commentary_statements"])
    return record


def _add(record: dict[str, Any], claim: Claim) -> None:
    span = msgspec.to_builtins(claim.span)
    field, value = claim.field, claim.value
    if field.startswith("names.") or field == "meaning":
        _name(record["names"], field, str(value.get("text", "")))
    elif field == "region":
        record["location"].setdefault("region", value["text"])
    elif field == "posture":
        record["location"]["posture"] = value["text"]
    elif field == "location":
        location = record["location"]
        location["text"] = f"{location['text']} {value['text']}".strip()
        location["posture"] = location["posture"] or value.get("posture", "")
        location["spans"].append(span)
    elif field == "commentary":
        record["commentary_statements"].append({**value, "span": span})
    elif field == "acupressure":
        _acupressure(record, value, span)
    elif field == "moxibustion":
        _moxibustion(record, value, span)
    elif field == "anatomy":
        anatomy = record["anatomy"] or {"text": "", "spans": []}
        anatomy["text"] = f"{anatomy['text']} {value['text']}".strip()
        anatomy["spans"].append(span)
        record["anatomy"] = anatomy
    elif isinstance(record.get(field), list):
        record[field].append({**value, "span": span})


def _name(names: dict[str, Any], field: str, text: str) -> None:
    kind = field.removeprefix("names.")
    if kind == "hanzi":
        names["hanzi"] = names["hanzi"] or text
        for key in ("hanzi_simplified", "hanzi_traditional"):
            names[key] = names[key] or text
    elif kind == "english":
        names["english"] = names["english"] or text
        if text not in names["translations"]:
            names["translations"].append(text)
    elif kind == "other":
        if text not in names["other_names"]:
            names["other_names"].append(text)
    else:
        names[kind] = names.get(kind) or text


def _acupressure(record: dict[str, Any], value: dict[str, Any], span: Any) -> None:
    """All sentences about pressing in one: what the first says of a detail stands."""
    pressing = record["acupressure"] or {
        "technique": "",
        "terms": [],
        "tool": "",
        "pressure": "",
        "min_seconds": None,
        "max_seconds": None,
        "repeats": "",
        "side": "",
        "breathing": "",
        "spans": [],
    }
    if value.get("technique"):
        pressing["technique"] = f"{pressing['technique']} {value['technique']}".strip()
    pressing["terms"] += [term for term in value.get("terms", ()) if term not in pressing["terms"]]
    for key in ("tool", "pressure", "repeats", "side", "breathing"):
        pressing[key] = pressing[key] or value.get(key, "")
    if pressing["max_seconds"] is None and value.get("max_seconds") is not None:
        pressing["min_seconds"], pressing["max_seconds"] = (
            value["min_seconds"],
            value["max_seconds"],
        )
    pressing["spans"].append(span)
    record["acupressure"] = pressing


def _moxibustion(record: dict[str, Any], value: dict[str, Any], span: Any) -> None:
    moxa = record["moxibustion"] or {"use": "", "cones": "", "minutes": "", "text": "", "spans": []}
    for key, said in value.items():
        if key == "text":
            moxa["text"] = f"{moxa['text']} {said}".strip()
        elif key == "use" and said == "forbidden":
            moxa["use"] = said
        else:
            moxa[key] = moxa.get(key) or said
    moxa["spans"].append(span)
    record["moxibustion"] = moxa
