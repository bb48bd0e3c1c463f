"""Who may do what, said once more as a plain table and in plain steps, without the rules under test.

The table is written by hand from the roles of the field and docs/states.md. One line a deed: the roles that have it, the
sides of a record on which they must stand, the states in which it is open, and those that lie behind it. Roles:

    qt quản trị · cv chuyên viên thường trực · lđ lãnh đạo · vt văn thư · gs giám sát · tt thủ trưởng đơn vị
    đm đầu mối · lv phụ trách lĩnh vực · T trưởng đoàn · P phó · K thư ký · V thành viên

Sides: trực (thường trực), ban (ban hành), đoàn, vị (đơn vị được kiểm tra), nhận (phải thực hiện). `*` is every state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

TABLE = """
plan.edit                | cv tt đm       | trực      | draft | submitted issued closed withdrawn
plan.write_papers        | cv tt đm       | trực      | draft submitted | issued closed withdrawn
plan.amend               | cv tt đm       | trực      | issued | closed withdrawn
plan.submit              | cv tt đm       | trực      | draft | submitted issued
plan.issue               | lđ tt          | ban       | submitted | issued closed withdrawn
plan.return              | lđ tt          | ban       | submitted | issued closed withdrawn
plan.state_overlap       | cv tt đm       | trực      | draft submitted issued | closed withdrawn
plan.set_up_team         | cv tt đm       | trực      | draft submitted issued | closed withdrawn
plan.enter_absence       | cv tt đm T P K | trực đoàn | draft submitted issued | closed withdrawn
plan.set_task            | cv tt đm       | trực      | draft submitted issued | closed withdrawn
plan.expect              | cv tt đm       | trực      | draft submitted issued | closed withdrawn
plan.propose_visits      | cv tt đm T P K | trực đoàn | issued | closed withdrawn
plan.propose_unannounced | cv             | trực      | issued | closed withdrawn
plan.publish             | cv             | trực      | issued closed |
plan.consolidate         | cv tt đm T P K | trực      | issued | closed withdrawn
plan.propose_steering    | cv T P K       | trực      | issued | closed withdrawn
plan.adopt_steering      | lđ             | ban       | issued closed |
plan.close               | cv tt đm       | trực      | issued | closed withdrawn
plan.withdraw            | cv tt đm       | trực      | draft submitted issued | closed withdrawn
amendment.edit           | cv tt đm       | trực      | draft | submitted issued struck
amendment.submit         | cv tt đm       | trực      | draft | submitted issued struck
amendment.return         | lđ tt          | ban       | submitted | draft issued struck
amendment.issue          | lđ tt          | ban       | submitted | issued struck
amendment.strike         | cv tt đm       | trực      | draft submitted | issued struck
inspection.approve       | T              | đoàn      | proposed | approved >preparing
inspection.propose_visit | cv tt đm T P K | đoàn trực | planned | >planned
inspection.decide_visit  | T              | đoàn      | planned | >planned
inspection.notice        | cv tt đm T P K | đoàn trực | planned | >planned
inspection.notice_urgently | T            | đoàn      | planned | >planned
inspection.record_receipt | cv tt đm T P K | đoàn trực | noticed preparing postponed | >preparing
inspection.change_visit  | T              | đoàn      | noticed preparing | >preparing
inspection.remind_unit   | cv tt đm T P K | đoàn trực | noticed preparing | >preparing
inspection.answer_notice | tt đm          | vị        | noticed preparing | >preparing
inspection.request_report| cv tt đm T P K | đoàn trực | noticed preparing on_site | >on_site
inspection.begin_own     | T P K          | đoàn      | planned | >planned
inspection.open          | T P K          | đoàn      | approved noticed preparing | >preparing
inspection.record_attendance | T P K V    | đoàn      | on_site | >on_site
inspection.record_result | T P K V        | đoàn      | on_site | >on_site
inspection.record_finding| T P K V        | đoàn      | on_site minutes_closed drafting | >drafting
inspection.confirm_finding | T P K        | đoàn      | on_site minutes_closed drafting | >drafting
inspection.close_minutes | T P K          | đoàn      | on_site | >on_site
inspection.start_draft   | T P K          | đoàn      | minutes_closed | >minutes_closed
inspection.edit_draft    | T P K          | đoàn      | drafting | >drafting
inspection.send_draft    | T P K          | đoàn      | drafting | >drafting
inspection.reply         | tt             | vị        | with_unit | >with_unit
inspection.take_up_reply | T P K          | đoàn      | with_unit | >with_unit
inspection.conclude      | T              | đoàn      | drafting | >with_unit
inspection.reinspect     | cv tt đm T P K | đoàn trực | following_up | closed
inspection.close         | cv tt đm T P K | đoàn trực | following_up | closed
inspection.postpone      | T              | đoàn      | planned noticed preparing | postponed >preparing
inspection.resume        | T              | đoàn      | postponed | >planned
inspection.move_to_team  | cv tt đm       | trực      | planned noticed preparing postponed on_site minutes_closed drafting with_unit | >with_unit
inspection.withdraw      | T              | đoàn      | proposed approved planned noticed preparing postponed | withdrawn >preparing
conclusion.hand_over     | T P K          | đoàn      | concluded | following_up closed
report.fill              | tt đm          | vị        | requested draft returned | submitted accepted
report.present           | tt đm          | vị        | draft returned | submitted accepted
report.submit            | tt             | vị        | draft returned | submitted accepted
report.recall            | tt             | vị        | submitted | draft returned accepted
report.update            | tt đm          | vị        | submitted | draft returned accepted
report.write_paper       | tt đm          | vị        | draft submitted returned accepted |
report.return            | cv tt đm T P K | đoàn trực | submitted | returned accepted
report.accept            | cv tt đm T P K | đoàn trực | submitted | accepted
report.extend            | cv tt đm T P K | đoàn trực | requested draft returned | submitted accepted
report.withdraw          | cv tt đm T P K | đoàn trực | requested draft returned | submitted accepted withdrawn
round.add_units          | cv tt đm T P K | trực      | open | closed
round.extend             | cv tt đm T P K | trực      | open | closed
round.close              | cv tt đm T P K | trực      | open | closed
round.reopen             | cv tt đm T P K | trực      | closed | open
merge.annotate           | cv tt đm lv    | trực      | open sent_back | approved
merge.approve            | lđ tt          | trực ban  | open sent_back | approved
merge.send_back          | cv tt đm T P K | nhận      | approved | sent_back
merge.return_reports     | cv tt đm lv    | trực      | open sent_back | approved
merge.reopen             | lđ tt          | trực ban  | approved | sent_back
recommendation.plan      | tt đm          | nhận      | issued | planned reported verified closed_implemented closed_not_implemented
recommendation.report    | tt đm          | nhận      | issued planned returned | reported verified closed_implemented closed_not_implemented
recommendation.return    | cv tt đm T P K | đoàn trực | reported | returned closed_implemented closed_not_implemented
recommendation.verify    | cv tt đm T P K | đoàn trực | reported | verified closed_implemented closed_not_implemented
recommendation.close     | cv tt đm T P K | đoàn trực | verified | closed_implemented closed_not_implemented
recommendation.give_up   | cv tt đm T P K | đoàn trực | issued planned returned | closed_implemented closed_not_implemented
obstacle.address         | T P K          | đoàn      | raised addressed | answered
obstacle.answer          | lđ tt          | nhận      | addressed | answered
document.enter           | cv vt          | trực ban  | * |
document.correct         | cv vt          | trực ban  | issued | replaced withdrawn
document.end             | cv vt          | trực ban  | issued | replaced withdrawn
document.record_issue    | vt T P K       | trực ban đoàn | draft | issued replaced withdrawn
document.withdraw        | vt T P K       | trực ban đoàn | draft | issued replaced withdrawn
document.replace         | vt T P K       | trực ban đoàn | issued | replaced withdrawn
draw.retake              | cv tt đm       | trực      | drafted | committed seeded confirmed drawn opened
draw.commit              | cv tt đm       | trực      | drafted | committed seeded confirmed drawn opened
draw.seed                | cv lđ tt đm T K | trực ban đoàn | committed seeded | confirmed drawn opened
draw.draw                | cv lđ tt đm T K | trực ban đoàn | confirmed | drawn opened
draw.propose_visits      | cv             | trực      | drawn | opened
draw.open                | cv lđ tt đm T K | trực ban đoàn | drawn | opened
draw.take                | cv tt đm       | trực      | opened |
draw.withdraw            | cv tt đm       | trực      | drafted committed | seeded confirmed drawn opened
evidence.ask             | cv tt đm T P K | đoàn trực | noticed preparing on_site minutes_closed drafting requested draft submitted returned | with_unit concluded following_up closed accepted
evidence.answer          | tt đm          | vị        | asked rejected | answered accepted
evidence.accept          | cv tt đm T P K | đoàn trực | answered | accepted
evidence.reject          | cv tt đm T P K | đoàn trực | answered | rejected accepted
evidence.judge_file      | cv tt đm T P K | đoàn trực | answered rejected | accepted
evidence.withdraw        | cv tt đm T P K | đoàn trực | asked answered rejected | accepted
task.change              | cv tt đm       | trực      | draft submitted issued | closed withdrawn
task.withdraw            | cv tt đm       | trực      | draft submitted issued | closed withdrawn
task.report              | tt đm          | vị        | issued | closed withdrawn
task.review              | cv tt đm T P K | trực đoàn | issued | closed withdrawn
expected.deliver         | tt đm          | vị        | waiting late | delivered delivered_late
expected.make            | tt đm          | vị        | * |
expected.withdraw        | cv tt đm       | trực      | waiting late | delivered delivered_late
expected.remind          | cv tt đm       | trực      | waiting late | delivered delivered_late
reading.take             | cv             | trực      | * |
reading.decide           | cv             | trực      | read | confirmed
reading.confirm          | cv tt đm       | trực      | read | confirmed
reading.forget_name      | cv             | trực      | * |
form.upload              | cv             | trực      | * |
form.publish             | cv             | trực      | draft | published
form.discard             | cv             | trực      | draft | published
form.end                 | cv             | trực      | published |
accountability.draft     | T K            | đoàn      | minutes_closed drafting with_unit concluded following_up closed |
accountability.edit      | T K            | đoàn      | draft | sent answered
accountability.send      | T              | đoàn      | draft | sent answered
accountability.withdraw  | T              | đoàn      | draft sent | answered
accountability.answer    | lđ tt          | nhận      | sent | answered
busy.enter_own           | tt đm          | vị        | * |
busy.enter_for_unit      | cv tt đm T P K | trực      | * |
secrecy.summon           | T              | đoàn      | approved | on_site minutes_closed
secrecy.seal_draft       | T              | đoàn      | drafting |
secrecy.unseal_draft     | T              | đoàn      | drafting |
readiness.take           | cv tt đm T P K | đoàn trực | proposed approved planned noticed preparing on_site | minutes_closed drafting with_unit concluded following_up closed
"""

# Permissions that no table of deeds names: they open pages, or stand over all records of a government's system.
BESIDE = """
accounts_manage | qt
agencies_manage | qt
transfer_decide | qt cv
events_read     | lđ gs
field_read      | lv
rights_ask      | qt gs
"""

ROLES = {
    "administrator": "qt",
    "standing_officer": "cv",
    "leadership": "lđ",
    "records_clerk": "vt",
    "auditor": "gs",
    "agency_head": "tt",
    "focal_point": "đm",
    "field_officer": "lv",
    "team_head": "T",
    "team_deputy": "P",
    "team_secretary": "K",
    "team_member": "V",
}
IN_TEAM = set("TPKV")
# The road of an announced inspection; `>x` in the table is all that comes after x on it.
ROAD = [
    "planned",
    "noticed",
    "preparing",
    "on_site",
    "minutes_closed",
    "drafting",
    "with_unit",
    "concluded",
    "following_up",
    "closed",
]


@dataclass(frozen=True)
class Line:
    """One deed of the table."""

    roles: frozenset[str]
    sides: frozenset[str]
    open: frozenset[str]
    behind: frozenset[str]


@dataclass(frozen=True)
class Held:
    """A post on a card: role, the agency or team where it is held, and the agencies taken over by that agency."""

    role: str
    place: object
    taken_over: frozenset[object] = frozenset()


@dataclass(frozen=True)
class Card:
    """Somebody: who it is (None: has not signed in) and what is held."""

    who: object
    held: tuple[Held, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A record: who stands on which side of it today, whether an agency inspects itself, and who keeps it sealed."""

    sides: Mapping[str, object] = field(default_factory=dict)
    inspects_itself: bool = False
    sealed: bool = False
    proposed_by: object = None


