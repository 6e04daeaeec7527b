"""Draws the icons of the installed page from its mark: python builders/icons.py

They are kept in the repository; run this again only when the mark changes. Needs Chromium and
playwright, as the browser tests do.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from find_chromium import find_chromium
from playwright.sync_api import sync_playwright

PUBLIC = Path(__file__).parents[1] / "frontend" / "public"
PAPER = "#f7f2e8"

#: Name, size in pixels, and how much of it the mark fills: a mask may cut a fifth off.
ICONS = (("192", 192, 0.94), ("512", 512, 0.94), ("maskable", 512, 0.62))


def main() -> int:
    """Write all icons."""
    mark = (PUBLIC / "favicon.svg").read_text(encoding="utf-8")
    (PUBLIC / "icons").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for name, size, share in ICONS:
            page = browser.new_page(viewport={"width": size, "height": size})
            side = round(size * share)
            page.set_content(
                f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;"
                f"background:{PAPER}}}svg{{width:{side}px;height:{side}px}}</style>{mark}"
            )
            page.screenshot(path=PUBLIC / "icons" / f"{name}.png")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
