"""Builds the lexicon from names and code systems."""

from collections.abc import Iterable, Iterator, Mapping

from tongren.model import AcupointCode, CodeSystems, Names
from tongren.search.lexicon import PRIMARY, Entry, EntryKind, Lexicon, Meaning, Prefix
from tongren.search.spelling import key, plain, plain_key, sound, tokens

#: Weight of a prefix whose accents were left out ("Dc" for Vietnamese "Đc").
_WITHOUT_ACCENTS = 0.02
_UMLAUTS = frozenset("üǖǘǚǜ")
#: Long vowels of romanised Japanese, as people type them.
_LONG_VOWELS = {"ō": ("ou", "oo"), "ū": ("uu", "uu"), "ā": ("aa", "aa"), "ē": ("ei", "ee")}
_ROMANISED: frozenset[EntryKind] = frozenset({"pinyin", "variant", "alias", "older name"})


def build_lexicon(names: Mapping[str, Names], codes: CodeSystems) -> Lexicon:
    """The lexicon of all points in ``names`` (code -> names), in the order given."""
    hanzi = character_variants(names.values())
    entries: dict[str, dict[tuple[str, str], Entry]] = {}
    for code, record in names.items():
        for entry in written_forms(code, record):
            for spelling in _keys(entry, hanzi):
                same = entries.setdefault(spelling, {})
                same.setdefault((entry.code, _rank(entry)), entry)
    lookup = {k: sorted(v.values(), key=_rank) for k, v in entries.items()}
    return Lexicon(
        points={code: f"{n.pinyin} {n.hanzi_simplified}" for code, n in names.items()},
        lengths=_lengths(names),
        prefixes={k: _rows(prefix) for k, prefix in _prefixes(codes).items()},
        names={k: [list(entry) for entry in found] for k, found in lookup.items()},
        sounds=_sounds(lookup),
        hanzi=hanzi,
        renumbered={
            f"{numbering.meridian}{number}": [code, numbering.label]
            for numbering in codes.numberings.values()
            for number, code in numbering.codes.items()
        },
    )


def written_forms(code: str, names: Names) -> Iterator[Entry]:
    """Every stored way of naming one point, without duplicates of its own."""
    yield Entry(code, "pinyin", names.pinyin)
    yield Entry(code, "hanzi", names.hanzi_simplified)
    yield Entry(code, "hanzi", names.hanzi_traditional)
    if names.hangul:
        yield Entry(code, "hangul", names.hangul)
    if names.romaji:
        yield Entry(code, "romaji", names.romaji)
    for written in (*names.pinyin_variants, *names.hanzi_variants):
        yield Entry(code, "variant", written)
    for written in names.aliases:
        yield Entry(code, "alias", written)
    for translation in names.english:
        yield Entry(code, "english", translation.text)
    for other in names.other_names:
        for written in (other.hanzi, other.pinyin, other.english):
            if written:
                yield Entry(code, "older name", written)
    for written in names.other_codes:
        yield Entry(code, "code", written)
    for standard in names.standards:
        _, colon, written = standard.partition(":")
        if colon and written != code:
            yield Entry(code, "code", written)


def character_variants(names: Iterable[Names]) -> dict[str, str]:
    """Traditional and variant characters -> simplified, as far as the names show them."""
    found: dict[str, str] = {}
    for record in names:
        simplified = record.hanzi_simplified
        for other in (record.hanzi_traditional, *record.hanzi_variants):
            if len(other) != len(simplified):
                continue
            pairs = [(a, b) for a, b in zip(other, simplified, strict=True) if a != b]
            if other == record.hanzi_traditional or len(pairs) == 1:
                for written, plainer in pairs:
                    found.setdefault(written, plainer)
    simplified_forms = set(found.values())
    return {a: b for a, b in found.items() if a not in simplified_forms}


