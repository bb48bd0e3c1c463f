"""Serving files."""

import pytest
from django.test import Client

from kiemtra.domain.documents import IssueWay
from kiemtra.store.models import Evidence, StoredFile
from kiemtra.workflows import evidence
from tests.factories_documents import issue, make_draft, planned_inspection, sealed_inspection, store_bytes
from tests.world import NOW, World, make_plan

PNG = b"\x89PNG\r\n\x1a\n rest"


def get(world: World, client: Client, who: str, file: StoredFile):
    client.force_login(world.users[who], backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(f"/files/{file.pk}/")
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def attach(world: World, inspection, name: str = "anh.png") -> Evidence:
    file = store_bytes(PNG)
    return evidence.attach(inspection=inspection, file=file, name=name, by=world.actor("secretary"), now=NOW)


def test_file_hanging_on_nothing_is_found_by_nobody(world: World, client: Client) -> None:
    make_plan(world)

    assert get(world, client, "clerk", store_bytes()).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("officer", 200), ("member", 200), ("focal", 404), ("head2", 404)])
def test_evidence_follows_its_inspection(world: World, client: Client, who: str, status: int) -> None:
    hung = attach(world, planned_inspection(world))

    assert get(world, client, who, hung.file).status_code == status


@pytest.mark.parametrize(("who", "status"), [("secretary", 200), ("officer", 200), ("member", 404), ("leader", 404)])
def test_evidence_of_a_sealed_inspection_is_for_three(world: World, client: Client, who: str, status: int) -> None:
    hung = attach(world, sealed_inspection(world))

    assert get(world, client, who, hung.file).status_code == status


def test_stranger_gets_no_file(world: World, client: Client) -> None:
    hung = attach(world, planned_inspection(world))

    assert client.get(f"/files/{hung.file_id}/")["Location"].startswith("/sign-in/")


def test_headers_keep_the_file_from_running(world: World, client: Client) -> None:
    hung = attach(world, planned_inspection(world), name="ảnh <b>.svg")

    response = get(world, client, "officer", hung.file)

    assert response.body == PNG
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert response["Content-Disposition"].endswith(".svg.png")


def test_signed_copy_and_versions_follow_their_document(world: World, client: Client) -> None:
    plan = make_plan(world)
    issued = issue(world, make_draft(world, plan), number="1")
    here = issue(world, make_draft(world, plan), number="2", way=IssueWay.NUMBERED_HERE)

    for file in (issued.signed_file, here.versions.get().pdf):
        assert get(world, client, "focal", file).status_code == 200
        assert get(world, client, "head2", file).status_code == 404
