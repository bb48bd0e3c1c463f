"""In which layer a document stands around a plan."""

import pytest

from kiemtra.domain.documents import CitationRole, DocumentKind
from kiemtra.domain.grounds import Band, Following, band_of, following_of, weightier


@pytest.mark.parametrize(
    ("kind", "name", "band"),
    [
        (DocumentKind.LAW, "Luật", Band.LAW),
        (DocumentKind.OTHER, "Bộ luật", Band.LAW),
        (DocumentKind.OTHER, "Nghị định", Band.DECREE),
        (DocumentKind.CIRCULAR, "Thông tư", Band.DECREE),
        (DocumentKind.RESOLUTION, "Nghị quyết", Band.DECISION),
        (DocumentKind.DIRECTIVE, "Chỉ thị", Band.DECISION),
        (DocumentKind.PLAN, "Kế hoạch", Band.PLAN),
        (DocumentKind.OTHER, "Chương trình", Band.PLAN),
        (DocumentKind.OFFICIAL_LETTER, "Công văn", Band.OTHER),
        (DocumentKind.OTHER, "Văn bản", Band.OTHER),
    ],
)
def test_band_of(kind: DocumentKind, name: str, band: Band) -> None:
    assert band_of(kind, name) is band


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_has_a_layer_on_both_sides(kind: DocumentKind) -> None:
    assert band_of(kind, "") in Band
    assert following_of(kind) in Following


def test_weightier_role_does_not_depend_on_the_order() -> None:
    for first in CitationRole:
        for second in CitationRole:
            assert weightier(first, second) is weightier(second, first)
    assert weightier(CitationRole.MENTIONED, CitationRole.BASIS) is CitationRole.BASIS
