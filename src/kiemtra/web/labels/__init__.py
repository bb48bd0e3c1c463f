"""The Vietnamese words for codes of the rules, one module a subject. Complete by test.

Each module holds tables `dict[SomeEnum, str]`.
"""

from kiemtra.web.labels.faults import fault
from kiemtra.web.labels.refusals import refusal
from kiemtra.web.labels.states import state

__all__ = ["fault", "refusal", "state"]
