"""Units with their role, counts of units, leaders of teams."""

from typing import Any

from bench.scores.tally import Scores, Tally, once, paired
from bench.scores.writing import folded, names, person, words

Json = dict[str, Any]
ROLES = {"inspected", "inspected_earlier", "excluded"}
COUNTED = {"inspected", "planned", "excluded", "inspected_earlier", "found_wanting"}


def score_units(labels: list[Json], told: list[Json], tally: Tally) -> None:
    """Units that are, were or are not inspected, by any of their names."""
    wanted = [u for u in labels if u["role"] in ROLES and not u.get("unscored")]
    idle = [u for u in labels if u.get("unscored") or u["role"] not in ROLES | {"caption", "mentioned"}]
    given = once(
        [u for u in told if u["role"] in ROLES], lambda u: (folded(u["name"]), folded(u["surface"]), u["role"])
    )
    used, rest = paired(
        wanted,
        given,
        lambda label, unit: bool(names(label) & names(unit)),
        lambda label, unit: (folded(label["name"]) not in names(unit), label["role"] != unit["role"]),
    )
    for unit, hits in rest:
        # Told twice, once with the right role.
        better = next((p for p in hits if wanted[p]["role"] == unit["role"] != used[p]["role"]), None)
        if better is not None:
            used[better] = unit
        elif not hits and not any(names(u) & names(unit) for u in idle):
            tally.extra += 1
    for place, label in enumerate(wanted):
        right = place in used and used[place]["role"] in (label["role"], *(label.get("role_alt") or ()))
        tally.hit += right
        tally.missed += not right
        tally.extra += place in used and not right


def score_counts(labels: list[Json], told: list[Json], tally: Tally) -> None:
    """How many units, of which kind."""
    wanted = [c for c in labels if c["what"] in COUNTED and not c.get("percent") and not c.get("unscored")]
    idle = {c["count"] for c in labels if c not in wanted} | {c["of"] for c in labels if c.get("of")}
    given = once(told, lambda c: (c["count"], folded(c["noun"]), c["of"]))
    used, rest = paired(
        wanted,
        given,
        lambda label, c: (
            label["count"] == c["count"] and (not c["noun"] or bool(words(c["noun"]) & words(label["level"])))
        ),
        lambda label, c: (label.get("of") != c["of"], -len(words(c["noun"]) & words(label["level"]))),
    )
    tally.hit += len(used)
    tally.missed += len(wanted) - len(used)
    tally.extra += sum(not hits and c["count"] not in idle for c, hits in rest)


def score_leaders(labels: Json | None, told: Json, scores: Scores) -> None:
    """Heads of teams by name, or by post where no name is printed."""
    teams = labels or {}
    if teams.get("count") is not None and teams.get("count_basis") == "stated":
        scores.share("team_counts").add(told["count"] == teams["count"])
    wanted, doubtful = [], []
    for team in teams.get("teams") or ():
        if leader := team.get("leader"):
            (doubtful if team.get("leader_basis") or leader.get("leader_basis") else wanted).append(leader)
    given = [x for x in told["leaders"] if person(x["name"]) or folded(x["position"])]
    used, rest = paired(
        wanted, once(given, lambda x: (person(x["name"]), folded(x["position"]))), _same_leader, lambda *_: 0
    )
    tally = scores.tally("leaders")
    tally.hit += len(used)
    tally.missed += len(wanted) - len(used)
    for leader, hits in rest:
        by_post = not leader["name"] and any(_same_post(leader, label) for label in wanted)
        tally.extra += not (hits or by_post or any(_same_leader(label, leader) for label in doubtful))


def _same_leader(label: Json, leader: Json) -> bool:
    if label.get("name"):
        return bool(leader["name"]) and person(label["name"]) == person(leader["name"])
    return _same_post(leader, label)


def _same_post(leader: Json, label: Json) -> bool:
    told = folded(leader["position"])
    good = [folded(post) for post in (label.get("position"), *(label.get("position_alt") or ())) if post]
    return bool(told) and any(told in post or post in told for post in good)
