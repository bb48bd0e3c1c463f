"""`kiemtra agencies`: a list loaded, compared, refused with all its faults."""

import json
from pathlib import Path

import pytest

from kiemtra.data.agencies import load_agencies
from kiemtra.data.agencies_national import load_national
from tests import tables
from tests.cli.running import kiemtra

HEAD = "key,name,short_name,kind,level,parent,valid_from,valid_to,statistical_code,electronic_code\n"
SOUND = (
    HEAD
    + "tinh-thu,Ủy ban nhân dân tỉnh Thử,UBND tỉnh Thử,peoples_committee,province,,2016-01-01,,,H64\n"
    + "tinh-thu.xa,Ủy ban nhân dân xã Thử,UBND xã Thử,peoples_committee,commune,tinh-thu,01/07/2025,,99001,H64.01\n"
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("danh-muc")
    chosen = {"KIEMTRA_SECRET_KEY": "chỉ-để-thử", "KIEMTRA_DATA_DIR": str(folder / "var")}
    tables.copy_to(folder / "var" / "kiemtra.sqlite3")
    assert kiemtra("setup", **chosen).returncode == 0
    return chosen


def own(tmp_path: Path, text: str, name: str = "danh-muc.csv") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_own_list_is_compared_loaded_and_then_nothing_is_new(settings: dict[str, str], tmp_path: Path) -> None:
    file = own(tmp_path, SOUND)

    compared = kiemtra("agencies", "diff", file, "--json", **settings)
    assert [one["key"] for one in json.loads(compared.stdout)["added"]] == ["tinh-thu", "tinh-thu.xa"]
    loaded = kiemtra("agencies", "load", file, "--json", **settings)
    assert json.loads(loaded.stdout) == {"created": 2, "changed": 0, "unchanged": 0}
    again = kiemtra("agencies", "load", file, **settings)
    assert (again.returncode, again.stdout, again.stderr) == (0, "Cơ quan: thêm 0, sửa 0, giữ nguyên 2.\n", "")

    changed = own(
        tmp_path,
        SOUND.replace("UBND xã Thử,", "UBND xã Thử Mới,").replace("2016-01-01,,,H64\n", "2016-01-01,2026-01-01,,H64\n"),
    )
    followed = own(
        tmp_path,
        "predecessor,successor,date,kind,ground\ntinh-thu,ha-noi,2026-01-01,merged,Nghị quyết thử\n",
        "ke-thua.csv",
    )
    told = kiemtra("agencies", "diff", changed, "--successions", followed, **settings)
    assert (told.returncode, told.stdout.splitlines()) == (
        0,
        [
            "Thêm: 0",
            "Kết thúc: 1",
            "  - tinh-thu: Ủy ban nhân dân tỉnh Thử: ngày kết thúc (trống) → 01/01/2026",
            "Sửa: 1",
            "  ~ tinh-thu.xa: Ủy ban nhân dân xã Thử: tên gọi tắt “UBND xã Thử” → “UBND xã Thử Mới”",
            "Kế thừa mới: 1",
            "  tinh-thu → ha-noi (01/01/2026, Nghị quyết thử)",
            "Kế thừa ghi khác: 0",
        ],
    )


def test_wrong_list_is_refused_with_all_faults_and_their_rows(settings: dict[str, str], tmp_path: Path) -> None:
    wrong = own(
        tmp_path,
        HEAD
        + "a,Cơ quan A,A,department,province,b,2016-01-01,,,\n"
        + "b,Cơ quan B,B,department,province,a,2016-01-01,2015-01-01,12,h1\n"
        + "c,Cơ quan C,C,phòng,province,,hôm qua,,,\n",
    )

    result = kiemtra("agencies", "load", wrong, **settings)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "Danh mục có 6 lỗi, chưa nạp gì.",
        "Dòng 2: Cơ quan a đứng trên chính mình: a → b → a.",
        "Dòng 3: Cơ quan b: ngày kết thúc phải sau ngày bắt đầu (01/01/2016 – 01/01/2015).",
        "Dòng 3: Cơ quan b: mã định danh “h1” sai dạng. Dạng mới H26.02.02, dạng cũ 000.01.12.H28.",
        "Dòng 3: Cơ quan b đứng trên chính mình: a → b → a.",
        "Dòng 4: Cơ quan c: không có loại “phòng”. Chọn một trong: peoples_committee, department, division, "
        "vertical_agency, public_service_unit, other.",
        "Dòng 4: c: “hôm qua” không phải ngày. Ghi theo mẫu 2025-07-01.",
    ]
    told = json.loads(kiemtra("agencies", "diff", wrong, "--json", **settings).stdout)
    assert [(one["row"], one["fault"]) for one in told["faults"]][-1] == (4, "date_wrong")


def test_file_in_another_encoding_is_refused_with_a_sentence(settings: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "cu.csv"
    path.write_bytes(HEAD.encode() + b"x,\xd2nh,,\n")

    result = kiemtra("agencies", "load", str(path), **settings)

    assert (result.returncode, result.stderr) == (
        1,
        "Lỗi: cu.csv không phải văn bản UTF-8. Hãy lưu lại dạng “CSV UTF-8”.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--successions", "a.csv"), "--successions đi cùng tệp danh mục."),
        (("a.csv", "--places"), "--places không đi cùng tệp danh mục."),
    ],
)
def test_options_that_do_not_go_together(
    settings: dict[str, str], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    file = own(tmp_path, SOUND)
    given = [file if argument == "a.csv" else argument for argument in arguments]

    result = kiemtra("agencies", "load", *given, **settings)

    assert result.returncode == 2
    assert said in result.stderr


def test_what_the_nation_would_add_is_told_without_writing(settings: dict[str, str]) -> None:
    result = kiemtra("agencies", "diff", **settings)

    assert result.returncode == 0
    assert result.stdout.splitlines()[0] == f"Thêm: {len(load_national().agencies) - len(load_agencies())}"
    assert "… và " in result.stdout
    assert kiemtra("agencies", "load", "--places", **settings).stdout == "Cơ quan: thêm 0, sửa 0, giữ nguyên 230.\n"
