"""The frame of browser tests: a page of a real server over the sample corpus, in Debian's Chromium.

A test asks for `visit` (a function) and gets a Playwright page:

    def test_search(visit: Visit) -> None:
        page = visit("/explore?seed=place/mm-myawaddy", theme="dark", width=768)
        page.get_by_role("searchbox").fill("Myawaddy")
        expect(page.get_by_role("option").first).to_contain_text("Myawaddy")

Always on: a request to another origin, an error of the console or an uncaught exception fails the test when it ends
(`errors=("500",)` allows messages that contain one of these words; a test that provokes an error names it). Motion is
reduced, the locale is British, the clock is real. `visit(..., answers={"**/v1/stats": 500})` has routes answer a status
with a problem, or `"hang"` (no answer), instead of asking the server; several calls open several pages of one browser
context (one person's tabs), so local storage is shared.

`inspect(page)` is what every state of a screen passes: nothing overlaps or is clipped, nothing sticks out sideways,
targets are 24 px or more, and axe finds nothing. `inspect_screen(visit, path, ready)` does so at each of SIZES and in
both themes; `ready(page)` waits until the screen shows what it is to show. Where two things lie over each other by
design (labels in a drawing), their common ancestor has the attribute `data-overlaps`.

`shoot(page, name)` writes build/screenshots/NAME.png, to be looked at. `server` is the address; `ask(path, **query)`
asks the API itself, as an independent judge.

No test depends on how fast anything is. What is read of a page (texts, attributes, counts, the address, the canvas) may
still be on its way or about to be replaced: it is told by Playwright's `expect`, by `have(locator, attribute, wanted)`,
or by `becomes(page, read, wanted)`, which reads again until it is so. ENTENTE_BROWSER_STRAIN=6 shows what forgot this:
a processor 6 times slower, and each answer of the API 50 to 400 ms later, in any order.

A test of screen X is in tests/explorer/test_x.py. All of them run on one worker, one browser, one server.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar
from urllib.parse import parse_qs, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, Request, Route, expect

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
SIZES = ((320, 640), (768, 1024), (1280, 800), (1920, 1080), (320, 200))
"""Widths and heights in CSS pixels; the last is a window of 1280 by 800 at 400 %."""

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
Answer = int | Literal["hang"] | Callable[[Route], None]
Read = TypeVar("Read")
UNHURRIED = {f"ENTENTE_{name}_SECONDS": "120" for name in ("LIGHT", "HEAVY", "CYPHER")}
"""Settings of a server that a busy machine may keep waiting."""
PATIENCE = 60_000
"""Milliseconds until what is waited for is held to fail."""
STRAIN = float(os.environ.get("ENTENTE_BROWSER_STRAIN", "1"))
_LATE = """
    const asked = window.fetch;
    window.fetch = async (what, how) => {
        const late = String(what?.url ?? what).includes("/v1/") ? 50 + Math.random() * 350 : 0;
        await new Promise((done) => setTimeout(done, late));
        return asked(what, how);
    };
"""
_SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
_GEOMETRY = (Path(__file__).parent / "geometry.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def find_chromium() -> str | None:
    """The path of Chromium, as Debian or another system names it."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


