"""An upload in real processes: `python -m tests.jobs.uploading DEED …`; the sender may be killed after some pieces."""

import json
import os
import signal
import sys
from collections.abc import Callable
from io import BytesIO
from uuid import UUID

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.jobs.settings"
django.setup()

from kiemtra.domain.people import Actor  # noqa: E402
from kiemtra.domain.uploads import UploadPurpose  # noqa: E402
from kiemtra.store.models import User  # noqa: E402
from kiemtra.store.queries.people import actor_of  # noqa: E402
from kiemtra.workflows import uploads  # noqa: E402
from tests.factories_evidence import asked  # noqa: E402
from tests.jobs.test_uploads_killed import CONTENT  # noqa: E402
from tests.world import NOW, TODAY, make_world  # noqa: E402


class Deadly(BytesIO):
    """Kills its process when so many pieces have been read."""

    left = 3

    def read(self, size: int | None = -1, /) -> bytes:
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(size)


def focal() -> Actor:
    return actor_of(User.objects.get(username="w-focal"), TODAY)


def begin() -> object:
    """Evidence is asked for, and the unit begins to send a file."""
    ask = asked(make_world())
    purpose, said = UploadPurpose.EVIDENCE, {"name": "a.pdf", "size": len(CONTENT)}
    return str(uploads.begin(purpose, ask.pk, by=focal(), now=NOW, **said).pk)


def send(pk: str, at: str, stream: str = "plain") -> object:
    """Send what is left from there on; the hash of what was kept."""
    rest = CONTENT[int(at) :]
    source = Deadly(rest) if stream == "deadly" else BytesIO(rest)
    upload, there = uploads.append(UUID(pk), source, at=int(at), by=focal(), now=NOW)
    return [there, upload.file.sha256 if upload.file else ""]


def look(pk: str) -> object:
    """How far it has come."""
    return uploads.offset(uploads.own(UUID(pk), by=focal()))


DEEDS: dict[str, Callable[..., object]] = {"begin": begin, "send": send, "look": look}

if __name__ == "__main__":
    print(json.dumps(DEEDS[sys.argv[1]](*sys.argv[2:])), flush=True)
