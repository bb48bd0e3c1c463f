"""What is wrong with an expression, and at which letter of it."""

from enum import StrEnum


class ExpressionFault(StrEnum):
    """Why an expression cannot be taken."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    UNKNOWN_SIGN = "unknown_sign"
    OPEN_QUOTE = "open_quote"
    OPEN_REFERENCE = "open_reference"
    EXPECTED_OPERAND = "expected_operand"
    EXPECTED_OPERATOR = "expected_operator"
    EXPECTED_CLOSING = "expected_closing"
    UNKNOWN_FUNCTION = "unknown_function"
    WRONG_ARGUMENTS = "wrong_arguments"
    PATH = "path"
    NOT_A_LITERAL = "not_a_literal"
    BAD_PATTERN = "bad_pattern"
    SLOW_PATTERN = "slow_pattern"


class ExpressionError(ValueError):
    """An expression that cannot be taken: why, at which letter (from 0), and what stands there."""

    def __init__(self, fault: ExpressionFault, position: int, found: str = "") -> None:
        super().__init__(fault, position, found)
        self.fault = fault
        self.position = position
        self.found = found
