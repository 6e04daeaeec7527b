"""From what somebody complains of to points worth studying, with every step shown.

``study`` reads complaints, ranks patterns by their signs, and gathers points whose records claim
something about either, with what speaks for them and what limits or forbids them for a person.
All of it is tradition as the records report it: suggestions to study, never prescriptions.
"""

from tongren.practice.answers import (
    ClaimFound,
    Complaint,
    Limit,
    PatternFound,
    PointFound,
    Reason,
    Sign,
    Study,
)
from tongren.practice.finding import find_points
from tongren.practice.study import study

__all__ = [
    "ClaimFound",
    "Complaint",
    "Limit",
    "PatternFound",
    "PointFound",
    "Reason",
    "Sign",
    "Study",
    "find_points",
    "study",
]
