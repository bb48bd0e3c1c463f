"""Draws of chance for comparing implementations: the same ones for the same seed; some are shaped to be awkward."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from kiemtra.scheduling.draw import MAX_WEIGHT, SALT_BYTES, Terms, canonical, commitment, draw, open_file
from kiemtra.scheduling.tickets import Quota, Ticket

FIXED = Path(__file__).with_name("draw_vectors.json")
NAMES = (
    "Sở Tư pháp",
    "UBND xã Đại Hưng",
    "Phòng Nội vụ “A & B”",
    "Đặc khu <Phú Quý>",
    "UBND phường 𠀀",
    "Thị trấn Kim Bài",
)
GROUPS = ("sở", "xã", "phường", "𠀀", "\uff5e", "a b")


def terms(chance: Random, number: int) -> Terms:
    """Terms of up to 60 tickets in up to 4 groups; every weight there may be."""
    groups = chance.sample(GROUPS, chance.randint(1, 4))
    heaviest = chance.choice((1, 5, 100, 10**6, MAX_WEIGHT))
    tickets = [
        Ticket(f"{chance.getrandbits(64):016x}-{place}", chance.choice(NAMES), group, chance.randint(1, heaviest))
        for group in groups
        for place in range(chance.randint(1, 15))
    ]
    chance.shuffle(tickets)
    quotas = [Quota(group, chance.randint(1, sum(one.group == group for one in tickets))) for group in groups]
    rules = tuple(f"Quy tắc {place}" for place in range(chance.randint(0, 3)))
    return Terms(
        f"{number}", "Bốc thăm đơn vị được kiểm tra", "xsmb_special", "Xổ số", "2019-06-12 18:15",
        rules, tuple(quotas), tuple(tickets),
    )  # fmt: skip


def vectors(count: int, seed: int = 2019) -> Iterator[dict[str, object]]:
    """The open files of so many draws, each with what the engine draws."""
    chance = Random(seed)
    for number in range(count):
        one = terms(chance, number)
        salt = chance.randbytes(SALT_BYTES)
        text = canonical(one)
        public = f"xsmb_special 2019-06-12 {chance.randrange(100_000):05d}"
        drawn = draw(one, commitment(text, salt), public)
        yield open_file(text, salt, public, [each.ticket.unit for each in drawn])


def fixed() -> list[dict[str, object]]:
    """Those that were written down once: what they draw may never change."""
    return list(json.loads(FIXED.read_text(encoding="utf-8")))
