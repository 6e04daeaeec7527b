"""Patterns put together: "Stomach and Spleen Xu", "Heat in the Lung"."""

from collections.abc import Iterator

from tongren.documents.composition.gaps import gap
from tongren.documents.composition.lexicon import STATE, Lexicon
from tongren.documents.composition.objects import Thing, things_from
from tongren.documents.composition.parts import Part
from tongren.documents.phrase import Hit


class Patterns:
    """Finds things with what ails them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._meanings = lexicon.patterns

    def find(self, text: str, parts: list[Part]) -> Iterator[Hit]:
        """Patterns made of ``parts``: organs, matters and states in order of place."""
        index = 0
        while index < len(parts):
            part = parts[index]
            if part.kind == STATE:
                # "deficiency of the Spleen", "deficient Spleen Qi"
                if index + 1 < len(parts) and parts[index + 1].kind != STATE:
                    how = gap(text[part.end : parts[index + 1].start])
                    if how in ("of", "adj"):
                        things, behind = things_from(text, parts, index + 1)
                        if not self._own_state(text, parts, behind):
                            yield from self._hits(things, part.ids[0], part.start, 0)
                            index = behind
                            continue
                index += 1
                continue
            things, behind = things_from(text, parts, index)
            state = self._own_state(text, parts, behind)
            if state is not None:
                yield from self._hits(things, state.ids[0], things[0].start, state.end)
                index = behind + 1
                continue
            yield from self._hits(things, "", 0, 0)
            index = behind

    @staticmethod
    def _own_state(text: str, parts: list[Part], behind: int) -> Part | None:
        if behind < len(parts) and parts[behind].kind == STATE:
            state, last = parts[behind], parts[behind - 1]
            if state.start >= last.end and gap(text[last.end : state.start]) == "adj":
                return state
        return None

    def _hits(self, things: list[Thing], state: str, start: int, end: int) -> Iterator[Hit]:
        found = [(thing, self._meaning(thing, state)) for thing in things]
        if not any(term for _, term in found):
            if state == "excess" and any(thing.organ for thing in things):
                yield Hit(min(start, things[0].start), max(end, things[-1].end), "pattern", state)
            return
        if not state:
            for thing, term in found:
                if term:
                    yield Hit(thing.start, thing.end, "pattern", term)
            return
        last = max(end, *(thing.end for thing, term in found if term))
        for term in dict.fromkeys(term for _, term in found if term):
            yield Hit(start, last, "pattern", term)

    def _meaning(self, thing: Thing, state: str) -> str:
        if not state:
            keys = (
                ["-".join([thing.organ, *thing.matters])] if thing.organ and thing.matters else []
            )
        else:
            own = "-".join(filter(None, [thing.organ, *thing.matters]))
            keys = [f"{own}-{state}"]
            if thing.organ and thing.matters:
                keys.append(f"{thing.organ}-{thing.matters[-1]}-{state}")
        for key in keys:
            if key in self._meanings:
                return self._meanings[key]
        return ""
