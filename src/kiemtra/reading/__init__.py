"""The reader of official texts: text → facts, each with its place in the text."""

from kiemtra.reading.cross import cross_check
from kiemtra.reading.engine import read
from kiemtra.reading.files import LIMIT, UnreadableFile, from_string, open_bytes, open_file
from kiemtra.reading.output import as_json

__all__ = ["LIMIT", "UnreadableFile", "as_json", "cross_check", "from_string", "open_bytes", "open_file", "read"]
