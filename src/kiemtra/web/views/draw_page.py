"""What the page of one draw shows: where it stands, what is to be done next, the typed results, the list, the downloads."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kiemtra.data.lotteries import lottery as lottery_of
from kiemtra.domain.deeds import is_one_of_three, why_not
from kiemtra.domain.draws import (
    DEEDS,
    DrawDeed,
    DrawState,
    latest,
    why_not_commit,
    why_not_open,
    why_not_seed,
    why_not_withdraw,
)
from kiemtra.domain.errors import Refusal
from kiemtra.domain.plans import DEEDS as PLAN_DEEDS
from kiemtra.domain.plans import PlanDeed
from kiemtra.scheduling import draw as engine
from kiemtra.store.models import Draw, DrawSeed, Event
from kiemtra.store.queries import draws as queries
from kiemtra.store.queries import plans
from kiemtra.web import labels
from kiemtra.web.labels.draws import TONES
from kiemtra.web.labels.states import DRAW
from kiemtra.web.request import Request
from kiemtra.web.templatetags.notation import vn_date

LINE = (
    ("Lập danh sách", DrawState.DRAFTED),
    ("Niêm phong", DrawState.COMMITTED),
    ("Hai người nhập kết quả xổ số", DrawState.CONFIRMED),
    ("Bốc thăm", DrawState.DRAWN),
    ("Mở niêm phong", DrawState.OPENED),
)
# At which place of the line a state stands: what comes next is the deed after it.
_PLACES = {
    S: place for place, S in enumerate((DrawState.DRAFTED, DrawState.COMMITTED, DrawState.CONFIRMED, DrawState.DRAWN))
}
_PLACES |= {DrawState.SEEDED: 1}


def found(request: Request, pk: UUID) -> Draw:
    """The draw as a page needs it; not found where the actor may not see it."""
    rows = queries.visible_to(request.actor).select_related(
        "plan__jurisdiction__root", "plan__issuer", "plan__standing_agency", "plan__document", "plan__parent", "team"
    )
    return rows.get(pk=pk)


def context_of(draw: Draw, request: Request) -> dict[str, Any]:
    """All that the page of a draw shows to this actor."""
    seeds = list(draw.seeds.select_related("file"))
    event = queries.committing(draw) if draw.committed_at else None
    is_inside = plans.is_run_by(request.actor, draw.plan) or is_one_of_three(request.actor, queries.bearings(draw))
    return {
        "draw": draw,
        **facts_of(draw),
        "refusals": refusals(draw, request),
        "began": request.now >= draw.begins_at,
        "typed_results": typed_results(draw, seeds, request.actor.user),
        "has_typed": any(row.typed_by_id == request.actor.user for row in seeds),
        "is_inside": is_inside,
        "committed_list": list_of(draw) if is_inside or draw.opened_at else None,
        "result": result_of(draw) if draw.drawn and (is_inside or draw.opened_at) else None,
        "mismatch": _is_mismatch(draw, seeds),
        "announcement": announcement(draw),
        "list_url": reverse("draw-list", args=[draw.plan_id]),
        "order": order_of(draw, seeds, event, queries.signed_at(event) if event else None),
        "event": event,
        "visits": queries.visits(draw) if draw.unannounced and draw.drawn else None,
    }


def facts_of(draw: Draw) -> dict[str, Any]:
    """What everybody who sees the draw is shown of it."""
    lottery = lottery_of(draw.lottery)
    return {
        "lottery": lottery,
        "draw_state": DRAW[DrawState(draw.state)],
        "draw_tone": TONES[DrawState(draw.state)],
        "steps": _steps(draw),
        "salt": bytes(draw.salt).hex() if draw.salt and draw.opened_at else "",
        "told_seed": draw.seed.removeprefix(f"{draw.lottery} ")[11:],
        "seed_day": datetime.fromisoformat(draw.seed.split(" ")[1]).date() if draw.seed else None,
    }


def _steps(draw: Draw) -> list[dict[str, Any]]:
    if draw.state == DrawState.WITHDRAWN:
        return [{"label": DRAW[DrawState.WITHDRAWN], "state": "current", "date": draw.withdrawn_at}]
    dates = (draw.created_at, draw.committed_at, draw.confirmed_at, draw.drawn_at, draw.opened_at)
    at = (
        len(LINE)
        if draw.state == DrawState.OPENED
        else _PLACES[DrawState(draw.state)] + (draw.state != DrawState.DRAFTED)
    )
    places = [
        "done" if place < at else "current" if place == at else "next" if place == at + 1 else "later"
        for place in range(len(LINE))
    ]
    return [
        {"label": label, "state": state, "date": date if state == "done" else None}
        for (label, _), state, date in zip(LINE, places, dates, strict=True)
    ]


def refusals(draw: Draw, request: Request) -> dict[str, str]:
    """Deed → the sentence why it is not open; empty where it is."""
    sides, told = queries.bearings(draw), {}
    for deed, rule in DEEDS.items():
        refusal = why_not(request.actor, rule, sides, draw.state) or _further(draw, deed, request)
        lottery = lottery_of(draw.lottery)
        facts = {"day": vn_date(draw.draw_on), "hour": f"{lottery.hour:%H:%M}"}
        told[deed.value] = labels.refusal(refusal, **facts) if refusal else ""
    return told


def _further(draw: Draw, deed: DrawDeed, request: Request) -> Refusal | None:
    """What stands against a deed when role, side and state are right."""
    match deed:
        case DrawDeed.COMMIT:
            return why_not_commit(begins=draw.begins_at, clock=request.now)
        case DrawDeed.SEED:
            return why_not_seed(begins=draw.begins_at, clock=request.now)
        case DrawDeed.WITHDRAW:
            return why_not_withdraw(DrawState(draw.state), begins=draw.begins_at, clock=request.now)
        case DrawDeed.OPEN:
            visits, still = queries.visits(draw) if draw.unannounced else (0, 0)
            drawn = len(draw.drawn)
            return why_not_open(unannounced=draw.unannounced, visits=visits, drawn=drawn, still_sealed=still)
        case DrawDeed.TAKE if draw.unannounced:
            return Refusal.ALREADY_DONE
        case DrawDeed.TAKE:
            return why_not(request.actor, PLAN_DEEDS[PlanDeed.EDIT], plans.bearings(draw.plan), draw.plan.state)
    return None


def typed_results(draw: Draw, seeds: list[DrawSeed], who: UUID | None) -> list[dict[str, Any]]:
    """The typed results that this person may see: until two agree nobody sees another's before typing one's own."""
    own = any(row.typed_by_id == who for row in seeds)
    shown = seeds if draw.seed or own else [row for row in seeds if row.typed_by_id == who]
    last = latest(queries.typed(seeds))
    return [
        {
            "row": row,
            "result": row.seed.split(" ", 2)[2],
            "replaced": last[row.typed_by_id] != row.seed,
            "agrees": bool(draw.seed) and row.seed == draw.seed,
        }
        for row in shown
    ]


def list_of(draw: Draw) -> list[dict[str, Any]]:
    """The committed list, group by group, with the chance of each unit to be the first of its group."""
    terms = engine.read(draw.text)
    totals = {
        quota.group: sum(one.weight for one in terms.tickets if one.group == quota.group) for quota in terms.quotas
    }
    return [
        {
            "group": quota.group,
            "count": quota.count,
            "total": totals[quota.group],
            "tickets": [
                {"ticket": one, "place": draw.drawn.index(one.unit) + 1 if one.unit in draw.drawn else None}
                for one in terms.tickets
                if one.group == quota.group
            ],
        }
        for quota in sorted(terms.quotas, key=lambda quota: quota.group)
    ]


def result_of(draw: Draw) -> list[dict[str, Any]]:
    """The drawn units with the numbers that anybody can follow."""
    drawn = engine.draw(engine.read(draw.text), draw.commitment, draw.seed)
    return [{"ticket": one.ticket, "number": one.number, "last": one.total - 1} for one in drawn]


def rules_of(draw: Draw) -> tuple[str, ...]:
    """The rules in words, as they were committed."""
    return engine.read(draw.text).rules


def _is_mismatch(draw: Draw, seeds: list[DrawSeed]) -> bool:
    """Whether two people typed and no two agree."""
    return not draw.seed and len(latest(queries.typed(seeds))) > 1


def announcement(draw: Draw) -> str:
    """The commitment as it is made known before the lottery is drawn."""
    lottery = lottery_of(draw.lottery)
    return (
        f"{draw.title}: danh sách {draw.tickets} đơn vị đã niêm phong. Mã cam kết: {draw.commitment}. "
        f"Kết quả bốc thăm tính từ kỳ quay {lottery.label} ngày {vn_date(draw.draw_on)}."
    )


def order_of(
    draw: Draw, seeds: list[DrawSeed], event: Event | None, logged_at: datetime | None
) -> list[dict[str, Any]]:
    """What happened in which order, as the trail tells: that the commitment stood before the seed."""
    told = [
        (draw.committed_at, "Niêm phong danh sách, có mã cam kết", event and event.actor_name),
        (logged_at, "Sổ nhật ký ký chốt, trong đó có việc niêm phong", ""),
        (draw.begins_at if draw.committed_at else None, "Giờ quay của kỳ xổ số đã cam kết", ""),
        *((row.typed_at, "Nhập kết quả xổ số", row.typed_name) for row in seeds),
        (draw.drawn_at, "Bốc thăm", ""),
        (draw.opened_at, "Mở niêm phong: khóa, danh sách, kết quả", ""),
    ]
    lines = [{"at": at, "what": what, "who": who or "", "tone": "neutral"} for at, what, who in told if at]
    return sorted(lines, key=lambda line: line["at"])


def downloads(draw: Draw, route: str, *args: Any) -> list[tuple[str, str]]:
    """What a citizen repeats the draw with, once it is open: label and address."""
    if not draw.opened_at:
        return []
    names = {
        "html": "Trang tự kiểm tra (HTML)",
        "py": "Tệp lệnh tự kiểm tra (Python)",
        "json": "Tệp mở của lần bốc thăm",
    }
    return [(label, reverse(route, args=[*args, kind])) for kind, label in names.items()]


def published_results(draw: Draw) -> list[str]:
    """Where the lottery's result was published, as those gave it who typed it alike."""
    rows = draw.seeds.filter(seed=draw.seed) if draw.seed else draw.seeds.none()
    return list(dict.fromkeys(row.link for row in rows if row.link))
