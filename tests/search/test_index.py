"""Full-text search: what is found, in which order, and why."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tongren
from tongren.model import (
    Action,
    Acupoint,
    AttributedName,
    Indication,
    Knowledge,
    Location,
    Names,
    Term,
    Vocabulary,
)
from tongren.search.index import SearchIndex, SearchResult
from tongren.search.index_builder import build_index, read_characters
from tongren.search.lexicon_builder import build_lexicon


def point(code: str, pinyin: str, hanzi: str, english: str, knowledge: Knowledge) -> Acupoint:
    names = Names(
        pinyin=pinyin,
        hanzi_simplified=hanzi,
        hanzi_traditional=hanzi,
        english=(AttributedName(text=english),),
    )
    location = Location(region="foot", text="On the foot.")
    return Acupoint(
        code=code,
        meridian=code[:2],
        number=int(code[2:]),
        names=names,
        location=location,
        knowledge=knowledge,
    )


VOCABULARY = Vocabulary(
    conditions={
        "insomnia": Term(
            label="Insomnia", hanzi="失眠", synonyms=("can't sleep", "trouble sleeping")
        ),
        "night_sweats": Term(label="Night sweats", hanzi="盜汗", synonyms=("sweating at night",)),
        "headache": Term(label="Headache", hanzi="頭痛"),
        "migraine": Term(label="Migraine", broader=("headache",)),
    },
    patterns={"kidney_yin_deficiency": Term(label="Kidney Yin Deficiency")},
)
POINTS = (
    point(
        "KI1",
        "Yǒngquán",
        "涌泉",
        "Gushing Spring",
        Knowledge(
            actions=(Action(text="Nourishes Yin", patterns=("kidney_yin_deficiency",)),),
            indications=(
                Indication(group="Mind", text="Lying awake.", terms=("insomnia",)),
                Indication(group="Heat", text="Wakes up wet.", terms=("night_sweats",)),
            ),
        ),
    ),
    point(
        "HT7",
        "Shénmén",
        "神门",
        "Spirit Gate",
        Knowledge(indications=(Indication(group="Mind", text="Insomnia.", terms=("insomnia",)),)),
    ),
    point(
        "GB8",
        "Shuàigǔ",
        "率谷",
        "Leading Valley",
        Knowledge(indications=(Indication(group="Head", text="One side.", terms=("migraine",)),)),
    ),
    point("LR3", "Tàichōng", "太冲", "Great Surge", Knowledge()),
)


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    from tongren.model import CodeFamily, CodeSystems

    family = CodeFamily(
        label="test", language="en", prefixes={"KI": ("KI", "KID"), "HT": ("HE",), "LR": ("LV",)}
    )
    codes = CodeSystems(families={"test": family}, ambiguous={})
    lexicon = build_lexicon({one.code: one.names for one in POINTS}, codes)
    return SearchIndex(build_index(POINTS, VOCABULARY, {}), lexicon)


def codes_of(results: list[SearchResult]) -> list[str]:
    return [result.code for result in results]


@pytest.mark.parametrize(
    "text",
    [
        "insomnia",
        "INSOMNIA",
        "can't sleep",
        "can’t sleep",
        "cant sleep",
        "trouble sleeping",
        "insomina",
        "insomni",
        "失眠",
    ],
)
def test_a_condition_in_all_its_words(text: str, index: SearchIndex) -> None:
    assert set(codes_of(index.search(text))) == {"KI1", "HT7"}


def test_what_matched_is_said(index: SearchIndex) -> None:
    results = {result.code: result for result in index.search("can't sleep")}
    (match,) = results["KI1"].matched
    assert (match.field, match.term, match.snippet) == (
        "indications",
        "Insomnia",
        "Mind: Lying awake.",
    )


def test_a_point_with_all_that_is_sought_comes_first(index: SearchIndex) -> None:
    results = index.search("insomnia night sweats")
    assert codes_of(results)[0] == "KI1"
    assert {match.term for match in results[0].matched} == {"Insomnia", "Night sweats"}


def test_scores_fall(index: SearchIndex) -> None:
    scores = [result.score for result in index.search("insomnia night sweats")]
    assert scores == sorted(scores, reverse=True)


def test_a_broader_term_finds_the_narrower_one(index: SearchIndex) -> None:
    assert codes_of(index.search("headache")) == ["GB8"]
    assert codes_of(index.search("头痛")) == ["GB8"]


def test_both_chinese_scripts(index: SearchIndex) -> None:
    assert codes_of(index.search("盗汗")) == codes_of(index.search("盜汗")) == ["KI1"]


def test_chinese_words_without_spaces(index: SearchIndex) -> None:
    results = index.search("失眠盗汗")
    assert codes_of(results) == ["KI1", "HT7"]


def test_the_beginning_of_a_phrase(index: SearchIndex) -> None:
    assert codes_of(index.search("kidney yin")) == ["KI1"]


@pytest.mark.parametrize(
    "text", ["KI1", "KID-1", "ki 1", "yongquan", "Yong Quan", "Yǒngquán", "涌泉", "gushing spring"]
)
def test_a_named_point_comes_first(text: str, index: SearchIndex) -> None:
    results = index.search(text)
    assert results[0].code == "KI1"
    assert results[0].matched[0].field == "name"


def test_a_misspelt_name(index: SearchIndex) -> None:
    assert codes_of(index.search("Yongqan"))[0] == "KI1"
    assert codes_of(index.search("T'ai Ch'ung"))[0] == "LR3"


def test_a_code_beside_words(index: SearchIndex) -> None:
    results = index.search("LV-3 insomnia")
    assert codes_of(results)[0] == "LR3"
    assert set(codes_of(results)) == {"LR3", "KI1", "HT7"}


def test_nothing(index: SearchIndex) -> None:
    assert index.search("xylophone") == []
    assert index.search("") == []
    assert index.search("the and of") == []


def test_limit(index: SearchIndex) -> None:
    assert len(index.search("foot", limit=2)) == 2
    assert index.search("foot", limit=0) == []


def test_a_file_holds_the_same(tmp_path: Path, index: SearchIndex) -> None:
    path = tmp_path / "index.sqlite"
    build_index(POINTS, VOCABULARY, {}, path).close()
    opened = SearchIndex.open(path)
    assert opened.search("insomnia") == index.search("insomnia")
    opened.close()


def test_an_opened_file_is_never_written(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "index.sqlite"
    build_index(POINTS, VOCABULARY, {}, path).close()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        SearchIndex.open(path).connection.execute("DELETE FROM terms")


def test_use_from_other_threads(index: SearchIndex) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(index.search, ["insomnia", "headache"] * 20))
    assert codes_of(found[0]) == codes_of(found[-2])
    assert codes_of(found[1]) == ["GB8"]


HOSTILE = [
    "a" * 10_000,
    "失" * 10_000,
    "'; DROP TABLE passages; --",
    '" OR "1"="1',
    'text: "x" NEAR(a b)',
    "* ^ - + ( ) { } : AND OR NOT",
    "<script>alert(1)</script>",
    "\x00\x1b\ud800",
    "\u202eaimosni",
    "👩‍👩‍👧",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, index: SearchIndex) -> None:
    index.search(text)
    assert codes_of(index.search("headache")) == ["GB8"]


@given(text=st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str, index: SearchIndex) -> None:
    for result in index.search(text):
        assert result.matched


def test_the_shipped_data(atlas: tongren.Atlas) -> None:
    assert {"BL15", "HT6"} & set(codes_of(atlas.search("insomnia night sweats"))[:5])
    assert "HT7" in codes_of(atlas.search("insomnia"))[:5]
    assert "PC6" in codes_of(atlas.search("nausea"))[:5]
    assert codes_of(atlas.search("失眠"))
    assert codes_of(atlas.search("涌泉"))[0] == "KI1"
    assert codes_of(atlas.search("sole of the foot"))[0] == "KI1"


def test_every_vocabulary_phrase_is_understood(atlas: tongren.Atlas) -> None:
    """Each label and synonym leads to its term, not to mere words."""
    from tongren.search.query import QueryReader

    reader = QueryReader(atlas.index.connection, None)
    for term in atlas.vocabulary.conditions.values():
        for said in (term.label, *term.synonyms):
            if concepts := reader.read(said):
                assert any("t" in one.match for one in concepts), said


def test_the_table_of_characters() -> None:
    table = read_characters()
    assert (table["頭"], table["湧"], table["膽"]) == ("头", "涌", "胆")
    assert "头" not in table
