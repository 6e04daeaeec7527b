"""The base of every type that stands in a data file."""

import msgspec


class Fact(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True
):
    """An immutable piece of data; unknown fields are refused, defaults are not written out."""


class Cited(Fact, frozen=True, kw_only=True):
    """A fact that says where it comes from.

    ``sources``: keys of ``sources.toml``. Empty in a data file means the default of that file,
    which the store fills in while reading.
    """

    sources: tuple[str, ...] = ()
