"""Laws cited by name: 'Luật Tổ chức chính quyền địa phương ngày 16/6/2025', 'Luật Thanh tra năm 2022'."""

import re
from bisect import bisect_right
from dataclasses import replace

from kiemtra.reading.data.laws import LAWS
from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.agencies import any_of, spaced

# Commas within names are often left out ('Luật Cán bộ công chức'), blanks get lost between two lines ('Hội đồngnhân dân').
NAMES = any_of(LAWS).replace(r",\s{1,3}", r",?\s{0,3}").replace(r"\s{1,3}", r"\s{0,3}")
ENDS = r"(?:(?!\w)|(?=năm\s|ngày\s|và\s|số\s))"
TITLES = {"".join(re.findall(r"\w+", fold(name))): name for name in LAWS}
AMENDING = r"(?:luật|pháp\s{1,2}lệnh)\s{1,2}(?:sửa\s{1,2}đổi(?:,?\s{1,2}bổ\s{1,2}sung)?|bổ\s{1,2}sung)\s{1,2}(?:một\s{1,2}số\s{1,2})?điều\s{1,2}của\s{1,2}(?:các\s{1,2})?"
LAW = pattern_of(
    rf"(?:(?P<amending>{AMENDING})?(?P<known>{NAMES}){ENDS}|(?P<other>(?:(?:bộ\s{{1,2}})?luật|pháp\s{{1,2}}lệnh)\s{{1,2}}(?=\w)))"
)
ALSO = pattern_of(rf"(?:\s?[,;]|\s{{1,2}}và)\s{{1,2}}(?:{NAMES}){ENDS}")
# A name that is in no table: up to the year, the day or the number.
OTHER = pattern_of(
    r"(?:[^\W\d_]+,?\s{1,2}){1,14}?(?=\(?(?:ngày\s\d|năm\s(?:19|20)\d\d|(?:19|20)\d\d(?!\w)|(?:luật\s)?số\s{0,2}:?\s{0,2}\d{1,3}/(?:19|20)\d\d/))"
)
YEAR = pattern_of(
    r"[\s,(]{0,3}(?:(?:sửa\sđổi|hợp\snhất)[\s,)(]{1,3})?(?:(?<=\s)|(?=năm))(?:năm\s{1,2})?(?P<year>(?:19|20)\d\d)(?![\d/])"
)
CARRIED_OUT = pattern_of(
    r"(?:điều\s?(?:của)?|thi\shành|hướng\sdẫn|chi\stiết|quy\sđịnh\s(?:của|tại))\s(?:(?:các\s)?luật\s[^.;]{3,40}(?:,|\svà)\s)?$"
)
# 'Luật hiện hành', 'Luật này' name no law.
NO_NAME = pattern_of(
    r"(?:này|hiện|trên|đã|sư|pháp|gia|khoa|định|có|và|của|số|được|mới|các|theo|về|trong|do|năm|ngày|nêu)(?!\w)"
)
GAP = pattern_of(
    r"[\s,(]{0,3}(?:\(?sửa\sđổi[^()\d]{0,20}\)\s{1,2}|cùng\s)?(?:(?:được\s)?(?:quốc\shội\s)?(?:thông\squa|ban\shành)\s)?"
)
NUMBERED = pattern_of(
    r"[\s,;]{1,3}(?:\((?:luật\s)?)?(?:luật\s)?(?:số\s{0,2}:?\s{0,2})?(?=\d{1,3}\s?/\s?(?:19|20)\d\d\s?/)"
)
FIRST_WORDS = tuple(dict.fromkeys(("luật", "bộ", "pháp", *(fold(name).split()[0] for name in LAWS))))


def with_laws(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions and the laws cited by name alone, in order; a numbered law begins where its name does."""
    found = {mention.span: mention for mention in mentions}
    used = sorted(found)
    titles = [(mention.tail, mention.tail + len(mention.about)) for mention in mentions if mention.about]
    done = 0
    for at in page.starts(*FIRST_WORDS):
        m = LAW.match(page.low, at) if at >= done and _may_begin(page, at) else None
        if m is None:
            continue
        end = _name_end(page, m)
        done = end or m.end()
        if end is None:
            continue
        number = _number_after(page, mentions, end)
        if number:
            found[number.span] = replace(number, span=(m.start(), number.span[1]), kind_printed=True)
        elif not _within(used, m.start()):
            named = _dated(page, m.start(), end)
            done = named.span[1]
            if named.day or named.year or not _in_title(page, titles, m.start()):
                found[named.span] = named
    return sorted(found.values(), key=lambda mention: mention.span)


def _may_begin(page: Page, at: int) -> bool:
    """Whether a capital stands here, and no ministry: the pattern takes longer to make than a text to read."""
    if not page.body[at].isupper():
        return False
    return not page.low.startswith("bộ", at) or page.low[at + 2 : at + 10].lstrip().startswith("luật")


def _in_title(page: Page, titles: list[tuple[int, int]], at: int) -> bool:
    """Whether the law is only named in the title of another document: '… hướng dẫn thi hành một số điều của Luật Thanh tra'."""
    return _within(titles, at) and CARRIED_OUT.search(page.low, max(0, at - 60), at) is not None


def _name_end(page: Page, m: re.Match[str]) -> int | None:
    """Where the name of a law ends, None where no name begins here."""
    end = m.end()
    if m["known"] == "hiến pháp" and not YEAR.match(page.low, end):
        return None
    if m["other"]:
        tail = OTHER.match(page.low, end, end + 160)
        if not tail or (page.body[end].islower() and NO_NAME.match(page.low, end)):
            return None
        end = tail.start() + len(tail.group().rstrip())
    while m["amending"] and (more := ALSO.match(page.low, end)):
        end = more.end()
    return end


def _number_after(page: Page, mentions: list[Mention], end: int) -> Mention | None:
    m = NUMBERED.match(page.low, end, end + 40)
    if m is None:
        return None
    return next((one for one in mentions if one.number and one.number.span[0] == m.end()), None)


def _within(used: list[tuple[int, int]], at: int) -> bool:
    place = bisect_right(used, (at, at + 1_000_000_000))
    return any(start <= at < stop for start, stop in used[max(0, place - 1) : place + 1])


def _dated(page: Page, start: int, end: int) -> Mention:
    """A named law with the day or the year that follows its name."""
    gap = GAP.match(page.low, end)
    day = page.day_at(gap.end()) if gap else None
    year = YEAR.match(page.low, end)
    stop = day.span[1] if day else year.end() if year else end
    name = _restored(spaced(page.text[start:end]))
    return Mention(
        span=(start, stop), kind=_kind(name), number=None, short_number=None, day=day, empty_day=None, issuer=None, subject=None,
        announced=False, tail=stop, kind_printed=True, name=name, year=int(year["year"]) if year and not day else None,
    )  # fmt: skip


def _restored(name: str) -> str:
    """The name with its blanks where some are lost."""
    title = TITLES.get("".join(re.findall(r"\w+", fold(name))), name)
    name = title if len(title.split()) > len(name.split()) else name
    return "".join(
        f" {c}" if c.isupper() and before.islower() else c for before, c in zip(f" {name}", name, strict=False)
    )


def _kind(name: str) -> str:
    folded = fold(name)
    return (
        "Bộ luật"
        if folded.startswith("bộ")
        else "Pháp lệnh"
        if folded.startswith("pháp")
        else "Hiến pháp"
        if folded.startswith("hiến")
        else "Luật"
    )
