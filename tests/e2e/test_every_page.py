"""Every page that can be reached by links, as each kind of role, at two widths: axe finds nothing, nothing overflows."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize
from selectolax.lexbor import LexborHTMLParser

from tests.e2e.surfing import PHONE, WIDE, Demo, faults_of, overflow_of

pytestmark = pytest.mark.browser

ROLES = [
    ("Thành phố Hải Phòng 2019", "Chuyên viên CCHC"),
    ("Thành phố Hải Phòng 2019", "Thư ký Đoàn 1"),
    ("Thành phố Hải Phòng 2019", "Đầu mối Sở Tư pháp"),
    ("Thành phố Hải Phòng 2019", "Lãnh đạo UBND"),
    ("Thành phố Hà Nội 2021", "Chuyên viên CCHC"),
    ("Huyện Thanh Oai 2019", "Chuyên viên CCHC"),
    ("Thành phố Hải Phòng 2019", "Quản trị hệ thống"),
]
FILES = re.compile(
    r"\.(xlsx|docx|pdf|ods|ics|json)$|/export|/files/|/xlsx/|/docx/|/pdf/|/json/|/template/|/ics/|/api/|/ods/|/csv/|/zip/|/original/|/example/|"
    r"/forms/.+/workbook/|/workbook/file/"
)
# What one page of a shape has in place of another's: an id, or a form with its version.
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/forms/)[a-z_]+/\d{4}\.\d+")
NARROWEST: ViewportSize = {"width": 320, "height": 740}
MOST = 60


@pytest.fixture(scope="session")
def seen_by_others() -> set[str]:
    """Shapes of pages that were shown to another role: once at each width is enough, the parts are the same."""
    return set()


def shape(url: str) -> str:
    """The address with its keys left out: one page of each shape is enough."""
    return ID.sub("ID", urlsplit(url).path)


def reachable(page: Page, demo: Demo, start: str) -> Iterator[str]:
    """One page of each shape that links lead to from here, fetched without being shown; a link to nothing is a fault."""
    seen: set[str] = set()
    waiting = [start]
    while waiting and len(seen) < MOST:
        url = urldefrag(waiting.pop(0))[0]
        if shape(url) in seen or FILES.search(urlsplit(url).path):
            continue
        seen.add(shape(url))
        answer = page.request.get(url)
        assert answer.status == 200, f"{answer.status} at {url}"
        found = (
            urljoin(answer.url, link.attributes["href"] or "")
            for link in LexborHTMLParser(answer.text()).css("a[href]")
        )
        waiting += [link for link in found if link.startswith(demo.url)]
        yield url


@pytest.mark.parametrize(("system", "role"), ROLES, ids=[f"{system}, {role}" for system, role in ROLES])
def test_each_page_is_accessible_and_fits(
    page: Page, demo: Demo, seen_by_others: set[str], system: str, role: str
) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    demo.become(page, system, role)

    pages = 0
    for url in reachable(page, demo, page.url):
        pages += 1
        if shape(url) in seen_by_others:
            continue
        seen_by_others.add(shape(url))
        page.goto(url)
        for size in (PHONE, WIDE):
            page.set_viewport_size(size)
            faults += faults_of(page) + overflows(page)

    assert pages >= 10
    assert faults == []


def test_pages_of_strangers(page: Page, demo: Demo) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

    for url in reachable(page, demo, f"{demo.url}/"):
        page.goto(url)
        for size in (WIDE, PHONE, NARROWEST):
            page.set_viewport_size(size)
            faults += faults_of(page) + overflows(page)

    assert faults == []


def overflows(page: Page) -> list[str]:
    """Where the page is wider than the window."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    return [f"overflows at {width} px: {page.url}"] if overflow_of(page) > 0 else []
