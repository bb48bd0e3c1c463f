"""What a file may be, and how its words are got out of it: web pages, Word, PDF, scans, old encodings.

What opens a process is loaded when a file needs it: plain text does not.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiemtra.reading.sources import child, recogniser

__all__ = ["child", "recogniser"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return importlib.import_module(f"{__name__}.{name}")
