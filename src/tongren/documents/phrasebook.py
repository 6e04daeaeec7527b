"""Every phrase the reader knows: the vocabulary with its ways of writing, names of points, cues."""

import re
from collections.abc import Iterator, Mapping

from tongren.atlas import Atlas
from tongren.documents.folding import fold_phrase, is_hanzi, plural, singular
from tongren.documents.mentions import CodeTable
from tongren.documents.phrase import Phrase
from tongren.documents.variants import action_variants, condition_variants, spellings
from tongren.model import Acupoint, Term
from tongren.store import DATA_FOLDER, TomlFile

_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|"
    r"ua|uo|ui|un|ue|"
    r"ve|a|o|e|i|u|v|n|m)"
)


def read_table(name: str) -> dict[str, dict[str, list[str]]]:
    """A table of ``data/reading``, section by section."""
    return TomlFile(DATA_FOLDER / "reading" / name, f"data/reading/{name}").tables


def phrases(atlas: Atlas, table: CodeTable) -> Iterator[Phrase]:
    """All phrases, each folded; the same phrase may stand for several things."""
    vocabulary = atlas.vocabulary
    wordings = read_table("wordings.toml")
    ignored = {
        section: {fold_phrase(written) for written in listed}
        for section, listed in wordings["ignored"].items()
    }
    kinds: tuple[tuple[str, str, Mapping[str, Term]], ...] = (
        ("condition", "conditions", vocabulary.conditions),
        ("pattern", "patterns", vocabulary.patterns),
        ("action", "actions", vocabulary.actions),
        ("technique", "techniques", vocabulary.techniques),
        ("flag", "flags", vocabulary.flags),
        ("region", "regions", vocabulary.regions),
    )
    for kind, section, terms in kinds:
        more = wordings.get(section, {})
        labels = {form: i for i, term in terms.items() for form in _variants(kind, term.label)}
        left_out = ignored.get(section, set())
        for identifier, term in terms.items():
            own = {fold_phrase(written) for written in more.get(identifier, ())}
            # The identifier is words too: "irritability" for "Irritability and anger".
            plain = (identifier.replace("_", " "),) if kind == "condition" else ()
            for written in (*_written(kind, term), *plain, *more.get(identifier, ())):
                if fold_phrase(written) in left_out and fold_phrase(written) not in own:
                    continue
                for phrase in _variants(kind, written):
                    if labels.get(phrase, identifier) != identifier:
                        continue  # a synonym here is the name of another term, which it then means
                    if phrase and (phrase not in left_out or phrase in own):
                        yield Phrase(phrase, kind, identifier)
    for identifier, listed in wordings["categories"].items():
        for written in listed:
            phrase = fold_phrase(written)
            yield Phrase(phrase, "category", identifier)
            if not is_hanzi(phrase[0]):
                yield Phrase(plural(phrase), "category", identifier)
    for written, key in table.words.items():
        yield Phrase(written, "prefix", key)
    for point in atlas:
        yield from _names(point)
    yield from _meridians(atlas)
    yield from _cues()


def _written(kind: str, term: Term) -> tuple[str, ...]:
    forms = (term.label, *term.synonyms, term.hanzi)
    return (*forms, term.plain) if kind == "condition" else forms


def _variants(kind: str, written: str) -> set[str]:
    if kind == "condition":
        return condition_variants(written)
    if kind == "action":
        return action_variants(written)
    phrase = fold_phrase(written)
    if not phrase or is_hanzi(phrase[0]):
        return {phrase}
    found = set(spellings(phrase))
    if kind in ("region", "pattern"):
        found |= {plural(singular(spelt)) for spelt in found}
    if kind == "pattern":
        found |= {form for spelt in tuple(found) for form in _pattern_orders(spelt)}
    return found


def _pattern_orders(phrase: str) -> Iterator[str]:
    """ "kidney yin deficiency" also as "deficiency of kidney yin" and "deficient kidney yin"."""
    words = phrase.split()
    if len(words) > 1 and words[-1] in ("deficiency", "stagnation", "stasis", "vacuity"):
        what = " ".join(words[:-1])
        yield f"{words[-1]} of {what}"
        yield f"{words[-1]} of the {what}"
        adjective = {"deficiency": "deficient", "stagnation": "stagnant"}.get(words[-1])
        if adjective:
            yield f"{adjective} {what}"
            yield f"{what} {adjective}"
        if words[-1] == "deficiency":
            yield f"{what} def"
            yield f"{what} xu"
            yield f"{what} vacuity"


