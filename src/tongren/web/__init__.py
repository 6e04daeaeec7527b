"""The atlas as a web page on this machine, with its JSON interface under ``/api``."""

from tongren.web.app import create_app
from tongren.web.server import ServeError, serve

__all__ = ["ServeError", "create_app", "serve"]
