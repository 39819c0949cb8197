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

A test of screen X is in tests/explorer/test_x.py. All of them run on one worker, one browser, one server.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
SIZES = ((320, 640), (768, 1024), (1280, 800), (1920, 1080), (320, 200))
"""Widths and heights in CSS pixels; the last is a window of 1280 by 800 at 400 %."""

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
Answer = int | Literal["hang"] | Callable[[Route], None]
_SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
_GEOMETRY = (Path(__file__).parent / "geometry.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def find_chromium() -> str | None:
    """The path of Chromium, as Debian or another system names it."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


class Visit(Protocol):
    """Opens a page."""

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
    ) -> Page: ...


@dataclass
class Visitor:
    """One person with one browser, whose pages are watched."""

    browser: Browser
    server: str
    wrong: list[str] = field(default_factory=list)
    contexts: dict[tuple[Theme, float], BrowserContext] = field(default_factory=dict)

    def visit(
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
        page.goto(self.server + path)
        return page

    def _context(self, theme: Theme, scale: float) -> BrowserContext:
        key = (theme, scale)
        if key not in self.contexts:
            self.contexts[key] = self.browser.new_context(
                color_scheme=theme, reduced_motion="reduce", locale="en-GB", device_scale_factor=scale
            )
            self.contexts[key].set_default_timeout(15_000)
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
        assert self.wrong == []


def _failing(answer: int | Literal["hang"]) -> Callable[[Route], None]:
    """What answers with a problem, or never."""
    problem = {"title": "Made to fail", "detail": "a test wants this", "remedy": "Try again.", "request": "req-1"}

    def fulfil(route: Route) -> None:
        if answer != "hang":
            route.fulfill(status=answer, content_type="application/problem+json", body=json.dumps(problem))

    return fulfil


def inspect(page: Page) -> None:
    """Assert that what a page shows can be seen, pressed and read."""
    told = json.dumps(page.evaluate(_GEOMETRY), indent=1, ensure_ascii=False)
    assert told == "[]", f"{page.url} at {page.viewport_size}: {told}"
    results = Axe().run(page, context=_foremost(page), options={"runOnly": _RULES}).response
    found = [
        f"{one['id']}: {one['help']}: {[node['html'][:200] for node in one['nodes'][:3]]}"
        for one in results["violations"]
    ]
    assert found == [], f"{page.url} at {page.viewport_size}"


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
        page.get_by_role("option", name=name).first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
