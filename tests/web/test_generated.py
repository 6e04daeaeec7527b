"""What is generated, translated or built for the page is whole and current."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tongren.web.pages import STATIC

ROOT = Path(__file__).parents[2]
MESSAGES = ROOT / "frontend" / "src" / "messages"
BUDGET_BYTES = 60_000


def test_typescript_types_are_current() -> None:
    spec = importlib.util.spec_from_file_location("web_types", ROOT / "builders" / "web_types.py")
    assert spec is not None
    assert spec.loader is not None
    web_types = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(web_types)
    written = web_types.TARGET.read_text(encoding="utf-8")
    assert written == web_types.render(), "run python builders/web_types.py"


def test_the_front_end_fits_its_types() -> None:
    # Node.js may be that of the virtual environment.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    node = shutil.which("node", path=path)
    compiler = ROOT / "frontend" / "node_modules" / "typescript" / "bin" / "tsc"
    if node is None or not compiler.exists():
        pytest.skip("run: make frontend")
    checked = subprocess.run(
        [node, compiler, "--noEmit", "--project", ROOT / "frontend"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("path", sorted(MESSAGES.glob("*.json")), ids=lambda path: path.stem)
def test_every_language_says_everything(path: Path) -> None:
    english = json.loads((MESSAGES / "en.json").read_text(encoding="utf-8"))
    other = json.loads(path.read_text(encoding="utf-8"))
    assert other.keys() == english.keys()
    for key, text in other.items():
        assert text.strip(), key
        assert _values(text) == _values(english[key]), key


def _values(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text)) - {"count"}


def test_every_message_is_used() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in MESSAGES.parent.rglob("*.ts*"))
    for key in json.loads((MESSAGES / "en.json").read_text(encoding="utf-8")):
        stem = re.sub(r"\.(one|other)$", "", key)
        group = key.partition(".")[0]
        made = f"`{group}.$" in sources or f'word("{group}"' in sources or "fact" in key
        assert f'"{stem}"' in sources or made, key


@pytest.mark.skipif(not (STATIC / "index.html").exists(), reason="run: make frontend")
def test_script_and_style_stay_within_their_budget() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    first = [STATIC / name for name in re.findall(r'(?:src|href)="/(assets/[^"]+)"', page)]
    assert {path.suffix for path in first} == {".js", ".css"}
    sent = sum(len(gzip.compress(path.read_bytes())) for path in first)
    assert sent <= BUDGET_BYTES


@pytest.mark.skipif(not (STATIC / "index.html").exists(), reason="run: make frontend")
def test_the_service_worker_knows_every_file() -> None:
    worker = (STATIC / "sw.js").read_text(encoding="utf-8")
    files = [path for path in STATIC.rglob("*") if path.is_file()]
    names = {path.relative_to(STATIC).as_posix() for path in files} - {"sw.js", "index.html"}
    shell = set(re.findall(r'\\?"(/[^"\\]*)', worker))
    assert shell >= {"/", *(f"/{name}" for name in names)}
    assert "__VERSION__" not in worker


@pytest.mark.skipif(not (STATIC / "index.html").exists(), reason="run: make frontend")
def test_the_manifest_names_icons_that_are_there() -> None:
    manifest = json.loads((STATIC / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"any", "192x192", "512x512"}
    for icon in manifest["icons"]:
        path = STATIC / icon["src"].lstrip("/")
        assert path.is_file()
        if icon["type"] == "image/png":
            width, height = struct.unpack(">2I", path.read_bytes()[16:24])
            assert icon["sizes"] == f"{width}x{height}"


@pytest.mark.skipif(not (STATIC / "index.html").exists(), reason="run: make frontend")
def test_the_page_has_nothing_inline_and_nothing_foreign() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
