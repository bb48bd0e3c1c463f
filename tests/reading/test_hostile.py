"""Any text at all: no crash, spans hold, the same answer twice, time in proportion to length."""

import json
import time
import unicodedata
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemtra.reading import as_json, from_string, read
from kiemtra.reading.data.kinds import KINDS
from kiemtra.reading.data.laws import LAWS
from kiemtra.reading.text.normalise import fold, level, normal
from kiemtra.reading.values import Reading

from .test_citations import STRINGS

HEADING = "Kiểm tra công tác cải cách hành chính năm 2022\n"
PIECES = [words for words, *_ in STRINGS] + [
    "kiểm tra công tác cải cách hành chính", "tại các sở: ", "UBND các huyện: ", "Y tế; Nội vụ", "(", ")", ";", ",", "\n", "\n\n", "- ", "1. ", "từ ngày 1/6 đến ngày 31/12/2022",
    "quý II, quý III năm 2022", "ngày", "số", "ngày 31/02/2022", "03 đơn vị", "tất cả 21 xã", "Đoàn kiểm tra", "do đồng chí Nguyễn Văn Nam", "Trưởng đoàn", "Tin khác", "trừ ",
    "ít nhất 5 ngày làm việc", "trước khi kiểm tra", "Nội dung kiểm tra:", "Luật ", "Kế hoạch ", "của ", "UBND tỉnh ", "Sở ", "%", "“", "”", "\u200b", "İ", "ǰ",
]  # fmt: skip
# The grammar's own words, by syllables and by names: what it looks for is what may confuse it.
NAMES = [
    *KINDS,
    *set(KINDS.values()),
    *LAWS,
    "UBND",
    "HĐND",
    "Sở",
    "Phòng",
    "huyện",
    "xã",
    "phường",
    "thị xã",
    "thành phố",
    "tỉnh",
    "Bộ",
    "Ban",
    "Trung tâm",
]
SYLLABLES = sorted({syllable for piece in (*PIECES, *NAMES) for syllable in piece.split()})
MARKS = [
    "",
    "",
    " ",
    " ",
    " ",
    "\n",
    "  ",
    ", ",
    "; ",
    ": ",
    ". ",
    " - ",
    "/",
    "-",
    " (",
    ") ",
    "\t",
    "1",
    "12",
    "2021",
    "31/4",
    "ngày ",
    "số ",
    "năm ",
]
sentences = st.lists(st.tuples(st.sampled_from(SYLLABLES), st.sampled_from(MARKS)), max_size=120).map(
    lambda parts: "".join(a + b for a, b in parts)
)
texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES + NAMES), max_size=60).map(" ".join),
    sentences,
    sentences.map(lambda text: HEADING + text),
    sentences.map(lambda text: HEADING + text.upper()),
    sentences.map(lambda text: unicodedata.normalize("NFD", text)),
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


