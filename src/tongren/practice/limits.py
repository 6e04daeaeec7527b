"""What forbids a point to a person, or limits what is done with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tongren.model import Acupoint, Circumstance
from tongren.practice.answers import Limit


def limits_of(point: Acupoint, circumstances: Mapping[str, Circumstance]) -> list[Limit]:
    """Everything that the circumstances of a person mean for ``point``, the gravest first."""
    found = [limit for key, one in circumstances.items() for limit in _limits(point, key, one)]
    return sorted(found, key=lambda limit: not limit.excludes)


def _limits(point: Acupoint, key: str, circumstance: Circumstance) -> Iterator[Limit]:
    for caution in point.knowledge.cautions:
        excludes = caution.flag in circumstance.excludes
        if excludes or caution.flag in circumstance.limits:
            yield Limit(
                circumstance=key,
                flag=caution.flag,
                text=caution.text,
                excludes=excludes,
                counter=caution.counter,
                sources=caution.sources,
            )
    pressing = point.knowledge.acupressure
    if pressing is not None and pressing.suitability in circumstance.excludes_suitability:
        yield Limit(
            circumstance=key,
            flag="",
            text=pressing.technique,
            excludes=True,
            counter="",
            sources=pressing.sources,
        )


def everywhere(circumstances: Mapping[str, Circumstance]) -> tuple[Limit, ...]:
    """What holds for the person at every point."""
    return tuple(
        Limit(
            circumstance=key,
            flag="",
            text=one.everywhere,
            excludes=False,
            counter="",
            sources=one.sources,
        )
        for key, one in circumstances.items()
    )


def chosen(
    keys: Iterable[str], circumstances: Mapping[str, Circumstance]
) -> dict[str, Circumstance]:
    """The circumstances called ``keys``; ``ValueError`` names one that does not exist."""
    import difflib

    found = {}
    for key in keys:
        if key not in circumstances:
            near = difflib.get_close_matches(key, circumstances, n=1)
            advice = f"did you mean {near[0]!r}? " if near else ""
            raise ValueError(
                f"unknown circumstance {key!r}; {advice}known: {', '.join(circumstances)}"
            )
        found[key] = circumstances[key]
    return found
