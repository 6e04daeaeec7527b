"""Words to points: ``resolve`` (which point is meant) and ``index`` (which points fit a text).

Nothing is imported here, so that resolving a code costs no database and no fuzzy matching.
"""
