"""Writes what was read into a user's overlay: own data beside the atlas, with source and spans."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from tongren.documents.found import Claim, ReadDocument
from tongren.store.overlay import Overlay, OverlayClaim, OverlaySource, read_overlay


class OverlayWriter:
    """Gathers claims and writes them into one TOML file, keeping what the user decided before.

    A claim that is in the file already (same point, field, words and source) keeps its state.
    Without a ``path`` it begins empty and can only be shown.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._old = read_overlay(path) if path is not None and path.exists() else Overlay()
        self._sources: dict[str, OverlaySource] = dict(self._old.sources)
        self._claims: dict[str, list[OverlayClaim]] = {
            code: list(claims) for code, claims in self._old.points.items()
        }

    def add(self, document: ReadDocument) -> None:
        """Take the claims of a document that carry a span; what a page leaves out is no claim of
        it."""
        if document.code is None:
            return
        key = self._source_key(document.source, document.format)
        known = self._claims.setdefault(document.code, [])
        states = {(c.field, c.text, c.source): c.state for c in known}
        held = set(states)
        for claim in document.claims:
            identity = (claim.field, claim.text, key)
            if claim.span is None or identity in held:
                continue
            held.add(identity)
            known.append(_overlay_claim(claim, key))

    def decide(self, file: str, format: str, code: str, claim: OverlayClaim) -> None:
        """Take one claim of the page ``file`` with the state that a person gave it now.

        What ``claim.source`` says is replaced by the key of the file.
        """
        claim = msgspec.structs.replace(claim, source=self._source_key(file, format))
        known = self._claims.setdefault(code, [])
        same = [c for c in known if _identity(c) == _identity(claim)]
        if same:
            known[known.index(same[0])] = claim
        else:
            known.append(claim)

    def overlay(self) -> Overlay:
        """All claims as they stand now."""
        return Overlay(
            sources=self._sources,
            points={code: tuple(claims) for code, claims in sorted(self._claims.items())},
        )

    def write(self) -> int:
        """Write the file whole or not at all; returns how many claims it holds."""
        if self.path is None:
            raise ValueError("an overlay without a path cannot be written; give OverlayWriter one")
        overlay = self.overlay()
        text = overlay_toml(overlay)
        folder = self.path.parent
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=folder, delete=False, suffix=".toml"
        ) as unfinished:
            unfinished.write(text)
        Path(unfinished.name).replace(self.path)
        return sum(len(claims) for claims in overlay.points.values())

    def _source_key(self, file: str, format: str) -> str:
        for key, source in self._sources.items():
            if source.file == file:
                return key
        stem = "".join(c if c.isascii() and c.isalnum() else "-" for c in Path(file).stem.lower())
        base = "-".join(part for part in stem.split("-") if part)[:40] or "page"
        key, number = base, 1
        while key in self._sources:
            number += 1
            key = f"{base}-{number}"
        self._sources[key] = OverlaySource(
            file=file, format=format, read=datetime.date.today().isoformat()
        )
        return key


def _identity(claim: OverlayClaim) -> tuple[str, str, str]:
    return claim.field, claim.text, claim.source


def _overlay_claim(claim: Claim, source: str) -> OverlayClaim:
    assert claim.span is not None
    return OverlayClaim(
        field=claim.field,
        text=claim.text,
        source=source,
        span=(claim.span.line, claim.span.column, claim.span.end_line, claim.span.end_column),
        verdict=claim.verdict,
        reason=claim.reason,
        reasons=claim.reasons,
        severity=claim.severity,
        value=claim.value,
    )


def overlay_toml(overlay: Overlay) -> str:
    """The overlay as TOML, one claim a table."""
    lines = [
        "# Own data beside the atlas of Tongren, written by `tongren read --into`. Traditional "
        "claims as pages make them;",
        '# the atlas itself is not changed. `state`: "proposed", "accepted" or "rejected", '
        "yours to set.",
    ]
    for key, source in overlay.sources.items():
        lines += ["", f"[sources.{key}]", *_fields(msgspec.to_builtins(source))]
    for code, claims in overlay.points.items():
        for claim in claims:
            lines += ["", f"[[points.{code}]]", *_fields(msgspec.to_builtins(claim))]
    return "\n".join(lines) + "\n"


def _fields(table: dict[str, Any]) -> list[str]:
    return [
        f"{key} = {_toml(value)}"
        for key, value in table.items()
        if value not in (None, "", {}, [], ())
    ]


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(item) for item in value if item is not None) + "]"
    if isinstance(value, dict):
        inner = (f"{_key(key)} = {_toml(item)}" for key, item in value.items() if item is not None)
        return "{ " + ", ".join(inner) + " }"
    return _string(str(value))


def _key(key: str) -> str:
    bare = key and all(c.isascii() and (c.isalnum() or c in "_-") for c in key)
    return key if bare else _string(key)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = "".join(
        c
        if c >= " " and c != "\x7f" and not "\ud800" <= c <= "\udfff"
        else f"\\u{min(ord(c), 0xFFFD) if not 0xD800 <= ord(c) <= 0xDFFF else 0xFFFD:04X}"
        for c in escaped
    )
    return f'"{escaped}"'
