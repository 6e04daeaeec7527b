"""The page in headless Chromium: first point, turning, search, another body, bytes.

Chromium draws with the processor here; what is taken of a turn is script time alone. Waiting is
compared with the same browser showing a page without a body.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measure import Figure

ROOT = Path(__file__).parents[1]
PORT = 8397
ORIGIN = f"http://127.0.0.1:{PORT}"
ROUNDS = 5
#: The last is mistyped: nothing of it can be foreseen.
TYPED = ("insomnia", "zusanli", "KI1", "headache", "stomahc")

#: Counts frames and the time that their scripts take.
FRAMES = """
window.frameTimes = [];
const ask = requestAnimationFrame;
window.requestAnimationFrame = (callback) => ask((now) => {
  const start = performance.now();
  callback(now);
  window.frameTimes.push(performance.now() - start);
});
"""

#: From a key in the search box until its own results stand there, and until they are drawn.
KEYS = """
window.keyTimes = [];
addEventListener("input", ({ target }) => {
  const start = performance.now();
  const query = target.value.trim();
  const panel = document.querySelector(".search-panel");
  if (!query) return;
  const watch = new MutationObserver(() => {
    if (panel.dataset.query !== query) return;
    watch.disconnect();
    const stands = performance.now() - start;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => window.keyTimes.push([stands, performance.now() - start]);
      after.port2.postMessage(0);
    });
  });
  watch.observe(panel, { attributeFilter: ["data-query"] });
}, true);
"""

#: From asking for a body until its points stand on it.
BODY = """(body) => new Promise((resolve) => {
  const canvas = document.querySelector(".body-stage canvas");
  const start = performance.now();
  const watch = new MutationObserver(() => {
    if (canvas.dataset.body !== body) return;
    watch.disconnect();
    resolve(performance.now() - start);
  });
  watch.observe(canvas, { attributes: true });
  const url = new URL(location.href);
  url.searchParams.set("body", body);
  history.pushState({}, "", url);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
})"""

#: From moving the slider of weight until the points stand on that body.
SLIDE = """(weight) => new Promise((resolve) => {
  const canvas = document.querySelector(".body-stage canvas");
  const slider = document.querySelectorAll(".body-measure input[type=range]")[2];
  const start = performance.now();
  const watch = new MutationObserver(() => {
    if (!canvas.dataset.body.endsWith(`_${weight}`)) return;
    watch.disconnect();
    resolve(performance.now() - start);
  });
  watch.observe(canvas, { attributes: true });
  slider.value = weight;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def figures() -> Iterator[Figure]:
    """All figures of the page; none where there is no Chromium."""
    chromium = _find_chromium()
    if chromium is None:
        print("web: no Chromium, see builders/find_chromium.py", file=sys.stderr)
        return
    command = [sys.executable, "-m", "tongren.cli", "serve", "--port", str(PORT), "--no-browser"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait_for_server()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            yield from _first_point(browser)
            yield from _turning(browser)
            yield from _typing(browser)
            yield from _bodies(browser)
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=20)


def _first_point(browser: Browser) -> Iterator[Figure]:
    plain = [_seconds_to(browser, "/about", "h1")[0] for _ in range(ROUNDS)]
    whole = [_seconds_to(browser, "/body", "canvas[data-seen]") for _ in range(ROUNDS)]
    first, base = statistics.median(taken for taken, _ in whole), statistics.median(plain)
    detail = f"{first * 1000:.0f} ms, page without a body {base * 1000:.0f} ms"
    yield Figure("first point visible", first / base, 8, "× plain page", detail)
    yield Figure("sent before the first point", whole[0][1] / 1e6, 1.2, "MB", "compressed")


def _seconds_to(browser: Browser, address: str, selector: str) -> tuple[float, float]:
    """Seconds until something shows in a fresh browser, and the bytes that came."""
    page = _open(browser)
    start = time.perf_counter()
    page.goto(f"{ORIGIN}{address}")
    page.locator(selector).first.wait_for(timeout=60_000)
    taken = time.perf_counter() - start
    sent = page.evaluate(
        "performance.getEntriesByType('resource').reduce((s, one) => s + one.encodedBodySize, 0)"
    )
    page.context.close()
    return taken, float(sent)


def _turning(browser: Browser) -> Iterator[Figure]:
    page = _open(browser)
    page.add_init_script(FRAMES)
    page.goto(f"{ORIGIN}/body")
    page.locator("canvas[data-seen]").wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate("window.frameTimes = []")
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + 4 * step, y)
    page.mouse.up()
    taken: list[float] = page.evaluate("window.frameTimes")
    page.context.close()
    worst = sorted(taken)[int(0.95 * len(taken))]
    detail = f"median of {len(taken)} frames, p95 {worst:.1f} ms"
    yield Figure("script per frame, turning", statistics.median(taken), 8, "ms", detail)


def _typing(browser: Browser) -> Iterator[Figure]:
    page = _open(browser)
    page.add_init_script(KEYS)
    page.goto(f"{ORIGIN}/about")
    box = page.get_by_role("combobox")
    for text in ("warm", *TYPED):
        if text == TYPED[0]:
            page.evaluate("window.keyTimes = []")
        box.fill("")
        box.press_sequentially(text, delay=90)
        page.wait_for_timeout(200)
    taken: list[tuple[float, float]] = page.evaluate("window.keyTimes")
    page.context.close()
    standing = statistics.median(stands for stands, _ in taken)
    drawn = sorted(drawn for _, drawn in taken)
    worst = drawn[int(0.95 * len(drawn))]
    keys = f"median of {len(drawn)} keys, p95 {worst:.0f} ms"
    detail = f"drawn, {keys}; on the page in {standing:.1f} ms"
    yield Figure("search, key to results", statistics.median(drawn), 16, "ms", detail)


def _bodies(browser: Browser) -> Iterator[Figure]:
    page = _open(browser)
    yield _slide(page, "", "body change to points")
    taken: list[float] = []
    for number in range(2 * ROUNDS + 2):
        page.wait_for_timeout(1500)
        body = f"female_{30 + number}_{158 + 2 * number}_{55 + number}"
        taken.append(page.evaluate(BODY, body))
    detail = f"median of {len(taken) - 2} new bodies, least {min(taken):.0f} ms"
    yield Figure("the same by address", statistics.median(taken[2:]), 100, "ms", detail)
    yield _slide(page, "&point=KI1", "body change in a pose")
    page.context.close()


def _slide(page: Page, shown: str, name: str) -> Figure:
    """Moves the slider of weight on the body's own page."""
    page.goto(f"{ORIGIN}/body?body=female_30_163_58{shown}")
    page.locator("canvas[data-seen]").wait_for(timeout=60_000)
    # The page makes bodies itself once it has the model; it learns its own program on the first.
    page.locator("html[data-model=ready]").wait_for(state="attached", timeout=60_000)
    slid: list[float] = []
    for weight in range(46, 86, 2):
        slid.append(page.evaluate(SLIDE, weight))
        page.wait_for_timeout(150)
    slid = slid[2:]
    detail = f"median of {len(slid)} moves of a slider, least {min(slid):.0f} ms"
    return Figure(name, statistics.median(slid), 50, "ms", detail)


def _open(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB").new_page()


def _wait_for_server() -> None:
    for _ in range(200):
        try:
            urlopen(f"{ORIGIN}/api/body?name=adult_man", timeout=60).read()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no server came up at {ORIGIN}; is the port taken?")


def _find_chromium() -> str | None:
    spec = spec_from_file_location("find_chromium", ROOT / "builders" / "find_chromium.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: str | None = module.find_chromium()
    return found
