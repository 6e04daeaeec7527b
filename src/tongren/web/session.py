"""An acupressure session: what of a routine a person may press, how, how long, and why not.

The cautions' flags decide, by the circumstances of ``data/practice.toml``: a circumstance excludes
a point or limits it. A limited point is pressed for the least time of its record, by a child for
half of that, as the circumstance says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tongren.atlas import Atlas
from tongren.model import Acupoint, Acupressure, Circumstance
from tongren.practice.answers import Limit
from tongren.practice.limits import chosen, limits_of
from tongren.web.schema import Refusal, SessionAnswer, SessionPoint, SessionQuestion

#: More points are no routine that anyone presses.
MOST_POINTS = 12
#: Who presses: always the reader.
SELF = "self"
#: Asked whatever the points: what holds everywhere matters for each of them.
ALWAYS = ("pregnant", "baby", "child", "blood_thinners", "skin")
#: Who is pressed for half the time.
HALVED = ("baby", "child")


def session_answer(atlas: Atlas, codes: Sequence[str], person: Sequence[str]) -> SessionAnswer:
    """A session of these points for a person; ``ValueError`` for a circumstance that is none."""
    known = atlas.data.practice.circumstances
    circumstances = chosen(dict.fromkeys((SELF, *person)), known)
    points = [atlas[code] for code in codes]
    return SessionAnswer(
        points=tuple(_point(point, circumstances) for point in points),
        questions=tuple(_questions(points, known)),
        everywhere=tuple(one.everywhere for key, one in circumstances.items() if key != SELF),
        red_flags=tuple(
            dict.fromkeys(flag.text for point in points for flag in point.knowledge.red_flags)
        ),
        stop=tuple(dict.fromkeys(text for point in points for text in _stop(point))),
    )


def _questions(
    points: Sequence[Acupoint], known: Mapping[str, Circumstance]
) -> list[SessionQuestion]:
    """What is asked before: what always matters, and what would forbid or limit these points."""
    asked = []
    for key, circumstance in known.items():
        touched = tuple(point.code for point in points if limits_of(point, {key: circumstance}))
        if key != SELF and (touched or key in ALWAYS):
            asked.append(
                SessionQuestion(
                    id=key,
                    label=circumstance.label,
                    question=circumstance.question,
                    everywhere=circumstance.everywhere,
                    codes=touched,
                )
            )
    return asked


def _point(point: Acupoint, circumstances: Mapping[str, Circumstance]) -> SessionPoint:
    press = point.knowledge.acupressure
    limits = tuple(limits_of(point, circumstances))
    refused = _refusal(press, limits)
    least, most = _seconds(press, limits, circumstances) if press and not refused else (0, 0)
    return SessionPoint(
        code=point.code,
        laterality=point.laterality,
        refused=refused,
        limits=limits,
        press=press,
        find=point.knowledge.find_lay,
        least_seconds=least,
        most_seconds=most,
    )


def _refusal(press: Acupressure | None, limits: Sequence[Limit]) -> Refusal:
    if press is None:
        return "unwritten"
    if press.suitability == "practitioner_only":
        return "practitioner_only"
    return "excluded" if any(limit.excludes for limit in limits) else ""


def _seconds(
    press: Acupressure, limits: Sequence[Limit], circumstances: Mapping[str, Circumstance]
) -> tuple[int, int]:
    """Least and most seconds of one side for this person."""
    most = press.max_seconds or press.min_seconds or 60
    least = press.min_seconds or most
    if any(limit.circumstance != SELF for limit in limits):
        most = least
    if any(key in circumstances for key in HALVED):
        least, most = max(10, least // 2), max(10, most // 2)
    return least, most


def _stop(point: Acupoint) -> tuple[str, ...]:
    press = point.knowledge.acupressure
    return press.stop if press else ()
