"""The verifiable draw: one text whatever the order, quotas kept, the same result always, nothing drawn from bad lists."""

import unicodedata
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemtra.scheduling.draw import (
    MAX_WEIGHT,
    DrawFault,
    NotDrawable,
    Terms,
    canonical,
    commitment,
    draw,
    faults,
    open_file,
    read,
)
from kiemtra.scheduling.tickets import Quota, Ticket
from tests.scheduling.draw_vectors import fixed, terms, vectors

SALT = bytes(range(32))
SEED = "mega645 2019-06-12 03 07 12 23 38 41"
ANY = st.builds(lambda seed: terms(Random(seed), seed), st.integers(0, 2**32))


def plain(*weights: int, count: int = 1) -> Terms:
    tickets = tuple(Ticket(f"{place:02}", f"Đơn vị {place}", "sở", weight) for place, weight in enumerate(weights))
    return Terms("1", "Bốc thăm", "mega645", "Mega 6/45", "2019-06-12 18:00", (), (Quota("sở", count),), tickets)


def drawn(one: Terms, seed: str = SEED, salt: bytes = SALT) -> list[str]:
    return [each.ticket.unit for each in draw(one, commitment(canonical(one), salt), seed)]


# ---- what must always hold


@given(ANY, st.randoms(use_true_random=False))
def test_order_of_the_lists_does_not_matter(one: Terms, chance: Random) -> None:
    tickets, quotas = list(one.tickets), list(one.quotas)
    chance.shuffle(tickets)
    chance.shuffle(quotas)
    other = replace(one, tickets=tuple(tickets), quotas=tuple(quotas))

    assert canonical(other) == canonical(one)
    assert drawn(other) == drawn(one)


@given(ANY)
def test_each_group_gives_exactly_its_quota_and_nobody_twice(one: Terms) -> None:
    units = drawn(one)
    groups = {ticket.unit: ticket.group for ticket in one.tickets}

    assert len(set(units)) == len(units)
    assert Counter(groups[unit] for unit in units) == {quota.group: quota.count for quota in one.quotas}


@given(ANY)
def test_text_is_read_back_as_it_was(one: Terms) -> None:
    text = canonical(one)

    assert canonical(read(text)) == text
    assert drawn(read(text)) == drawn(one)


@given(ANY)
def test_numbers_that_fell_lead_to_the_ticket(one: Terms) -> None:
    blocks = []
    for each in draw(one, commitment(canonical(one), SALT), SEED):
        assert 0 <= each.number < each.total
        blocks.append(each.block)
    assert blocks == sorted(set(blocks))


@given(ANY, st.sampled_from(["mega645 2019-06-12 03 07 12 23 38 42", "mega645 2019-06-14 03 07 12 23 38 41"]))
@settings(max_examples=30)
def test_another_seed_gives_other_numbers(one: Terms, seed: str) -> None:
    committed = commitment(canonical(one), SALT)
    first, second = draw(one, committed, SEED), draw(one, committed, seed)

    heavy = [each for each in first if each.total > 10**6]
    assert not heavy or [each.number for each in first] != [each.number for each in second]


def test_numbers_do_not_depend_on_the_process_or_the_day() -> None:
    for vector in fixed():
        text, salt = str(vector["text"]), bytes.fromhex(str(vector["salt"]))

        assert commitment(text, salt) == vector["commitment"]
        units = [one.ticket.unit for one in draw(read(text), str(vector["commitment"]), str(vector["seed"]))]
        assert units == vector["drawn"]


def test_fixed_vectors_are_those_of_the_generator() -> None:
    assert fixed() == list(vectors(len(fixed())))


def test_salt_hides_and_binds() -> None:
    text = canonical(plain(1, 1, 1))

    assert commitment(text, SALT) != commitment(text, bytes(32))
    assert commitment(text, SALT) != commitment(text.replace("Đơn vị 1", "Đơn vị l"), SALT)
    with pytest.raises(ValueError, match="32 bytes"):
        commitment(text, b"short")


def test_commitment_changes_the_draw_itself() -> None:
    """Nobody can look for a list that suits a seed without changing what the seed draws."""
    many = plain(*[1] * 50, count=5)

    assert drawn(many, salt=SALT) != drawn(many, salt=bytes(32))


# ---- fairness


