"""What is raised when a body cannot be."""

from __future__ import annotations


class BodyError(ValueError):
    """No such body, pose, joint or vertex; the message says what would be possible."""