# What a text of any length is made of by saying it again and again.
PIECES_AGAIN = {
    "opened brackets": "(", "closed brackets": ")", "quotation marks": "“", "commas": ",", "semicolons": "; ", "blanks": " ", "tabs": "\t", "lines": "\n",
    "full stops": ". ", "slashes": "/", "hyphens": "-", "digits": "1", "digits with stops": "1.", "small numbers": "1 ", "letters": "a", "capital letters": "Đ",
    "a word": "kiểm tra ", "a word without blanks": "kiểmtra", "no blank": "Kếhoạchsố", "numbers": "12/KH-UBND ", "numbers with dates": "số 12/KH-UBND ngày 1/2/2021; ",
    "plan number": "Kế hoạch số ", "kinds": "Kế hoạch ", "day": "ngày ", "days": "ngày 12/3/2021 ", "days without year": "ngày 12/3 ", "slashed": "1/2/", "month": "tháng ",
    "months": "từ tháng 6 đến ", "quarters": "quý II, ", "year": "năm ", "years": "năm 2021, ", "from day": "từ ngày 1/6 đến ", "of": "của ", "and": "và ", "at": "tại ",
    "citations in one sentence": "Kế hoạch số 12/KH-UBND ngày 19/12/2021 của UBND tỉnh Hưng Yên, ",
    "citations in sentences": "Thực hiện Kế hoạch số 12/KH-UBND ngày 19/12/2021 của UBND tỉnh Hưng Yên. ",
    "citations in lines": "Căn cứ Kế hoạch số 12/KH-UBND ngày 19/12/2021 của UBND tỉnh Hưng Yên;\n",
    "one line": "kiểm tra công tác cải cách hành chính tại các sở: Y tế; Nội vụ, ", "heads": "kiểm tra cải cách hành chính tại UBND các huyện ",
    "heads in lines": "Kiểm tra tại các sở: Y tế; Nội vụ và UBND các huyện A, B.\n", "names": "Sở Y tế, ", "names in lines": "- Sở Y tế;\n", "committees": "UBND xã ",
    "communes": "UBND xã Tân Lập, ", "capitals": "Nguyễn ", "excluded": "trừ ", "leaders": "do đồng chí Nam, Giám đốc làm Trưởng đoàn ", "teams": "Đoàn kiểm tra số 1 ",
    "comrades": "đồng chí ", "laws": "Luật sửa đổi, bổ sung một số điều của Luật Viên chức và ", "law": "Luật ", "counts": "kiểm tra tại 3 xã, 4 huyện ",
    "shares": "3/12 ", "counted words": "ba ", "bullets": "- 1. a) ", "bullets in lines": "- 1. a)\n", "deep lists": "1.1.1.1.", "headings": "Nội dung kiểm tra:\n",
    "numbered headings": "I. NỘI DUNG\n", "articles": "Điều 1. ", "annex": "Phụ lục I\n", "deadlines": "trong 5 ngày làm việc kể từ ngày ", "before": "trước khi kiểm tra ",
    "forms": "trực tiếp, đột xuất, ", "areas": "thủ tục hành chính, ", "news": "Tin liên quan\n", "counters": "Lượt xem: 1\n", "dated news": "Tin (1/2/2021)\n",
    "duties": "Sở Nội vụ chủ trì, phối hợp ", "requests": "Đề nghị các sở ", "hereafter": "(sau đây gọi là ", "nation": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    "number line": "Số: 12/KH-UBND\n", "by": "do ", "cell": "1\tSở Y tế\t12/5\n", "decomposed": "Kê\u0301 hoa\u0323ch ", "without width": "\u200b", "soft hyphens": "KH\u00adUBND ",
    "uppercase": "KIỂM TRA CẢI CÁCH HÀNH CHÍNH TẠI CÁC SỞ ", "tones": "uỷ hoà ", "ranges": "2021-2025 ", "symbols": "QĐ-UBND-", "parted": "Sở A; B, C và UBND quận D (trừ E) ",
}  # fmt: skip
LONG = 1_000_000


