"""Decides which point a text means, or says why that is open.

Rules, in order. A code written as WHO writes it is that point. Codes and names in one text must
agree; where they do not, both are candidates. A prefix that several meridians share is settled by
the number, else by the data (``decided``), else it stays open. A name is settled by tones and
characters, or by being the proper name of one point and an older name of the others. A misspelt
name is taken only when it is clearly nearest (``likeness``). Nothing is ever guessed in silence:
``Resolution.why`` says what was assumed.
"""

from tongren.search.lexicon import Lexicon
from tongren.search.likeness import (
    Likeness,
    as_close,
    clearly_best,
    similar_codes,
    similar_names,
)
from tongren.search.reading import Match, Misnumbered, Reading, Span, read
from tongren.search.resolution import Candidate, Resolution
from tongren.search.spelling import LONGEST, clean, plain, tokens

_HINT = "try a code such as KI1, a name in pinyin or characters, or search for words"


def resolve(text: str, lexicon: Lexicon) -> Resolution:
    """The point that ``text`` means. Never raises; looks at the first ``LONGEST`` characters."""
    if text in lexicon.points:
        candidate = Candidate(code=text, name=lexicon.points[text], matched=text, why="WHO code")
        return Resolution(query=text, code=text, ambiguous=False, candidates=(candidate,))
    query = clean(text)
    words = tokens(query)
    reading = read(words, lexicon)
    note = ""
    if len(text) > LONGEST and len(text.strip()) > LONGEST:
        note = f"only the first {LONGEST} characters were looked at"
    if reading.spans:
        return _from_spans(query, words, reading, lexicon, note)
    if reading.misnumbered:
        return _out_of_range(query, reading.misnumbered[0], lexicon, note)
    return _from_likeness(query, words, reading, lexicon, note)


def _from_spans(
    query: str, words: list[str], reading: Reading, lexicon: Lexicon, note: str
) -> Resolution:
    """Weigh the codes and names found against each other and against the rest of the text."""
    found = _agreement(reading)
    unread = "".join(plain(word).letters for word in reading.unread)
    if unread and not any(span.is_code for span in reading.spans) and not reading.misnumbered:
        whole = similar_names("".join(plain(w).letters for w in words if w.isalpha()), lexicon)
        if clearly_best(whole):
            return _misspelt(query, whole[0], note, lexicon)
    if len(unread) > reading.read_letters and not (found and len(reading.spans) > 1):
        return Resolution(
            query=query,
            code=None,
            ambiguous=False,
            why=_join("only a small part of the text names a point", note),
            near=_candidates(_union(reading.spans), lexicon),
        )
    if not found:
        return _contradiction(query, reading, lexicon, note)
    if reading.misnumbered:
        why = _join(_range_text(reading.misnumbered[0]), "the rest of the text names a point", note)
        near = _candidates(found, lexicon)
        return Resolution(query=query, code=None, ambiguous=False, why=why, near=near)
    if len(unread) > 4 and (other := _other_name(unread, found, lexicon)):
        both = {**found, other.entry.code: Match(0.0, other.entry.written, "spelt alike")}
        why = _join(f"{' '.join(reading.unread)} looks like another point", note)
        return _answer(query, None, both, why, lexicon)
    found, settled, why = _settle(found, reading)
    if reading.unread:
        why = _join(why, f"not understood: {' '.join(reading.unread)}")
    return _answer(query, settled, found, _join(why, note), lexicon)


