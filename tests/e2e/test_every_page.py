"""Every page that can be reached by links, as each kind of role, at two widths: axe finds nothing, nothing overflows."""

import re
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Page

from tests.e2e.surfing import Demo, faults_of, overflow_of

pytestmark = pytest.mark.browser

ROLES = [
    ("Thành phố Hải Phòng 2019", "Chuyên viên CCHC"),
    ("Thành phố Hải Phòng 2019", "Thư ký Đoàn 1"),
    ("Thành phố Hải Phòng 2019", "Đầu mối Sở Tư pháp"),
    ("Thành phố Hải Phòng 2019", "Lãnh đạo UBND"),
    ("Thành phố Hà Nội 2021", "Chuyên viên CCHC"),
    ("Huyện Thanh Oai 2019", "Chuyên viên CCHC"),
]
FILES = re.compile(r"\.(xlsx|docx|pdf|ods|ics|json)$|/export|/files/|/xlsx/|/docx/|/pdf/|/api/")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


def shape(url: str) -> str:
    """The address with its ids left out: one page of each shape is enough."""
    return ID.sub("ID", urlsplit(url).path)


def reachable(page: Page, demo: Demo, start: str, most: int = 60) -> list[str]:
    """One address of each shape that links lead to from here."""
    seen: dict[str, str] = {}
    waiting = [start]
    while waiting and len(seen) < most:
        url = urldefrag(waiting.pop(0))[0]
        if shape(url) in seen or FILES.search(urlsplit(url).path):
            continue
        answer = page.goto(url)
        assert answer is not None
        assert answer.status == 200, f"{answer.status} at {url}"
        seen[shape(url)] = url
        found: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        waiting += [link for link in found if link.startswith(demo.url)]
    return list(seen.values())


@pytest.mark.parametrize(("system", "role"), ROLES)
def test_each_page_is_accessible_and_fits(page: Page, demo: Demo, system: str, role: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    demo.become(page, system, role)

    pages = reachable(page, demo, page.url)

    assert len(pages) >= 5
    faults = []
    for url in pages:
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(url)
            faults += faults_of(page)
            if overflow_of(page) > 0:
                faults.append(f"overflows at {width} px: {url}")
    assert faults == []
    assert errors == []


def test_pages_of_strangers(page: Page, demo: Demo) -> None:
    pages = reachable(page, demo, f"{demo.url}/")

    for url in pages:
        for width in (1280, 360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(url)
            assert faults_of(page) == []
            assert overflow_of(page) <= 0, url
