"""``python -m tongren``."""

import sys

from tongren.cli import main

sys.exit(main())
