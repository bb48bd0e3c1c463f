"""Kinds of units as their names begin: *phường Phúc Xá* is of the kind *phường*."""

KINDS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
# Named after a person, so its whole name stands in documents (Decree 30/2020/NĐ-CP, annex I, II.4).
_WHOLE = ("thành phố Hồ Chí Minh",)


def kind_of(name: str) -> str:
    """Return the kind with which the name begins, empty where it begins with none."""
    return next((kind for kind in KINDS if name.startswith(f"{kind} ")), "")


def place_of(name: str) -> str:
    """Return the place-name in the head of the unit's documents; a number alone is no name."""
    bare = name.removeprefix(f"{kind_of(name)} ")
    return name[0].upper() + name[1:] if bare.isdigit() or name in _WHOLE else bare