def again(piece: str, size: int = LONG) -> str:
    """A text of so many bytes that says one thing again and again, below the heading of a plan."""
    return HEADING + piece * (size // len(piece.encode()))


def nested(opened: str, closed: str, size: int = LONG) -> str:
    """Brackets within brackets."""
    half = size // len((opened + closed).encode())
    return HEADING + opened * half + closed * half


def called(n: int) -> str:
    """Ever another name: 'Aa A', 'Ba A' …"""
    return f"{chr(65 + n % 26)}{chr(97 + n // 26 % 26)} {chr(65 + n // 676 % 26)}"


def day(n: int) -> str:
    return f"{n % 28 + 1}/{n // 28 % 12 + 1}/{1990 + n // 336 % 60}"


def counted(line: Callable[[int], str], head: str, size: int = LONG) -> str:
    """A text of so many bytes whose lines or clauses all differ, below the heading of a plan and a line of its own."""
    pieces = [HEADING, head]
    while (size := size - len((piece := line(len(pieces))).encode())) >= 0:
        pieces.append(piece)
    return "".join(pieces)


# Texts whose every line says something else: a head before them, and the line of a number.
LINES: dict[str, tuple[str, Callable[[int], str]]] = {
    "rows of a table": ("STT\tĐơn vị\tThời gian\tTrưởng đoàn\n", lambda n: f"{n}\tSở {called(n)} {n}\t{n % 28 + 1}/{n % 12 + 1}\tNguyễn Văn {called(n)}\n"),
    "rows with bars": ("| STT | Đơn vị được kiểm tra | Thời gian | Trưởng đoàn |\n", lambda n: f"| {n} | UBND xã Tân Lập {n % 40} | Tháng {n % 12 + 1} | ông Nguyễn Văn Nam |\n"),
    "months in cells": ("STT | Tháng | Đơn vị\n", lambda n: f"{n} | {n % 12 + 1} | xã Tân Lập\n"),
    "table of results": ("Đoàn đã kiểm tra các đơn vị sau\nSTT\tĐơn vị\tĐiểm\n", lambda n: f"{n}\tPhòng {called(n)} {n}\t{n % 100}\n"),
    "days and months": ("", lambda n: f"- Kiểm tra trong tháng {n % 12 + 1}/{1990 + n // 12 % 60} tại Sở Y tế.\n" if n % 2 else f"- Kiểm tra từ ngày {day(n)} đến ngày {day(n + n // 7 % 9)} tại Sở Nội vụ.\n"),
    "ranges told backwards": ("", lambda n: f"- Kiểm tra trong tháng {n % 12 + 1}/{1990 + n // 12 % 60}.\n" if n % 2 else f"- Kiểm tra từ ngày {day(n * 31)} đến ngày {day(n * 17)}.\n"),
    "months looked at": ("", lambda n: f"Đoàn kiểm tra việc thực hiện nhiệm vụ tháng {n % 12 + 1}/{1990 + n // 12 % 60}, kiểm tra ngày {day(n)}.\n"),
    "different leaders": ("", lambda n: f"ông Nguyễn {called(n)} {called(n // 17)} làm Trưởng đoàn số {n}, "),
    "heads of teams": ("", lambda n: "Trưởng đoàn: "),
    "teams in blocks": ("", lambda n: f"Đoàn số {n}:\n- Trưởng đoàn: Ông Trần {called(n)}\n- Các đơn vị: Sở {called(n)}; UBND xã {called(n)}\n- Thời gian: ngày {n % 28 + 1}/{n % 12 + 1}/2022\n"),
    "annex with brackets": ("", lambda n: f"{n}. Huyện {called(n)} (xã A, xã B (thôn C (tổ {n})), trừ xã D):\n- Sở Y tế (gồm: 03 phòng (A, B, C));\n"),
    "units with places": ("", lambda n: f"kiểm tra Sở {called(n)} và UBND xã {called(n)} thuộc huyện {called(n)}, tỉnh Lạng Sơn, "),
    "bare places": ("", lambda n: f"kiểm tra tại các xã: Tên {called(n)}, Hòa {called(n)[0]}; Đoàn đến Tân {called(n)[:2]}. "),
    "lines of one letter": ("", lambda n: f"{chr(97 + n % 26)}) \n"),
}  # fmt: skip


MILLION: dict[str, Callable[[], str]] = {
    **{name: partial(again, piece) for name, piece in PIECES_AGAIN.items()},
    "nested brackets": partial(nested, "(trừ ", ")"),
    "nested quotations": partial(nested, "“", "”"),
    "one long number": lambda: HEADING + "số 1" + "2" * LONG + "/KH-UBND",
    "one long symbol": lambda: HEADING + "số 12/KH" + "-UBND" * (LONG // 5),
    "one long line of names": lambda: HEADING + "Kiểm tra tại các sở: " + "Y tế, " * (LONG // 8),
    "one long list": lambda: HEADING + "Kiểm tra tại các đơn vị sau:\n" + "- Sở Y tế;\n" * (LONG // 14),
    "different citations": lambda: HEADING + "".join(f"Kế hoạch số {n}/KH-UBND ngày {n % 28 + 1}/1/2021. " for n in range(LONG // 50)),
    "different citations, one date": lambda: HEADING + "".join(f"số {n}/KH-UBND, " for n in range(LONG // 16)),
    "one citation, many dates": lambda: HEADING + "".join(f"Kế hoạch số 1/KH-UBND ngày {n % 28 + 1}/{n % 12 + 1}/{1990 + n % 60}. " for n in range(LONG // 50)),
    "different units": lambda: HEADING + "Kiểm tra tại " + ", ".join(f"Sở Tên {chr(65 + n % 26)}{n}" for n in range(LONG // 18)),
    "different paragraphs": lambda: HEADING + "\n".join(f"Các sở, ngành thực hiện tốt nhiệm vụ thứ {n} được giao trong năm." for n in range(LONG // 90)),
    **{name: partial(counted, line, head) for name, (head, line) in LINES.items()},
    "cells in one line": lambda: HEADING + "STT\tĐơn vị\tThời gian\n" + "1\tSở Y tế\t12/5\t" * (LONG // 19),
    "many columns": lambda: HEADING + ("| Đơn vị " * 300 + "|\n" + "| Sở Y tế " * 300 + "|\n") * (LONG // 8_100),
    "paragraphs twice": lambda: HEADING + "Các sở, ngành thực hiện tốt nhiệm vụ được giao trong năm theo kế hoạch đã ban hành của tỉnh.\n" * (LONG // 125),
}  # fmt: skip


@pytest.mark.parametrize("make", MILLION.values(), ids=MILLION.keys())
def test_a_million_bytes_take_time_in_proportion(make: Callable[[], str]) -> None:
    text = make()

    def seconds(part: str) -> float:
        began = time.process_time()
        read(from_string(part, "x"))
        return time.process_time() - began

    # An eighth against a thirty-second, best of three: what else the machine does is no fault of the reader.
    eighth, part = text[: len(text) // 8], text[: len(text) // 32]
    assert any(seconds(eighth) < 8 * max(seconds(part), 0.02) for _ in range(3))
