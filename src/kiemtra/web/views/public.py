"""Pages for strangers, and the deeds that publish."""

from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.store.models import Draw
from kiemtra.store.queries import documents, plans, public
from kiemtra.store.queries import draws as draw_queries
from kiemtra.web import labels, qr
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views import draw_page, draws
from kiemtra.workflows import publication


@require_safe
def home(request: Request) -> HttpResponse:
    places = [
        (place, list(rows)) for place, rows in groupby(public.plans_by_place(), lambda plan: plan.jurisdiction.name)
    ]
    return render(request, "public/home.html", {"places": places})


@require_safe
def public_plan(request: Request, slug: str) -> HttpResponse:
    plan = public.published(slug)
    address = settings.BASE_URL + reverse("public-plan", args=[slug])
    context = {"plan": public.of_plan(plan), "slug": slug, "address": address, "code": qr.svg(address)}
    return render(request, "public/plan.html", context)


@require_safe
def public_draw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """A draw of a published plan as strangers see it: without the people who typed its result."""
    draw = _told_draw(slug, pk)
    context = {
        "draw": draw,
        **draw_page.facts_of(draw),
        "slug": slug,
        "rules": draw_page.rules_of(draw) if draw.opened_at else (),
        "committed_list": draw_page.list_of(draw) if draw.opened_at else None,
        "result": draw_page.result_of(draw) if draw.opened_at else None,
        "downloads": draw_page.downloads(draw, "public-draw-file", slug, draw.pk),
        "links": draw_page.published_results(draw),
    }
    return render(request, "public/draw.html", context)


@require_safe
def public_draw_file(request: Request, slug: str, pk: UUID, part: str) -> HttpResponse:
    """What anybody repeats the draw with; the log's proof names a person and stays inside."""
    draw = _told_draw(slug, pk)
    if part == "proof":
        raise Http404
    return draws.file_of(draw, part)


def _told_draw(slug: str, pk: UUID) -> Draw:
    rows = draw_queries.told_of(public.published(slug)).select_related("plan__jurisdiction")
    return rows.get(pk=pk)


@require_http_methods(["GET", "POST"])
def plan_publish(request: Request, pk: UUID) -> HttpResponse:
    if request.method == "POST":
        published = publication.publish(pk, revision=seen_revision(request), by=request.actor, now=request.now)
        messages.success(request, "Đã công khai kế hoạch.")
        return redirect("public-plan", slug=published.slug)
    plan = public.whole(plans.visible_to(request.actor)).get(pk=pk)
    refusal = why_not(request.actor, publication.RULE, plans.bearings(plan), plan.state)
    context = {
        "record": plan,
        "plan": public.of_plan(plan),
        "refusal": labels.refusal(refusal) if refusal else "",
        "papers": documents.of_plan_and_inspections(plan, request.actor),
    }
    return render(request, "public/publish.html", context)


@require_POST
def plan_unpublish(request: Request, pk: UUID) -> HttpResponse:
    publication.unpublish(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã ngừng công khai kế hoạch.")
    return redirect("plan-publish", pk=pk)


@require_POST
def document_publish(request: Request, pk: UUID) -> HttpResponse:
    document = publication.publish_document(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, f"Đã công khai tiêu đề {document}.")
    return redirect("plan-publish", pk=document.plan_id)


@require_POST
def document_unpublish(request: Request, pk: UUID) -> HttpResponse:
    document = publication.unpublish_document(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, f"Đã ngừng công khai tiêu đề {document}.")
    return redirect("plan-publish", pk=document.plan_id)
