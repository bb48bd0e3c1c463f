"""Every code has its words."""

import importlib
import pkgutil
from enum import StrEnum

from kiemtra.domain.coverage import CoverageFault
from kiemtra.domain.documents import IssueFault
from kiemtra.domain.errors import Fault, Refusal
from kiemtra.domain.sessions import SessionFault
from kiemtra.web import labels
from kiemtra.web.labels import refusals
from tests.each import each

MODULES = [
    importlib.import_module(f"kiemtra.web.labels.{found.name}") for found in pkgutil.iter_modules(labels.__path__)
]
TABLES = [
    (f"{module.__name__.rsplit('.', 1)[-1]}.{name}", table)
    for module in MODULES
    for name, table in vars(module).items()
    if isinstance(table, dict)
    and name.isupper()
    and name[0] != "_"
    and table
    and isinstance(next(iter(table)), StrEnum)
]


@each("name, table", TABLES, ids=lambda row: row[0])
def test_label_table_is_total(name: str, table: dict[StrEnum, object]) -> None:
    assert set(table) == set(type(next(iter(table))))


@each("refusal", Refusal)
def test_each_refusal_has_a_sentence_with_or_without_its_facts(refusal: Refusal) -> None:
    sentence = labels.refusal(refusal)

    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_refusal_puts_its_facts_in() -> None:
    sentence = refusals.refusal(Refusal.NUMBER_TAKEN, number="05/TB-SNV", year=2019)

    assert "05/TB-SNV" in sentence
    assert "2019" in sentence


@each("fault", [*Fault, *IssueFault, *SessionFault, *CoverageFault])
def test_each_fault_has_a_sentence(fault: StrEnum) -> None:
    sentence = labels.fault(str(fault))

    assert sentence != str(fault)
    assert sentence[0].isupper()
    assert sentence.endswith(".")


def test_sentence_made_at_the_door_stays_as_it_is() -> None:
    assert labels.fault("Ngày 31/02/2019 không có thật.") == "Ngày 31/02/2019 không có thật."
