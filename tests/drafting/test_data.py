"""Content as data and back."""

import json

import pytest

from kiemtra.drafting.content import OfficialDocument
from kiemtra.drafting.data import as_data, from_data
from tests.drafting import samples

SAMPLES = [
    make()
    for name, make in sorted(vars(samples).items())
    if callable(make) and getattr(make, "__annotations__", {}).get("return") is OfficialDocument
]


@pytest.mark.parametrize("document", SAMPLES, ids=lambda document: document.subject[:30])
def test_data_gives_the_same_document_back(document: OfficialDocument) -> None:
    through_json = json.loads(json.dumps(as_data(document)))

    assert from_data(through_json) == document


def test_there_are_samples_of_several_kinds() -> None:
    assert len({document.kind for document in SAMPLES}) >= 3


def test_defaults_are_left_out() -> None:
    data = as_data(OfficialDocument(issuer="Sở Minh họa", symbol="TB-SMH", place="Hà Nội", kind=None, subject="V/v"))

    assert set(data) == {"is", "issuer", "symbol", "place", "kind", "subject"}


@pytest.mark.parametrize(
    "data", [{}, {"is": "Paragraph", "text": "a"}, {"is": "OfficialDocuments"}, {"is": "date", "value": "2020-01-01"}]
)
def test_other_data_is_refused(data: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not a"):
        from_data(data)