def _agreement(reading: Reading) -> dict[str, Match]:
    """The points that all spans allow, best first; empty if the spans contradict each other."""
    first, *others = reading.spans
    found = dict(first.found)
    for span in others:
        found = {
            code: Match(
                match.weight * span.found[code].weight,
                _join(match.matched, span.found[code].matched, between=" · "),
                _join(match.why, span.found[code].why),
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
        (code,) = narrowed
        assumed = [s.why for s in spans if s.why and (len(spans) == 1 and len(found) == 1)]
        return narrowed, code, _join(*assumed)
    settled = {span.settled for span in spans if span.settled in narrowed}
    why = _join(*dict.fromkeys(span.why for span in spans if span.why))
    return narrowed, settled.pop() if len(settled) == 1 else None, why


def _contradiction(query: str, reading: Reading, lexicon: Lexicon, note: str) -> Resolution:
    """Codes and names that mean different points: all of them are candidates."""
    said = [f"{span.text} is {' or '.join(span.found)}" for span in reading.spans[:4]]
    why = _join("the text names different points", *said, note)
    return _answer(query, None, _union(reading.spans), why, lexicon)


def _union(spans: tuple[Span, ...]) -> dict[str, Match]:
    """The points that the spans name, each by its settled reading if it has one."""
    found: dict[str, Match] = {}
    for span in spans:
        for code, match in span.found.items():
            if code == (span.settled or code):
                found.setdefault(code, match)
    return found


def _other_name(unread: str, found: dict[str, Match], lexicon: Lexicon) -> Likeness | None:
    """A point outside ``found`` whose name the words not understood clearly look like."""
    ranked = similar_names(unread, lexicon)
    if clearly_best(ranked) and ranked[0].entry.code not in found:
        return ranked[0]
    return None


def _out_of_range(query: str, wrong: Misnumbered, lexicon: Lexicon, note: str) -> Resolution:
    """A number that the meridian does not have: say the range, offer what may have been meant."""
    near: dict[str, Match] = {}
    digits = str(wrong.number)
    for meridian, last in wrong.lasts:
        turned = {int(digits[::-1]): "digits swapped", int(digits[0]): "first digit"}
        for number, why in {**turned, last: "last point of the meridian"}.items():
            if (code := f"{meridian}{number}") in lexicon.points:
                near.setdefault(code, Match(0.0, code, why))
    return Resolution(
        query=query,
        code=None,
        ambiguous=False,
        why=_join(_range_text(wrong), note),
        near=_candidates(near, lexicon)[:5],
    )


def _range_text(wrong: Misnumbered) -> str:
    ranges = ", ".join(f"{meridian} has the points 1 to {last}" for meridian, last in wrong.lasts)
    return f"there is no {wrong.text}: {ranges}"


def _from_likeness(
    query: str, words: list[str], reading: Reading, lexicon: Lexicon, note: str
) -> Resolution:
    """Nothing was recognised: take a name that is clearly misspelt, else offer similar ones."""
    letters = "".join(plain(word).letters for word in words if not word.isdecimal())
    if reading.numbers and 0 < len(letters) <= 3 and letters.isascii():
        codes = similar_codes(letters, reading.numbers[0], lexicon)
        near = {code: Match(0.0, code, "similar code") for code in codes}
        why = _join(f"no code family writes {letters.upper()}", note)
        return _nothing(query, why, _candidates(near, lexicon))
    meridians = reading.meridians if not reading.unread else ()
    if prefix := lexicon.prefixes.get("".join(words)):
        meridians = tuple(one.meridian for one in prefix.readings)
    if meridians:
        which = " or ".join(dict.fromkeys(meridians))
        return _nothing(query, _join(f"this names a meridian ({which}); add a number", note), ())
    ranked = similar_names(letters, lexicon)
    if clearly_best(ranked) and not reading.numbers:
        return _misspelt(query, ranked[0], note, lexicon)
    if (close := as_close(ranked)) and not reading.numbers:
        why = _join("spelt differently: several names are as close", note)
        return _answer(query, None, _matches(close), why, lexicon)
    why = _join("nothing found", _HINT, note)
    return _nothing(query, why, _candidates(_matches(ranked), lexicon))


def _matches(alike: list[Likeness]) -> dict[str, Match]:
    return {one.entry.code: Match(one.score, one.entry.written, one.entry.kind) for one in alike}


def _misspelt(query: str, best: Likeness, note: str, lexicon: Lexicon) -> Resolution:
    why = _join(f"spelt differently: read as {best.entry.written}", note)
    return _answer(query, best.entry.code, _matches([best]), why, lexicon)


def _answer(
    query: str, code: str | None, found: dict[str, Match], why: str, lexicon: Lexicon
) -> Resolution:
    candidates = _candidates(found, lexicon)
    if code is not None:
        candidates = tuple(sorted(candidates, key=lambda one: one.code != code))
    return Resolution(
        query=query, code=code, ambiguous=code is None, candidates=candidates, why=why
    )


def _nothing(query: str, why: str, near: tuple[Candidate, ...]) -> Resolution:
    return Resolution(query=query, code=None, ambiguous=False, why=why, near=near)


def _candidates(found: dict[str, Match], lexicon: Lexicon) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(code=code, name=lexicon.points[code], matched=match.matched, why=match.why)
        for code, match in found.items()
    )


def _meridian(code: str) -> str:
    return code.rstrip("0123456789")


def _number(code: str) -> str:
    return code[len(_meridian(code)) :]


def _join(*parts: str, between: str = "; ") -> str:
    return between.join(part for part in parts if part)
