"""Any text at all: no crash, spans hold, the same answer twice, time in proportion to length."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemtra.reading import as_json, from_string, read
from kiemtra.reading.normalise import fold, level, normal
from kiemtra.reading.values import Reading

from .test_citations import STRINGS

PIECES = [words for words, *_ in STRINGS] + [
    "kiểm tra công tác cải cách hành chính", "tại các sở: ", "UBND các huyện: ", "Y tế; Nội vụ", "(", ")", ";", ",", "\n", "\n\n", "- ", "1. ", "từ ngày 1/6 đến ngày 31/12/2022",
    "quý II, quý III năm 2022", "ngày", "số", "ngày 31/02/2022", "03 đơn vị", "tất cả 21 xã", "Đoàn kiểm tra", "do đồng chí Nguyễn Văn Nam", "Trưởng đoàn", "Tin khác", "trừ ",
    "ít nhất 5 ngày làm việc", "trước khi kiểm tra", "Nội dung kiểm tra:", "Luật ", "Kế hoạch ", "của ", "UBND tỉnh ", "Sở ", "%", "“", "”", "\u200b", "İ", "ǰ",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)


def facts(reading: Reading) -> list[tuple[tuple[int, int], str | None]]:
    surfaced = [(x.span, x.surface) for group in (reading.citations, reading.units) for x in group]
    bare = [
        (x.span, None)
        for group in (
            reading.unit_counts,
            reading.windows,
            reading.forms,
            reading.teams.leaders,
            reading.deadlines,
            reading.duties,
            reading.areas,
        )
        for x in group
    ]
    return surfaced + bare + [(span, None) for a in reading.anomalies for span in a.spans]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_any_text_is_read_and_every_span_holds(text: str) -> None:
    reading = read(from_string(text, "x"))

    size = len(reading.source.text)
    for (start, end), surface in facts(reading):
        assert 0 <= start < end <= size
        assert surface is None or reading.source.text[start:end] == surface
    assert read(from_string(text, "x")) == reading
    json.dumps(as_json([reading]))


@given(st.text(max_size=200))
def test_shadows_keep_the_length(text: str) -> None:
    plain = normal(text)

    assert len(fold(plain)) == len(level(plain)) == len(plain)
    assert normal(plain) == plain


HOSTILE = {
    "brackets": "(" * 200_000,
    "commas": "," * 100_000,
    "blanks": " " * 400_000,
    "lines": "\n" * 400_000,
    "digits": "1" * 300_000,
    "numbers": "12/KH-UBND " * 20_000,
    "citations in one sentence": "Kế hoạch số 12/KH-UBND ngày 19/12/2021 của UBND tỉnh Hưng Yên, " * 4_000,
    "days": "ngày 12/3/2021 " * 15_000,
    "one line": "kiểm tra công tác cải cách hành chính tại các sở: Y tế; Nội vụ, " * 4_000,
    "heads": "kiểm tra cải cách hành chính tại UBND các huyện " * 5_000,
    "kinds": "Kế hoạch " * 30_000,
    "names": "Sở Y tế, " * 20_000,
    "capitals": "Nguyễn " * 40_000,
    "quarters": "quý II, " * 30_000,
    "months": "từ tháng 6 đến " * 15_000,
    "leaders": "do đồng chí Nam, Giám đốc làm Trưởng đoàn " * 4_000,
    "laws": "Luật sửa đổi, bổ sung một số điều của Luật Viên chức và " * 4_000,
    "slashes": "1/2/" * 60_000,
    "counts": "kiểm tra tại 3 xã, 4 huyện " * 8_000,
    "bullets": "- 1. a) " * 30_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_in_proportion_to_length(text: str) -> None:
    heading = "Kiểm tra công tác cải cách hành chính năm 2022\n"

    def seconds(part: str) -> float:
        began = time.process_time()
        read(from_string(heading + part, "x"))
        return time.process_time() - began

    # Best of three: what else the machine does is no fault of the reader.
    assert any(seconds(text) < 8 * max(seconds(text[: len(text) // 4]), 0.05) for _ in range(3))
