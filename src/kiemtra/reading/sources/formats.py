"""Which reader takes which format; each is loaded only when a file needs it."""

import importlib

from kiemtra.reading.sources.content import Content

READERS = {"archive": "archives", "pdf": "pdf", "scan": "scans", "web": "web"}


def read_format(kind: str, data: bytes) -> Content:
    """Return the content of a file of this kind; raise Unreadable with the reason where there is none."""
    reader = importlib.import_module(f"kiemtra.reading.sources.{READERS[kind]}")
    content: Content = reader.read(data)
    return content
