"""``python -m tongren.cli``."""

import sys

from tongren.cli import main

sys.exit(main())
