"""What the grammar asks of words. It asks the same of every text: each word of the language soon knows who asks for it."""

import re
from collections.abc import Sequence, Set
from itertools import chain
from threading import Lock
from typing import NamedTuple

WORD = re.compile(r"\w+")
# So many words a language has; where texts make up more, it begins anew.
MANY = 20_000

Marks = tuple[str, ...]
Starts = tuple[str, ...]


class Question(NamedTuple):
    """Beginnings that are asked for together: of single words, and by their first words those that go on ("thủ tục", "đ/c")."""

    number: int
    begun: Starts
    going_on: dict[str, Starts]

    @property
    def mark(self) -> str:
        """What words bear that answer it; no word of a text."""
        return f"{self.number}?"


class Language(dict[str, Marks]):
    """For each word the marks of the questions that it answers, and itself where it is asked for as a whole."""

    def __init__(self, grammar: "Grammar") -> None:
        super().__init__()
        self.version = grammar.version
        self.wholes = frozenset(grammar.wholes)
        # Questions about beginnings alone: who asks, and no places for each.
        self.asked = {q.mark: starts for starts, q in grammar.questions.items() if not q.going_on}
        self.silence: dict[Starts, Sequence[int]] = dict.fromkeys(self.asked.values(), ())
        self._begun = grammar.begun
        self._longest = grammar.longest

    def __missing__(self, word: str) -> Marks:
        begun = self._begun
        longest = min(len(word), self._longest)
        marks = chain.from_iterable(begun.get(word[:long], ()) for long in range(1, longest + 1))
        found = (*marks, word) if word in self.wholes else tuple(marks)
        if len(self) >= MANY:
            self.clear()
        self[word] = found
        return found


class Grammar:
    """All questions so far. A question may come at any time, in any thread; a language knows those that came before it."""

    def __init__(self) -> None:
        self.version = 0
        self.begun: dict[str, Marks] = {}
        self.wholes: set[str] = set()
        self.longest = 0
        self.questions: dict[Starts, Question] = {}
        self._lock = Lock()
        self._language = Language(self)

    def language(self) -> Language:
        """Return the words with all questions that have come by now."""
        language = self._language
        if language.version != self.version:
            with self._lock:
                language = self._language = Language(self)
        return language

    def question(self, starts: Starts) -> Question:
        """Return the question for these beginnings."""
        return self.questions.get(starts) or self._new(starts)

    def ask(self, words: Set[str]) -> None:
        """Ask for whole words in the texts that are still to come."""
        with self._lock:
            self.wholes |= words
            self.version += 1

    def _new(self, starts: Starts) -> Question:
        begun, going_on = _parted(starts)
        with self._lock:
            if starts in self.questions:
                return self.questions[starts]
            question = Question(self.version, begun, going_on)
            for start in begun:
                self.begun[start] = (*self.begun.get(start, ()), question.mark)
            self.longest = max(self.longest, *map(len, begun), 0)
            self.wholes |= going_on.keys()
            self.questions[starts] = question
            self.version += 1
        return question


def _parted(starts: Starts) -> tuple[Starts, dict[str, Starts]]:
    begun: list[str] = []
    going_on: dict[str, Starts] = {}
    last = None
    for start in sorted(starts):
        first = WORD.match(start)
        # One that goes on where another has ended tells nothing new.
        if first and not (last and start.startswith(last)):
            last = start
            if first.group() == start:
                begun.append(start)
            else:
                going_on[first.group()] = (*going_on.get(first.group(), ()), start)
    return tuple(begun), going_on


GRAMMAR = Grammar()
