"""A record as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tongren.cli.output import print_heading, print_item, print_wrapped
from tongren.export.wording import clause, moxibustion_text, needling_text


def print_record(record: dict[str, Any]) -> None:
    """Print one record, cautions first; a section that is not written yet is left out."""
    _title(record)
    _items("Take care", [f"{c['label']}: {c['text']}" for c in record["cautions"]])
    _items("See a doctor", [flag["text"] for flag in record["red_flags"]])
    _where(record)
    if record["voice"] == "lay":
        _lay(record)
    else:
        _practice(record)
    _questions(record)
    _relations(record)
    if record["voice"] == "full":
        _provenance(record)
    _overlay(record)
    if not record["indications"] and not record["acupressure"]:
        print("\nWhat this point is used for has not been written yet.")


def _overlay(record: dict[str, Any]) -> None:
    """The user's own data, said to be that and nothing of the atlas."""
    _items(
        "From your own overlay (not of the atlas)",
        [
            f"{claim['field']}: {claim['text']} "
            f"[{claim['file']}:{claim['span'][0]}, {claim['state']}]"
            for claim in record.get("overlay", ())
        ],
    )


def _title(record: dict[str, Any]) -> None:
    names = record["names"]
    hanzi = names["hanzi_simplified"]
    if names["hanzi_traditional"] != hanzi:
        hanzi += f" ({names['hanzi_traditional']})"
    print(f"{record['code']}  {names['pinyin']}  {hanzi}  {names['english']}".rstrip())
    if names.get("meaning"):
        print_wrapped(names["meaning"])
    if record["voice"] == "full":
        others = [
            name.get("hanzi", "") + " " + name.get("pinyin", "")
            for name in names.get("other_names", [])
        ]
        also = [*names.get("aliases", []), *names.get("other_codes", []), *map(str.strip, others)]
        if also:
            print_wrapped("Also: " + ", ".join(also))
    if record["categories"] and record["voice"] != "lay":
        print_wrapped("Categories: " + "; ".join(map(_category, record["categories"])))


def _category(category: dict[str, Any]) -> str:
    details = [category.get(key, "") for key in ("role", "phase", "of")]
    known = ", ".join(detail for detail in details if detail)
    text = f"{category['label']} ({known})" if known else str(category["label"])
    return text + (" [disputed]" if category.get("disputed") else "")


def _where(record: dict[str, Any]) -> None:
    location, lay = record["location"], record["find_lay"]
    if record["voice"] == "lay" and lay:
        print_heading("Where it is")
        print_wrapped(lay["text"])
        for key in ("finger_shortcut", "error"):
            if lay.get(key):
                print_wrapped(lay[key])
        return
    print_heading("Where it is")
    print_wrapped(location["text"])
    if location["posture"]:
        print_wrapped(f"Posture: {location['posture']}")
    for note in location.get("notes", []):
        print_item(note)
    for other in location.get("alternatives", []):
        print_item(f"Otherwise ({other['held_by']}): {other['text']}")
    if location["expression"]:
        print_wrapped(f"As a program: {location['expression']}")


def _practice(record: dict[str, Any]) -> None:
    _items("How to find it", map(_step, record["find"]))
    _items("Common mistakes", _texts(record["mistakes"]))
    _items("Beneath", _beneath(record["anatomy"] or {}))
    _items("Needling (for trained practitioners)", map(_needling, record["needling"]))
    if record["moxibustion"]:
        _items("Moxibustion and other", [moxibustion_text(record["moxibustion"])])
    _items("Actions (traditional)", _texts(record["actions"]))
    _items("Used for (traditional)", [f"{i['group']}: {i['text']}" for i in record["indications"]])
    if record["commentary"]:
        print_heading("Commentary")
        for statement in record["commentary_statements"]:
            print_wrapped(statement["text"])
    _items("Connections", _texts(record["connections"]))
    _items("Combinations", map(_combination, record["combinations"]))
    _pressing(record["acupressure"])
    for topic in record["disagreements"]:
        print_heading(f"Sources differ: {topic['topic']}")
        for position in topic["positions"]:
            print_item(f"{position['text']} [{', '.join(position['sources'])}]")


def _beneath(anatomy: dict[str, Any]) -> list[str]:
    return [
        f"{key.replace('_', ' ')}: {', '.join(value) if isinstance(value, list) else value}"
        for key, value in anatomy.items()
        if key != "sources"
    ]


def _needling(row: dict[str, Any]) -> str:
    details = ["response", "manipulation", "differs"]
    if not row.get("forbidden"):
        details.append("condition")
    return "; ".join([needling_text(row), *(clause(row[key]) for key in details if row.get(key))])


def _combination(combination: dict[str, Any]) -> str:
    return f"with {', '.join(combination['codes'])}: {combination['purpose']}"


def _lay(record: dict[str, Any]) -> None:
    _pressing(record["acupressure"])
    print()
    print_wrapped(record["needling_note"])


def _pressing(acupressure: dict[str, Any] | None) -> None:
    if not acupressure:
        return
    print_heading(f"Pressing it ({acupressure['suitability'].replace('_', ' ')})")
    print_item(acupressure["technique"])
    for key in ("tool", "pressure", "repeats", "side", "breathing"):
        if acupressure.get(key):
            print_item(f"{key.capitalize()}: {acupressure[key]}")
    if acupressure.get("max_seconds"):
        low, high = acupressure.get("min_seconds"), acupressure["max_seconds"]
        print_item(
            f"Time: {high} seconds" if low in (None, high) else f"Time: {low}–{high} seconds"
        )
    _items("What people use it for", acupressure.get("benefits", []))
    _items("When to stop", acupressure.get("stop", []))


def _questions(record: dict[str, Any]) -> None:
    for entry in record["faq"]:
        print_heading(entry["question"])
        print_wrapped(entry["answer"])


def _relations(record: dict[str, Any]) -> None:
    _items(
        "Related points",
        [
            f"{point['code']} {point['name']} ({point['text'] or point['relation']})"
            for point in record["related"]
        ],
    )


def _provenance(record: dict[str, Any]) -> None:
    for check in record["location"]["checks"]:
        print_item(f"check: {check['statement']}")
    _items(
        "Sources",
        [
            f"[{source['key']}] {source['title']}"
            + (f" ({source['year']})" if source.get("year") else "")
            for source in record["sources"]
        ],
    )


def _source(source: dict[str, Any]) -> str:
    year = f" ({source['year']})" if source.get("year") else ""
    return f"[{source['key']}] {source['title']}{year}"


def _step(step: dict[str, Any]) -> str:
    return f"{step['text']} {step['feel']}".strip() if step.get("feel") else str(step["text"])


def _texts(statements: Iterable[dict[str, Any]]) -> list[str]:
    return [statement["text"] for statement in statements]


def _items(heading: str, items: Iterable[str]) -> None:
    listed = list(items)
    if listed:
        print_heading(heading)
        for item in listed:
            print_item(item)
