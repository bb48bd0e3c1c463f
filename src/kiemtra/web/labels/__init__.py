"""The Vietnamese words for codes of the rules, one module a subject. Complete by test.

Each module holds tables `dict[SomeEnum, str]`; templates use them through the filter `label`.
"""

from kiemtra.web.labels.refusals import refusal

__all__ = ["refusal"]
