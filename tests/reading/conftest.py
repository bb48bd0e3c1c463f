"""What the tests of the reader share: one sentence in, facts out."""

from collections.abc import Callable

import pytest

from kiemtra.reading import from_string, read
from kiemtra.reading.values import Reading

HEADING = "Kế hoạch kiểm tra công tác cải cách hành chính tỉnh Lạng Sơn năm 2023\n\n"
Reader = Callable[[str], Reading]


@pytest.fixture
def reading_of() -> Reader:
    """Read a text as it stands."""

    def make(text: str) -> Reading:
        return read(from_string(text, "thu.txt"))

    return make


@pytest.fixture
def in_plan() -> Reader:
    """Read a sentence below the heading of an inspection plan."""

    def make(text: str) -> Reading:
        return read(from_string(HEADING + text, "thu.txt"))

    return make
