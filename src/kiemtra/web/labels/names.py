"""The words for names in texts: how far a name is an agency, why another is offered, and what has become of one."""

from datetime import timedelta

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.agency_names import key_of, rank_and_place
from kiemtra.domain.matching import NameState
from kiemtra.domain.name_candidates import Candidate, Reason
from kiemtra.store.queries.reading_names import Ended, Name

STATES: dict[NameState, str] = {
    NameState.EXACT: "khớp hẳn",
    NameState.DECIDED: "đã chọn",
    NameState.REMEMBERED: "đã nhớ từ văn bản trước",
    NameState.ABSENT: "không có trong danh mục",
    NameState.OPEN: "chưa khớp danh mục",
}
REASONS: dict[Reason, str] = {
    Reason.EXACT: "trùng hẳn tên",
    Reason.NAMESAKE: "trùng tên; còn cơ quan khác cũng tên này",
    Reason.MARKS: "cùng chữ, khác dấu",
    Reason.CHOSEN_BEFORE: "đã chọn cho tên này ở văn bản khác, nhưng không có vào ngày của văn bản này",
    Reason.FORMER: "tiếp nối {name}, có đến ngày {last}",
    Reason.LATER: "có tên này từ ngày {day}",
    Reason.RANK: "cùng tên nhưng là {rank}",
    Reason.LETTER: "khác một chữ cái",
    Reason.ELSEWHERE: "trùng tên, thuộc địa phương khác",
    Reason.PART: "có một phần tên này",
    Reason.ALIKE: "tên gần giống",
}
BECAME: dict[SuccessionKind, str] = {
    SuccessionKind.MERGED: "đã sáp nhập",
    SuccessionKind.SPLIT: "đã chia, tách",
    SuccessionKind.RENAMED: "đã đổi tên",
    SuccessionKind.DISSOLVED: "đã giải thể",
}
RANKS: dict[str, str] = {
    "thi tran": "thị trấn",
    "thi xa": "thị xã",
    "thanh pho": "thành phố",
    "dac khu": "đặc khu",
    "xa": "xã",
    "phuong": "phường",
    "huyen": "huyện",
    "quan": "quận",
    "tinh": "tỉnh",
}
# Of many heirs the first few are named.
NAMED = 3


def reason(candidate: Candidate) -> str:
    """Why the agency is offered, in one clause."""
    rank = RANKS.get(rank_and_place(key_of(candidate.agency.short_name))[0], "cơ quan khác")
    day = candidate.day
    last = f"{day - timedelta(days=1):%d/%m/%Y}" if day else ""
    return REASONS[candidate.reason].format(
        name=candidate.name, last=last, day=f"{day:%d/%m/%Y}" if day else "", rank=rank
    )


def state(name: Name) -> str:
    """How far a name is an agency, in a few words."""
    if name.state is NameState.OPEN and len(name.match.same) > 1 and not name.match.other_marks:
        return f"có {len(name.match.same)} cơ quan cùng tên"
    if name.state is NameState.OPEN and name.match.other_marks:
        return "chỉ khớp khi bỏ dấu"
    return STATES[name.state]


def became(ended: Ended) -> str:
    """What has become of an agency since the day of the text."""
    what = BECAME[SuccessionKind(ended.kind)] if ended.kind else "đã kết thúc hoạt động"
    return f"{what} ngày {ended.on:%d/%m/%Y}{_now(ended)}"


def _now(ended: Ended) -> str:
    names = [one.short_name for one in ended.heirs]
    if not names:
        return ""
    more = f" và {len(names) - NAMED} cơ quan khác" if len(names) > NAMED else ""
    return f", nay là {', '.join(names[:NAMED])}{more}"
