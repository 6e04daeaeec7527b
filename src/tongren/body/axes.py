"""Anatomical directions of trunk and limbs as they lie: unit vectors in the body frame."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tongren.body.error import BodyError, suggest

Vector = NDArray[np.float64]
#: Gives the centre of a joint of the side in question.
Joints = Callable[[str], Vector]

FINGERS = ("thumb", "index", "middle", "ring", "little")
SEGMENTS = ("trunk", "arm", "forearm", "hand", *FINGERS, "thigh", "leg", "foot")
#: hm08 ids of the left sole: heel, and the balls of the great and the little toe.
SOLE = (13057, 12765, 13116)


def normalise(vector: Vector) -> Vector:
    """The unit vector of the same direction."""
    return np.asarray(vector / np.linalg.norm(vector))


def reject(vector: Vector, axis: Vector) -> Vector:
    """The unit vector of what in ``vector`` is perpendicular to the unit ``axis``."""
    return normalise(vector - (vector @ axis) * axis)


def mix_axes(axes: dict[str, Vector], words: str) -> Vector:
    """The direction between those named, as ``anterior+lateral``."""
    for word in words.split("+"):
        if word not in axes:
            raise BodyError(f"there is no direction {word!r} here{suggest(word, axes)}")
    return normalise(np.sum([axes[word] for word in words.split("+")], axis=0))


def trunk_axes(sign: float) -> dict[str, Vector]:
    """Directions of the standing body; ``sign`` is 1 on the left, -1 on the right."""
    x, y, z = np.eye(3)
    axes = {"left": x, "right": -x, "anterior": -y, "posterior": y, "superior": z, "inferior": -z}
    return axes | {"lateral": sign * x, "medial": -sign * x}


def segment_axes(
    segment: str, sign: float, joint: Joints, sole: NDArray[np.float64]
) -> dict[str, Vector]:
    """Directions of a limb segment besides those of the trunk.

    ``sole``: ``(3, 3)`` positions of the `SOLE` vertices of the side. Upper limb: palmar and dorsal
    are perpendicular to the segment, radial and ulnar to both. Lower limb: anterior is towards the
    toes.
    """
    axes = trunk_axes(sign)
    if segment == "trunk":
        return axes
    if segment in ("hand", "forearm", *FINGERS):
        distal, palmar = aim_hand(joint, sign, segment if segment in FINGERS else "")
        if segment == "forearm":
            distal = normalise(joint("wrist") - joint("elbow"))
            palmar = reject(palmar, distal)
        radial = np.cross(palmar, distal) * sign
        axes |= {"palmar": palmar, "dorsal": -palmar, "radial": radial, "ulnar": -radial}
    elif segment == "foot":
        heel, inner, outer = sole
        dorsal = normalise(np.cross(inner - heel, outer - heel)) * sign
        distal = reject((inner + outer) / 2 - heel, dorsal)
        lateral = np.cross(dorsal, distal) * sign
        axes |= {"dorsal": dorsal, "plantar": -dorsal, "lateral": lateral, "medial": -lateral}
    else:
        start, end = {
            "arm": ("shoulder", "elbow"),
            "thigh": ("hip", "knee"),
            "leg": ("knee", "ankle"),
        }[segment]
        distal = normalise(joint(end) - joint(start))
        if segment == "arm":  # the elbow is never quite straight: the forearm shows the front
            front = reject((joint("shoulder") + joint("wrist")) / 2 - joint("elbow"), distal)
        else:
            front = reject(joint("second_toe_mtp") - joint("ankle"), distal)
        lateral = np.cross(front, distal) * sign
        axes |= {"anterior": front, "posterior": -front, "lateral": lateral, "medial": -lateral}
    return axes | {"distal": distal, "proximal": -distal}


def aim_hand(joint: Joints, sign: float, finger: str = "") -> tuple[Vector, Vector]:
    """Distal and palmar directions of the hand, or of a finger's middle phalanx."""
    distal = normalise((joint("index_mcp") + joint("little_mcp")) / 2 - joint("wrist"))
    radial = joint("index_mcp") - joint("little_mcp")
    if not finger:
        return distal, normalise(np.cross(distal, radial)) * sign
    ends = ("thumb_mcp", "thumb_ip") if finger == "thumb" else (f"{finger}_pip", f"{finger}_dip")
    distal = normalise(joint(ends[1]) - joint(ends[0]))
    if finger == "thumb":  # its nail faces radially
        return distal, -reject(radial, distal)
    return distal, normalise(np.cross(distal, radial)) * sign