def test_every_ticket_is_as_likely_as_its_weight() -> None:
    weights = (1, 2, 3, 4, 10)
    one, rounds = plain(*weights), 4000
    committed = commitment(canonical(one), SALT)

    seen = Counter(draw(one, committed, f"xsmb_special {number:05d}")[0].ticket.unit for number in range(rounds))

    expected = [rounds * weight / sum(weights) for weight in weights]
    chi = sum((seen[f"{place:02}"] - due) ** 2 / due for place, due in enumerate(expected))
    # 99.9 % of fair draws stay below with four degrees of freedom.
    assert chi < 18.47


def test_everybody_is_drawn_where_all_are_wanted() -> None:
    assert sorted(drawn(plain(5, 1, MAX_WEIGHT, count=3))) == ["00", "01", "02"]


# ---- bad lists


TICKET = Ticket("00", "Đơn vị 0", "sở", 1)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"tickets": ()}, DrawFault.NO_TICKET),
        ({"quotas": ()}, DrawFault.NO_QUOTA),
        ({"tickets": (TICKET, TICKET)}, DrawFault.DUPLICATE_UNIT),
        ({"quotas": (Quota("sở", 1), Quota("sở", 1))}, DrawFault.DUPLICATE_QUOTA),
        ({"tickets": (replace(TICKET, weight=0),)}, DrawFault.WEIGHT_OUT_OF_RANGE),
        ({"tickets": (replace(TICKET, weight=-1),)}, DrawFault.WEIGHT_OUT_OF_RANGE),
        ({"tickets": (replace(TICKET, weight=MAX_WEIGHT + 1),)}, DrawFault.WEIGHT_OUT_OF_RANGE),
        ({"quotas": (Quota("sở", 0),)}, DrawFault.COUNT_OUT_OF_RANGE),
        ({"quotas": (Quota("sở", 4),)}, DrawFault.QUOTA_ABOVE_TICKETS),
        ({"quotas": (Quota("xã", 1),)}, DrawFault.GROUP_WITHOUT_QUOTA),
        ({"title": "hai\tcột"}, DrawFault.TEXT_NOT_PLAIN),
        ({"title": "hai\ndòng"}, DrawFault.TEXT_NOT_PLAIN),
        ({"title": "ẩn\u200b"}, DrawFault.TEXT_NOT_PLAIN),
        ({"title": "hai\u2028dòng"}, DrawFault.TEXT_NOT_PLAIN),
        ({"title": ""}, DrawFault.TEXT_NOT_PLAIN),
        ({"rules": (unicodedata.normalize("NFD", "Quy tắc"),)}, DrawFault.TEXT_NOT_PLAIN),
    ],
)
def test_bad_list_is_named_and_refused(change: dict, fault: DrawFault) -> None:
    bad = replace(plain(1, 1, 1), **change)

    assert fault in [found for found, _ in faults(bad)]
    with pytest.raises(NotDrawable, match=fault):
        canonical(bad)


def test_all_faults_are_told_at_once() -> None:
    bad = replace(plain(0, 1, 1), title="", quotas=(Quota("sở", 9),))

    assert {fault for fault, _ in faults(bad)} == {
        DrawFault.WEIGHT_OUT_OF_RANGE,
        DrawFault.QUOTA_ABOVE_TICKETS,
        DrawFault.TEXT_NOT_PLAIN,
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + "\n",
        lambda text: text.rstrip("\n"),
        lambda text: text.replace("\t1\t", "\t01\t"),
        lambda text: text.replace("kiemtra-draw/1", "kiemtra-draw/2"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("title\t", "tựa\t"),
        lambda text: text.replace("ticket\t1\t", "ticket\t"),
        lambda text: "",
        lambda text: text + "ticket\tx\tsở\t09\tĐơn vị 9\n",
    ],
)
def test_any_other_text_is_refused(change) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read(change(canonical(plain(1, 1))))


def test_open_file_holds_all_that_repeats_the_draw() -> None:
    text = canonical(plain(1, 1))

    assert open_file(text, SALT, SEED, ["01"]) == {
        "format": "kiemtra-draw-open/1",
        "commitment": commitment(text, SALT),
        "salt": SALT.hex(),
        "seed": SEED,
        "text": text,
        "drawn": ["01"],
    }
