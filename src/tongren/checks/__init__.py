"""Everything that must hold of the data beyond its form. ``tongren check`` runs it all."""

from tongren.checks.records import Completeness, completeness
from tongren.checks.registry import CHECKS, Check, run_checks, run_on
from tongren.checks.subject import Subject

__all__ = [
    "CHECKS",
    "Check",
    "Completeness",
    "Subject",
    "completeness",
    "run_checks",
    "run_on",
]
