"""The reader of official texts: text → facts, each with its place in the text.

What it offers is loaded when it is first used: the process that opens a doubtful file needs no grammar.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiemtra.reading.contradictions import cross_check
    from kiemtra.reading.engine import read
    from kiemtra.reading.files import LIMIT, UnreadableFile, from_string, open_bytes, open_file, open_written
    from kiemtra.reading.output import as_json

__all__ = [
    "LIMIT",
    "UnreadableFile",
    "as_json",
    "cross_check",
    "from_string",
    "open_bytes",
    "open_file",
    "open_written",
    "read",
]

PLACES = {
    "LIMIT": "files",
    "UnreadableFile": "files",
    "as_json": "output",
    "cross_check": "contradictions",
    "from_string": "files",
    "open_bytes": "files",
    "open_file": "files",
    "open_written": "files",
    "read": "engine",
}


def __getattr__(name: str) -> object:
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{PLACES[name]}"), name)
