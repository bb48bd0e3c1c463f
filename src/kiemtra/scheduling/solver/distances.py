"""How far teams travel: great circles between places, there and back within a day."""

from collections.abc import Sequence
from itertools import permutations
from math import asin, cos, radians, sin, sqrt

from kiemtra.scheduling.problem import Place

EARTH_KM = 6371.0
# Up to so many stops the shortest round is found by trying all; beyond, the nearest next one is taken.
TRIED_STOPS = 5


def kilometres(one: Place | None, other: Place | None) -> float:
    """Return the distance as the crow flies; none where a place is not known."""
    if one is None or other is None:
        return 0.0
    up, along = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    flat = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH_KM * asin(sqrt(sin(up / 2) ** 2 + flat * sin(along / 2) ** 2))


def round_trip(base: Place | None, stops: Sequence[Place | None]) -> float:
    """Return the length of the shortest way from the base to all stops and back."""
    known = [stop for stop in stops if stop is not None]
    if not known:
        return 0.0
    if len(known) > TRIED_STOPS:
        return _length(base, _nearest_first(base or known[0], known))
    return min(_length(base, order) for order in permutations(known))


def middle(places: Sequence[Place | None]) -> Place | None:
    """Return the mean of the places that are known."""
    known = [place for place in places if place is not None]
    if not known:
        return None
    count = len(known)
    return Place(sum(place.latitude for place in known) / count, sum(place.longitude for place in known) / count)


def _length(base: Place | None, order: Sequence[Place]) -> float:
    way = [base, *order, base]
    return sum(kilometres(way[step], way[step + 1]) for step in range(len(way) - 1))


def _nearest_first(start: Place, stops: list[Place]) -> list[Place]:
    left, order, here = list(stops), [], start
    while left:
        here = min(left, key=lambda stop: kilometres(here, stop))
        left.remove(here)
        order.append(here)
    return order
