"""Files stored once by their hash; immutable."""

from django.db import models

from kiemtra.domain.evidence import MediaType
from kiemtra.store.ids import new_id
from kiemtra.store.models.record import one_of


class StoredFile(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [one_of("media_type", MediaType, name="file_media_type")]

    @property
    def path(self) -> str:
        """Where the storage keeps it."""
        return f"{self.sha256[:2]}/{self.sha256}"
