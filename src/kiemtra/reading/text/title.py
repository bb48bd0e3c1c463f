"""The title of an official document: the line with its kind and the lines of its subject (Decree 30/2020/NĐ-CP, annex I)."""

from collections.abc import Iterator
from functools import lru_cache

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span

# How far from the beginning a title may stand: below the letterhead, or below a portal's table of particulars.
REACH = 3000
KINDS = (
    r"quyết\s{1,2}định|kế\s{1,2}hoạch(?:\s{1,2}liên\s{1,2}tịch|\s{1,2}phối\s{1,2}hợp)?|thông\s{1,2}báo|báo\s{1,2}cáo|chỉ\s{1,2}thị|kết\s{1,2}luận|công\s{1,2}điện|tờ\s{1,2}trình|nghị\s{1,2}quyết|hướng\s{1,2}dẫn|"
    r"biên\s{1,2}bản(?:\s{1,2}làm\s{1,2}việc)?|giấy\s{1,2}mời|chương\s{1,2}trình|phương\s{1,2}án|quy\s{1,2}định|quy\s{1,2}chế|đề\s{1,2}cương"
)
# The kind alone on its line, or capitals beginning with it; the subject line of a letter.
TITLE = pattern_of(
    rf"[ ]{{0,60}}(?:(?P<kind>{KINDS})[ ]{{0,3}}:?[ ]{{0,40}}(?=\n|\||[^\n]{{3,260}}\n)|(?P<letter>v/v|về\s{{1,2}}việc)(?!\w))"
)
END = pattern_of(
    r"\n[ ]{0,40}\n|\n[ ]{0,40}(?:căn\s|thực\shiện\s(?:kế|chỉ|công|quyết|chương|nghị)|chủ\stịch\s|ủy\sban\s|giám\sđốc\s|bộ\strưởng|trưởng\sban|kính\sgửi|hội\sđồng\s|cộng\s(?:hòa|h)|số\s?:|[^\n,]{3,40},\sngày\s|-{3,}|_{3,}|\(?(?:ban\shành\s)?kèm\stheo|"
    r"(?:[ivx]{1,4}|[a-z1-9])\s?[.)]\s|phần\s|điều\s1|\|)"
)


# Many ask of the page that is being read.
@lru_cache(maxsize=1)
def title_of(page: Page) -> Span | None:
    """Return where the title of an official document stands, None where the text has none."""
    limit = min(len(page.low), REACH)
    for m in filter(None, (TITLE.match(page.low, at, limit) for at in _beginnings(page, limit))):
        start = m.start("kind") if m["kind"] else m.start("letter")
        line_end = page.low.find("\n", start)
        line = page.body[start : line_end if line_end >= 0 else limit]
        alone = not line[m.end() - start :].strip(" :|")
        plain_cell = line.rstrip().endswith("|") and not line.isupper()
        if m["letter"] or (alone and not plain_cell) or line.isupper():
            return start, _end(page, m.end(), alone=alone and not m["letter"])
    return None


def _beginnings(page: Page, limit: int) -> Iterator[int]:
    """Where lines and cells begin."""
    bars = "|" in page.low[:limit]
    for start, end in page.lines:
        if start >= limit:
            return
        yield start
        at = page.low.find("|", start, end) if bars else -1
        while at >= 0:
            yield at + 1
            at = page.low.find("|", at + 1, end)


def _end(page: Page, at: int, *, alone: bool) -> int:
    """Where the subject lines end; blank lines may part the kind from its subject."""
    if alone:
        while at < len(page.low) and page.low[at] in " \n|:-_":
            at += 1
    limit = min(len(page.low), at + 600)
    m = END.search(page.low, at, limit)
    limit = m.start() if m else limit
    return _capitals(page, at, limit) if page.body[at : at + 8].isupper() else limit


def _capitals(page: Page, at: int, limit: int) -> int:
    """Where the lines of capitals end."""
    end = at
    for line in page.body[at:limit].splitlines(keepends=True):
        if not line.isupper() and line.strip():
            break
        end += len(line)
    return end if end > at else limit


@lru_cache(maxsize=1)
def heading_of(page: Page) -> str:
    """Return the folded words that tell what the text is about: its first lines and its title, each on one line."""
    title = title_of(page)
    spans = [page.head] if title is None or title[0] < page.head[1] else [page.head, title]
    if title and title[0] < page.head[1] < title[1]:
        spans = [(page.head[0], title[1])]
    return "\n".join(" ".join(page.low[start:end].split()) for start, end in spans)
