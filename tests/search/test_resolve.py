"""What people type, and which point that is."""

import tomllib
from pathlib import Path

import pytest

import tongren
from tongren.search import Lexicon, Resolution, resolve
from tongren.search.lexicon import Entry, decode, encode
from tongren.search.likeness import (
    CERTAIN,
    MARGIN,
    Likeness,
    as_close,
    clearly_best,
    similar_names,
)
from tongren.search.spelling import LONGEST

QUERIES = tomllib.loads(Path(__file__).with_name("queries.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lexicon(atlas: tongren.Atlas) -> Lexicon:
    return atlas.lexicon


def codes_of(found: Resolution) -> list[str]:
    return [candidate.code for candidate in found.candidates]


def test_the_table_is_large() -> None:
    assert sum(map(len, QUERIES.values())) >= 150


@pytest.mark.parametrize(("text", "code"), QUERIES["finds"].items())
def test_finds(text: str, code: str, lexicon: Lexicon) -> None:
    found = resolve(text, lexicon)
    assert found.code == code, found
    assert not found.ambiguous
    assert found.candidates[0].code == code


@pytest.mark.parametrize(("text", "codes"), QUERIES["ambiguous"].items())
def test_ambiguous(text: str, codes: list[str], lexicon: Lexicon) -> None:
    found = resolve(text, lexicon)
    assert (found.code, found.ambiguous, codes_of(found)) == (None, True, codes)
    assert found.why
    assert all(candidate.why for candidate in found.candidates)


@pytest.mark.parametrize(("text", "codes"), QUERIES["decided"].items())
def test_decided(text: str, codes: list[str], lexicon: Lexicon) -> None:
    found = resolve(text, lexicon)
    assert (found.code, found.ambiguous, codes_of(found)) == (codes[0], False, codes)
    assert codes[1] in found.why


@pytest.mark.parametrize(("text", "why"), QUERIES["nothing"].items())
def test_nothing(text: str, why: str, lexicon: Lexicon) -> None:
    found = resolve(text, lexicon)
    assert (found.code, found.ambiguous, found.candidates) == (None, False, ())
    assert why in found.why


@pytest.mark.parametrize(("text", "code"), QUERIES["near"].items())
def test_near_misses(text: str, code: str, lexicon: Lexicon) -> None:
    found = resolve(text, lexicon)
    assert found.code is None
    assert code in [one.code for one in found.near]


def test_a_misspelt_name_says_so(lexicon: Lexicon) -> None:
    assert "Yǒngquán" in resolve("Yongqan", lexicon).why


def test_wrong_tones_are_mentioned(lexicon: Lexicon) -> None:
    found = resolve("yong4 quan4", lexicon)
    assert found.code == "KI1"
    assert "tones" in found.why


def test_an_older_numbering_is_mentioned(lexicon: Lexicon) -> None:
    assert "older numbering" in resolve("BL54 Weizhong", lexicon).why


def test_unread_words_are_mentioned(lexicon: Lexicon) -> None:
    found = resolve("Yongquan KI1 whatever", lexicon)
    assert found.code == "KI1"
    assert "whatever" in found.why


def test_a_number_beside_a_name_settles_it(lexicon: Lexicon) -> None:
    assert resolve("Juliao 29", lexicon).code == "GB29"


def test_the_lexicon_survives_its_encoding(lexicon: Lexicon) -> None:
    assert decode(encode(lexicon)) == lexicon


class TestMargin:
    """A misspelt name is taken only when it is clearly the nearest."""

    @staticmethod
    def ranked(*scores: float) -> list[Likeness]:
        return [Likeness(Entry(f"KI{i}", "pinyin", "x"), s) for i, s in enumerate(scores, 1)]

    def test_far_off(self) -> None:
        assert not clearly_best(self.ranked(CERTAIN - 0.01))
        assert as_close(self.ranked(CERTAIN - 0.01)) == []

    def test_alone(self) -> None:
        assert clearly_best(self.ranked(CERTAIN))

    def test_well_before_the_next(self) -> None:
        assert clearly_best(self.ranked(0.9, 0.9 - MARGIN - 0.01))

    def test_too_close_to_the_next(self) -> None:
        ranked = self.ranked(0.9, 0.9 - MARGIN + 0.01, 0.7)
        assert not clearly_best(ranked)
        assert [one.entry.code for one in as_close(ranked)] == ["KI1", "KI2"]

    def test_between_two_names_it_stays_open(self, lexicon: Lexicon) -> None:
        found = resolve("Zhongzu", lexicon)
        assert found.code is None
        assert {"KI15", "TE3"} <= set(codes_of(found))

    def test_two_edits_in_a_short_name_are_only_near(self, lexicon: Lexicon) -> None:
        assert resolve("Yokuan", lexicon).code is None
        assert similar_names("yokuan", lexicon)


HOSTILE = {
    "long word": "a" * 10_000,
    "long name": "yongquan " * 1_200,
    "long number": "KI" + "1" * 9_990,
    "digits and letters": "p6" * 5_000,
    "hanzi": "涌" * 10_000,
    "ligature that expands": "ﷺ" * 10_000,
    "marks": "e" + "\u0301" * 9_999,
    "control": "\x00\x1b[31m" * 2_000,
    "right to left": "\u202eKI1\u202c" * 1_000,
    "surrogates": "\ud800\udfff" * 5_000,
    "emoji": "👩‍👩‍👧‍👦" * 1_000,
    "sql": "' OR 1=1; DROP TABLE points; --" * 300,
    "html": "<script>alert('KI1')</script>" * 300,
    "digits of other scripts": "KI\u0661",
    "superscript": "KI¹",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gets_a_clean_answer(text: str, lexicon: Lexicon) -> None:
    found = resolve(text, lexicon)
    assert len(found.query) <= LONGEST
    assert found.query.isprintable()
    found.query.encode()
    if len(text) > LONGEST and len(found.query) == LONGEST:
        assert f"first {LONGEST} characters" in found.why
