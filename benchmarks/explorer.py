"""The explorer in Chromium over a large graph: how soon it shows something, how it moves, how long a layout takes.

Chromium draws by software here, so frames are fewer than on a desk. A figure of the first view is the median of some
visits, each by a browser that has nothing yet.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.ground import prepare_embedded
from benchmarks.questions import serving
from tests.explorer.frame import find_chromium

FACTS = 1_000_000
_VISITS = 5
_WAIT = 120_000  # milliseconds
_HUB = "/explore?seed=country/TH"
_PAGE, _TRIES, _NEAR = 1_000, 5, 0.04  # facts at most; how often a size is tried; how near it has to be
# The goals: seconds, frames a second, milliseconds.
_FIRST, _FRAMES, _LAYOUT, _GAP = 1.5, 50.0, 6.0, 100.0
_GAPS = """() => {
    window.gaps = [0];
    let last = performance.now();
    const tick = () => { const now = performance.now(); window.gaps.push(now - last);
                         last = now; setTimeout(tick, 0); };
    tick();
}"""
_COUNT_FRAMES = """() => {
    window.frames = [];
    const tick = (now) => { window.frames.push(now); requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
}"""


def main(facts: int = FACTS) -> None:
    """Print first views, frames a second while moving 500 things, and the layout of 1,000."""
    if (chromium := find_chromium()) is None:
        print("explorer: not measured, no Chromium")
        return
    folder = prepare_embedded(facts)
    with serving(str(folder / "embedded")) as (port, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        address = f"http://127.0.0.1:{port}"
        _first(browser, address + "/", "Home", lambda page: page.get_by_role("combobox").nth(1).wait_for())
        _first(browser, address + "/", "Home with its counts", _counted)
        _first(browser, address + _HUB, "Explore, a hub", _drawn)
        _move(browser, address)
        _lay_out(browser, address)
        browser.close()


def _first(browser: Browser, url: str, what: str, shown: Callable[[Page], None]) -> None:
    took = []
    for _ in range(_VISITS + 1):
        page = _new_page(browser)
        start = time.perf_counter()
        page.goto(url)
        shown(page)
        took.append(time.perf_counter() - start)
        if page.get_by_role("alert").count():
            print(f"    {what}: {page.get_by_role('alert').first.inner_text()!r}", file=sys.stderr)
        page.context.close()
    middle = statistics.median(took[1:])
    _show(f"first view of {what} (s)", middle, f"at most {_FIRST}", middle <= _FIRST)
    _show("    the first of all, nothing warm (s)", took[0])


def _new_page(browser: Browser) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(_WAIT)
    return page


def _counted(page: Page) -> None:
    page.locator("a[data-grade], [role=alert]").first.wait_for()


def _drawn(page: Page) -> None:
    page.locator("[role=img][data-laid]:not([data-laid='0'])").wait_for()


def _open(browser: Browser, address: str, things: int) -> Page:
    """A page whose drawing has about so many things: of how many facts is tried."""
    page, facts = _new_page(browser), things // 2
    for _ in range(_TRIES):
        page.goto(f"{address}{_HUB}&n={facts}")
        _drawn(page)
        if abs(_things(page) / things - 1) <= _NEAR:
            break
        facts = min(_PAGE, round(facts * things / _things(page)))
    return page


def _things(page: Page) -> int:
    return int(page.locator("[role=img][data-nodes]").get_attribute("data-nodes") or 0)


def _move(browser: Browser, address: str) -> None:
    page = _open(browser, address, 500)
    box = page.locator("[role=img][data-nodes]").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(_COUNT_FRAMES)
    page.mouse.move(x, y)
    end, step = time.perf_counter() + 4, 0
    while time.perf_counter() < end:
        page.mouse.wheel(0, 40 if step // 20 % 2 else -40)
        step += 1
    times: list[float] = page.evaluate("window.frames")
    rate = 1_000 * (len(times) - 1) / (times[-1] - times[0])
    _show(f"frames a second, zooming {_things(page)} things", rate, f"at least {_FRAMES:.0f}", rate >= _FRAMES)
    page.context.close()


def _lay_out(browser: Browser, address: str) -> None:
    page = _open(browser, address, 1_000)
    url = page.url
    page.context.close()
    page = _new_page(browser)
    page.add_init_script(f"({_GAPS})()")
    page.goto(url)
    page.locator("[role=img][data-nodes]").wait_for()
    start = time.perf_counter()
    _drawn(page)
    took, gap = time.perf_counter() - start, max(page.evaluate("window.gaps"))
    _show(f"layout of {_things(page)} things (s)", took, f"at most {_LAYOUT:.0f}", took <= _LAYOUT)
    _show("    longest gap of the page's thread (ms)", gap, f"at most {_GAP:.0f}", gap <= _GAP)
    page.context.close()


def _show(what: str, value: float, goal: str = "", met: bool = True) -> None:
    print(f"{what:48}{value:9.2f}  {f'goal {goal}: ' + ('met' if met else 'MISSED') if goal else ''}", flush=True)
