"""Addresses of the pages about recommendations and inspected units."""

from django.urls import URLPattern, path, register_converter

from kiemtra.domain.remediation import RecommendationDeed
from kiemtra.web.views import endings, remediation, units


class DeedConverter:
    """The deeds on a recommendation, in kebab case."""

    regex = "|".join(deed.replace("_", "-") for deed in RecommendationDeed)

    def to_python(self, value: str) -> RecommendationDeed:
        return RecommendationDeed(value.replace("-", "_"))

    def to_url(self, value: str) -> str:
        return str(value).replace("_", "-")


register_converter(DeedConverter, "remedy")

urlpatterns: list[URLPattern] = [
    path("recommendations/", remediation.recommendation_list, name="recommendation-list"),
    path("recommendations/xlsx/", remediation.recommendation_xlsx, name="recommendation-list-xlsx"),
    path("recommendations/<uuid:pk>/", remediation.recommendation_detail, name="recommendation-detail"),
    path("recommendations/<uuid:pk>/<remedy:deed>/", remediation.recommendation_deed, name="recommendation-deed"),
    path("inspections/<uuid:pk>/reinspect/", endings.inspection_reinspect, name="inspection-reinspect"),
    path("inspections/<uuid:pk>/close/", endings.inspection_close, name="inspection-close"),
    path("units/own/", units.unit_own, name="unit-own"),
    path("units/<uuid:pk>/", units.unit_detail, name="unit-detail"),
]
