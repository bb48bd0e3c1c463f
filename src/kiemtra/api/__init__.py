"""REST for programs: the same rows that pages show, read-only, described by OpenAPI."""

from kiemtra.api.site import build

__all__ = ["build"]
