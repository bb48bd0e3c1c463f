"""How the browser tests move about: who one is, where one goes, what axe says of a page, and pictures of the way."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Locator, Page, ViewportSize, expect

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo: its address and its sign-in links, system → role → link."""

    url: str
    links: dict[str, dict[str, str]]

    def become(self, page: Page, system: str, role: str) -> None:
        """Sign in as a role of a system."""
        page.goto(self.links[system][role])


@dataclass
class Walk:
    """Somebody at a browser who takes the roles of one system in turn, by the demo's own panel."""

    page: Page
    demo: Demo
    system: str
    name: str
    shots: list[str] = field(default_factory=list)

    def enter(self, role: str) -> None:
        """Come in by the link that the server has printed."""
        self.demo.become(self.page, self.system, role)
        expect(self.page.get_by_role("heading", level=1, name="Việc của tôi")).to_be_visible()

    def become(self, role: str) -> None:
        """Change into another role of the panel."""
        panel = self.page.get_by_role("complementary", name="Bản trình diễn")
        expect(panel.get_by_text("Đổi vai")).to_be_visible()
        button = panel.get_by_role("button", name=role, exact=True)
        more = panel.get_by_text(re.compile("^Vai khác"))
        if not button.is_visible() and not more.is_visible():
            panel.get_by_text("Đổi vai").click()
        if not button.is_visible():
            more.click()
        button.click()
        expect(panel.locator("[aria-pressed='true']")).to_have_text(role)

    def go_to_day(self, day: str) -> None:
        """Move the assumed day in the banner."""
        panel = self.page.get_by_role("complementary", name="Bản trình diễn")
        panel.get_by_role("textbox").fill(day)
        panel.get_by_role("button", name="Chuyển").click()
        expect(panel.get_by_text(f"Ngày giả định {day}")).to_be_visible()

    def turn_to(self, part: str) -> None:
        """One of the main parts; on a phone they stand behind *Mục lục*."""
        contents = self.page.get_by_text("Mục lục")
        if contents.is_visible():
            contents.click()
        self.page.get_by_role("banner").get_by_role("link", name=part, exact=True).locator("visible=true").click()
        expect(self.page.get_by_role("heading", level=1, name=re.compile(f"^{part}"))).to_be_visible()

    def open_inspection(self, unit: str) -> None:
        """The page of a unit's inspection, by the list."""
        self.turn_to("Cuộc kiểm tra")
        self.page.get_by_role("link", name=unit).click()
        expect(self.page.get_by_role("region", name="Việc tiếp theo")).to_be_visible()

    def open_work(self, what: str, unit: str) -> None:
        """Open what waits in *Việc của tôi*."""
        self.turn_to("Việc của tôi")
        self.shoot("viec-cua-toi")
        self.page.get_by_role("row", name=unit).get_by_role("link", name=what).first.click()

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press the button with these words."""
        (within or self.page.get_by_role("main")).get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow the first link with these words."""
        self.page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()

    def sees(self, words: str | re.Pattern[str]) -> None:
        """The words stand on the page, visibly."""
        expect(self.page.get_by_role("main").get_by_text(words).first).to_be_visible()

    def is_told(self, words: str | re.Pattern[str]) -> None:
        """The page says what was just done."""
        expect(self.page.get_by_role("status").get_by_text(words).first).to_be_visible()

    def shoot(self, step: str) -> None:
        """A picture at both widths, only where KIEMTRA_SHOTS names a folder."""
        folder = os.environ.get("KIEMTRA_SHOTS")
        if not folder:
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        before = self.page.viewport_size
        self.shots.append(step)
        for size in (WIDE, PHONE):
            self.page.set_viewport_size(size)
            place = Path(folder) / f"{self.name}-{len(self.shots):02}-{step}-{size['width']}.png"
            self.page.screenshot(path=place, full_page=True)
        if before:
            self.page.set_viewport_size(before)


def faults_of(page: Page) -> list[str]:
    """What axe finds on the page: rule and first place of each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{fault['id']}: {fault['nodes'][0]['target']} ({page.url})" for fault in found["violations"]]


def overflow_of(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width: int = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
