"""The components as tags: an attribute that a component does not have fails when the template is compiled.

Markup stands in templates/components/<name>.html, with its attributes described at its head.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency
from kiemtra.store.queries.two_times import Shown
from kiemtra.web.templatetags import notation
from kiemtra.web.times import Switch

register = template.Library()
for notation_filter in (notation.vn_date, notation.vn_datetime, notation.vn_number, notation.vn_bytes):
    register.filter(notation_filter.__name__, notation_filter)

Ctx = dict[str, Any]


class Tone(StrEnum):
    """What a state means for the reader; always shown with its icon and its words."""

    NEUTRAL = "neutral"
    PROGRESS = "progress"
    WAITING = "waiting"
    DONE = "done"
    LATE = "late"


STEP_ICONS = {"done": "done", "current": "progress", "next": "waiting", "later": "neutral"}
NOTICE_ICONS = {"info": "info", "warning": "warning", "error": "late", "done": "done"}
MESSAGE_TONES = {"success": "done", "warning": "warning", "error": "error"}


@register.simple_tag
@cache
def icon(name: str, turn: bool = False) -> SafeString:
    """An icon of the sprite; decoration only, the words stand beside it."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        " icon--turn" if turn else "",
        static("kiemtra/img/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def nav_link(context: Context, name: str, label: str, *args: Any) -> str:
    """A link of the main navigation, marked where it leads here; nothing for a page that does not exist."""
    try:
        url = reverse(name, args=args)
    except NoReverseMatch:
        return ""
    request = context.get("request")
    path = request.path if request else ""
    current = ' aria-current="page"' if path == url else ' aria-current="true"' if path.startswith(url) else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', url, SafeString(current), label)


@register.filter
def message_tone(level: str) -> str:
    return MESSAGE_TONES.get(level, "info")


# Without content between: one tag


@register.inclusion_tag("components/badge.html")
def badge(label: str, tone: str = "neutral") -> Ctx:
    return {"label": label, "tone": Tone(tone).value}


@register.inclusion_tag("components/button.html")
def button(
    label: str,
    *,
    tone: str = "plain",
    href: str = "",
    name: str = "",
    value: str = "",
    icon_name: str = "",
    small: bool = False,
) -> Ctx:
    return {"label": label, "tone": tone, "href": href, "name": name, "value": value, "icon": icon_name, "small": small}


@register.inclusion_tag("components/deed.html", takes_context=True)
def deed(
    context: Context,
    label: str,
    *,
    action: str,
    revision: int | None = None,
    refusal: str = "",
    tone: str = "plain",
    write_id: str = "",
    name: str = "",
    value: str = "",
) -> Ctx:
    return deed_facts(context, label, action, revision, refusal, tone, write_id) | {"name": name, "value": value}


@register.inclusion_tag("components/deadline.html")
def deadline(
    due: date | None,
    *,
    days_left: int | None = None,
    done: bool = False,
    explain: Any = None,
    soon: int = 3,
    unit: str = "ngày làm việc",
) -> Ctx:
    tone, left = deadline_words(days_left, done, soon, unit)
    return {"due": due, "tone": tone, "left": left, "explain": explain}


@register.inclusion_tag("components/steps.html")
def steps(items: Iterable[Any], *, label: str = "Tiến trình") -> Ctx:
    return {"items": items, "label": label, "icons": STEP_ICONS}


@register.inclusion_tag("components/empty.html")
def empty(sentence: str, *, action: str = "", href: str = "") -> Ctx:
    return {"sentence": sentence, "action": action, "href": href}


@register.inclusion_tag("components/definitions.html")
def definitions(items: Iterable[tuple[str, Any]], *, narrow: bool = False) -> Ctx:
    return {"items": items, "narrow": narrow}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Iterable[Mapping[str, Any]], *, label: str, kind: str = "") -> Ctx:
    return {"items": items, "label": label, "kind": kind}


@register.inclusion_tag("components/timeline.html")
def timeline(events: Iterable[Any]) -> Ctx:
    return {"events": events}


@register.inclusion_tag("components/file_link.html")
def file_link(
    name: str, *, href: str, size: int | None = None, kind: str = "", note: str = "", tab: bool = False
) -> Ctx:
    return {"name": name, "href": href, "size": size, "kind": kind, "note": note, "tab": tab}


@register.inclusion_tag("components/pages.html")
def pages(*, previous: str = "", following: str = "", note: str = "", label: str = "Các trang") -> Ctx:
    return {"previous": previous, "following": following, "note": note, "label": label}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: Any) -> Ctx:
    return {"forms": forms, "failed": any(form.errors or form.non_field_errors() for form in forms if form.is_bound)}


@register.inclusion_tag("components/stat.html")
def stat(value: Any, label: str, *, href: str, tone: str = "neutral") -> Ctx:
    return {"value": value, "label": label, "href": href, "tone": Tone(tone).value}


@register.inclusion_tag("components/fact_text.html")
def fact_text(segments: Iterable[Any], *, label: str = "Nguyên văn") -> Ctx:
    return {"segments": segments, "label": label}


