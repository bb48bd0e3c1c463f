"""`kiemtra trail`: from the tables to a file, and the file checked where there is neither Django nor database."""

import gzip
import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kiemtra.cli import trail_words
from kiemtra.cli.main import group
from kiemtra.domain.log import BATCH
from kiemtra.domain.log_faults import Fault, FaultKind
from kiemtra.jobs import log as job
from kiemtra.store.models import Event
from kiemtra.store.queries import log as queries
from tests.cli.running import SOURCE
from tests.world import World, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_key(settings: Any, tmp_path: Path) -> Path:
    settings.LOG_KEY = tmp_path / "log-key.pem"
    return settings.LOG_KEY


def run(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(group, ["trail", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def exported(world: World, tmp_path: Path) -> Path:
    make_plan(world)
    job.append()
    job.append()
    path = tmp_path / "so.jsonl"
    run("export", path)
    return path


def changed(path: Path, old: str, new: str) -> Path:
    text = path.read_text()
    assert old in text
    other = path.with_name("changed.jsonl")
    other.write_text(text.replace(old, new, 1))
    return other


def test_append_says_what_it_did(world: World) -> None:
    make_plan(world)

    assert run("append").stdout == f"Đã ghi {Event.objects.count()} sự việc trong 1 lô.\n"


def test_export_holds_each_record_and_is_its_owners(exported: Path) -> None:
    lines = exported.read_bytes().splitlines()

    assert len(lines) == 1 + 2 * (BATCH + 1)
    assert stat.S_IMODE(exported.stat().st_mode) == 0o600
    named = {json.loads(line)["event"]["id"] for line in lines if line.startswith(b'{"event":{')}
    assert named == {str(pk) for pk in Event.objects.values_list("pk", flat=True)}


def test_export_over_a_readable_file_closes_it(exported: Path) -> None:
    exported.chmod(0o644)

    run("export", exported)

    assert stat.S_IMODE(exported.stat().st_mode) == 0o600


def test_export_without_a_batch_says_so(world: World, tmp_path: Path) -> None:
    result = run("export", tmp_path / "so.jsonl", code=1)

    assert "Sổ chưa có lô nào" in result.stderr
    assert "Sổ chưa có lô nào" in run("checkpoint", code=1).stderr


def test_export_to_nowhere_says_so(exported: Path, tmp_path: Path) -> None:
    assert "Không ghi được" in run("export", tmp_path / "none" / "so.jsonl", code=1).stderr


def test_whole_export_verifies(exported: Path) -> None:
    result = run("verify", exported, "--key", job.key().public)

    assert result.stdout.startswith(f"Sổ còn nguyên: {Event.objects.count()} sự việc trong 128 bản ghi, 2 điểm chốt")
    assert "Khóa ghi trong tệp" not in result.stdout


def test_without_a_trusted_key_it_warns(exported: Path) -> None:
    assert f"Khóa ghi trong tệp: {job.key().public}" in run("verify", exported).stdout


def test_key_may_stand_in_a_file(exported: Path, own_key: Path) -> None:
    run("verify", exported, "--key", own_key.with_suffix(".pub"))


def test_compressed_export_verifies(exported: Path) -> None:
    packed = exported.with_suffix(".jsonl.gz")

    run("export", packed)

    assert gzip.decompress(packed.read_bytes()) == exported.read_bytes()
    assert run("verify", packed).stdout.startswith("Sổ còn nguyên")


def test_changed_record_is_named(exported: Path) -> None:
    event = Event.objects.get(name="plan.created")
    path = changed(exported, '"name":"plan.created"', '"name":"plan.altered"')

    result = run("verify", path, code=1)
    data = json.loads(run("verify", path, "--json", code=1).stdout)

    leaf = queries.LogLeaf.objects.get(event_id=event.pk)
    assert result.stdout == (
        f"KHÔNG ĐÚNG, từ vị trí {leaf.position}, sự việc {event.pk} (plan.altered).\n"
        "Nội dung bản ghi đã bị sửa: không còn khớp mã băm đã ghi vào sổ.\n"
    )
    assert (data["ok"], data["fault"]["kind"], data["fault"]["position"], data["fault"]["event"]) == (
        False,
        "changed",
        leaf.position,
        str(event.pk),
    )


def test_json_of_a_whole_export(exported: Path) -> None:
    data = json.loads(run("verify", exported, "--json").stdout)

    assert (data["ok"], data["fault"], data["size"], data["checkpoints"]) == (True, None, 128, 2)
    assert data["keys"] == [job.key().public]


@pytest.mark.parametrize(
    "content",
    [b"", b"hello\n", b"\x1f\x8bnot gzip", b'{"export":"other"}\n', gzip.compress(b"x" * 9999, mtime=0)[:40]],
    ids=["empty", "other words", "bad archive", "other export", "cut archive"],
)
def test_what_is_no_export_is_unreadable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)

    assert "không đọc được, hoặc không phải tệp do kiemtra trail export" in run("verify", path, code=2).stderr


def test_no_file_is_unreadable(tmp_path: Path) -> None:
    run("verify", tmp_path / "none", code=2)
    run("verify", tmp_path, code=2)


def test_nothing_to_check_is_a_wrong_call(exported: Path) -> None:
    assert "Hãy cho một tệp đã xuất" in run("verify", code=2).stderr
    assert "Hãy cho một tệp đã xuất" in run("verify", exported, "--proof", exported, code=2).stderr


def test_wrong_key_is_told(exported: Path) -> None:
    assert "không phải khóa công khai" in run("verify", exported, "--key", "none", code=2).stderr
    assert "ký bằng khóa khác" in run("verify", exported, "--key", "ab" * 32, code=1).stdout


def test_kept_checkpoint_is_held_against_the_log(exported: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(run("checkpoint").stdout)
    job.append()
    longer = tmp_path / "longer.jsonl"
    run("export", longer)

    run("verify", exported, "--checkpoint", kept)
    run("verify", longer, "--checkpoint", kept)
    kept.write_text(run("checkpoint").stdout)
    assert "Sổ ngắn hơn điểm chốt đã giữ" in run("verify", exported, "--checkpoint", kept, code=1).stdout


def test_kept_checkpoint_that_was_changed_is_refused(exported: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(run("checkpoint").stdout.replace('"size": 128', '"size": 64'))

    assert "không phải điểm chốt có chữ ký đúng" in run("verify", exported, "--checkpoint", kept, code=2).stderr


def test_growth_since_a_kept_checkpoint_is_proved(exported: Path, tmp_path: Path) -> None:
    kept, newer = tmp_path / "kept.json", tmp_path / "newer.json"
    kept.write_text(run("checkpoint").stdout)
    job.append()
    newer.write_text(run("checkpoint", "--since", 128).stdout)

    assert "nối tiếp nguyên vẹn" in run("verify", "--proof", newer, "--checkpoint", kept).stdout
    assert "hãy cho chính điểm chốt đó" in run("verify", "--proof", newer, code=2).stderr
    assert "không có điểm chốt nào ở cỡ 100" in run("checkpoint", "--since", 100, code=1).stderr


def test_proof_of_an_event_verifies(exported: Path, tmp_path: Path) -> None:
    proof = queries.proof_of(Event.objects.get(name="plan.issued"))
    assert proof
    path = tmp_path / "proof.json"
    path.write_text(json.dumps(proof.as_data(), ensure_ascii=False))

    assert f"(plan.issued) nằm trong sổ ở vị trí {proof.position}" in run("verify", "--proof", path).stdout
    path.write_text(path.read_text().replace("plan.issued", "plan.closed"))
    assert "không tới được gốc đã ký" in run("verify", "--proof", path, code=1).stdout
    path.write_text("{}")
    assert "không phải bằng chứng" in run("verify", "--proof", path, code=2).stderr


def test_lost_key_is_told_and_renewed_only_on_demand(exported: Path, own_key: Path) -> None:
    before = run("key").stdout
    own_key.unlink()

    for command in ("append", "key"):
        assert "kiemtra trail key --new" in run(command, code=1).stderr
    assert run("key", "--new").stdout != before
    run("append")


def test_each_fault_has_its_sentence() -> None:
    assert set(trail_words.SENTENCES) == set(FaultKind)
    assert trail_words.place(Fault(FaultKind.REWRITTEN, 64, 127)) == "các vị trí 64–127"
    assert trail_words.place(Fault(FaultKind.CHANGED, 7, None, "id")) == "vị trí 7, sự việc id"


def test_work_once_keeps_the_log(world: World) -> None:
    make_plan(world)
    there = Event.objects.count()

    result = CliRunner().invoke(group, ["work", "--once"])

    line = next(line for line in result.stdout.splitlines() if line.startswith("Ghi sổ nhật ký"))
    assert (line.split()[7], line.split()[-1]) == ("xong", str(there))


def test_work_goes_on_without_the_key(world: World, own_key: Path, settings: Any) -> None:
    job.append()
    own_key.unlink()
    settings.LOG_BEAT *= 0

    result = CliRunner().invoke(group, ["work", "--once"])

    assert (result.exit_code, "Không thấy tệp khóa" in result.stderr) == (0, True)
    own_key.write_text("no key")
    assert "Việc nền “Ghi sổ nhật ký” không xong" in CliRunner().invoke(group, ["work", "--once"]).stderr


def test_verifying_loads_neither_django_nor_tables(exported: Path) -> None:
    code = (
        "import sys\n"
        "from kiemtra.cli.main import group\n"
        f"group(['trail', 'verify', {str(exported)!r}], standalone_mode=False)\n"
    )
    watch = "import atexit, sys\natexit.register(lambda: print(sorted({'django', 'docx', 'PIL'} & set(sys.modules))))\n"
    done = subprocess.run(
        [sys.executable, "-c", watch + code],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.splitlines()[-1] == "[]"


def test_large_export_is_read_by_several_processes(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiemtra.cli.trail_check.BLOCK", 10_000)
    monkeypatch.setattr("kiemtra.cli.trail_check.LARGE", 20_000)
    monkeypatch.setattr("os.sched_getaffinity", lambda process: {0, 1}, raising=False)

    assert run("verify", exported).stdout.startswith("Sổ còn nguyên")
    fault = json.loads(run("verify", changed(exported, "plan.issued", "plan.closed"), "--json", code=1).stdout)["fault"]
    assert (fault["kind"], fault["name"]) == ("changed", "plan.closed")
