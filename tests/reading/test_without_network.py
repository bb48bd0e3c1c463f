"""Nothing about reading needs a network: every format is read in processes in which to touch one is to end at once."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kiemtra.reading
from tests.cli.running import CALL
from tests.reading.making import paragraph, pdf, word
from tests.scanned import scan

# Ends the process, and with it the parser's own, before anything is looked up or sent.
GUARD = """
import os, sys
def guard(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.")):
        os._exit(99)
sys.addaudithook(guard)
"""
TEXT = "Căn cứ Kế hoạch số 35/KH-UBND ngày 20/12/2022 của Ủy ban nhân dân tỉnh Lai Châu về cải cách hành chính."
PAGE = f"""<!DOCTYPE html><html><head><base href="http://192.0.2.1/"><link rel="stylesheet" href="//192.0.2.1/a.css">
<script src="http://192.0.2.1/a.js"></script></head><body><img src="http://192.0.2.1/a.png"><p>{TEXT}</p></body></html>"""
FAR = "http://192.0.2.1/a.dotx"
FILES = {
    "text": lambda: TEXT.encode(),
    "page": lambda: PAGE.encode(),
    "word": lambda: word(paragraph(TEXT), settings=f'<w:attachedTemplate xmlns:w="w" w:val="{FAR}"/>'),
    "pdf": lambda: pdf(f'#link("{FAR}")[{TEXT}]'),
    "scan": scan,
}
CLIENTS = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "urllib3"}


@pytest.fixture
def guarded(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a process without a network, for those that it starts, too."""
    (tmp_path / "sitecustomize.py").write_text(GUARD)
    places = [str(tmp_path), *(place for place in sys.path if place)]
    return {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(places), "PYTHONUTF8": "1"}


def run(
    program: str, *arguments: str, surroundings: dict[str, str], data: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, input=data, env=surroundings, capture_output=True, timeout=120, check=False)


@pytest.mark.parametrize("kind", FILES)
def test_reads_without_a_network(kind: str, guarded: dict[str, str]) -> None:
    done = run(CALL, "read", "--facts", "-", surroundings=guarded, data=FILES[kind]())

    assert done.returncode == 0, done.stderr.decode()
    assert "Kế hoạch số 35/KH-UBND ngày 20/12/2022 của UBND tỉnh Lai Châu" in done.stdout.decode()


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', 'import socket; socket.socket()']))",
    ],
    ids=["itself", "a process of its own"],
)
def test_the_guard_ends_what_touches_one(deed: str, guarded: dict[str, str]) -> None:
    assert run(deed, surroundings=guarded).returncode == 99


def test_no_module_of_reading_knows_a_client() -> None:
    folder = Path(kiemtra.reading.__file__).parent
    found = {
        (path.name, name.partition(".")[0])
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        for name in _imported(node)
    }

    assert {name for _, name in found} >= {"re", "hashlib"}
    assert [(path, name) for path, name in sorted(found) if name in CLIENTS] == []


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
