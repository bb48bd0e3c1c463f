"""Text of a web page: what it tells, without menus, scripts, related headlines and forms."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kiemtra.reading.sources.content import Lines
from kiemtra.reading.sources.tables import table_lines

DROPPED_TAGS = frozenset(
    [
        "script",
        "style",
        "noscript",
        "button",
        "select",
        "option",
        "iframe",
        "svg",
        "template",
        "object",
        "video",
        "audio",
        "textarea",
        "input",
        "head",
    ]
)
# Whole pages stand in a form on some portals: these are left out only where they are a small part.
FURNITURE_TAGS = frozenset(("nav", "footer", "form", "aside"))
ROLES = frozenset(("navigation", "search", "complementary", "contentinfo", "dialog", "menu"))
FURNITURE = (
    "related", "sidebar", "side-bar", "comment", "binh-luan", "binhluan", "menu", "navbar", "breadcrumb", "bread-crumb", "share", "social", "tin-lien-quan",
    "tinlienquan", "tin-khac", "tinkhac", "other-news", "othernews", "othersnews", "morenews", "pagination", "pager", "banner", "footer", "widget", "counter",
    "thong-ke", "truy-cap", "visitor", "weblink", "lien-ket", "quang-cao", "advert", "ads", "popup", "modal", "toolbar", "tags", "tag-list", "rating", "vote",
    "print", "qrcode", "login", "search",
)  # fmt: skip
BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "title",
        "ul",
    ]
)
# What may be a list of links: a menu, related headlines.
LISTS = frozenset(["ul", "ol", "div", "section", "table", "dl", "header"])
UNSEEN = re.compile(r"display\s{0,2}:\s{0,2}none|visibility\s{0,2}:\s{0,2}hidden", re.I)
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
BLANKS = re.compile(r"[^\S\t\n]+")
LINKS, LINKED = 3, 0.6
TOLD = 500
# Of a table, a row, a cell, and the end of a table: gone again before the text is handed over.
TABLE, ROW, CELL, END = "\x1c", "\x1e", "\x1f", "\x1d"
INNERMOST = re.compile(f"{TABLE}([^{TABLE}{END}]*){END}")
EDGES = {"table": TABLE, "tr": ROW, "td": CELL, "th": CELL}


@dataclass(slots=True)
class Part:
    """One element or stretch of text, in the order of the page."""

    tag: str
    text: str
    parent: int
    off: bool
    # Where the next part stands that is not within this one.
    end: int = 0
    size: int = 0
    linked: int = 0
    links: int = 0
    named: bool = False
    titled: bool = False


def html_text(source: str) -> str:
    """Return what a page tells, one line for a block, cells of a table between tabs."""
    for mark in (TABLE, ROW, CELL, END):
        source = source.replace(mark, " ")
    body = LexborHTMLParser(source).body
    if body is None:
        return ""
    parts = _parts(body)
    _measure(parts)
    text = INNERMOST.sub(lambda m: "\n" + "\n".join(_table(m[1])) + "\n", "".join(_shown(parts)))
    lines = Lines()
    for line in re.split(f"[\n{TABLE}{ROW}{CELL}{END}]", text):
        words = BLANKS.sub(" ", line).strip()
        if words:
            lines.add(words)
    return lines.text()


def _table(inside: str) -> list[str]:
    return table_lines([[cell.split("\n") for cell in row.split(CELL)[1:]] for row in inside.split(ROW)])


def _parts(body: LexborNode) -> list[Part]:
    """Walk without recursion: a hostile page nests as deep as it likes."""
    parts: list[Part] = []
    stack: list[tuple[LexborNode, int]] = [(body, -1)]
    while stack:
        node, parent = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            parts.append(Part("", (node.text_content or "").replace("\n", " ").replace("\t", " "), parent, False))
        elif not tag.startswith(("-", "!", "_")):
            named, off = _marks(node, tag)
            parts.append(Part(tag, "", parent, off, named=named))
            if not off:
                place = len(parts) - 1
                stack += [(child, place) for child in reversed(list(node.iter(include_text=True)))]
    return parts


def _marks(node: LexborNode, tag: str) -> tuple[bool, bool]:
    """Return whether the names of a node are those of furniture, and whether it is never shown."""
    if tag in DROPPED_TAGS:
        return False, True
    values = node.attributes
    if not values or tag in ("body", "html", "main", "article"):
        return tag in FURNITURE_TAGS, False
    off = (
        "hidden" in values
        or values.get("aria-hidden") == "true"
        or values.get("role") in ROLES
        or bool(UNSEEN.search(values.get("style") or ""))
    )
    return tag in FURNITURE_TAGS or _furniture(f"{values.get('class') or ''} {values.get('id') or ''}"), off


def _furniture(names: str) -> bool:
    if names.isspace():
        return False
    # Each part of each name: "box-relatedNews" has three.
    apart = HUMP.sub("-", " " + names).lower().replace("_", "-").replace(" ", "-")
    return any("-" + word in apart for word in FURNITURE)


def _measure(parts: list[Part]) -> None:
    """Sum up from the leaves how much text each part holds, and how much of it leads elsewhere."""
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        part.end = max(part.end, place + 1)
        if not part.tag:
            part.size = len(part.text.strip())
        elif part.tag == "a":
            part.linked, part.links = part.size, 1
        part.titled = part.titled or part.tag == "h1"
        if part.parent >= 0:
            above = parts[part.parent]
            above.size += part.size
            above.linked += part.linked
            above.links += part.links
            above.titled = above.titled or part.titled
            above.end = max(above.end, part.end)


def _shown(parts: list[Part]) -> list[str]:
    words: list[str] = []
    closing: list[tuple[int, str]] = []
    total = parts[0].size
    place = 0
    while place < len(parts):
        while closing and closing[-1][0] <= place:
            words.append(closing.pop()[1])
        part = parts[place]
        if part.off or _leads_elsewhere(part, total):
            place = part.end
            continue
        edge = "\n" if part.tag in BLOCKS else EDGES.get(part.tag, "")
        words.append(edge or part.text)
        if edge in ("\n", TABLE):
            closing.append((part.end, END if edge == TABLE else edge))
        place += 1
    return words


def _leads_elsewhere(part: Part, total: int) -> bool:
    """Whether a part is furniture; never what holds most of the page, or its title with a text below it."""
    if part.size * 2 > total or (part.titled and part.size - part.linked > TOLD):
        return False
    return part.named or (part.tag in LISTS and part.links >= LINKS and part.linked > LINKED * part.size)
