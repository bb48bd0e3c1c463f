"""Where each word of a text stands: looked for once, asked for hundreds of times."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import chain

WORD = re.compile(r"\w+")


class Index:
    """The words of a text with their places, asked by how a word begins."""

    __slots__ = ("_all", "_places", "_text", "_words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = defaultdict(list)
        for m in WORD.finditer(text):
            self._places[m[0]].append(m.start())
        self._words = sorted(self._places)
        # Most words that are asked for are not there, which one look into all words tells fastest.
        self._all = "\n".join(("", *self._words, ""))

    def beginnings(self, starts: tuple[str, ...]) -> Sequence[int]:
        """Return where words begin like one of these, in order; a start may go on with other signs ("đ/c")."""
        begun, whole = _asked(starts)
        known = self._all
        found = [self._beginning(start) for start, mark in begun if mark in known]
        for word in self._places.keys() & whole.keys():
            found += [self._going_on(word, start) for start, mark in whole[word] if mark in known]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))

    def whole(self, words: Set[str]) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield those of the words that the text has, with their places."""
        for word in self._places.keys() & words:
            yield word, self._places[word]

    def _going_on(self, word: str, start: str) -> Sequence[int]:
        return [at for at in self._places[word] if self._text.startswith(start, at)]

    def _beginning(self, start: str) -> Sequence[int]:
        words = self._words
        place = bisect_left(words, start)
        end = place + 1
        while end < len(words) and words[end].startswith(start):
            end += 1
        if end == place + 1:
            return self._places[words[place]]
        return sorted(chain.from_iterable(self._places[word] for word in words[place:end]))


Marked = list[tuple[str, str]]


@cache
def _asked(starts: tuple[str, ...]) -> tuple[Marked, dict[str, Marked]]:
    """Single words, and by their first words those that go on; each with its last word, which shall be there too.

    The grammar asks for the same ever again.
    """
    begun: Marked = []
    whole: dict[str, Marked] = defaultdict(list)
    last = None
    for start in sorted(starts):
        words = WORD.findall(start)
        # One that goes on where another has ended tells nothing new.
        if words and not (last and start.startswith(last)):
            last = start
            (begun if words[0] == start else whole[words[0]]).append((start, f"\n{words[-1]}"))
    return begun, whole
