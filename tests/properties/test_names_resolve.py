"""Every stored name, code and alias of every point finds its own point."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tongren
from tongren.model import Names
from tongren.search import Lexicon, Resolution, resolve
from tongren.search.lexicon import PRIMARY
from tongren.search.lexicon_builder import build_lexicon, written_forms
from tongren.search.spelling import LONGEST


@pytest.fixture(scope="module")
def lexicon(atlas: tongren.Atlas) -> Lexicon:
    return atlas.lexicon


@pytest.fixture(scope="module")
def names(atlas: tongren.Atlas) -> dict[str, Names]:
    return {point.code: point.names for point in atlas}


def codes_of(found: Resolution) -> list[str]:
    return [candidate.code for candidate in found.candidates]


def test_every_written_form_finds_its_point(lexicon: Lexicon, names: dict[str, Names]) -> None:
    lost = [
        (code, form.kind, form.written)
        for code, record in names.items()
        for form in written_forms(code, record)
        if code not in codes_of(resolve(form.written, lexicon))
    ]
    assert lost == []


def test_proper_names_are_ambiguous_only_with_proper_names(
    lexicon: Lexicon, names: dict[str, Names]
) -> None:
    proper: dict[str, set[str]] = {}
    for code, record in names.items():
        for form in written_forms(code, record):
            if form.kind in PRIMARY:
                proper.setdefault(form.written, set()).add(code)
    wrong = []
    for written, codes in proper.items():
        found = resolve(written, lexicon)
        if len(codes) == 1 and found.code not in codes and not found.ambiguous:
            wrong.append(written)
    assert wrong == []


def test_hanzi_and_toned_pinyin_are_certain(lexicon: Lexicon, names: dict[str, Names]) -> None:
    """Only CV19 紫宫 and EX-CA1 子宫 sound alike with their tones: both Zǐgōng."""
    pinyin = [record.pinyin for record in names.values()]
    shared = {written for written in pinyin if pinyin.count(written) > 1}
    assert shared == {"Zǐgōng"}
    for code, record in names.items():
        for written in (record.hanzi_simplified, record.hanzi_traditional, record.pinyin):
            if written not in shared:
                assert resolve(written, lexicon).code == code, written


def test_toneless_and_spaced_pinyin_lists_the_point(
    lexicon: Lexicon, names: dict[str, Names]
) -> None:
    for code, record in names.items():
        split = unicodedata.normalize("NFD", record.pinyin)
        bare = "".join(c for c in split if not unicodedata.combining(c))
        for written in (bare, bare.upper(), bare.lower(), " ".join(bare), f"{bare} point"):
            assert code in codes_of(resolve(written, lexicon)), written


def test_every_prefix_of_every_family_finds_every_point(
    atlas: tongren.Atlas, lexicon: Lexicon
) -> None:
    lost = []
    for family in atlas.data.code_systems.families.values():
        for meridian, prefixes in family.prefixes.items():
            for number in range(1, lexicon.lengths[meridian] + 1):
                for prefix in prefixes:
                    found = resolve(f"{prefix} {number}", lexicon)
                    if f"{meridian}{number}" not in codes_of(found):
                        lost.append((family.label, prefix, number))
    assert lost == []


def test_who_codes_are_certain(lexicon: Lexicon, names: dict[str, Names]) -> None:
    for code in names:
        found = resolve(code, lexicon)
        assert found.code == code and not found.ambiguous
        assert codes_of(found) == [code]


def test_a_name_missing_from_the_lexicon_is_noticed(names: dict[str, Names]) -> None:
    """The bad example: without its names a point is not found by them."""
    from tongren.model import CodeSystems

    without = {code: record for code, record in names.items() if code != "KI1"}
    lexicon = build_lexicon(without, CodeSystems(families={}, ambiguous={}))
    assert resolve("湧泉", lexicon).code is None


SEPARATORS = st.sampled_from(["", " ", "-", ".", " - ", "–", "\u00a0", "/", ":", "_", "‑", "·"])


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_spacing_case_width_and_zeros_do_not_matter(data: st.DataObject, lexicon: Lexicon) -> None:
    prefix = data.draw(st.sampled_from(sorted(lexicon.prefixes)))
    meanings = getattr(lexicon.prefix(prefix), "meanings", ())
    longest = max(lexicon.lengths[meaning.meridian] for meaning in meanings)
    number = data.draw(st.integers(1, longest))
    plainly = resolve(f"{prefix} {number}", lexicon)
    digits = "0" * data.draw(st.integers(0, 2)) + str(number)
    if data.draw(st.booleans()):
        digits = digits.translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)})
    letters = "".join(
        c.upper() if data.draw(st.booleans()) and c.upper().lower() == c else c for c in prefix
    )
    written = f" {letters}{data.draw(SEPARATORS)}{digits} "
    if prefix[-1].isdecimal():
        return
    found = resolve(written, lexicon)
    assert (found.code, codes_of(found)) == (plainly.code, codes_of(plainly)), written


@given(text=st.text(max_size=400))
@settings(max_examples=500, deadline=None)
def test_any_text_gets_a_clean_answer(text: str, lexicon: Lexicon) -> None:
    found = resolve(text, lexicon)
    assert len(found.query) <= LONGEST
    assert found.query.isprintable()
    found.query.encode()
    assert (found.code is None) or found.code in lexicon.points
    assert found.ambiguous == (found.code is None and bool(found.candidates))
    assert found.code is None or found.candidates[0].code == found.code
    for candidate in (*found.candidates, *found.near):
        assert candidate.code in lexicon.points
    if found.code is None:
        assert found.why


@given(
    words=st.lists(
        st.sampled_from(
            ["KI", "1", "Yongquan", "涌泉", "P", "6", "point", "xyz", "穴", "3E", "36"]
        ),
        max_size=8,
    )
)
@settings(max_examples=300, deadline=None)
def test_mixed_words_get_a_clean_answer(words: list[str], lexicon: Lexicon) -> None:
    found = resolve(" ".join(words), lexicon)
    assert found.code is None or found.candidates[0].code == found.code
