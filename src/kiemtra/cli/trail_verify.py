"""`kiemtra trail verify`: an export or a proof checked on its own, without Django and without the database."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from kiemtra.cli import trail_check, trail_words
from kiemtra.domain import log, log_proof
from kiemtra.domain.log import Signed
from kiemtra.domain.log_check import Verdict
from kiemtra.domain.log_faults import Fault
from kiemtra.domain.log_proof import Proof
from kiemtra.store.log_key import is_signed

WRONG, UNREADABLE = 1, 2
a_file = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found: the first thing that is wrong, figures for programs, sentences for people."""

    fault: Fault | None
    figures: Mapping[str, Any]
    sentences: Sequence[str]


@click.command()
@click.argument("file", metavar="TỆP", type=a_file, required=False)
@click.option(
    "--proof", metavar="TỆP", type=a_file, help="Kiểm tra một bằng chứng tải từ trang nhật ký, thay cho cả sổ."
)
@click.option(
    "--key", "keys", metavar="KHÓA", multiple=True, help="Khóa công khai đã giữ, hoặc tệp chứa nó; ghi lại được."
)
@click.option("--checkpoint", "kept", metavar="TỆP", type=a_file, help="Điểm chốt đã cất ở nơi khác.")
@click.option("--json", "as_json", is_flag=True, help="Kết quả dạng JSON.")
def verify(file: Path | None, proof: Path | None, keys: tuple[str, ...], kept: Path | None, as_json: bool) -> None:
    """Kiểm tra sổ từ tệp đã xuất; không cần cơ sở dữ liệu, chạy được trên máy khác.

    Tính lại mã băm của từng bản ghi và gốc của từng lô, đối chiếu với các điểm chốt đã ký. Nếu không khớp thì nêu bản ghi
    đầu tiên bị sửa, bị gỡ hoặc bị chèn. Mã kết thúc: 0 đúng, 1 không đúng, 2 không đọc được.
    """
    trusted = [_key(one) for one in keys]
    stated = _kept(kept) if kept else None
    if file and not proof:
        outcome = _of_file(file, trusted, stated)
    elif proof and not file:
        outcome = _of_proof(proof, trusted, stated)
    else:
        raise click.UsageError("Hãy cho một tệp đã xuất, hoặc một bằng chứng sau --proof.")
    _tell(outcome, as_json)
    sys.exit(WRONG if outcome.fault else 0)


def _of_file(path: Path, keys: Sequence[str], kept: Signed | None) -> Outcome:
    try:
        size = path.stat().st_size
        with click.progressbar(length=size, label="Đang kiểm tra", file=sys.stderr) as bar:
            verdict, fault = trail_check.check(path, keys=keys, kept=kept, tell=bar.update)
    except (OSError, trail_check.UnreadableExport):
        _unreadable(f"{path}: không đọc được, hoặc không phải tệp do kiemtra trail export tạo ra.")
    return Outcome(fault, _figures(verdict), _sentences(verdict, keys))


def _figures(verdict: Verdict) -> dict[str, Any]:
    return {
        "size": verdict.size,
        "events": verdict.events,
        "checkpoints": verdict.tower.size,
        "root": verdict.tower.root.hex(),
        "keys": list(verdict.keys),
        "erased": list(verdict.erased),
    }


def _sentences(verdict: Verdict, keys: Sequence[str]) -> list[str]:
    told = [
        f"Sổ còn nguyên: {_number(verdict.events)} sự việc trong {_number(verdict.size)} bản ghi, "
        f"{_number(verdict.tower.size)} điểm chốt đều đúng chữ ký.",
        f"Gốc: {verdict.tower.root.hex()}",
    ]
    if verdict.erased:
        told.append(f"Đã xóa nội dung, có ghi việc xóa: {_number(len(verdict.erased))} bản ghi.")
    return told if keys else [*told, *(_untrusted(key) for key in verdict.keys)]


def _of_proof(path: Path, keys: Sequence[str], kept: Signed | None) -> Outcome:
    try:
        proof = log_proof.proof_from(_json(path))
    except ValueError:
        _unreadable(f"{path}: không phải bằng chứng do kiemtra cấp.")
    try:
        fault = log_proof.fault_in(proof, is_signed, keys=keys, kept=kept)
    except ValueError:
        _unreadable("Bằng chứng này nối tiếp một điểm chốt cũ: hãy cho chính điểm chốt đó sau --checkpoint.")
    checkpoint = proof.signed.checkpoint
    told = [_proved(proof), f"Điểm chốt: cỡ {checkpoint.size}, lúc {checkpoint.made_at}, gốc {checkpoint.root}"]
    figures = {"position": proof.position, "event": proof.event, **proof.signed.as_data()}
    return Outcome(fault, figures, told if keys else [*told, _untrusted(checkpoint.key)])


def _proved(proof: Proof) -> str:
    if proof.record is None:
        return f"Đúng: sổ hiện nay nối tiếp nguyên vẹn sổ ở điểm chốt cỡ {proof.older}."
    event = proof.event
    return f"Đúng: sự việc {event.get('id')} ({event.get('name')}) nằm trong sổ ở vị trí {proof.position}."


def _untrusted(key: str) -> str:
    return f"Khóa ghi trong tệp: {key}. Hãy so với khóa công khai đã giữ (--key), vì ai sửa cả tệp cũng thay được khóa này."


def _tell(outcome: Outcome, as_json: bool) -> None:
    fault = outcome.fault
    if as_json:
        wrong = fault and {
            "kind": fault.kind,
            "position": fault.position,
            "until": fault.until,
            "event": fault.event,
            "name": fault.name,
            "sentence": trail_words.SENTENCES[fault.kind],
        }
        text = json.dumps({"ok": fault is None, "fault": wrong, **outcome.figures}, ensure_ascii=False, indent=1)
    elif fault:
        text = f"KHÔNG ĐÚNG, từ {trail_words.place(fault)}.\n{trail_words.SENTENCES[fault.kind]}"
    else:
        text = "\n".join(outcome.sentences)
    click.echo(text)


def _key(given: str) -> str:
    """The public key itself, or the one in a file."""
    try:
        text = given if log.is_hex(given, 32) else Path(given).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        text = ""
    if not log.is_hex(text, 32):
        _unreadable(f"{given}: không phải khóa công khai (64 chữ số hệ 16) và cũng không phải tệp chứa khóa.")
    return text


def _kept(path: Path) -> Signed:
    signed = log.signed_from(_json(path))
    if signed is None or not is_signed(signed.checkpoint.key, signed.checkpoint.statement(), signed.signature):
        _unreadable(f"{path}: không phải điểm chốt có chữ ký đúng.")
    return signed


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _unreadable(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(UNREADABLE)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
