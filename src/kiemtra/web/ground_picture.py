"""The picture of the documents around a plan: where each box and each line stands. Pure arithmetic; the template draws it.

Layers run from the highest law down to the plan and on to what came of it. In each row the boxes hang on one rail, the rails
on one trunk that ends at the plan: so sixty grounds are as clear as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, LABEL, BOX, GAP, EDGE = 980, 150, 250, 20, 14
HEIGHT, STUB, ROW = 66, 26, 104
COLUMNS = 3
TRUNK = LABEL + EDGE
LEFT = TRUNK + EDGE
# How far from its left edge a box hangs on its line: what it is to the plan is written beside that.
STEM = 24
# So many letters go on a line of a box.
LINE, SMALL_LINE, LABEL_LINE = 30, 33, 19
# The plan is as wide as a whole row.
PLAN = COLUMNS * BOX + (COLUMNS - 1) * GAP


@dataclass(frozen=True, slots=True)
class Node:
    """A document, or several of one kind, as the picture and the list name it."""

    title: str
    about: str
    href: str
    # What it is to the plan.
    role: str
    # What is to be minded: replaced, contradicted; shown in words and by the border.
    marks: tuple[str, ...] = ()
    firm: bool = True
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer with its heading."""

    title: str
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its place: of the box, of its words and of the stub that joins it to the rail."""

    node: Node
    x: int
    y: int
    title: str
    about: str
    mark: str
    stem: int
    stub: str
    role_y: int
    width: int = BOX

    @property
    def text_x(self) -> int:
        """Where its words begin."""
        return self.x + 12

    @property
    def lines(self) -> tuple[int, int, int]:
        """The base lines of its words."""
        return self.y + 22, self.y + 40, self.y + 57

    @property
    def role_x(self) -> int:
        """Where the word on its stub begins."""
        return self.stem + 8


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a layer at the left, broken into lines."""

    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn."""

    height: int
    boxes: tuple[Box, ...]
    headings: tuple[Heading, ...]
    rails: tuple[str, ...]
    plan: Box
    arrows: tuple[str, ...]
    width: int = WIDTH
    tall: int = HEIGHT


def picture(above: Sequence[Layer], plan: Node, below: Sequence[Layer]) -> Picture:
    """Place the layers above the plan, the plan, and the layers below it."""
    boxes: list[Box] = []
    headings: list[Heading] = []
    rails: list[str] = []
    y = EDGE
    first = last = 0
    for layer in above:
        headings.append(_heading(layer.title, y))
        for row in _rows(layer.nodes):
            boxes += [_box(node, place, y, down=True) for place, node in enumerate(row)]
            rail = y + HEIGHT + STUB
            first = first or rail
            rails.append(f"M{TRUNK} {rail}H{boxes[-1].stem}")
            y += ROW
    own = _plan(plan, y + (EDGE if above else 0))
    arrows = []
    if first:
        rails.append(f"M{TRUNK} {first}V{own.y + HEIGHT // 2}H{own.x - 8}")
        arrows.append(_arrow(own.x, own.y + HEIGHT // 2))
    y = own.y + HEIGHT + EDGE
    for layer in below:
        headings.append(_heading(layer.title, y + STUB))
        for row in _rows(layer.nodes):
            boxes += [_box(node, place, y + STUB, down=False) for place, node in enumerate(row)]
            last = y
            rails.append(f"M{TRUNK} {last}H{boxes[-1].stem}")
            y += ROW
    if last:
        start = own.y + HEIGHT // 2 + 14
        rails.append(f"M{own.x} {start}H{TRUNK}V{last}")
    end = y if below else own.y + HEIGHT + EDGE
    return Picture(end, tuple(boxes), tuple(headings), tuple(rails), own, tuple(arrows))


def _rows(nodes: Sequence[Node]) -> list[Sequence[Node]]:
    return [nodes[start : start + COLUMNS] for start in range(0, len(nodes), COLUMNS)]


def _box(node: Node, place: int, y: int, *, down: bool) -> Box:
    x = LEFT + place * (BOX + GAP)
    stem = x + STEM
    stub = f"M{stem} {y + HEIGHT}V{y + HEIGHT + STUB}" if down else f"M{stem} {y}V{y - STUB}"
    role_y = y + HEIGHT + 16 if down else y - 9
    words = (_short(node.title, LINE), _short(node.about, SMALL_LINE), _short("; ".join(node.marks), SMALL_LINE - 2))
    return Box(node, x, y, *words, stem, stub, role_y)


def _plan(node: Node, y: int) -> Box:
    words = (_short(node.title, 3 * LINE), _short(node.about, 3 * SMALL_LINE), "")
    return Box(node, LEFT, y, *words, LEFT, "", 0, PLAN)


def _arrow(x: int, y: int) -> str:
    return f"M{x} {y}l-9 -5v10z"


def _heading(title: str, y: int) -> Heading:
    lines, line = [], ""
    for word in title.split():
        if line and len(line) + len(word) >= LABEL_LINE:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return Heading(tuple((y + 22 + 18 * place, words) for place, words in enumerate([*lines, line])))


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
