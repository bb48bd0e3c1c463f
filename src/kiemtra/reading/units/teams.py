"""How many teams there are and who leads them."""

from kiemtra.reading.text.numerals import NUMERAL, value
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.count_words import LAST_LETTERS
from kiemtra.reading.units.leaders import find_leaders
from kiemtra.reading.values import Leader, Teams

W = r"\s{1,3}"
TEAM = pattern_of(rf"(?:đoàn|tổ)(?:{W}công{W}tác)?(?:{W}liên{W}ngành)?(?P<inspects>{W}(?:tự{W})?kiểm{W}tra)?(?!\w)")
NUMBER = pattern_of(rf"(?<![\w/.,-])(?P<n>{NUMERAL}){W}$")
SET_UP = pattern_of(rf"(?:thành{W}lập|lập|chia{W}(?:làm|thành)|tổ{W}chức){W}$")
AT_WORK = pattern_of(rf"{W}(?:thực{W}hiện|tiến{W}hành|sẽ|kiểm{W}tra|do)(?!\w)|\s?[:(]")
# "Đoàn số 2", "Đoàn kiểm tra số 1": numbered teams.
NUMBERED = pattern_of(rf"(?:đoàn|tổ)(?:{W}kiểm{W}tra)?{W}(?:số{W})?(?P<n>\d)(?!\w|[/.]\d)")


def find_teams(page: Page) -> Teams:
    """Return the number of teams where it is stated, and their heads; deputies and members are no heads."""
    leaders: dict[tuple[str, str], Leader] = {}
    for leader in find_leaders(page):
        leaders.setdefault(_who(leader), leader)
    return Teams(_count(page), tuple(sorted(leaders.values(), key=lambda leader: leader.span)))


def _who(leader: Leader) -> tuple[str, str]:
    """Who it is: the name, else the position."""
    return (leader.name.lower(), "") if leader.name else ("", (leader.position or "").lower())


def _count(page: Page) -> int | None:
    for m in page.matches(TEAM, "đoàn", "tổ"):
        if page.low[max(0, m.start() - 2)] not in LAST_LETTERS:
            continue
        before = page.low[max(0, m.start() - 24) : m.start()]
        number = NUMBER.search(before)
        if (
            number
            and number["n"].strip() != "năm"
            and (m["inspects"] or SET_UP.search(before[: number.start()]) or AT_WORK.match(page.low, m.end()))
        ):
            return value(number["n"])
    numbers = {int(m["n"]) for m in page.matches(NUMBERED, "đoàn", "tổ")}
    return max(numbers) if len(numbers) > 1 and numbers == set(range(1, max(numbers) + 1)) else None
