"""The hour that a camera wrote into a photo: a proposal for the time of the fact, never the fact itself."""

from datetime import datetime
from struct import error as StructError
from warnings import catch_warnings
from zoneinfo import ZoneInfo

from django.utils import timezone
from PIL import Image, UnidentifiedImageError

from kiemtra.domain.evidence import MediaType
from kiemtra.store.models import StoredFile
from kiemtra.workflows import files

PHOTOS = frozenset({MediaType.JPEG, MediaType.PNG, MediaType.WEBP})
# Exif 2.32: the directory of the photo, when it was taken and in which offset; when the file was last changed.
_EXIF, _TAKEN, _OFFSET, _CHANGED = 0x8769, 0x9003, 0x9011, 0x0132


def taken_at(file: StoredFile) -> datetime | None:
    """When a stored photo was taken, in the office's own time where the camera names no offset; None where it is silent."""
    if file.media_type not in PHOTOS:
        return None
    try:
        # What is broken in a photo is warned of; its pixels are not looked at, however many they are.
        with files.opened(file) as stored, catch_warnings(action="ignore"), Image.open(stored) as photo:
            exif = photo.getexif()
            inner = exif.get_ifd(_EXIF)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, StructError):
        return None
    said, offset = str(inner.get(_TAKEN) or exif.get(_CHANGED) or ""), str(inner.get(_OFFSET) or "")
    return _moment(said.strip("\0 "), offset.strip("\0 "))


def _moment(said: str, offset: str) -> datetime | None:
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo), "settings name a zone"
    try:
        local = datetime.strptime(said, "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    try:
        return datetime.fromisoformat(f"{local.isoformat()}{offset}") if offset else local.replace(tzinfo=zone)
    except ValueError:
        return local.replace(tzinfo=zone)
