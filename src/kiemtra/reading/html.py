"""Text of a web page: what it tells, without menus, scripts, related headlines and forms."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

DROPPED = "script, style, noscript, nav, header nav, footer, form, aside, button, select, iframe, svg, template, [hidden], [aria-hidden=true], [role=navigation], [role=search], [role=complementary]"
FURNITURE = (
    "related",
    "sidebar",
    "comment",
    "menu",
    "breadcrumb",
    "share",
    "social",
    "tin-lien-quan",
    "tinlienquan",
    "tin-khac",
    "tinkhac",
    "pagination",
    "banner",
    "footer",
    "widget",
)
BLOCKS = frozenset(
    (
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
        "table",
        "tbody",
        "tfoot",
        "thead",
        "title",
        "tr",
        "ul",
    )
)
CELLS = frozenset({"td", "th"})


def html_text(source: str) -> str:
    """Return the visible text of a page, one line for a block."""
    tree = LexborHTMLParser(source)
    for node in tree.css(DROPPED):
        node.decompose()
    for node in tree.css("[class], [id]"):
        if node.tag not in ("body", "html", "main", "article") and _furniture(node):
            node.decompose()
    body = tree.body
    if body is None:
        return ""
    parts: list[str] = []
    _collect(body, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _furniture(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower().split()
    return any(name.startswith(word) or name.endswith(("-" + word, "_" + word)) for name in names for word in FURNITURE)


def _collect(body: LexborNode, parts: list[str]) -> None:
    """Walk without recursion: a hostile page nests as deep as it likes."""
    stack: list[LexborNode | str] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.tag == "-text":
            parts.append((node.text_content or "").replace("\n", " "))
        else:
            edge = "\n" if node.tag in BLOCKS else "  " if node.tag in CELLS else ""
            parts.append(edge)
            children = list(node.iter(include_text=True))
            stack += [edge, *reversed(children)]
