"""The page on which the documents around a plan stand: as a picture, and as lists that say the same."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemtra.domain.documents import CitationRole, DocumentKind, DocumentState
from kiemtra.domain.grounds import Band, Following, band_of, following_of
from kiemtra.store.models import Document, Plan
from kiemtra.store.queries import grounds as queries
from kiemtra.web.ground_picture import Layer, Node, picture
from kiemtra.web.labels.documents import BANDS, CITES, ENDED, FOLLOWING
from kiemtra.web.labels.states import DOCUMENT
from kiemtra.web.request import Request
from kiemtra.web.templatetags.notation import vn_date
from kiemtra.web.views.plan_page import around, seen_plan

# More papers of one kind than this are one box that opens their list.
SINGLY = 6
SAYS_LITTLE = (CitationRole.MENTIONED, CitationRole.SUBJECT)


@require_safe
def plan_grounds(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    found = queries.around(plan, request.actor)
    above, below = list(_above(found)), list(_below(plan, found))
    own = _plan_node(plan, "Kế hoạch này")
    context = around(request, plan, "plan-grounds") | {
        "above": found.above,
        "layers_above": above,
        "layers_below": below,
        "picture": picture(above, own, below),
        "count": len(found.grounds),
        "replaced": sum(1 for ground in found.grounds if ground.replaced_by),
        "ended": sum(1 for ground in found.grounds if ground.document.ended_on and not ground.replaced_by),
        "contradicted": sum(1 for ground in found.grounds if ground.contradictions),
    }
    return render(request, "plans/grounds.html", context)


def _above(found: queries.Around) -> Iterator[Layer]:
    grounds = [one for one in found.grounds if one.role is not CitationRole.TEAM]
    placed = [(band_of(DocumentKind(one.document.kind), one.document.kind_name), _ground(one)) for one in grounds]
    for band in Band:
        nodes = [node for at, node in placed if at is band]
        if band is Band.PLAN and found.above:
            document = found.above.document_id
            # The plan above stands as a plan; its document is not shown a second time.
            own = reverse("document-detail", args=[document]) if document else ""
            nodes = [_plan_node(found.above, "Kế hoạch cấp trên"), *(node for node in nodes if node.href != own)]
        if nodes:
            yield Layer(BANDS[band], nodes)


def _ground(one: queries.Ground) -> Node:
    after = one.replaced_by
    ended = one.document.state == DocumentState.REPLACED or after is not None
    said = [f"Đã được thay thế bằng {after}" if after else "Đã được thay thế"] if ended else []
    marks = ["Đã được thay thế"] if ended else []
    if (day := one.document.ended_on) and not ended:
        said, marks = [f"{ENDED} từ {day:%d/%m/%Y}: {one.document.ended_ground}"], [ENDED]
    marks += ["Có mâu thuẫn"] if one.contradictions else []
    return Node(
        title=str(one.document),
        about=_about(one.document),
        href=reverse("document-detail", args=[one.document.pk]),
        role=CITES[one.role],
        marks=tuple(marks),
        firm=one.role not in SAYS_LITTLE,
        said=(*said, *one.contradictions),
    )


def _plan_node(plan: Plan, role: str) -> Node:
    title = str(plan.document) if plan.document else plan.title
    about = plan.title if plan.document else plan.issuer.name
    return Node(title, about, reverse("plan-detail", args=[plan.pk]), role)


def _below(plan: Plan, found: queries.Around) -> Iterator[Layer]:
    if found.below:
        yield Layer(FOLLOWING[Following.CHILD_PLAN], _children(plan, found.below))
    # A decision on the team that a text of the plan cites came of the plan too, wherever it was written.
    cited = [_ground(one) for one in found.grounds if one.role is CitationRole.TEAM]
    shown = {one.document.pk for one in found.grounds}
    for kind in Following:
        papers = [paper for paper in found.papers if following_of(DocumentKind(paper.kind)) is kind]
        papers = [paper for paper in papers if paper.pk not in shown]
        nodes = [*(cited if kind is Following.TEAM else ()), *_papers(plan, papers)]
        if nodes:
            yield Layer(FOLLOWING[kind], nodes)


def _children(plan: Plan, below: list[Plan]) -> list[Node]:
    if len(below) > SINGLY:
        about = "Mở danh sách kế hoạch cấp dưới"
        return [Node(f"{len(below)} kế hoạch", about, reverse("plan-expected", args=[plan.pk]), "")]
    return [_plan_node(child, "Kế hoạch cấp dưới") for child in below]


def _papers(plan: Plan, papers: list[Document]) -> list[Node]:
    if len(papers) > SINGLY:
        kinds = {paper.kind for paper in papers}
        kind = f"&kind={kinds.pop()}" if len(kinds) == 1 else ""
        drafts = sum(1 for paper in papers if paper.state == DocumentState.DRAFT)
        about = f"{drafts} dự thảo chưa có số" if drafts else "Mở danh sách văn bản"
        return [Node(f"{len(papers)} văn bản", about, f"{reverse('document-list')}?plan={plan.pk}{kind}", "")]
    return [_paper(paper) for paper in papers]


def _paper(paper: Document) -> Node:
    state = "" if paper.state == DocumentState.ISSUED else DOCUMENT[DocumentState(paper.state)]
    return Node(str(paper), _about(paper), reverse("document-detail", args=[paper.pk]), state)


def _about(document: Document) -> str:
    day = vn_date(document.dated) if document.dated else ""
    return ", ".join(filter(None, (day, document.subject or document.issuer_name)))
