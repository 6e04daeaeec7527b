"""Prints a tree as the sentence it was read from, in the one canonical spacing."""

from __future__ import annotations

from tongren.locator import tree as t


def print_tree(node: t.Node) -> str:
    """The text of ``node``; parsing it again gives an equal tree."""
    match node:
        case t.Location():
            return ";\n".join(print_tree(place) for place in node.places)
        case t.Place():
            label = f"{node.label}: " if node.label else ""
            return label + print_tree(node.expression)
        case t.Expression():
            return ", ".join(print_tree(clause) for clause in node.clauses)
        case t.Group():
            return f"({print_tree(node.expression)})"
        case t.Ref():
            return f"{node.side} {node.name}" if node.side else node.name
        case t.Numeral():
            return node.text
        case t.Amount():
            row = f"({node.row})" if node.row else ""
            return f"{node.numeral.text} {node.unit}{row}"
        case t.Line():
            words = "the skin line" if node.on_skin else "the line"
            return f"{words} {print_tree(node.a)}–{print_tree(node.b)}"
        case t.Course():
            return f"{node.word} {print_tree(node.path)}" if node.path else f"along the {node.word}"
        case _:
            return _print_clause(node)


def _print_clause(clause: t.Clause) -> str:
    match clause:
        case t.At():
            return f"at {print_tree(clause.target)}"
        case t.Midpoint():
            return f"midpoint of {print_tree(clause.a)} and {print_tree(clause.b)}"
        case t.Fraction():
            ends = f"from {print_tree(clause.a)} to {print_tree(clause.b)}"
            return f"{clause.part.text} of the way {ends}{_tail(clause.course)}"
        case t.Portion():
            return f"{clause.part.text} of the way {print_tree(clause.course)}"
        case t.Cast():
            turn = f"{clause.angle.text} deg {clause.toward} of " if clause.angle else ""
            return f"the skin {turn}{clause.direction} to {print_tree(clause.target)}"
        case t.Offset():
            start = f"{print_tree(clause.amount)} {clause.direction} to"
            return f"{start} {print_tree(clause.target)}{_tail(clause.course)}"
        case t.Just():
            start = f"just {clause.direction} to"
            return f"{start} {print_tree(clause.target)}{_tail(clause.course)}"
        case t.Between():
            words = "in the depression between" if clause.hollow else "between"
            return f"{words} {print_tree(clause.a)} and {print_tree(clause.b)}"
        case t.Order():
            items = " then ".join(print_tree(item) for item in clause.items)
            return f"in the order {items} from {clause.start} to {clause.end}"
        case _:
            return _print_relation(clause)


def _print_relation(
    clause: t.Directly | t.Beside | t.Level | t.On | t.Over | t.Inside | t.Nearest | t.Surface,
) -> str:
    match clause:
        case t.Directly():
            return f"directly {clause.direction} to {print_tree(clause.target)}"
        case t.Beside():
            return f"{clause.direction} to {print_tree(clause.target)}"
        case t.Level():
            return f"level with {print_tree(clause.target)}"
        case t.On():
            return f"on {print_tree(clause.path)}"
        case t.Over():
            return f"over {print_tree(clause.target)}"
        case t.Inside():
            return f"in {print_tree(clause.target)}"
        case t.Nearest():
            return f"nearest to {print_tree(clause.target)}"
        case t.Surface():
            return f"on the {clause.direction} surface"


def _tail(course: t.Course | None) -> str:
    return f" {print_tree(course)}" if course else ""
