"""Reads the text of an expression into its tree, or says at which letter it cannot be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kiemtra.domain.forms.expressions.faults import ExpressionError, ExpressionFault
from kiemtra.domain.forms.expressions.functions import FUNCTIONS, Signature
from kiemtra.domain.forms.expressions.patterns import is_harmless
from kiemtra.domain.forms.expressions.tree import (
    Call,
    Current,
    Expression,
    Negation,
    Number,
    Operation,
    Operator,
    Reference,
    Text,
)

LONGEST = 10_000
# Deeper than any condition that a person can follow; keeps hostile sheets from exhausting the machine.
DEEPEST = 150
F = ExpressionFault

TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>[0-9]{1,18}(?:\.[0-9]{1,18})?|\.[0-9]{1,18})"
    r"|(?P<text>\"[^\"]*\"|'[^']*')"
    r"|(?P<reference>\$\{\s*[A-Za-z_][\w.-]*\s*\})"
    r"|(?P<name>[A-Za-z_][\w-]*)"
    r"|(?P<sign><=|>=|!=|[=<>+\-*(),]|\.(?![./]))",
    re.ASCII,
)
# Binding, weakest first; operators of one line bind from the left.
LEVELS = (
    {"or": Operator.OR},
    {"and": Operator.AND},
    {"=": Operator.EQUAL, "!=": Operator.NOT_EQUAL},
    {
        "<": Operator.LESS,
        "<=": Operator.LESS_OR_EQUAL,
        ">": Operator.GREATER,
        ">=": Operator.GREATER_OR_EQUAL,
    },
    {"+": Operator.PLUS, "-": Operator.MINUS},
    {"*": Operator.TIMES, "div": Operator.DIVIDE, "mod": Operator.REMAINDER},
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of an expression, and the letter at which it begins."""

    kind: str
    text: str
    at: int


def parse(text: str) -> Expression:
    """Return the tree of an expression. ExpressionError, with the letter, where it cannot be taken."""
    if len(text) > LONGEST:
        raise ExpressionError(F.TOO_LONG, LONGEST)
    tokens = [token for token in _tokens(text) if token.kind != "space"]
    if not tokens:
        raise ExpressionError(F.EMPTY, 0)
    return _Parser(tokens, len(text)).whole()


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found or found.lastgroup is None:
            raise ExpressionError(_unreadable(text[at:]), at, text[at : at + 20])
        yield Token(found.lastgroup, found[0], at)
        at = found.end()


def _unreadable(rest: str) -> ExpressionFault:
    if rest[0] in "\"'":
        return F.OPEN_QUOTE
    if rest.startswith("$"):
        return F.OPEN_REFERENCE
    # Other people's forms walk through the tree of answers; ours name the item.
    return F.PATH if rest[0] in "/.@[" else F.UNKNOWN_SIGN


class _Parser:
    """Goes through the tokens once, from the weakest binding to the strongest."""

    def __init__(self, tokens: list[Token], end: int) -> None:
        self.tokens = tokens
        self.end = Token("end", "", end)
        self.at = 0
        self.depth = 0

    def whole(self) -> Expression:
        tree, _ = self._level(0)
        if self._next.kind != "end":
            raise self._error(F.EXPECTED_OPERATOR)
        return tree

    @property
    def _next(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else self.end

    def _take(self) -> Token:
        token = self._next
        self.at += 1
        return token

    def _error(self, fault: ExpressionFault, token: Token | None = None) -> ExpressionError:
        token = token or self._next
        return ExpressionError(fault, token.at, token.text)

    def _expect(self, sign: str) -> None:
        if self._next.text != sign:
            raise self._error(F.EXPECTED_CLOSING)
        self._take()

    def _level(self, level: int) -> tuple[Expression, int]:
        """Return the tree of operands bound at this level, and how deep it is."""
        if level == len(LEVELS):
            return self._negation()
        left, depth = self._level(level + 1)
        while self._next.kind in ("sign", "name") and (operator := LEVELS[level].get(self._next.text)):
            self._take()
            right, right_depth = self._level(level + 1)
            left, depth = Operation(operator, left, right), self._deeper(max(depth, right_depth))
        return left, depth

    def _deeper(self, depth: int) -> int:
        if depth >= DEEPEST:
            raise self._error(F.TOO_DEEP)
        return depth + 1

    def _negation(self) -> tuple[Expression, int]:
        minuses = 0
        while self._next.text == "-" and self._next.kind == "sign":
            self._take()
            minuses += 1
        tree, depth = self._operand()
        for _ in range(minuses):
            tree, depth = Negation(tree), self._deeper(depth)
        return tree, depth

    def _operand(self) -> tuple[Expression, int]:
        token = self._take()
        match token.kind:
            case "number":
                return Number(Decimal(token.text)), 1
            case "text":
                return Text(token.text[1:-1]), 1
            case "reference":
                return Reference(token.text[2:-1].strip()), 1
            case "name":
                return self._call(token)
        if token.text == ".":
            return Current(), 1
        if token.text == "(":
            return self._parenthesis()
        raise self._error(F.EXPECTED_OPERAND, token)

    def _parenthesis(self) -> tuple[Expression, int]:
        # Each parenthesis costs a frame for each level of binding: they are counted on the way in.
        self.depth += 1
        if self.depth > DEEPEST // 5:
            raise self._error(F.TOO_DEEP)
        tree, depth = self._level(0)
        self._expect(")")
        self.depth -= 1
        return tree, depth

    def _call(self, name: Token) -> tuple[Expression, int]:
        signature = FUNCTIONS.get(name.text)
        if self._next.text != "(":
            raise self._error(F.PATH, name)
        if signature is None:
            raise self._error(F.UNKNOWN_FUNCTION, name)
        self._take()
        arguments: list[Expression] = []
        depth = 0
        while self._next.text != ")":
            if arguments:
                self._expect(",")
            argument, below = self._argument()
            arguments.append(argument)
            depth = max(depth, below)
        self._take()
        _check_arguments(name, signature, arguments)
        return Call(name.text, tuple(arguments)), self._deeper(depth)

    def _argument(self) -> tuple[Expression, int]:
        self.depth += 1
        if self.depth > DEEPEST // 5:
            raise self._error(F.TOO_DEEP)
        found = self._level(0)
        self.depth -= 1
        return found


def _check_arguments(name: Token, signature: Signature, arguments: list[Expression]) -> None:
    if not signature.least <= len(arguments) <= signature.most:
        raise ExpressionError(F.WRONG_ARGUMENTS, name.at, name.text)
    for place in signature.literals:
        if not isinstance(arguments[place], Text):
            raise ExpressionError(F.NOT_A_LITERAL, name.at, name.text)
    if name.text == "regex" and isinstance(pattern := arguments[1], Text):
        _check_pattern(name, pattern.value)


def _check_pattern(name: Token, pattern: str) -> None:
    try:
        harmless = is_harmless(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise ExpressionError(F.BAD_PATTERN, name.at, pattern) from error
    if not harmless:
        raise ExpressionError(F.SLOW_PATTERN, name.at, pattern)
