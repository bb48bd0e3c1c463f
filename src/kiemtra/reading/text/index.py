"""Where the words of a text stand that the grammar asks for: one walk through the text answers all that was ever asked."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, chain

from kiemtra.reading.text.questions import GRAMMAR, Question, Starts

GAP = re.compile(r"(\W+)")


class Index(dict[Starts, Sequence[int]]):
    """The places of the words of a text, in order, by how they begin; a beginning may go on with other signs ("đ/c")."""

    __slots__ = ("_every", "_marked", "_starts", "_text", "_version", "_wholes", "_words")

    def __init__(self, text: str) -> None:
        language = GRAMMAR.language()
        super().__init__(language.silence)
        parts = GAP.split(text)
        self._text = text
        self._words = parts[::2]
        self._starts = [0, *accumulate(map(len, parts))][:-1:2]
        self._version, self._wholes = language.version, language.wholes
        self._every: tuple[list[str], dict[str, list[int]]] | None = None
        self._marked: dict[str, list[int]] = defaultdict(list)
        marked, asked = self._marked, language.asked
        for marks, at in zip(map(language.__getitem__, self._words), self._starts, strict=True):
            for mark in marks:
                marked[mark].append(at)
        for mark in marked.keys() & asked.keys():
            self[asked[mark]] = marked[mark]

    def __missing__(self, starts: Starts) -> Sequence[int]:
        answer = self[starts] = self._answer(GRAMMAR.question(starts))
        return answer

    def whole(self, words: Set[str]) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield those of the words that the text has, with their places."""
        places = self._marked
        if not words <= self._wholes:
            GRAMMAR.ask(words)
            places = self._places()[1]
        for word in places.keys() & words:
            yield word, places[word]

    def tokens(self) -> Iterator[tuple[str, int]]:
        """Yield every word of the text with its place, in order."""
        return ((word, at) for word, at in zip(self._words, self._starts, strict=True) if word)

    def vocabulary(self) -> Set[str]:
        """Return the distinct words of the text."""
        return set(self._words) if self._every is None else self._every[1].keys()

    def _answer(self, question: Question) -> Sequence[int]:
        if question.number < self._version:
            places = self._marked
            found = [places[question.mark]] if question.mark in places else []
        else:
            words, places = self._places()
            found = [places[word] for start in question.begun for word in _begun(words, start)]
        if question.going_on:
            for first in places.keys() & question.going_on.keys():
                rest = question.going_on[first]
                found.append([at for at in places[first] if self._text.startswith(rest, at)])
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))

    def _places(self) -> tuple[list[str], dict[str, list[int]]]:
        """Every word with its places, and the words sorted: for what was asked for the first time after the walk."""
        if self._every is None:
            places: dict[str, list[int]] = defaultdict(list)
            for word, at in zip(self._words, self._starts, strict=True):
                places[word].append(at)
            self._every = sorted(places), places
        return self._every


def _begun(words: list[str], start: str) -> Iterator[str]:
    for place in range(bisect_left(words, start), len(words)):
        if not words[place].startswith(start):
            return
        yield words[place]
