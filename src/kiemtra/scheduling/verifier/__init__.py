"""What a citizen repeats a draw with: one page and one short script, which share no code with the engine nor each other.

Here they are only read from the package and, for the page, filled with the file of one draw.
"""

import json
from collections.abc import Mapping
from pathlib import Path

_HERE = Path(__file__).parent
_PLACE = 'id="data">null<'


def script() -> str:
    """Return the script of the standard library that checks the file named on its command line."""
    return (_HERE / "script.py").read_text(encoding="utf-8")


def page(opened: Mapping[str, object] | None = None) -> str:
    """Return the page that works without network; with a draw's open file in it, or asking for one."""
    text = (_HERE / "page.html").read_text(encoding="utf-8")
    assert text.count(_PLACE) == 1, "the page has one place for its data"
    # Inside <script> no "<" may stand that could end it.
    data = json.dumps(opened, ensure_ascii=False).replace("<", "\\u003c") if opened else "null"
    return text.replace(_PLACE, f'id="data">{data}<')
