"""Reads a sentence of the location language into a tree."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from tongren.locator import tree as t
from tongren.locator.errors import MalformedExpressionError, did_you_mean
from tongren.locator.words import WORDS

if TYPE_CHECKING:
    from lark import Lark, Token, Tree
    from lark.exceptions import UnexpectedInput

_SIMPLE = {
    "at": t.At, "level": t.Level, "over": t.Over, "inside": t.Inside, "nearest": t.Nearest,
}  # fmt: skip
_COURSEWORDS = {"course": "along", "on_path": "on", "along_skin": "skin", "along_axis": "axis"}


def parse(text: str, owner: str = "") -> t.Location:
    """The tree of ``text``; raises `MalformedExpressionError` naming ``owner`` and the column."""
    from lark.exceptions import UnexpectedInput

    if not text.strip():
        raise MalformedExpressionError(
            "the expression is empty", "write one, for example: at umbilicus_centre", owner=owner
        )
    try:
        parsed = _grammar().parse(text)
    except UnexpectedInput as error:
        raise _explain_failure(error, text, owner) from None
    return _Reader(text, owner).location(parsed)


@cache
def _grammar() -> Lark:
    from lark import Lark

    source = files("tongren.locator").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(source, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def _explain_failure(error: UnexpectedInput, text: str, owner: str) -> MalformedExpressionError:
    position = error.pos_in_stream
    token = getattr(error, "token", None)
    if position is None or position < 0 or (token is not None and token.type == "$END"):
        problem, position = "the sentence stops too early", len(text)
        remedy = "say what follows"
    else:
        word = text[position:].split(None, 1)[0]
        problem = f"'{word}' cannot stand here"
        remedy = did_you_mean(word.strip(",;()"), WORDS)
        if word[0] in "-—":
            remedy = "write a line with an en dash, as in ST35–ST41"
    allowed = _readable(getattr(error, "accepts", None) or getattr(error, "expected", None) or ())
    if "':'" in allowed:  # a name by itself was taken for a label
        remedy = f"write 'at {text[:position].split()[-1]}' if you mean the place itself"
    elif allowed:
        remedy += f" (here may stand: {allowed})"
    return MalformedExpressionError(problem, remedy, owner=owner, text=text, column=position + 1)


def _readable(terminals: object) -> str:
    names = {
        "NAME": "a landmark", "CODE": "a point code", "NUMERAL": "a number", "UNIT": "a unit",
        "DIRECTION": "a direction", "SIDE": "left or right", "DASH": "–", "COMMA": "','",
        "LPAR": "'('", "RPAR": "')'", "SEMICOLON": "';'", "COLON": "':'", "$END": "the end",
    }  # fmt: skip
    known = sorted(str(name) for name in terminals)  # type: ignore[attr-defined]
    return ", ".join(names.get(name, f"'{name.lower()}'") for name in known)


class _Reader:
    """Turns Lark's tree into ours, keeping the columns."""

    def __init__(self, text: str, owner: str) -> None:
        self.text, self.owner = text, owner

    def location(self, parsed: Tree[Token]) -> t.Location:
        places = tuple(self._place(self._tree(child)) for child in parsed.children)
        labels = [place.label for place in places]
        if len(places) > 1 and (None in labels or len(set(labels)) < len(labels)):
            raise MalformedExpressionError(
                "several places need one different label each",
                "write 'first: …; second: …'",
                owner=self.owner,
                text=self.text,
                column=places[-1].span[0] + 1,
            )
        return t.Location(places, self.text)

    def _place(self, node: Tree[Token]) -> t.Place:
        named = len(node.children) == 2
        label = str(self._tree(node.children[0]).children[0]) if named else None
        return t.Place(self._expression(self._tree(node.children[-1])), label, self._span(node))

    def _expression(self, node: Tree[Token]) -> t.Expression:
        clauses = tuple(self._clause(self._tree(child)) for child in node.children)
        return t.Expression(clauses, self._span(node))

    def _clause(self, node: Tree[Token]) -> t.Clause:
        name, parts, span = str(node.data), node.children, self._span(node)
        if name in _SIMPLE:
            return cast("t.Clause", _SIMPLE[name](self._operand(parts[0]), span))
        if name == "midpoint":
            return t.Midpoint(self._operand(parts[0]), self._operand(parts[1]), span)
        if name == "fraction":
            a, b = self._operand(parts[1]), self._operand(parts[2])
            return t.Fraction(self._numeral(parts[0]), a, b, self._course(parts[3:]), span)
        if name == "portion":
            course = self._course(parts[1:])
            assert course is not None
            return t.Portion(self._numeral(parts[0]), course, span)
        if name == "cast":
            return self._cast(parts, span)
        if name == "offset":
            amount, target = self._amount(self._tree(parts[0])), self._operand(parts[2])
            return t.Offset(amount, str(parts[1]), target, self._course(parts[3:]), span)
        if name in ("between", "hollow"):
            a, b = (self._operand(child) for child in self._tree(parts[0]).children)
            return t.Between(a, b, name == "hollow", span)
        return self._relation(name, parts, span)

    def _relation(self, name: str, parts: list[Tree[Token] | Token], span: t.Span) -> t.Clause:
        if name == "just":
            return t.Just(str(parts[0]), self._operand(parts[1]), self._course(parts[2:]), span)
        if name == "directly":
            return t.Directly(str(parts[0]), self._operand(parts[1]), span)
        if name == "beside":
            return t.Beside(str(parts[0]), self._operand(parts[1]), span)
        if name == "on":
            return t.On(self._path(parts[0]), span)
        if name == "surface":
            return t.Surface(str(parts[0]), span)
        assert name == "order", name
        items = tuple(self._operand(child) for child in parts[:-2])
        return t.Order(items, str(parts[-2]), str(parts[-1]), span)

    def _cast(self, parts: list[Tree[Token] | Token], span: t.Span) -> t.Cast:
        target = self._operand(parts[-1])
        if len(parts) == 2:
            return t.Cast(str(parts[0]), target, span=span)
        return t.Cast(str(parts[2]), target, self._numeral(parts[0]), str(parts[1]), span)

    def _operand(self, node: Tree[Token] | Token) -> t.Operand:
        branch = self._tree(node)
        if branch.data == "group":
            return t.Group(self._expression(self._tree(branch.children[0])), self._span(branch))
        side = str(branch.children[0]) if len(branch.children) == 2 else None
        return t.Ref(str(branch.children[-1]), side, self._span(branch))

    def _path(self, node: Tree[Token] | Token) -> t.Path:
        branch = self._tree(node)
        if branch.data not in ("line", "skin_line"):
            return self._operand(branch)
        a, b = self._operand(branch.children[0]), self._operand(branch.children[2])
        return t.Line(a, b, branch.data == "skin_line", self._span(branch))

    def _course(self, parts: list[Tree[Token] | Token]) -> t.Course | None:
        if not parts:
            return None
        node = self._tree(parts[0])
        path = self._path(node.children[0]) if node.children else None
        return t.Course(_COURSEWORDS[str(node.data)], path, self._span(node))

    def _amount(self, node: Tree[Token]) -> t.Amount:
        row = str(node.children[2]) if len(node.children) == 3 else None
        numeral = self._numeral(node.children[0])
        return t.Amount(numeral, str(node.children[1]), row, self._span(node))

    def _numeral(self, token: Tree[Token] | Token) -> t.Numeral:
        start = cast("Token", token).start_pos or 0
        numeral = t.Numeral(str(token), (start, start + len(str(token))))
        if "/" in numeral.text and float(numeral.text.partition("/")[2]) == 0:
            raise MalformedExpressionError(
                f"{numeral.text} divides by zero", "write a fraction such as 1/3",
                owner=self.owner, text=self.text, column=start + 1,
            )  # fmt: skip
        return numeral

    def _tree(self, node: Tree[Token] | Token) -> Tree[Token]:
        return cast("Tree[Token]", node)

    def _span(self, node: Tree[Token]) -> t.Span:
        meta = node.meta
        return (0, 0) if meta.empty else (meta.start_pos, meta.end_pos)