def read_table() -> dict[str, Line]:
    lines = {}
    for row in TABLE.strip().splitlines():
        name, roles, sides, states, behind = (cell.split() for cell in row.split("|"))
        after = {place for one in behind for place in _after(one)}
        lines[name[0]] = Line(frozenset(roles), frozenset(sides), frozenset(states), frozenset(after))
    return lines


def _after(word: str) -> list[str]:
    return ROAD[ROAD.index(word[1:]) + 1 :] if word.startswith(">") else [word]


LINES = read_table()


def answer(deed: str, card: Card, sheet: Sheet, state: str) -> str:
    """What somebody is answered who wants to do this deed: "yes", or the reason against it."""
    line = LINES[deed]
    if card.who is None:
        return "sign_in"
    if sheet.sealed and not keeps_secret(card, sheet):
        return "sealed"
    able = [held for held in card.held if held.role in line.roles]
    if not able:
        return "not_your_role"
    if not any(is_at(held, side, sheet) for held in able for side in line.sides):
        return _elsewhere(line)
    if "*" in line.open or state in line.open:
        return "yes"
    if state == "withdrawn":
        return "withdrawn"
    return "already_done" if state in line.behind else "not_yet"


def is_at(held: Held, side: str, sheet: Sheet) -> bool:
    """People act for the agency or team of their own post: what it has taken over counts once it is transferred."""
    place = sheet.sides.get(side)
    if place is None or held.place != place or (side == "đoàn") is not (held.role in IN_TEAM):
        return False
    runs = side in ("trực", "ban")
    return not (runs and held.role in ("tt", "đm") and not sheet.inspects_itself)


def keeps_secret(card: Card, sheet: Sheet) -> bool:
    """Head and secretary of the team, and who proposed it while an officer of the standing agency or of its successor."""
    for held in card.held:
        if held.role in ("T", "K") and sheet.sides.get("đoàn") is not None and held.place == sheet.sides["đoàn"]:
            return True
        office = {held.place} | held.taken_over
        if held.role == "cv" and card.who == sheet.proposed_by and sheet.sides.get("trực") in office:
            return True
    return False


def _elsewhere(line: Line) -> str:
    if line.sides == {"đoàn"}:
        return "not_your_team"
    return "not_your_agency" if line.sides <= {"vị", "nhận"} else "not_your_side"
