"""Laws cited by name: 'Luật Tổ chức chính quyền địa phương ngày 16/6/2025', 'Luật Thanh tra năm 2022'."""

import re
from bisect import bisect_right

from kiemtra.reading.agencies import any_of, spaced
from kiemtra.reading.citations import Mention, day_at
from kiemtra.reading.data.laws import LAWS
from kiemtra.reading.page import Page
from kiemtra.reading.values import Span

AMENDING = r"luật\s{1,2}sửa\s{1,2}đổi,\s{1,2}bổ\s{1,2}sung\s{1,2}một\s{1,2}số\s{1,2}điều\s{1,2}của\s{1,2}"
LAW = re.compile(
    rf"(?<!\w)(?:(?P<amending>{AMENDING})?(?P<known>{any_of(LAWS)})(?!\w)|(?P<other>(?:bộ\s)?luật\s(?=\w)))"
)
ALSO = re.compile(rf"(?:,|\s{{1,2}}và)\s{{1,2}}(?:{any_of(LAWS)})(?!\w)")
# A name that is in no table: up to the year, the day or the number.
OTHER = re.compile(r"(?:[^\W\d_]+,?\s{1,2}){1,14}?(?=ngày\s\d|năm\s(?:19|20)\d\d|(?:19|20)\d\d(?!\w))")
YEAR = re.compile(r"[\s,(]{1,3}(?:năm\s{1,2})?(?P<year>(?:19|20)\d\d)(?![\w/])")


def find_laws(page: Page, taken: list[Span]) -> list[Mention]:
    """Return the laws cited by name alone; those with a number stand among the numbered mentions."""
    found: list[Mention] = []
    done = 0
    used = sorted(taken)
    for m in LAW.finditer(page.low):
        if m.start() < done or not page.body[m.start()].isupper():
            continue
        end = m.end()
        if m["other"]:
            tail = OTHER.match(page.low, m.end(), m.end() + 160)
            if not tail or not page.body[m.end()].isupper():
                continue
            end = tail.start() + len(tail.group().rstrip())
        while m["amending"] and (more := ALSO.match(page.low, end)):
            end = more.end()
        if any(start <= m.start() < stop for start, stop in _near(used, m.start())) or _numbered(page, end):
            continue
        mention = _dated(page, m.start(), end)
        done = mention.span[1]
        found.append(mention)
    return found


def _near(used: list[Span], at: int) -> list[Span]:
    place = bisect_right(used, (at, at + 1_000_000_000))
    return used[max(0, place - 1) : place + 1]


def _numbered(page: Page, end: int) -> bool:
    return bool(re.match(r"\s{1,2}(?:\(?số\s{1,2}|số:\s?)?\d{1,3}/\d{4}/", page.low[end : end + 24]))


def _dated(page: Page, start: int, end: int) -> Mention:
    name = spaced(page.text[start:end])
    gap = re.compile(r"[\s,(]{1,3}").match(page.low, end)
    day = day_at(page, gap.end()) if gap else None
    year = YEAR.match(page.low, end)
    stop = day.span[1] if day else year.end() if year else end
    return Mention(
        span=(start, stop), kind="Luật", number=None, short_number=None, day=day, empty_day=None, issuer=None, subject=None,
        announced=False, tail=stop, kind_printed=True, name=name, year=int(year["year"]) if year and not day else None,
    )  # fmt: skip
