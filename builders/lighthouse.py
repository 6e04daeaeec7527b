"""Looks at the built page with Lighthouse, from npm, and holds it to its marks.

python builders/lighthouse.py              the pages below, on a server of its own
python builders/lighthouse.py /point/ST36  another page

Needs Chromium and npm. Each page is looked at several times and the middle mark counts; the page
without a body comes first, and shows how busy the machine is besides.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parent))

from find_chromium import ADVICE, find_chromium

PORT = 8396
PAGES = ("/", "/lists", "/condition/insomnia", "/session", "/about", "/point/KI1", "/body")
LEAST = {"performance": 0.9, "accessibility": 1.0, "best-practices": 1.0}
VERSION = "12"
ROUNDS = 3


def look_at(address: str, chromium: str) -> dict[str, float]:
    """The marks of one page, 0 to 1, by category."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        command = [
            "npx", "--yes", f"lighthouse@{VERSION}", f"http://127.0.0.1:{PORT}{address}",
            "--preset=desktop", "--quiet", "--output=json", f"--output-path={report.name}",
            f"--only-categories={','.join(LEAST)}",
            "--chrome-flags=--headless=new --no-sandbox --enable-unsafe-swiftshader",
        ]  # fmt: skip
        environment = {**os.environ, "CHROME_PATH": chromium}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        found = json.loads(Path(report.name).read_text(encoding="utf-8"))
    return {name: float(one["score"] or 0) for name, one in found["categories"].items()}


def main(pages: list[str]) -> int:
    """Print the marks of all pages; exit 1 when one falls short."""
    chromium = find_chromium()
    if chromium is None:
        print(ADVICE, file=sys.stderr)
        return 1
    command = [sys.executable, "-m", "tongren.cli", "serve", "--port", str(PORT), "--no-browser"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    short = False
    try:
        for _ in range(100):
            try:
                urlopen(f"http://127.0.0.1:{PORT}/api/body?name=adult_man", timeout=60).read()
                break
            except OSError:
                time.sleep(0.1)
        for address in pages or PAGES:
            rounds = [look_at(address, chromium) for _ in range(ROUNDS)]
            marks = {name: median(one[name] for one in rounds) for name in LEAST}
            missed = [name for name, least in LEAST.items() if marks[name] < least]
            short |= bool(missed)
            told = ", ".join(f"{name} {100 * mark:.0f}" for name, mark in marks.items())
            print(f"{'MISS' if missed else 'ok  '} {address}: {told}", flush=True)
    finally:
        server.terminate()
        server.wait(timeout=20)
    return int(short)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
