"""The atlas as a web page on this machine, with its JSON interface under ``/api``."""

import os

# Before numpy: one request computes at a time, on matrices so small that more threads of the
# linear algebra only wait for one another (placing a new body takes twice as long with two).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tongren.web.app import create_app
from tongren.web.server import ServeError, serve

__all__ = ["ServeError", "create_app", "serve"]
