"""The page of `kiemtra read --facts`: every fact with its place and what is printed there, then what contradicts what."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kiemtra.cli.read_words import (
    AREAS,
    FORMS,
    ROLES,
    UNIT_ROLES,
    anomaly_words,
    citation_words,
    count_words,
    day_words,
    deadline_words,
    duty_words,
    leader_words,
    window_words,
)  # fmt: skip
from kiemtra.reading.values import Anomaly, Reading, Span

SOURCES = {"txt": "văn bản thuần", "html": "trang web", "docx": "Word", "pdf": "PDF", "image": "ảnh quét"}
NOTHING = "Không thấy dữ kiện nào về kiểm tra cải cách hành chính."
QUOTED = 110
Item = tuple[str, tuple[Span, ...]]


class Places:
    """Offsets of one text as a person finds them: line and column, with what is printed there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def words(self, span: Span) -> str:
        """Return “dòng 3, cột 12: “…””."""
        line = bisect_right(self._starts, span[0])
        quoted = " ".join(self._text[span[0] : span[1]].split())
        if len(quoted) > QUOTED:
            quoted = quoted[:QUOTED].rstrip() + "…"
        return f"dòng {line}, cột {span[0] - self._starts[line - 1] + 1}: “{quoted}”"


def facts(readings: list[Reading], cross: tuple[Anomaly, ...]) -> str:
    """Return all facts of all texts with their places, then what shows between the texts."""
    parts = ["\n".join(_reading(reading)) for reading in readings]
    if cross:
        parts.append("\n".join(["MÂU THUẪN GIỮA CÁC VĂN BẢN", *(f"  - {anomaly_words(a)}" for a in cross)]))
    return "\n\n".join(parts)


def _reading(r: Reading) -> Iterator[str]:
    letters = f"{len(r.source.text):,}".replace(",", ".")
    yield f"{r.source.name} ({SOURCES[r.source.format]}, {letters} ký tự)"
    yield from (f"  Lưu ý: {note}." for note in r.source.notes)
    places = Places(r.source.text)
    none = True
    for title, items in _groups(r):
        for place, (words, spans) in enumerate(items):
            if place == 0:
                yield f"\n{title}"
            none = False
            yield f"  - {words}"
            yield from (f"      {places.words(span)}" for span in spans)
    if none:
        yield f"  {NOTHING}"


def _groups(r: Reading) -> Iterator[tuple[str, Iterable[Item]]]:
    yield "Ngày đăng", [(day_words(r.page_date.date), (r.page_date.span,))] if r.page_date else []
    yield "Văn bản này", [(citation_words(r.own), (r.own.span,))] if r.own else []
    yield "Kế hoạch kiểm tra", [(citation_words(r.plan), (r.plan.span,))] if r.plan else []
    yield "Văn bản viện dẫn", [(f"{citation_words(c)} ({ROLES[c.role]})", (c.span,)) for c in r.citations]
    yield "Đơn vị", [(f"{u.name} ({UNIT_ROLES[u.role]})", (u.span,)) for u in r.units]
    yield "Số lượng", [(count_words(c), (c.span,)) for c in r.unit_counts]
    yield "Thời gian", [(window_words(w), (w.span,)) for w in r.windows]
    yield "Hình thức", [(FORMS[f.form], (f.span,)) for f in r.forms]
    yield "Số đoàn", [(f"{r.teams.count} đoàn", ())] if r.teams.count else []
    yield "Trưởng đoàn", [(leader_words(x), (x.span,)) for x in r.teams.leaders]
    yield "Thời hạn", [(deadline_words(d), (d.span,)) for d in r.deadlines]
    yield "Trách nhiệm", [(duty_words(d), (d.span,)) for d in r.duties]
    yield "Lĩnh vực", [(AREAS[a.area], (a.span,)) for a in r.areas]
    yield "Mâu thuẫn và sai sót", [(anomaly_words(a), a.spans) for a in r.anomalies]
