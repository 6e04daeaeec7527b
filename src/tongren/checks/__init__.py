"""Everything that must hold of the data beyond its form. ``tongren check`` runs it all."""

from tongren.checks.registry import CHECKS, Check, run_checks
from tongren.checks.subject import Subject

__all__ = ["CHECKS", "Check", "Subject", "run_checks"]
