"""Measures the figures that are promised: `./run.sh bench NAME…`, `--json`, `--check`, `--write-docs`."""

import argparse
import importlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.figures import Figure, from_data, from_tuple

NAMES = {
    "agencies": "danh mục cơ quan cả nước: thời gian nạp, nạp lại, so sánh, bộ nhớ; trên cả hai cơ sở dữ liệu",
    "agency_search": "tìm cơ quan, cây con, tên khi đó và hiện nay: 37.000 cơ quan, 60.000 người, trên cả hai cơ sở dữ liệu",
    "accounts": "nhập tài khoản từ XLSX: 5.000 dòng sai được báo hết",
    "nation": "thay đổi ngày 01/07/2025 trên bản trình diễn cả nước có mười năm hồ sơ",
    "reading": "đọc năm văn bản: điểm từng trường, thời gian, tốc độ",
    "pages": "các trang của bản trình diễn: thời gian máy chủ, số truy vấn, dung lượng",
    "plan_page": "trang một kế hoạch có 190 cuộc kiểm tra: thời gian máy chủ, số truy vấn không tăng",
    "tasks": "nhiệm vụ theo văn bản ở 3.321 xã: bảng, danh sách quá hạn, một nhiệm vụ, một xã; thời gian, số truy vấn",
    "planning": "lập kế hoạch ở quy mô đầy đủ: trình và quyết định 190 ngày, các trang, chọn trong 3.321 xã",
    "secrecy": "hai cơ sở dữ liệu song sinh: câu trả lời cho người ngoài giống nhau từng byte, thời gian như nhau",
    "rights": "quyền: luật và truy vấn so với hai bảng viết tay, trên SQLite và PostgreSQL",
    "readings_page": "trang soát một văn bản 250 kB có 600 thông tin: bộ xử lý, truy vấn, dung lượng",
    "names": "tên trong văn bản → cơ quan: tên 3.321 xã viết đúng, viết sai một chữ, thời gian giữa 37.180 cơ quan",
    "documents": "sổ văn bản có 100.000 văn bản: danh sách và tìm kiếm, trên cả hai cơ sở dữ liệu",
    "drafting": "soạn văn bản: thời gian DOCX và PDF",
    "draw": "bốc thăm: ba cách tính độc lập trên 10.000 véc tơ, 10.000 năm giả lập, công bằng, niêm phong trước kỳ quay",
    "overlap": "trùng lặp kiểm tra: 34 tỉnh, 3.321 xã, 5 năm kế hoạch, trên cả hai cơ sở dữ liệu",
    "workbook": "bảng tính báo cáo: 50.000 dòng được kiểm, bộ nhớ, 10.000 bảng tính ra rồi về không mất gì",
    "workdays": "ngày làm việc: các trường hợp rút từ thông báo chính thức, so với gói holidays, tốc độ",
    "timetable": "xếp lịch: thời gian, cách cận, luật bị phạm, so với người xếp tham lam; một tỉnh và cả nước",
    "merge": "tổng hợp báo cáo: 3.400 đơn vị, 150 mục, 4 kỳ; danh sách, tỷ lệ gửi, bảng tổng hợp; trên cả hai cơ sở dữ liệu",
    "forms": "điền phụ lục 1 kỳ thứ hai: số thao tác so với biểu mẫu web thường; thời gian trang điền và lưu một mục",
    "trail": "sổ nhật ký: kiểm tra một triệu sự việc, tìm ra từng thay đổi một byte",
}
# What is measured along with it.
ALONG = {"agencies": ("agency_search", "accounts")}
DOCS = Path(__file__).parents[1] / "docs" / "figures.md"


def measure(name: str) -> Iterator[Figure]:
    """The figures of one benchmark, as they come."""
    module = importlib.import_module(f"bench.{name}")
    return (from_tuple(name, row) for row in module.figures())


def measure_apart(name: str) -> Iterator[Figure]:
    """The same in a process of its own: each benchmark sets up its own database, once a process."""
    told = subprocess.run(
        [sys.executable, "-m", "bench", name, "--json", "--alone"], stdout=subprocess.PIPE, check=True
    )
    return (from_data(row) for row in json.loads(told.stdout))


def yardstick() -> float:
    """Milliseconds of a fixed loop: tells how fast this machine is just now."""
    began = time.perf_counter()
    total = 0
    for number in range(1_000_000):
        total += number * number % 7
    return (time.perf_counter() - began) * 1000


def page(figures: list[Figure], yard: float, kept: Mapping[str, str]) -> Iterator[str]:
    """docs/figures.md; the sections of benchmarks that were not run stay as they are."""
    yield "# Số đo"
    yield ""
    yield "Trang này do `./run.sh bench --write-docs` tạo ra; không sửa tay. Mục tiêu tính cho máy rảnh có 2 nhân."
    yield f"Vòng lặp chuẩn (1 triệu phép tính) khi đo: {yard:.0f} ms."
    measured = {figure.bench for figure in figures}
    for name in NAMES:
        if name not in measured:
            yield from ("", kept[name]) if name in kept else ()
            continue
        yield from (
            "",
            f"## {name}",
            "",
            f"Lệnh: `./run.sh bench {name}`",
            "",
            "| số đo | giá trị | mục tiêu | đạt |",
            "|---|---|---|---|",
        )
        for figure in figures:
            if figure.bench == name:
                yield f"| {figure.name} | {figure.shown} {figure.unit} | {figure.goal or ''} | {figure.verdict} |"


def sections() -> dict[str, str]:
    """The sections of docs/figures.md by benchmark."""
    parts = DOCS.read_text().split("\n## ")[1:] if DOCS.exists() else []
    return {part.split("\n", 1)[0]: f"## {part.rstrip()}" for part in parts}


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run.sh bench", description="Đo các số đã hứa.")
    parser.add_argument("names", nargs="*", help=", ".join(NAMES))
    parser.add_argument("--alone", action="store_true", help="chỉ phép đo đã nêu, không kèm phép đo khác")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.add_argument("--check", action="store_true", help="kết thúc với mã 1 nếu có mục tiêu không đạt")
    parser.add_argument("--write-docs", action="store_true", help="ghi docs/figures.md; không nêu tên thì đo tất cả")
    options = parser.parse_args()
    if not options.names and not options.write_docs:
        for name, line in NAMES.items():
            print(f"  {name:<10}{line}")
        return 0
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"không có phép đo {', '.join(sorted(unknown))}")
    yard = yardstick()
    if not options.json:
        print(f"yardstick = {yard:.0f} ms")
    wanted = [part for name in options.names for part in (name, *(() if options.alone else ALONG.get(name, ())))]
    names = list(dict.fromkeys(wanted)) or list(NAMES)
    figures = []
    for name in names:
        for figure in measure(name) if len(names) == 1 else measure_apart(name):
            figures.append(figure)
            if not options.json:
                print(figure, flush=True)
    if options.json:
        print(json.dumps([figure.as_data() for figure in figures], ensure_ascii=False, indent=1))
    if options.write_docs:
        DOCS.write_text("\n".join(page(figures, yard, sections())) + "\n")
    return 1 if options.check and any(figure.holds is False for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
