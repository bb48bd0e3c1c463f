"""Texts that were read: taken in, each fact decided by a person, contradictions settled, and a plan made of the rest."""

from kiemtra.workflows.readings.confirming import PlanChoices, confirm
from kiemtra.workflows.readings.deciding import accept_rest, decide, settle
from kiemtra.workflows.readings.taking import Source, take, take_all

__all__ = ["PlanChoices", "Source", "accept_rest", "confirm", "decide", "settle", "take", "take_all"]
