"""How the browser tests move about: signing in by the printed links, checking a page with axe."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo: its address and its sign-in links, system → role → link."""

    url: str
    links: dict[str, dict[str, str]]

    def become(self, page: Page, system: str, role: str) -> None:
        """Sign in as a role of a system."""
        page.goto(self.links[system][role])


def faults_of(page: Page) -> list[str]:
    """What axe finds on the page: rule and first place of each."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{fault['id']}: {fault['nodes'][0]['target']} ({page.url})" for fault in found["violations"]]


def overflow_of(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width: int = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
