"""What the full-text index holds: each point's record in passages.

A field is one passage, except where its items are linked to the vocabulary: these are one each, so
that the item that carries a term is the one shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tongren.model import Acupoint, Meridian, Names
from tongren.search.words import latin_words

#: How much a match counts in each field.
WEIGHTS: dict[str, float] = {
    "name": 1.6,
    "category": 2.0,
    "indications": 2.0,
    "actions": 1.6,
    "meridian": 1.4,
    "region": 1.2,
    "acupressure": 1.2,
    "commentary": 1.0,
    "combinations": 0.8,
    "connections": 0.8,
    "questions": 0.8,
    "cautions": 0.8,
    "related": 0.6,
    "location": 0.8,
    "meaning": 0.6,
    "finding": 0.5,
    "anatomy": 0.7,
    "needling": 0.5,
    "moxibustion": 0.6,
    "disagreements": 0.4,
}

#: How often the first term of a record's first claim counts beyond once.
_MOST_TIMES = 4

Term = tuple[str, str]


class Passage(NamedTuple):
    """The text of one field of one point, and the vocabulary terms it is linked to.

    ``terms``: (section of the vocabulary, identifier), such as ("conditions", "insomnia");
    ``place``: how many of its kind stand before it in the record, None where that says nothing.
    """

    field: str
    text: str
    terms: tuple[Term, ...] = ()
    place: int | None = None

    def times(self, index: int) -> int:
        """How often a term counts, by its place among the terms: authors begin with what a point
        is known for."""
        if self.place is None:
            return 1
        return 1 + round(_MOST_TIMES / (1 + self.place) / (1 + index / 2))


def passages(point: Acupoint, meridians: Mapping[str, Meridian]) -> Iterator[Passage]:
    """All passages of ``point`` that hold any text."""
    found = (
        Passage("name", _names(point)),
        Passage("meaning", point.names.meaning),
        Passage("category", _joined(_category_texts(point))),
        Passage("meridian", _meridian(point, meridians.get(point.meridian))),
        Passage("region", point.location.region.replace("_", " "), _terms_of_region(point)),
        Passage("location", _joined((point.location.text, *point.location.notes))),
        *_knowledge(point),
    )
    for passage in found:
        if passage.text:
            yield passage


def _names(point: Acupoint) -> str:
    names: Names = point.names
    written = [names.pinyin, *names.pinyin_variants, *names.aliases]
    written += [other.pinyin for other in names.other_names]
    bare = ["".join(latin_words(form)) for form in written]
    hanzi = [names.hanzi_simplified, names.hanzi_traditional, *names.hanzi_variants]
    hanzi += [other.hanzi for other in names.other_names]
    english = [translation.text for translation in names.english]
    english += [other.english for other in names.other_names]
    rest = [names.hangul, names.romaji, *names.other_codes]
    return _joined(dict.fromkeys([point.code, *written, *bare, *hanzi, *english, *rest]))


def _category_texts(point: Acupoint) -> Iterator[str]:
    for category in point.categories:
        parts = (category.label, category.role, category.phase, f"of {category.of}")
        yield ", ".join(part for part in parts if part and part != "of ")


def _meridian(point: Acupoint, meridian: Meridian | None) -> str:
    if meridian is None:
        return "extra point" if point.kind == "extra" else point.meridian
    names = (meridian.english, meridian.full_name, meridian.six_name, meridian.organ)
    scripts = (meridian.hanzi_simplified, meridian.hanzi_traditional, meridian.pinyin)
    return _joined(dict.fromkeys((point.meridian, *names, *scripts, *meridian.synonyms)))


def _terms_of_region(point: Acupoint) -> tuple[Term, ...]:
    return (("regions", point.location.region),)


def _knowledge(point: Acupoint) -> Iterator[Passage]:
    known = point.knowledge
    for place, indication in enumerate(known.indications):
        terms = (*_of("conditions", indication.terms), *_of("patterns", indication.patterns))
        told = None if indication.era == "classical" else place
        yield Passage("indications", f"{indication.group}: {indication.text}", terms, told)
    for action in known.actions:
        terms = (*_of("actions", action.terms), *_of("patterns", action.patterns))
        yield Passage("actions", action.text, terms)
    for caution in known.cautions:
        yield Passage("cautions", caution.text, (("flags", caution.flag),))
    yield Passage("cautions", _joined(item.text for item in known.red_flags))
    yield Passage("commentary", _joined(item.text for item in known.commentary))
    yield Passage("connections", _joined(item.text for item in known.connections))
    yield Passage("related", _joined(f"{item.code} {item.text}" for item in known.related))
    yield Passage(
        "combinations",
        _joined(f"{' '.join(item.codes)}: {item.purpose}" for item in known.combinations),
    )
    yield Passage("questions", _joined(f"{item.question} {item.answer}" for item in known.faq))
    yield Passage("disagreements", _joined(_disagreements(point)))
    yield from _technique(point)


def _technique(point: Acupoint) -> Iterator[Passage]:
    known = point.knowledge
    finding = [f"{step.text} {step.feel}" for step in known.find]
    if known.find_lay is not None:
        finding.append(known.find_lay.text)
    yield Passage("finding", _joined(finding))
    if (body := known.anatomy) is not None:
        layers = (*body.skin_nerves, *body.muscles, *body.vessels, *body.nerves, body.beneath)
        yield Passage("anatomy", _joined(layers))
    yield Passage(
        "needling",
        _joined(
            " ".join((row.angle, row.direction, row.response, row.manipulation, row.condition))
            for row in known.needling
        ),
    )
    if (moxa := known.moxibustion) is not None:
        yield Passage("moxibustion", _joined((moxa.text, moxa.cupping, moxa.bleeding)))
    if (press := known.acupressure) is not None:
        texts = (press.technique, press.tool, press.pressure, *press.benefits)
        yield Passage("acupressure", _joined(texts), tuple(_of("techniques", press.terms)))


def _disagreements(point: Acupoint) -> Iterator[str]:
    for item in point.knowledge.disagreements:
        yield f"{item.topic}: " + "; ".join(position.text for position in item.positions)


def _of(section: str, names: Iterable[str]) -> Iterator[Term]:
    return ((section, name) for name in names)


def _joined(texts: Iterable[str]) -> str:
    return " · ".join(stripped for text in texts if (stripped := " ".join(text.split())))
