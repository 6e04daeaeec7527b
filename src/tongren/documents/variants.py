"""Ways of writing one phrase: number, verb form, order of words, British and American spelling."""

import re
from collections.abc import Iterator

from tongren.documents.folding import fold_phrase, is_hanzi, plural, singular

_SPELLINGS = (
    (
        "oe",
        "e",
        "oedema foetus foetal diarrhoea dyspnoea oesophag rhinorrhoea menorrhoea leucorrhoea"
        " amenorrhoea dysmenorrhoea spermatorrhoea",
    ),
    ("ae", "e", "haem anaem anaesthe faec paed orthopaed gynaec"),
    ("our", "or", "colour behaviour tumour humour vigour odour labour flavour"),
    ("isation", "ization", ""),
    ("ise", "ize", "harmonise stabilise tranquillise"),
    ("yse", "yze", "paralyse"),
    ("tre", "ter", "goitre centre"),
)
_IN_THE = re.compile(
    r"(?P<what>pain|ache|numbness|stiffness|weakness|swelling|tension|spasm|tightness|"
    r"fullness|distension|soreness|itching|oppression|cramp|cramps) "
    r"(?:of|in|at|around|round) (?:the )?(?P<where>[a-z ]+)"
)
_LAST = re.compile(
    r"(?P<where>[a-z ]+?) (?P<what>pain|ache|numbness|stiffness|weakness|swelling|"
    r"tension|spasm|tightness|fullness|distension|oppression|cramps)"
)
_ADJECTIVES = {
    "pain": ("painful", "aching", "sore"),
    "ache": ("aching",),
    "numbness": ("numb",),
    "stiffness": ("stiff",),
    "weakness": ("weak",),
    "swelling": ("swollen",),
    "tension": ("tense", "tight"),
    "tightness": ("tight",),
    "fullness": ("full",),
    "distension": ("distended",),
}
_SAME = {
    "pain": ("pain", "ache", "soreness", "aches", "discomfort"),
    "distension": ("distension", "distention", "bloating"),
    "swelling": ("swelling", "oedema", "edema"),
}
_SMALL = frozenset(
    ["of", "in", "the", "at", "around", "round", "from", "to", "and", "or", "with", "for"]
)


def spellings(phrase: str) -> Iterator[str]:
    """``phrase`` as it is, and as the other side of the Atlantic spells it."""
    yield phrase
    for british, american, stems in _SPELLINGS:
        words = [
            word.replace(british, american)
            if british in word and (not stems or any(stem in word for stem in stems.split()))
            else word
            for word in phrase.split()
        ]
        if words != phrase.split():
            yield " ".join(words)
    if "tumor" not in phrase and "distension" in phrase:
        yield phrase.replace("distension", "distention")


def condition_variants(written: str) -> set[str]:
    """All forms of a complaint: "Pain of the shoulder", "painful shoulders", "shoulder pain"."""
    phrase = fold_phrase(written)
    if not phrase or is_hanzi(phrase[0]):
        return {phrase} - {""}
    found: set[str] = set()
    for spelt in spellings(phrase):
        found |= _numbers(spelt)
        for reordered in _reordered(spelt):
            found |= _numbers(reordered)
    return found


def _numbers(phrase: str) -> set[str]:
    """Singular and plural of the last word, and of the last before "of the"."""
    words = phrase.split()
    found = {phrase}
    last = words[-1]
    if len(last) > 3 and last not in _SMALL and not last.endswith(("ing", "ed", "ness")):
        found.add(" ".join([*words[:-1], singular(last)]))
        if singular(last) == last:
            found.add(" ".join([*words[:-1], plural(last)]))
    if len(words) > 2 and words[1] in ("of", "in") and len(words[0]) > 3:
        found.add(" ".join([plural(singular(words[0])), *words[1:]]))
    return found


def _reordered(phrase: str) -> Iterator[str]:
    if match := _IN_THE.fullmatch(phrase):
        what, where = match["what"], match["where"].removeprefix("the ")
    elif (match := _LAST.fullmatch(phrase)) and len(match["where"].split()) <= 2:
        what, where = match["what"], match["where"]
    else:
        return
    one = singular(where)
    for same in _SAME.get(what, (what,)):
        yield f"{one} {same}"
        for place in {where, one, plural(one)}:
            yield f"{same} of the {place}"
            yield f"{same} in the {place}"
            yield f"{same} of {place}"
            yield f"{same} in {place}"
    for adjective in _ADJECTIVES.get(what, ()):
        yield f"{adjective} {one}"
        yield f"{adjective} {plural(one)}"


def verb_forms(third_person: str) -> set[str]:
    """The forms of a verb: "nourishes" -> nourish, nourishes, nourishing, nourished."""
    word = third_person
    if word.endswith("ies"):
        base = word[:-3] + "y"
    elif word.endswith(("shes", "ches", "xes")):
        base = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        base = word[:-1]
    else:
        return {word}
    found = {base, word}
    stem = base[:-1] if base.endswith("e") else base
    found |= {stem + "ing", stem + "ed"}
    if base.endswith("y"):
        found.add(base[:-1] + "ied")
    if re.search(r"[aeiou][lpnmt]\Z", base):
        found |= {base + base[-1] + "ing", base + base[-1] + "ed"}
    return found


def action_variants(written: str) -> set[str]:
    """All forms of an action: "calms the Mind", "calm mind", "calming the mind"."""
    phrase = fold_phrase(written)
    if not phrase or is_hanzi(phrase[0]):
        return {phrase} - {""}
    found: set[str] = set()
    for spelt in spellings(phrase):
        first, _, rest = spelt.partition(" ")
        if not rest:
            found |= {spelt}
            continue
        objects = {rest, rest.removeprefix("the ")}
        if not rest.startswith(("the ", "of ", "to ", "from ")):
            objects.add("the " + rest)
        objects |= {
            re.sub(r" (?:in|from|of) the ", lambda m: m[0].replace("the ", ""), o)
            for o in set(objects)
        }
        objects |= {o.replace("lower burner", "lower jiao") for o in set(objects)}
        objects |= {o.replace("middle burner", "middle jiao") for o in set(objects)}
        objects |= {o.replace("channel", "meridian") for o in set(objects)}
        objects |= {plural(singular(o)) for o in set(objects) if o.split()[-1] not in ("qi",)}
        objects |= {singular(o) for o in set(objects)}
        for what in tuple(objects):
            words = what.split()
            if len(words) == 2 and words[1] in ("qi", "yin", "yang", "blood", "fire", "heat"):
                objects.add(f"the {words[1]} of the {words[0]}")
                objects.add(f"{words[1]} of the {words[0]}")
        for verb in verb_forms(first):
            found |= {f"{verb} {what}" for what in objects}
    return found
