"""The reasoning of a study, printed step by step."""

from __future__ import annotations

from tongren.cli.output import print_heading, print_item, print_wrapped
from tongren.practice import Limit, PatternFound, PointFound, Study


def print_study(study: Study) -> None:
    """What was understood, patterns, points, what holds for the person, and when to get help."""
    if not study.complaints:
        print(
            f"no complaint was understood in {study.query!r}; try plain words: can't sleep, cough"
        )
    else:
        print("Understood")
        for one in study.complaints:
            said = f"{'no ' if one.denied else ''}{one.label.lower()}"
            print_item(f"{one.said!r}: {said}")
    if study.unread:
        print_item(f"not understood: {', '.join(study.unread)}")
    if study.red_flags:
        print_heading("When to get help first")
        for text in study.red_flags:
            print_item(text)
    if study.patterns:
        print_heading("Patterns that would explain it")
        for pattern in study.patterns:
            print_item(_pattern(pattern))
    if study.everywhere:
        print_heading("For this person, at every point")
        for limit in study.everywhere:
            print_item(limit.text)
    if study.points:
        print_heading("Points to study")
        for point in study.points:
            _print_point(point)
    if study.excluded:
        print_heading("Left out for this person")
        for point in study.excluded:
            print_item(f"{point.code} {point.name}: {_forbidding(point)}")
    print()
    print_wrapped(study.note, indent="")


def _pattern(pattern: PatternFound) -> str:
    parts = [f"{pattern.label} ({pattern.plain})" if pattern.plain else pattern.label]
    if pattern.matched:
        parts.append("shown by " + ", ".join(sign.label.lower() for sign in pattern.matched))
    if pattern.against:
        parts.append("against it: no " + ", no ".join(s.label.lower() for s in pattern.against))
    if pattern.further:
        parts.append("ask for " + ", ".join(sign.label.lower() for sign in pattern.further))
    return "; ".join(parts)


def _print_point(point: PointFound) -> None:
    print(f"  {point.code}  {point.name}")
    for claim in point.claims:
        print_wrapped(f"{claim.text} ({', '.join(claim.about)})", indent="      ")
    for reason in point.reasons:
        print_wrapped(f"{reason.text} ({reason.pattern})", indent="      ")
    for limit in point.limits:
        print_wrapped(f"careful: {_limit(limit)}", indent="      ")


def _forbidding(point: PointFound) -> str:
    return "; ".join(_limit(limit) for limit in point.limits if limit.excludes)


def _limit(limit: Limit) -> str:
    return f"{limit.text} (Against this: {limit.counter})" if limit.counter else limit.text
