"""Prints the path of a Chromium for the browser tests; installs Debian's where it may.

python builders/find_chromium.py             the path, or exit 1 with advice
python builders/find_chromium.py --install   installs the package first when none is found
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

#: Looked for in this order; ``TONGREN_CHROMIUM`` goes before all.
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
ADVICE = (
    "No Chromium was found for the browser tests. Install one (Debian: apt-get install chromium), "
    "or name one in the environment variable TONGREN_CHROMIUM."
)


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome on this machine, None if there is none."""
    if (named := os.environ.get("TONGREN_CHROMIUM")) and Path(named).exists():
        return named
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return next((str(path) for path in APPLICATIONS if path.exists()), None)


def install_chromium() -> None:
    """Install Debian's package, where this is Debian and the user may; else do nothing."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Fonts with Chinese characters come along: without them pages are measured with boxes.
    packages = ["chromium", "fonts-noto-cjk"]
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        if subprocess.run(command, env=quiet, stdout=sys.stderr, check=False).returncode:
            return


def main() -> int:
    """Print the path, or say what to do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install one when none is found")
    if parser.parse_args().install and find_chromium() is None:
        install_chromium()
    path = find_chromium()
    print(path or ADVICE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
