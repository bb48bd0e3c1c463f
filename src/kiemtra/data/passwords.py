"""Words from which easily guessed Vietnamese passwords are made; each list with its source and licence."""

import re
from functools import cache

from kiemtra.data.files import toml_tables
from kiemtra.domain.passwords import plain_letters


@cache
def guessable_words() -> frozenset[str]:
    """Return the words in plain letters, without blanks."""
    tables = toml_tables("passwords.toml", "words")
    return frozenset(re.sub(r"[^a-z]", "", plain_letters(word)) for table in tables for word in table["words"])