@dataclass
class Visit:
    """One person with one browser, whose pages are watched; called with a path, it opens a tab there."""

    browser: Browser
    server: str
    wrong: list[str] = field(default_factory=list)
    contexts: dict[tuple[Theme, float], BrowserContext] = field(default_factory=dict)

    def __call__(
        self,
        path: str,
        *,
        theme: Theme = "light",
        width: int = 1280,
        height: int = 800,
        errors: Sequence[str] = (),
        answers: Mapping[str, Answer] | None = None,
        scale: float = 1,
    ) -> Page:
        """A new tab at a path of the server."""
        page = self._context(theme, scale).new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.on("request", self._check_origin)
        page.on("console", lambda said: self._check_console(said, errors))
        page.on("pageerror", lambda error: self.wrong.append(f"uncaught: {error}"))
        for pattern, answer in (answers or {}).items():
            page.route(pattern, answer if callable(answer) else _failing(answer))
        if STRAIN > 1:
            page.add_init_script(_LATE)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": STRAIN})
        page.goto(self.server + path)
        return page

    def _context(self, theme: Theme, scale: float) -> BrowserContext:
        key = (theme, scale)
        if key not in self.contexts:
            self.contexts[key] = self.browser.new_context(
                color_scheme=theme, reduced_motion="reduce", locale="en-GB", device_scale_factor=scale
            )
            self.contexts[key].set_default_timeout(PATIENCE)
        return self.contexts[key]

    def _check_origin(self, request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme not in ("data", "blob") and f"{target.scheme}://{target.netloc}" != self.server:
            self.wrong.append(f"request to another origin: {request.url}")

    def _check_console(self, said: ConsoleMessage, allowed: Sequence[str]) -> None:
        if said.type in ("error", "warning") and not any(word in said.text for word in allowed):
            self.wrong.append(f"console: {said.text} ({said.location})")

    def leave(self) -> None:
        """Close the pages; what went wrong on them fails the test."""
        for context in self.contexts.values():
            context.close()
        assert not self.wrong, self.wrong


def _failing(answer: int | Literal["hang"]) -> Callable[[Route], None]:
    """What answers with a problem, or never."""
    problem = {"title": "Made to fail", "detail": "a test wants this", "remedy": "Try again.", "request": "req-1"}

    def fulfil(route: Route) -> None:
        if answer != "hang":
            route.fulfill(status=answer, content_type="application/problem+json", body=json.dumps(problem))

    return fulfil


def becomes(page: Page, read: Callable[[], Read], wanted: Read) -> None:
    """Assert that what is read of a page gets to be what is wanted.

    Errors: AssertionError after PATIENCE; `read` may fail before, as where a page is on its way to another.
    """
    until = time.monotonic() + PATIENCE / 1000
    while (found := _read(read)) != wanted and time.monotonic() < until:
        page.wait_for_timeout(50)
    assert found == wanted, f"{found!r} is read at {page.url}, {wanted!r} is wanted"


def _read(read: Callable[[], Read]) -> Read | str:
    try:
        return read()
    except (Error, LookupError) as error:
        return str(error)


def attributes(locator: Locator, name: str) -> list[str]:
    """An attribute of all elements that there are at this moment."""
    found: list[str] = locator.evaluate_all("(all, name) => all.map((one) => one.getAttribute(name) ?? '')", name)
    return found


def have(locator: Locator, name: str, wanted: list[str] | set[str]) -> None:
    """Assert that an attribute of all elements gets to be what is wanted, in order or, of a set, in any."""

    def read() -> list[str] | set[str]:
        found = attributes(locator, name)
        return set(found) if isinstance(wanted, set) else found

    becomes(locator.page, read, wanted)


def query(page: Page) -> dict[str, list[str]]:
    """What the address of a page asks for at this moment."""
    return parse_qs(urlsplit(page.url).query)


def inspect(page: Page) -> None:
    """Assert that what a page shows can be seen, pressed and read."""
    nothing: list[str] = []
    becomes(page, lambda: page.evaluate(_GEOMETRY), nothing)
    becomes(page, lambda: _violations(page), nothing)


def _violations(page: Page) -> list[str]:
    results = Axe().run(page, context=_foremost(page), options={"runOnly": _RULES}).response
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:200] for node in one['nodes'][:3]]}"
        for one in results["violations"]
    ]


def _foremost(page: Page) -> str | None:
    """What lies over the page, if something does: the page below is hidden from everybody then, focus and all."""
    found = (one for one in ("[data-placement]", "[role=dialog]") if page.locator(one).count())
    return next(found, None)


def inspect_screen(visit: Visit, path: str, ready: Callable[[Page], None]) -> None:
    """Inspect a screen in both themes and at all sizes, of one page each theme that is resized."""
    for theme in THEMES:
        page = visit(path, theme=theme)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            ready(page)
            inspect(page)
        page.close()


def shoot(page: Page, name: str) -> Path:
    """Write a screenshot of what the window shows."""
    _SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = _SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path)
    return path


def pick_by_keyboard(page: Page, first: str, names: Sequence[str]) -> None:
    """Choose one name after the other in pickers that follow each other, by keys alone."""
    page.get_by_role("combobox", name=first).focus()
    for name in names:
        page.keyboard.type(name)
        option = page.get_by_role("option", name=name).first
        option.wait_for()
        page.keyboard.press("ArrowDown")
        expect(option).to_have_attribute("data-focused", "true")
        page.keyboard.press("Enter")
        expect(option).to_be_hidden()
        page.keyboard.press("Tab")
