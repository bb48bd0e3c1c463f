"""A report form in one version. `data/xlsform` reads it from sheets."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.forms.items import FormCheck, FormItem, FormSection
from kiemtra.domain.forms.plan import FormPlan, plan_of


# Not slotted: what is derived from a form is computed once and kept with it.
@dataclass(frozen=True)
class FormTemplate:
    """A form in one version."""

    code: str
    title: str
    version: str
    items: tuple[FormItem, ...]
    source: str
    valid_from: date
    valid_to: date | None = None
    sections: tuple[FormSection, ...] = ()
    checks: tuple[FormCheck, ...] = ()
    # The kinds of unit that it is made for; empty: all.
    applies_to: frozenset[tuple[AgencyKind, AgencyLevel]] = frozenset()

    def item(self, code: str) -> FormItem | None:
        """Return the item of that code, None where the form has none."""
        return self.by_code.get(code)

    @cached_property
    def by_code(self) -> dict[str, FormItem]:
        """The items by code."""
        return {item.code: item for item in self.items}

    def applies(self, kind: AgencyKind, level: AgencyLevel) -> bool:
        """Tell whether it may be asked of a unit of that kind."""
        return not self.applies_to or (kind, level) in self.applies_to

    def is_valid(self, day: date) -> bool:
        """Tell whether it is in force on that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    @cached_property
    def plan(self) -> FormPlan:
        """In which order its items are read, and what each rests on."""
        return plan_of(self.items, self.sections, self.checks)
