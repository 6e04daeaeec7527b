"""Opens lexicon and index from the compiled data, building them when they are not there yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tongren.search.lexicon import Lexicon, decode, encode

if TYPE_CHECKING:
    from tongren.search.index import SearchIndex
    from tongren.store import CompiledData


def open_lexicon(data: CompiledData) -> Lexicon:
    """The lexicon of all points."""

    def build() -> bytes:
        from tongren.search.lexicon_builder import build_lexicon

        names = {code: point.names for code, point in data.dataset.acupoints.items()}
        return encode(build_lexicon(names, data.dataset.code_systems))

    return decode(data.derived("lexicon", build))


def open_index(data: CompiledData) -> SearchIndex:
    """The full-text index: a file beside the compiled data, in memory where none can be kept."""
    from tongren.search.index import SearchIndex
    from tongren.search.index_builder import build_index

    def build(path: Path) -> None:
        dataset = data.dataset
        points = dataset.acupoints.values()
        build_index(points, dataset.vocabulary, dataset.meridians, path).close()

    lexicon = open_lexicon(data)
    path = data.derived_file("index.sqlite", build)
    if path is not None:
        return SearchIndex.open(path, lexicon)
    dataset = data.dataset
    points = dataset.acupoints.values()
    return SearchIndex(build_index(points, dataset.vocabulary, dataset.meridians), lexicon)