def _keys(entry: Entry, hanzi: Mapping[str, str]) -> Iterator[str]:
    """The keys that find ``entry``."""
    as_written = key(entry.written)
    letters = plain_key(entry.written).letters
    yield as_written
    yield letters
    yield "".join(hanzi.get(character, character) for character in as_written)
    if not _UMLAUTS.isdisjoint(as_written):
        yield letters.replace("v", "u")
        yield letters.replace("v", "yu")
    if entry.kind == "romaji" and not _LONG_VOWELS.keys().isdisjoint(as_written):
        for long in (0, 1):
            yield "".join(_LONG_VOWELS.get(c, c * 2)[long] for c in as_written)
    words = tokens(entry.written)
    if len(words) > 2 and words[0] == "the":
        yield "".join(plain(word).letters for word in words[1:])


def _rank(entry: Entry) -> str:
    """Sorts entries of one key: names proper first; one entry of each rank is kept per point."""
    return ("0" if entry.kind in PRIMARY else "1") + entry.kind


def _lengths(codes: Iterable[str]) -> dict[str, int]:
    lengths: dict[str, int] = {}
    for code in codes:
        meridian, number = AcupointCode.parse(code)
        lengths[meridian] = max(number, lengths.get(meridian, 0))
    return lengths


def _prefixes(codes: CodeSystems) -> dict[str, Prefix]:
    """Prefixes by key. Readings of ambiguous prefixes come from ``codes.ambiguous``, those of the
    others from the families that use them."""
    usage: dict[str, dict[str, list[str]]] = {}
    written: dict[str, str] = {}
    for family in codes.families.values():
        for meridian, prefixes in family.prefixes.items():
            for prefix in prefixes:
                k = key(prefix)
                written.setdefault(k, prefix)
                labels = usage.setdefault(k, {}).setdefault(meridian, [])
                if family.label not in labels:
                    labels.append(family.label)
    found = {
        k: Prefix(
            written[k],
            tuple(Meaning(m, ", ".join(labels[:4]), 1.0) for m, labels in by.items()),
            "",
        )
        for k, by in usage.items()
    }
    for prefix, ambiguous in codes.ambiguous.items():
        readings = sorted(ambiguous.readings, key=lambda reading: -reading.weight)
        found[key(prefix)] = Prefix(
            prefix,
            tuple(Meaning(r.meridian, r.usage, r.weight) for r in readings),
            ambiguous.decided,
        )
    _add_without_accents(found)
    return found


def _rows(prefix: Prefix) -> list[list[str | float]]:
    """``prefix`` as ``Lexicon.prefix`` reads it."""
    rows: list[list[str | float]] = [[prefix.written, prefix.decided]]
    rows.extend([one.meridian, one.usage, one.weight] for one in prefix.meanings)
    return rows


def _add_without_accents(prefixes: dict[str, Prefix]) -> None:
    """Let "Dai Truong" stand for "Đại Trường", but only beside what such letters mean already."""
    for k, prefix in list(prefixes.items()):
        letters = plain(k).letters
        for bare in {letters, letters.replace("v", "u") if "ü" in k else letters} - {k}:
            known = prefixes.get(bare, Prefix(prefix.written, (), ""))
            meridians = {meaning.meridian for meaning in known.meanings}
            added = tuple(
                Meaning(
                    r.meridian, f"{r.usage}: {prefix.written} without accents", _WITHOUT_ACCENTS
                )
                for r in prefix.meanings
                if r.meridian not in meridians
            )
            decided = known.decided
            if not decided and len(known.meanings) == 1:
                decided = known.meanings[0].meridian
            prefixes[bare] = Prefix(known.written, known.meanings + added, decided)


def _sounds(names: Mapping[str, list[Entry]]) -> dict[str, list[str]]:
    sounds: dict[str, list[str]] = {}
    for k, entries in names.items():
        if k.isascii() and k.isalpha() and any(entry.kind in _ROMANISED for entry in entries):
            sounds.setdefault(sound(k), []).append(k)
    return sounds
