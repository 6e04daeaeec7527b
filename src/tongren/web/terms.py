"""Lists: conditions and patterns with the points that claim them, regions with their points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from tongren.atlas import Atlas
from tongren.locator.belonging import find_region
from tongren.model import Acupoint, Term
from tongren.web.schema import (
    ListsAnswer,
    RegionAnswer,
    RegionEntry,
    RegionGroup,
    TermAnswer,
    TermClaim,
    TermEntry,
)

Kind = Literal["condition", "pattern"]


class Terms:
    """Which points claim what, gathered once from all records."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    @cached_property
    def claims(self) -> Mapping[tuple[Kind, str], tuple[TermClaim, ...]]:
        """The claims of every term, in atlas order."""
        found: dict[tuple[Kind, str], list[TermClaim]] = defaultdict(list)
        for point in self.atlas:
            for kind, key, claim in _claims_of(point):
                found[kind, key].append(claim)
        return {key: tuple(claims) for key, claims in found.items()}

    @cached_property
    def regions(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Codes by part of the body and by the region that the record names."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for point in self.atlas:
            name = point.location.region
            if name:
                found[find_region(name).part][name].append(point.code)
        return {
            part: {name: tuple(codes) for name, codes in groups.items()}
            for part, groups in found.items()
        }

    def table(self, kind: Kind) -> Mapping[str, Term]:
        """All terms of a kind."""
        vocabulary = self.atlas.vocabulary
        return vocabulary.conditions if kind == "condition" else vocabulary.patterns

    def lists(self) -> ListsAnswer:
        """All conditions, patterns and regions, each with how many points it has."""
        return ListsAnswer(
            conditions=tuple(self._entry("condition", key) for key in self.table("condition")),
            patterns=tuple(self._entry("pattern", key) for key in self.table("pattern")),
            regions=tuple(
                RegionEntry(id=part, points=sum(map(len, groups.values())))
                for part, groups in self.regions.items()
            ),
        )

    def term(self, kind: Kind, key: str, *, lay: bool) -> TermAnswer:
        """A term with the claims on it; `KeyError` where there is none of that name.

        A lay reader is told what points are used for, not their actions in the field's terms.
        """
        table = self.table(kind)
        term = table[key]
        narrower = [other for other, item in table.items() if key in item.broader]
        claims = self.claims.get((kind, key), ())
        return TermAnswer(
            id=key,
            kind=kind,
            label=term.label,
            plain=term.plain,
            hanzi=term.hanzi,
            definition=term.definition,
            synonyms=term.synonyms,
            red_flag=term.red_flag,
            broader=tuple(self._entry(kind, other) for other in term.broader if other in table),
            narrower=tuple(self._entry(kind, other) for other in narrower),
            signs=tuple(self._entry(*pair) for pair in self._tied(kind, key, term)),
            claims=tuple(one for one in claims if not lay or one.field == "indications"),
            sources=term.sources,
        )

    def region(self, part: str) -> RegionAnswer:
        """The points of a part of the body; `KeyError` where there is none of that name."""
        groups = self.regions[part]
        return RegionAnswer(
            id=part,
            groups=tuple(RegionGroup(name=name, codes=codes) for name, codes in groups.items()),
        )

    def _tied(self, kind: Kind, key: str, term: Term) -> Iterator[tuple[Kind, str]]:
        """For a pattern the conditions that show it, for a condition the patterns it shows."""
        if kind == "pattern":
            known = self.atlas.vocabulary.conditions
            yield from (("condition", sign) for sign in term.signs if sign in known)
            return
        for other, pattern in self.atlas.vocabulary.patterns.items():
            if key in pattern.signs:
                yield "pattern", other

    def _entry(self, kind: Kind, key: str) -> TermEntry:
        term = self.table(kind)[key]
        codes = {claim.code for claim in self.claims.get((kind, key), ())}
        return TermEntry(
            id=key, label=term.label, plain=term.plain, hanzi=term.hanzi, points=len(codes)
        )


def _claims_of(point: Acupoint) -> Iterator[tuple[Kind, str, TermClaim]]:
    for action in point.knowledge.actions:
        claim = TermClaim(
            code=point.code,
            field="actions",
            text=action.text,
            status=action.status,
            sources=action.sources,
        )
        yield from (("pattern", key, claim) for key in action.patterns)
    for item in point.knowledge.indications:
        claim = TermClaim(
            code=point.code,
            field="indications",
            text=item.text,
            group=item.group,
            status=item.status,
            era=item.era,
            sources=item.sources,
        )
        yield from (("condition", key, claim) for key in item.terms)
        yield from (("pattern", key, claim) for key in item.patterns)
