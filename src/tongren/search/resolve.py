"""Decides which point a text means, or says why that is open.

Rules, in order. A code written as WHO writes it is that point. Codes and names in one text must
agree; where they do not, both are candidates. A prefix that several meridians share is settled by
the number, else by the data (``decided``), else it stays open. A name is settled by tones and
characters, or by being the proper name of one point and an older name of the others. A misspelt
name is taken only when it is clearly nearest (``likeness``). Nothing is ever guessed in silence:
``Resolution.why`` says what was assumed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tongren.search.answers import Asked, join
from tongren.search.codes import Match, Span
from tongren.search.lexicon import Lexicon
from tongren.search.reading import Reading, read
from tongren.search.resolution import Candidate, Resolution
from tongren.search.spelling import LONGEST, clean, plain, tokens

if TYPE_CHECKING:
    from tongren.search.likeness import Likeness

# ``likeness`` and ``unrecognised`` are imported where they are needed: a code that is understood
# must not wait for them.

#: A reading of less weight is mentioned even where code and name agree on it.
_UNUSUAL = 0.1
#: Fewer letters that were not understood are not looked up as another name.
_SHORTEST_OTHER = 5


def resolve(text: str, lexicon: Lexicon) -> Resolution:
    """The point that ``text`` means. Never raises; looks at the first ``LONGEST`` characters."""
    if text in lexicon.points:
        candidate = Candidate(code=text, name=lexicon.points[text], matched=text, why="WHO code")
        return Resolution(query=text, code=text, ambiguous=False, candidates=(candidate,))
    query = clean(text)
    words = tokens(query)
    note = ""
    if len(text) > LONGEST and len(text.strip()) > LONGEST:
        note = f"only the first {LONGEST} characters were looked at"
    asked = Asked(query, words, read(words, lexicon), note, lexicon)
    if asked.reading.spans:
        return _from_spans(asked)
    from tongren.search.unrecognised import from_likeness, out_of_range

    if asked.reading.misnumbered:
        return out_of_range(asked)
    return from_likeness(asked)


def _from_spans(asked: Asked) -> Resolution:
    """Weigh the codes and names found against each other and against the rest of the text."""
    reading = asked.reading
    found = _agreement(reading)
    unread = "".join(plain(word).letters for word in reading.unread)
    if unread and (whole := _whole_name(asked)):
        from tongren.search.unrecognised import misspelt

        return misspelt(asked, whole)
    if len(unread) > reading.read_letters and not (found and len(reading.spans) > 1):
        return asked.nothing("only a small part of the text names a point", _union(reading.spans))
    if not found:
        said = [f"{span.text} is {' or '.join(span.found)}" for span in reading.spans[:4]]
        why = join("the text names different points", *said)
        return asked.answer(None, _union(reading.spans), why)
    if reading.misnumbered:
        from tongren.search.unrecognised import range_text

        why = join(range_text(reading.misnumbered[0]), "the rest of the text names a point")
        return asked.nothing(why, found)
    if other := _other_name(asked, unread, found):
        both = {**found, other.entry.code: Match(0.0, other.entry.written, "spelt alike")}
        return asked.answer(None, both, f"{' '.join(reading.unread)} looks like another point")
    found, settled, why = _settle(found, reading)
    if reading.unread:
        why = join(why, f"not understood: {' '.join(reading.unread)}")
    return asked.answer(settled, found, why)


def _agreement(reading: Reading) -> dict[str, Match]:
    """The points that all spans allow, best first; empty if the spans contradict each other."""
    first, *others = reading.spans
    found = dict(first.found)
    for span in others:
        found = {
            code: Match(
                match.weight * span.found[code].weight,
                join(match.matched, span.found[code].matched, between=" · "),
                join(match.why, span.found[code].why),
            )
            for code, match in found.items()
            if code in span.found
        }
    return dict(sorted(found.items(), key=lambda item: -item[1].weight))


def _settle(found: dict[str, Match], reading: Reading) -> tuple[dict[str, Match], str | None, str]:
    """Narrow ``found`` by a meridian or number named beside it; take one point if that is fair."""
    spans = reading.spans
    narrowed = found
    if len(narrowed) > 1 and reading.meridians:
        on = {c: m for c, m in narrowed.items() if _meridian(c) in reading.meridians}
        narrowed = on or narrowed
    if len(narrowed) > 1 and reading.numbers:
        numbered = {c: m for c, m in narrowed.items() if int(_number(c)) in reading.numbers}
        narrowed = numbered or narrowed
    if reading.meridians and not any(_meridian(c) in reading.meridians for c in narrowed):
        return narrowed, None, f"not on the meridian named ({' or '.join(reading.meridians)})"
    if len(narrowed) == 1:
        ((code, match),) = narrowed.items()
        if len(spans) == 1:
            return narrowed, code, spans[0].why if len(found) == 1 else ""
        return narrowed, code, match.why if match.weight < _UNUSUAL else ""
    settled = {span.settled for span in spans if span.settled in narrowed}
    why = join(*dict.fromkeys(span.why for span in spans if span.why))
    return narrowed, settled.pop() if len(settled) == 1 else None, why


def _union(spans: tuple[Span, ...]) -> dict[str, Match]:
    """The points that the spans name, each by its settled reading if it has one."""
    found: dict[str, Match] = {}
    for span in spans:
        for code, match in span.found.items():
            if code == (span.settled or code):
                found.setdefault(code, match)
    return found


def _whole_name(asked: Asked) -> Likeness | None:
    """The name that the whole text clearly misspells, where it holds no code ("Tsou San Li")."""
    if asked.reading.misnumbered or any(span.is_code for span in asked.reading.spans):
        return None
    from tongren.search.likeness import clearly_best, similar_names

    letters = "".join(plain(word).letters for word in asked.words if word.isalpha())
    ranked = similar_names(letters, asked.lexicon)
    return ranked[0] if clearly_best(ranked) else None


def _other_name(asked: Asked, unread: str, found: dict[str, Match]) -> Likeness | None:
    """A point outside ``found`` whose name the words not understood clearly look like."""
    if len(unread) < _SHORTEST_OTHER:
        return None
    from tongren.search.likeness import clearly_best, similar_names

    ranked = similar_names(unread, asked.lexicon)
    if clearly_best(ranked) and ranked[0].entry.code not in found:
        return ranked[0]
    return None


def _meridian(code: str) -> str:
    return code.rstrip("0123456789")


def _number(code: str) -> str:
    return code[len(_meridian(code)) :]
