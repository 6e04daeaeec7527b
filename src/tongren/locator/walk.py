"""Every node of a tree, from the whole to the smallest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import cast

from tongren.locator import tree as t


def walk(node: t.Node) -> Iterator[t.Node]:
    """``node`` and all nodes within it, in the order in which they are read."""
    yield node
    for each in fields(node):
        value = getattr(node, each.name)
        for inner in value if isinstance(value, tuple) else (value,):
            if is_dataclass(inner):
                yield from walk(cast("t.Node", inner))
