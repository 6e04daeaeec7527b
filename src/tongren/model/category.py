"""Point categories: which points a class of the literature names, and for what."""

from tongren.model.base import Cited


class CategoryMember(Cited, frozen=True, kw_only=True):
    """One point in a category. ``of``: what it is the point of (a meridian, vessel, tissue, sea);
    ``role``: its place in the category ("jing-well"); ``phase``: the phase it carries;
    ``disputed``: why its membership is not agreed, empty where it is."""

    code: str
    of: str = ""
    role: str = ""
    phase: str = ""
    note: str = ""
    disputed: str = ""


class CategoryGroup(Cited, frozen=True, kw_only=True):
    """A category, its members, and where sources disagree."""

    label: str
    hanzi: str = ""
    pinyin: str = ""
    meaning: str
    plain: str
    members: tuple[CategoryMember, ...]
    disagreements: tuple[str, ...] = ()
