"""One test over many values: every value is checked, and each that fails is told by its name.

For tables of hundreds of rows: as items of their own they cost more to report than to check.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from inspect import signature
from typing import Any

import pytest

Test = Callable[..., None]


def each(
    names: str,
    values: Iterable[Any],
    ids: Callable[[Any], object] = str,
    within: Callable[[], AbstractContextManager[Any]] = nullcontext,
) -> Callable[[Test], Test]:
    """Like `parametrize`; `within` is entered for each value, to take back what its test did."""
    rows, asked = list(values), [name.strip() for name in names.split(",")]
    assert rows, "a test of nothing cannot fail"

    def over(test: Test) -> Test:
        def all_of_them(**fixtures: Any) -> None:
            failed: dict[str, Exception] = {}
            for row in rows:
                given = dict(zip(asked, row if len(asked) > 1 else [row], strict=True))
                try:
                    with within():
                        test(**fixtures, **given)
                except (Exception, pytest.fail.Exception) as error:
                    name = str(ids(row))
                    fault = error if isinstance(error, Exception) else AssertionError(str(error))
                    fault.add_note(f"of {name}")
                    failed[name] = fault
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(rows)}: {', '.join(failed)}", list(failed.values()))

        kept = signature(test)
        parameters = [one for name, one in kept.parameters.items() if name not in asked]
        all_of_them.__signature__ = kept.replace(parameters=parameters)  # type: ignore[attr-defined]
        all_of_them.__name__, all_of_them.__doc__, all_of_them.__module__ = test.__name__, test.__doc__, test.__module__
        return all_of_them

    return over
