"""Files stored once by their hash, never changed; what scanners said of them; uploads that are still coming in."""

from django.db import models

from kiemtra.domain.evidence import MediaType, ScanResult
from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.ids import new_id
from kiemtra.store.models.people import User
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


class FileScan(models.Model):
    """What a virus scanner said of a file, and when; never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="scans")
    result = models.CharField(max_length=8)
    # What it found.
    signature = models.CharField(max_length=200, blank=True)
    scanned_at = models.DateTimeField()

    class Meta:
        constraints = [one_of("result", ScanResult, name="file_scan_result")]


class Upload(models.Model):
    """A file that comes in piece by piece; its bytes lie in a folder of their own until all have come.

    How far it has come is the length of that part, not a column: a killed process leaves both agreeing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    # The deed it is for, and its record.
    purpose = models.CharField(max_length=16)
    record = models.UUIDField()
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    # When the file was last changed on the sender's device, as the browser tells.
    changed_at = models.DateTimeField(null=True, blank=True)
    begun_at = models.DateTimeField()
    # Set once all has come and was taken.
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [one_of("purpose", UploadPurpose, name="upload_purpose")]
        indexes = [models.Index(fields=["owner", "begun_at"], name="uploads_by_owner")]