@register.inclusion_tag("components/fact_legend.html")
def fact_legend(kinds: Iterable[tuple[str, str]]) -> Ctx:
    return {"kinds": kinds}


@register.inclusion_tag("components/illustrative.html")
def illustrative(label: str = "Dữ liệu minh họa") -> Ctx:
    return {"label": label}


@register.inclusion_tag("components/copy_button.html")
def copy_button(text: str, *, label: str = "Chép lời nhắn") -> Ctx:
    return {"text": text, "label": label}


@register.inclusion_tag("components/signs.html")
def signs(parties: Iterable[Any]) -> Ctx:
    return {"parties": parties}


@register.inclusion_tag("components/attendance.html")
def attendance(people: Iterable[Any], *, caption: str) -> Ctx:
    return {"people": people, "caption": caption}


@register.inclusion_tag("components/qr.html")
def qr(*, caption: str, svg: str = "", src: str = "", url: str = "") -> Ctx:
    return {"caption": caption, "svg": svg, "src": src, "url": url}


@register.inclusion_tag("components/two_times.html")
def two_times(times: Switch) -> Ctx:
    return {"ways": times.ways}


@register.simple_tag(takes_context=True)
def unit_name(context: Context, unit: Agency, *, carrier: Agency | None = None, short: bool = True) -> SafeString:
    """The unit as the page's switch (`times`) shows it, by whom its obligation was transferred to if to anyone.

    As it was then on a page without a switch.
    """
    times: Switch | None = context.get("times")
    shown = times.of(unit, carrier) if times else Shown(unit, unit)
    name, then = ((row.short_name if short else row.name) for row in (shown.agency, shown.then))
    # Often only the place has changed: the full name tells which; of two with one name there is nothing to tell.
    then = then if then != name else shown.then.name
    facts = {"name": name, "then": then if then not in (name, shown.agency.name) else ""}
    marks = {"is_split": shown.is_split, "is_undecided": shown.is_undecided}
    return SafeString(render_to_string("components/unit_name.html", facts | marks).strip())


# With content between: {% x … %}…{% endx %}


@register.simple_block_tag
def section(
    content: str, title: str, *, id: str = "", note: str = "", action: str = "", href: str = "", level: int = 2
) -> str:
    facts = {"title": title, "id": id or slugify(title), "note": note, "action": action, "href": href, "level": level}
    return render_to_string("components/section.html", facts | {"slot": content})


@register.simple_block_tag
def table(
    content: str,
    caption: str,
    *,
    hide_caption: bool = False,
    keep: bool = False,
    even: bool = False,
    wide: bool = False,
) -> str:
    """A table; one that may be wider than the page and holds no link can be reached, and so scrolled, by keyboard."""
    facts = {"caption": caption, "hide_caption": hide_caption, "keep": keep, "even": even, "wide": wide}
    return render_to_string("components/table.html", facts | {"slot": content})


@register.simple_block_tag
def notice(content: str, *, tone: str = "info", title: str = "") -> str:
    facts = {"tone": tone, "title": title, "icon": NOTICE_ICONS[tone]}
    return render_to_string("components/notice.html", facts | {"slot": content})


@register.simple_block_tag
def disclosure(content: str, summary: str, *, dialog: bool = False, is_open: bool = False) -> str:
    facts = {"summary": summary, "dialog": dialog, "is_open": is_open}
    return render_to_string("components/disclosure.html", facts | {"slot": content})


@register.simple_block_tag
def filter_bar(content: str, *, clear: str = "", label: str = "Lọc danh sách") -> str:
    return render_to_string("components/filter_bar.html", {"clear": clear, "label": label, "slot": content})


@register.simple_block_tag
def toolbar(content: str, *, end: bool = False) -> str:
    if content.count("button--main") > 1:
        raise template.TemplateSyntaxError("toolbar: one main action per screen")
    return render_to_string("components/toolbar.html", {"end": end, "slot": content})


@register.simple_block_tag(takes_context=True)
def deed_form(
    context: Context,
    content: str,
    label: str,
    *,
    action: str,
    revision: int | None = None,
    refusal: str = "",
    tone: str = "main",
    write_id: str = "",
    files: bool = False,
) -> str:
    facts = deed_facts(context, label, action, revision, refusal, tone, write_id)
    return render_to_string("components/deed.html", facts | {"slot": content, "files": files})


def deed_facts(
    context: Context, label: str, action: str, revision: int | None, refusal: str, tone: str, write_id: str
) -> Ctx:
    return {
        "label": label,
        "action": action,
        "revision": revision,
        "refusal": refusal,
        "tone": tone,
        "write_id": write_id or new_id(),
        "csrf_token": context.get("csrf_token", ""),
        "why_id": f"why-{slugify(action.replace('/', '-'))}",
    }


def deadline_words(days_left: int | None, done: bool, soon: int, unit: str) -> tuple[str, str]:
    """The tone of a deadline and its words."""
    if done:
        return "done", "đã xong"
    if days_left is None:
        return "plain", ""
    if days_left < 0:
        return "late", f"quá hạn {-days_left} {unit}"
    if days_left == 0:
        return "soon", "hạn hôm nay"
    return ("soon" if days_left <= soon else "plain"), f"còn {days_left} {unit}"
