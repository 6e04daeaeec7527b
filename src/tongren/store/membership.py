"""Which categories each acupoint is in: the reverse of ``categories.toml``."""

from collections.abc import Mapping

from tongren.model import Category, CategoryGroup


def memberships(categories: Mapping[str, CategoryGroup]) -> dict[str, tuple[Category, ...]]:
    """For each acupoint code its categories, in the order of the file."""
    found: dict[str, list[Category]] = {}
    for key, group in categories.items():
        for member in group.members:
            category = Category(
                id=key,
                label=group.label,
                of=member.of,
                role=member.role,
                phase=member.phase,
                note=member.note,
                disputed=member.disputed,
                sources=member.sources,
            )
            found.setdefault(member.code, []).append(category)
    return {code: tuple(list_) for code, list_ in found.items()}
