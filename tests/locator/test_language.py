"""Sentences are read, and printed back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongren.locator import tree as t
from tongren.locator.errors import MalformedExpressionError
from tongren.locator.parser import parse
from tongren.locator.printer import print_tree
from tongren.locator.words import WORDS

SENTENCES = [
    "at umbilicus_centre",
    "3 bcun inferior to ST35 on the line ST35–ST41",
    "2 bcun lateral to anterior_median_line, level with umbilicus_centre",
    "midpoint of LI4 and LI5",
    "1/3 of the way from greater_trochanter_prominence to sacral_hiatus, on the posterior surface",
    "just posterior to tibia_medial_border, 3 bcun(leg_medial) superior to malleolus",
    "0.7 of the way along spinal_curve",
    "the skin 30 deg lateral of anterior to (1/3 of the way from knee to ankle along the skin)",
    "in the depression between right auricular_apex and left auricular_apex",
    "in the order ST9 then LI18 then SI16 from anterior to posterior",
    "T1: at x;\nsuperior: 0.1 fcun proximoradial to y along the skin",
    "on the skin line ST8–GB7, nearest to (over EX-B2.T1, in y)",
    "1/3 of the way from A to B along the axis",
    "directly inferior to pupil, on (on the line A–(at B))",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_prints_back_as_it_was(text: str) -> None:
    assert print_tree(parse(text)) == text


def test_spaces_and_lines_do_not_matter() -> None:
    assert parse(" at\n  x ,\n level   with y") == parse("at x, level with y")


BASES = [
    *("anterior", "posterior", "superior", "inferior", "medial", "lateral", "proximal"),
    *("distal", "radial", "ulnar", "dorsal", "palmar", "plantar"),
]
directions = st.sampled_from([*BASES, "anterosuperior", "medioinferior", "proximoradial"])
numerals = st.one_of(
    st.integers(1, 40).map(str),
    st.tuples(st.integers(1, 9), st.integers(2, 9)).map(lambda p: f"{p[0]}/{p[1]}"),
    st.tuples(st.integers(0, 9), st.integers(0, 99)).map(lambda p: f"{p[0]}.{p[1]:02}"),
).map(t.Numeral)
names = st.one_of(
    st.sampled_from(["ST36", "EX-HN3", "EX-B2.T1", "LU11", "MCP2", "ICS4", "on_top", "deg_x"]),
    st.from_regex(r"[a-z]{2,8}(_[a-z]{2,8})?", fullmatch=True).filter(
        lambda name: name not in WORDS and not name.endswith(tuple(BASES))
    ),
)
refs = st.builds(t.Ref, names, st.sampled_from([None, "left", "right"]))


def _clauses(operands: st.SearchStrategy[t.Operand]) -> st.SearchStrategy[t.Clause]:
    lines = st.builds(t.Line, operands, operands, st.booleans())
    paths = st.one_of(operands, lines)
    courses = st.one_of(
        st.builds(t.Course, st.sampled_from(["along", "on"]), paths),
        st.sampled_from([t.Course("skin"), t.Course("axis")]),
    )
    course = st.one_of(st.none(), courses)
    amounts = st.builds(
        t.Amount,
        numerals,
        st.sampled_from(["bcun", "fcun", "mm", "fingerbreadth"]),
        st.sampled_from([None, "leg_lateral"]),
    )
    turned = st.builds(t.Cast, directions, operands, numerals, directions)
    return st.one_of(
        st.builds(t.At, operands),
        st.builds(t.Midpoint, operands, operands),
        st.builds(t.Fraction, numerals, operands, operands, course),
        st.builds(t.Portion, numerals, courses),
        st.builds(t.Cast, directions, operands),
        turned,
        st.builds(t.Offset, amounts, directions, operands, course),
        st.builds(t.Just, directions, operands, course),
        st.builds(t.Directly, directions, operands),
        st.builds(t.Beside, directions, operands),
        st.builds(t.Level, operands),
        st.builds(t.On, paths),
        st.builds(t.Between, operands, operands, st.booleans()),
        st.builds(t.Over, operands),
        st.builds(t.Inside, operands),
        st.builds(t.Nearest, operands),
        st.builds(
            t.Order, st.lists(operands, min_size=2, max_size=3).map(tuple), directions, directions
        ),
        st.builds(t.Surface, directions),
    )


def _expressions(operands: st.SearchStrategy[t.Operand]) -> st.SearchStrategy[t.Expression]:
    return st.lists(_clauses(operands), min_size=1, max_size=3).map(
        lambda clauses: t.Expression(tuple(clauses))
    )


groups = st.builds(t.Group, _expressions(refs))
expressions = _expressions(st.one_of(refs, groups))
locations = st.one_of(
    st.builds(t.Place, expressions).map(lambda place: t.Location((place,))),
    st.lists(st.tuples(names, expressions), min_size=2, max_size=3, unique_by=lambda p: p[0]).map(
        lambda pairs: t.Location(
            tuple(t.Place(e, n) for n, e in pairs if not n[0].isupper() or n in ("MCP2", "ICS4"))
        )
    ),
).filter(lambda location: len(location.places) > 0)


@given(locations)
def test_printing_and_parsing_are_inverse(location: t.Location) -> None:
    text = print_tree(location)
    again = parse(text)
    assert again == location
    assert print_tree(again) == text


def test_nodes_know_their_columns() -> None:
    clause = parse("at x, level with some_place").places[0].expression.clauses[1]
    assert clause.span == (6, 27)


REFUSED = [
    ("", "empty", 0),
    ("at", "too early", 3),
    ("3 bcun lateral too x", "'x' cannot stand here", 20),
    ("4 bcn lateral to x", "did you mean 'bcun'", 3),
    ("on the line ST35-ST41", "en dash", 17),
    ("at x; at y", "label", 7),
    ("a: at x; a: at y", "label", 10),
    ("1/0 of the way from a to b", "divides by zero", 1),
    ("at x,", "too early", 6),
    ("umbilicus", "write 'at umbilicus'", 10),
]


@pytest.mark.parametrize(("text", "says", "column"), REFUSED)
def test_a_malformed_sentence_is_refused_with_its_column(text: str, says: str, column: int) -> None:
    with pytest.raises(MalformedExpressionError) as caught:
        parse(text, "XX1")
    assert says in str(caught.value)
    assert "XX1" in str(caught.value)
    assert caught.value.column == column
