"""Complaints put together from where and what: "pain and stiffness of the elbow and wrist"."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tongren.documents.composition.gaps import gap
from tongren.documents.composition.lexicon import AILMENT, SITE, Lexicon
from tongren.documents.composition.parts import Part
from tongren.documents.folding import is_hanzi
from tongren.documents.phrase import Hit

_HIGH = frozenset(["shoulder", "neck", "scapula", "chest", "arm"])
_UPPER = {"back": "upper_back"}
#: Longer lists of sites or ailments are not taken together, so that time stays linear.
_MOST = 8


class Complaints:
    """Finds sites and ailments that belong together."""

    def __init__(self, lexicon: Lexicon, identify: Callable[[str, str], Sequence[str]]) -> None:
        self._meanings = lexicon.complaints
        self._identify = identify

    def find(self, text: str, folded: str, parts: list[Part]) -> Iterator[Hit]:
        """Conditions made of ``parts``, sites and ailments in order of place."""
        index = 0
        while index < len(parts):
            first = parts[index]
            found = (
                self._ailment_first(text, parts, index)
                if first.kind == AILMENT
                else self._site_first(text, parts, index)
            )
            if found is None:
                index += 1
                continue
            ailments, sites, index = found
            yield from self._hits(folded, ailments, sites)

    def _ailment_first(
        self, text: str, parts: list[Part], index: int
    ) -> tuple[list[Part], list[Part], int] | None:
        """ "pain, swelling and stiffness of the knee, ankle and foot", "sore, stiff neck"."""
        ailments, last, commas = [parts[index]], index, 0
        while len(ailments) < _MOST and last + 1 < len(parts) and parts[last + 1].kind == AILMENT:
            how = gap(text[parts[last].end : parts[last + 1].start])
            if how not in ("and", "comma", "adj"):
                break
            commas += how == "comma"
            last += 1
            ailments.append(parts[last])
        if last + 1 >= len(parts) or parts[last + 1].kind != SITE:
            return None
        how = gap(text[parts[last].end : parts[last + 1].start])
        if how not in ("of", "adj") or (how == "adj" and is_hanzi(text[parts[last].start])):
            return None
        if commas and not (how == "of" and self._closed(text, ailments)):
            ailments = ailments[-1:]
        if how == "adj" and self._owns(text, parts, last + 1):
            return None  # "painful knee swelling": the site goes with what follows it
        sites, end = self._sites(text, parts, last + 1, ahead=True)
        return ailments, sites, end

    @staticmethod
    def _closed(text: str, chain: list[Part]) -> bool:
        """Whether a list with commas ends with "and", or has none."""
        how = [gap(text[a.end : b.start]) for a, b in pairwise(chain)]
        return not how or how[-1] in ("and", "adj") or "comma" not in how

    @staticmethod
    def _owns(text: str, parts: list[Part], index: int) -> bool:
        """Whether the site at ``index`` has an ailment of its own right behind it."""
        return (
            index + 1 < len(parts)
            and parts[index + 1].kind == AILMENT
            and parts[index + 1].start >= parts[index].end
            and gap(text[parts[index].end : parts[index + 1].start]) == "adj"
        )

    def _sites(
        self, text: str, parts: list[Part], index: int, ahead: bool
    ) -> tuple[list[Part], int]:
        """Sites side by side from ``index``; ``ahead``: not one that an ailment of its own
        follows."""
        sites = [parts[index]]
        while len(sites) < _MOST and index + 1 < len(parts) and parts[index + 1].kind == SITE:
            before, after = parts[index], parts[index + 1]
            how = gap(text[before.end : after.start])
            beside = how == "adj" and after.start == before.end and is_hanzi(text[before.start])
            if how not in ("and", "comma", "of") and not beside:
                break
            if ahead and self._owns(text, parts, index + 1):
                break
            index += 1
            sites.append(after)
        return sites, index + 1

    def _site_first(
        self, text: str, parts: list[Part], index: int
    ) -> tuple[list[Part], list[Part], int] | None:
        """ "neck, shoulder and arm pain", "knee pain and swelling"."""
        sites, end = self._sites(text, parts, index, ahead=False)
        if end >= len(parts) or parts[end].kind != AILMENT:
            return None
        if gap(text[parts[end - 1].end : parts[end].start]) != "adj":
            return None
        if parts[end].start < parts[end - 1].end:
            return None
        if not self._closed(text, sites):
            sites = sites[-1:]  # "…, bowel bloating" after what is no site of it
        ailments = [parts[end]]
        end += 1
        while len(ailments) < _MOST and end < len(parts) and parts[end].kind == AILMENT:
            how = gap(text[parts[end - 1].end : parts[end].start])
            hanzi = how == "adj" and is_hanzi(text[parts[end].start])
            if how != "and" and not hanzi:
                break
            if end + 1 < len(parts) and parts[end + 1].kind == SITE:
                onward = gap(text[parts[end].end : parts[end + 1].start])
                if onward == "of" or (onward == "adj" and not is_hanzi(text[parts[end].start])):
                    break  # "knee pain and swelling of the foot"
            ailments.append(parts[end])
            end += 1
        return ailments, sites, end

    def _hits(self, folded: str, ailments: list[Part], sites: list[Part]) -> Iterator[Hit]:
        terms: list[str] = []
        used: list[Part] = []
        # "shoulder and back" is the upper back
        high = any(one in _HIGH for site in sites for one in site.ids)
        for site in sites:
            for ailment in ailments:
                new = self._meaning(folded, site, ailment, high)
                if new:
                    used += [site, ailment]
                terms += [term for term in new if term not in terms]
        if used:
            start = min(part.start for part in used)
            end = max(part.end for part in used)
            for term in terms:
                yield Hit(start, end, "condition", term)

    def _meaning(self, folded: str, site: Part, ailment: Part, high: bool) -> list[str]:
        where, what = folded[site.start : site.end], folded[ailment.start : ailment.end]
        joiner = "" if is_hanzi(where[0]) else " "
        known_back = high and site.ids[0] in _UPPER
        for phrase in (
            ()
            if known_back
            else (f"{where}{joiner}{what}", f"{what} of the {where}", f"{what} {where}")
        ):
            if known := self._identify(phrase, "condition"):
                return list(known)
        sites = tuple(_UPPER.get(one, one) for one in site.ids) if high else site.ids
        for one in sites:
            for other in ailment.ids:
                if (terms := self._meanings.get((one, other))) is not None:
                    return terms
        return []
