"""A real demo server in a process of its own, and a real Chromium."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests import tables
from tests.e2e.surfing import WIDE, Demo

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=vi",
]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """`kiemtra demo`, as ./run.sh starts it, on a free port."""
    folder = tmp_path_factory.mktemp("demo")
    bind = f"127.0.0.1:{free_port()}"
    environment = os.environ | {
        "KIEMTRA_DEMO": "1",
        "KIEMTRA_SECRET_KEY": "only-for-tests",
        "KIEMTRA_DATA_DIR": str(folder),
        "KIEMTRA_DATABASE": f"sqlite:///{tables.copy_to(folder / 'demo.sqlite3')}",
        "KIEMTRA_BASE_URL": f"http://{bind}",
        "PYTHONUNBUFFERED": "1",
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    output = folder / "output"
    with output.open("w") as stream:
        server = subprocess.Popen(
            [sys.executable, "-c", "from kiemtra.cli.main import main; main()", "demo", "--bind", bind],
            cwd=ROOT,
            env=environment,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(f"http://{bind}/", server, output)
        yield Demo(f"http://{bind}", links(output.read_text()))
    finally:
        server.terminate()
        server.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, server: subprocess.Popen[bytes], output: Path) -> None:
    for _ in range(1800):
        if server.poll() is not None:
            pytest.fail(f"the demo has ended:\n{output.read_text()}")
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except urllib.error.HTTPError as answer:
            pytest.fail(f"the demo answers {answer.code}:\n{output.read_text()}")
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the demo does not answer:\n{output.read_text()}")


def links(text: str) -> dict[str, dict[str, str]]:
    """System → role → sign-in link, as printed."""
    found: dict[str, dict[str, str]] = {}
    system = ""
    for line in text.splitlines():
        link = re.fullmatch(r"  (.+?)\s+(http://\S+/demo/sign-in/\S+)", line)
        if link:
            found.setdefault(system, {})[link[1]] = link[2]
        elif line.strip() and not line.startswith(" "):
            system = line.strip()
    return found


# Longer than Playwright's own five seconds: several tests may share two slow cores.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=WIDE, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page; with KIEMTRA_SLOW=700 each answer takes 700 ms longer, which shows where a test does not wait."""
    page = context.new_page()
    if latency := int(os.environ.get("KIEMTRA_SLOW", "0")):
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        slow = {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1}
        session.send("Network.emulateNetworkConditions", slow)
    return page
