"""The regions that pictures show, and from where."""

from __future__ import annotations

from dataclasses import dataclass

from tongren.body.axes import FINGERS

TRUNK = ("root", "pelvis", "spine", "clavicle", "shoulder01")
ARM = ("shoulder01", "upperarm", "lowerarm", "wrist", "metacarpal", "finger")
LEG = ("pelvis", "upperleg", "lowerleg", "foot", "toe")
ANKLE = ("lowerleg", "foot", "toe")
HEAD = ("neck", "head", "eye")
FRONT_BACK = {"front": ("anterior", "superior"), "back": ("posterior", "superior")}
LEFT_RIGHT = {"left": ("left", "superior"), "right": ("right", "superior")}
LIMB = {
    "front": ("anterior", "proximal"),
    "back": ("posterior", "proximal"),
    "medial": ("medial", "proximal"),
    "lateral": ("lateral", "proximal"),
}
FOREARM = {name: (name, "proximal") for name in ("palmar", "dorsal", "radial", "ulnar")}
HAND = {name: (name, "distal") for name in ("palmar", "dorsal", "radial", "ulnar")}
FOOT = {
    "dorsal": ("dorsal", "distal"),
    "plantar": ("plantar", "distal"),
    "medial": ("medial", "dorsal"),
    "lateral": ("lateral", "dorsal"),
    "front": ("distal", "dorsal"),
    "back": ("proximal", "dorsal"),
}
TOES = ("great_toe", "second_toe", "third_toe", "fourth_toe", "fifth_toe")


@dataclass(frozen=True)
class Region:
    """What a picture holds: the box of what ``bones`` move, or a ball round hm08 vertices."""

    frame: str  # a segment of tongren.body.axes
    aspects: dict[
        str, tuple[str, str]
    ]  # name: (where the camera stands, what is up); "a+b" is between
    bones: tuple[str, ...] = ()  # prefixes; without them, ``around`` and ``across``
    around: tuple[int, ...] = ()  # hm08 ids (of the left side) whose mean is the middle
    across: tuple[int, int] = (0, 0)  # two hm08 ids whose distance × ``reach`` is the half width
    reach: float = 1.0  # also widens a box
    show: tuple[str, ...] = ()  # bones drawn, where others would stand in the way; all when empty
    sided: bool = True


REGIONS: dict[str, Region] = {
    "body": Region("trunk", FRONT_BACK | LEFT_RIGHT, (*HEAD, *TRUNK, *ARM, *LEG), sided=False),
    "head": Region(
        "trunk",
        FRONT_BACK | LEFT_RIGHT | {"top": ("superior", "anterior")},
        ("head", "neck03", "eye"),
        sided=False,
    ),
    "face": Region(
        "trunk",
        {
            "front": ("anterior", "superior"),
            "left": ("left+anterior", "superior"),
            "right": ("right+anterior", "superior"),
            "below": ("inferior+anterior", "superior"),
        },
        around=(227, 497),
        across=(227, 497),
        reach=1.15,
        sided=False,
    ),
    "eye": Region(
        "trunk",
        {"front": ("anterior", "superior"), "lateral": ("lateral+anterior", "superior")},
        ("eye",),
        reach=2.4,
    ),
    "ear": Region(
        "trunk",
        {
            "lateral": ("lateral", "superior"),
            "front": ("anterior+lateral", "superior"),
            "back": ("posterior+lateral", "superior"),
        },
        around=(12034, 12329),
        across=(12034, 12329),
        reach=0.75,
    ),
    "neck": Region("trunk", FRONT_BACK | LEFT_RIGHT, ("neck",), reach=1.3, sided=False),
    "chest": Region(
        "trunk", FRONT_BACK | LEFT_RIGHT, ("spine02", "spine01", "clavicle"), sided=False
    ),
    "abdomen": Region(
        "trunk", FRONT_BACK | LEFT_RIGHT, ("spine03", "spine04", "spine05", "root"), sided=False
    ),
    "trunk": Region("trunk", FRONT_BACK | LEFT_RIGHT, TRUNK, sided=False),
    "back": Region(
        "trunk",
        {"whole": ("posterior", "superior"), "left": ("posterior+left", "superior")},
        ("spine", "clavicle", "shoulder01", "neck", "root"),
        sided=False,
    ),
    "pelvis": Region(
        "trunk",
        FRONT_BACK | LEFT_RIGHT | {"below": ("inferior", "anterior")},
        ("root", "pelvis", "spine05"),
        sided=False,
    ),
    "axilla": Region(
        "trunk",
        {
            "front": ("anterior+inferior", "superior"),
            "below": ("inferior+lateral", "anterior"),
            "lateral": ("lateral+inferior", "superior"),
        },
        around=(8337,),
        across=(8337, 8096),
        reach=2.0,
    ),
    "shoulder": Region(
        "trunk",
        FRONT_BACK | {"lateral": ("lateral", "superior"), "top": ("superior", "anterior")},
        ("shoulder01", "clavicle", "upperarm01"),
    ),
    "arm": Region("arm", LIMB, ("upperarm",), show=ARM),
    "elbow": Region("arm", LIMB, ("upperarm02", "lowerarm01"), show=ARM),
    "forearm": Region("forearm", FOREARM, ("lowerarm",), show=ARM),
    "wrist": Region("hand", FOREARM, ("wrist",), reach=1.5, show=ARM),
    "hand": Region("hand", HAND, ("wrist", "metacarpal", "finger"), show=ARM),
    "fingertips": Region(
        "hand",
        HAND | {"tips": ("distal", "dorsal")},
        tuple(f"finger{i}-3" for i in range(2, 6)),
        show=ARM,
    ),
    "thigh": Region("thigh", LIMB, ("upperleg",), show=LEG),
    "knee": Region("leg", LIMB, ("upperleg02", "lowerleg01"), show=LEG),
    "leg": Region("leg", LIMB, ("lowerleg",), show=LEG),
    "ankle": Region(
        "foot",
        {k: FOOT[k] for k in ("medial", "lateral", "front", "back")},
        ("lowerleg02", "foot"),
        show=ANKLE,
    ),
    "foot": Region("foot", FOOT, ("foot", "toe"), show=ANKLE),
    "toes": Region("foot", FOOT, ("toe",), show=ANKLE),
}
for _index, _name in enumerate(FINGERS, start=1):
    REGIONS[_name] = Region(_name, HAND, (f"finger{_index}-3",), show=(f"finger{_index}",))
for _index, _name in enumerate(TOES, start=1):
    _last = f"toe{_index}-2" if _index == 1 else f"toe{_index}-3"
    _aspects = {name: FOOT[name] for name in ("dorsal", "plantar", "medial", "lateral", "front")}
    REGIONS[_name] = Region("foot", _aspects, (_last,), show=(f"toe{_index}",))