def _names(point: Acupoint) -> Iterator[Phrase]:
    """Names of one point: in characters, in pinyin joined and by syllable, in English, codes."""
    names = point.names
    count = len(names.hanzi_simplified)
    for written in (names.hanzi_simplified, names.hanzi_traditional, *names.hanzi_variants):
        yield Phrase(fold_phrase(written).replace(" ", ""), "name", point.code)
    if names.hangul:
        yield Phrase(names.hangul, "name", point.code)
    for written in (names.pinyin, *names.pinyin_variants):
        for form in _spaced_pinyin(written, count):
            yield Phrase(form, "name", point.code)
    for written in names.aliases:
        yield Phrase(fold_phrase(written), "alias", point.code)
    for translation in names.english:
        form = fold_phrase(translation.text)
        yield Phrase(form, "english", point.code)
        yield Phrase(form.removeprefix("the "), "english", point.code)
    for other in names.other_names:
        if len(other.hanzi) > 1:
            yield Phrase(fold_phrase(other.hanzi).replace(" ", ""), "alias", point.code)
        if other.pinyin:
            for form in _spaced_pinyin(other.pinyin, len(other.hanzi) or 2):
                yield Phrase(form, "alias", point.code)
        if other.english:
            yield Phrase(fold_phrase(other.english), "english", point.code)
    for written in names.other_codes:
        yield Phrase(fold_phrase(written), "code", point.code)


def _spaced_pinyin(written: str, count: int) -> Iterator[str]:
    """Pinyin joined, and cut into ``count`` syllables: "zusanli", "zu san li"."""
    joined = fold_phrase(written).replace(" ", "")
    yield joined
    syllables = _cut(joined, count)
    if syllables:
        yield " ".join(syllables)
        if len(syllables) == 3:
            yield f"{syllables[0]} {syllables[1]}{syllables[2]}"
            yield f"{syllables[0]}{syllables[1]} {syllables[2]}"


def _cut(letters: str, count: int) -> list[str]:
    if count == 0:
        return [] if letters else [""][:0]
    for length in range(min(6, len(letters)), 0, -1):
        head = letters[:length]
        if not _SYLLABLE.fullmatch(head):
            continue
        if count == 1:
            if length == len(letters):
                return [head]
            continue
        rest = _cut(letters[length:], count - 1)
        if rest:
            return [head, *rest]
    return []


def _meridians(atlas: Atlas) -> Iterator[Phrase]:
    for key, meridian in atlas.meridians.items():
        organs = {meridian.organ, meridian.english, *meridian.synonyms}
        organs |= (
            {"Triple Burner", "San Jiao", "Sanjiao", "Triple Warmer", "Triple Heater"}
            if key == "TE"
            else set()
        )
        for organ in organs:
            name = fold_phrase(organ)
            if not name:
                continue
            bare = re.sub(r" (?:channel|meridian|vessel)\Z", "", name)
            for word in ("channel", "meridian", "vessel"):
                yield Phrase(f"{bare} {word}", "meridian", key)
            yield Phrase(f"meridian of {bare}", "meridian", key)
            yield Phrase(f"channel of {bare}", "meridian", key)
        if meridian.six_name and meridian.limb:
            for order in (f"{meridian.limb} {meridian.six_name}", meridian.full_name):
                yield Phrase(fold_phrase(order), "meridian", key)
        for hanzi in (meridian.hanzi_simplified, meridian.hanzi_traditional):
            folded = fold_phrase(hanzi).replace(" ", "")
            yield Phrase(folded, "meridian", key)
            if (match := re.search(r"([^手足太少阳阴明厥]{1,2}经)\Z", folded)) is not None:
                yield Phrase(match[1], "meridian", key)


def _cues() -> Iterator[Phrase]:
    """What gives a field away; the id is "field/strength"."""
    for field, strengths in read_table("cues.toml").items():
        for strength, listed in strengths.items():
            for written in listed:
                yield Phrase(fold_phrase(written), "cue", f"{field}/{strength}")
