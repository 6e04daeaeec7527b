"""Which of several points is meant, by how well what a page says fits each."""

from __future__ import annotations

from collections.abc import Callable

from tongren.documents.found import Claim
from tongren.documents.scopes import Scope

#: What tells points of one name apart, and how surely: "Spirit Gate" at the wrist or at the navel.
_WEIGHTS = {"location": 6, "meridian": 4, "names.hanzi": 6, "names.pinyin": 6, "categories": 2}


def settle(
    scope: Scope, claims: list[Claim], compare: Callable[[str, list[Claim]], list[Claim]]
) -> tuple[str, tuple[str, ...], list[Claim]]:
    """The code meant among those of ``scope``, the others, and the claims held against it.

    The likeliest by its name stays unless another one fits what is said clearly better.
    """
    best = compare(scope.code, claims)
    code, fit = scope.code, _fit(best)
    for other in scope.others[:4]:
        compared = compare(other, claims)
        if (score := _fit(compared)) > fit + 1:
            code, fit, best = other, score, compared
    others = tuple(one for one in (scope.code, *scope.others) if one != code)
    return code, others, best


def _fit(claims: list[Claim]) -> int:
    score = 0
    for claim in claims:
        if claim.span is not None:
            weight = _WEIGHTS.get(claim.field, 1)
            score += weight * ((claim.verdict == "agrees") - (claim.verdict == "differs"))
    return score
