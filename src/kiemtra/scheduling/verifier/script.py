#!/usr/bin/env python3
"""Tự kiểm tra một lần bốc thăm: đọc tệp mở, tính lại cam kết và kết quả. Chỉ cần Python 3, không cần mạng.

Cách dùng:   python3 kiem-tra-boc-tham.py boc-tham.json
"""

import hashlib
import json
import sys
from typing import NoReturn

KIND = "kiemtra-draw/1"
Ticket = tuple[int, str, str, str]


def stop(why: str) -> NoReturn:
    """Dừng với một câu giải thích."""
    sys.exit(f"KHÔNG ĐẠT: {why}")


class Stream:
    """Dãy số giả ngẫu nhiên: SHA-256 của cam kết, kết quả xổ số và số đếm 0, 1, 2…"""

    def __init__(self, commitment: str, seed: str) -> None:
        self.head = f"{KIND}\n{commitment}\n{seed}\n"
        self.count = 0

    def below(self, total: int) -> int:
        """Số tiếp theo trong khoảng 0 … total − 1; bỏ phần lẻ ở cuối để mọi số đều có khả năng như nhau."""
        while True:
            digest = hashlib.sha256((self.head + str(self.count)).encode()).hexdigest()
            self.count += 1
            value = int(digest, 16)
            if value < 2**256 // total * total:
                return value % total


def parse(text: str) -> tuple[dict[str, list[str]], list[tuple[int, str]], list[Ticket]]:
    """Tách văn bản đã cam kết thành: các dòng chung, chỉ tiêu từng nhóm, danh sách phiếu."""
    lines = [line.split("\t") for line in text.split("\n")]
    if lines[0] != [KIND] or lines[-1] != [""]:
        stop("tệp không phải là văn bản bốc thăm.")
    facts = {line[0]: line[1:] for line in lines[1:-1] if line[0] not in ("quota", "ticket", "rule")}
    quotas = [(int(line[1]), line[2]) for line in lines if line[0] == "quota"]
    tickets = [(int(line[1]), line[2], line[3], line[4]) for line in lines if line[0] == "ticket"]
    if len({ticket[2] for ticket in tickets}) != len(tickets) or any(ticket[0] < 1 for ticket in tickets):
        stop("có đơn vị ghi hai lần hoặc trọng số không hợp lệ.")
    return facts, quotas, tickets


def draw(quotas: list[tuple[int, str]], tickets: list[Ticket], stream: Stream) -> list[Ticket]:
    """Bốc lần lượt từng nhóm, không bốc lại phiếu đã trúng; phiếu có trọng số lớn hơn chiếm khoảng rộng hơn."""
    drawn = []
    for count, group in quotas:
        pool = [ticket for ticket in tickets if ticket[1] == group]
        if count > len(pool):
            stop(f"nhóm {group} không đủ {count} phiếu.")
        for _ in range(count):
            left = stream.below(sum(ticket[0] for ticket in pool))
            for ticket in pool:
                if left < ticket[0]:
                    break
                left -= ticket[0]
            pool.remove(ticket)
            drawn.append(ticket)
    return drawn


def repeat(file: dict[str, str]) -> tuple[str, dict[str, list[str]], list[Ticket]]:
    """Tính lại từ đầu: cam kết, các dòng chung và các phiếu trúng."""
    commitment = hashlib.sha256(bytes.fromhex(file["salt"]) + file["text"].encode()).hexdigest()
    facts, quotas, tickets = parse(file["text"])
    return commitment, facts, draw(quotas, tickets, Stream(commitment, file["seed"]))


def tell(file: dict[str, str]) -> None:
    """In từng bước kiểm tra và kết luận."""
    commitment, facts, drawn = repeat(file)
    print(facts["title"][0])
    print(f"1. Cam kết tính lại: {commitment}")
    if commitment != file["commitment"]:
        stop(f"tệp ghi cam kết khác: {file['commitment']}. Danh sách hoặc khóa đã bị thay đổi.")
    print("   Trùng với cam kết trong tệp. Hãy so với cam kết đã công bố trước kỳ quay.")
    lottery, day = file["seed"].split(" ")[:2]
    print(f"2. Kết quả xổ số dùng để bốc: {file['seed']} ({facts['lottery'][1]}, tính từ {facts['from'][0]})")
    if lottery != facts["lottery"][0] or day < facts["from"][0][:10]:
        stop("kết quả không thuộc loại xổ số, hoặc quay trước ngày đã cam kết.")
    print("   Đúng loại xổ số, không sớm hơn ngày đã cam kết. Hãy so với kết quả do công ty xổ số công bố.")
    print(f"3. Bốc lại được {len(drawn)} đơn vị:")
    for place, ticket in enumerate(drawn, start=1):
        print(f"   {place}. {ticket[3]} (trọng số {ticket[0]})")
    if [ticket[2] for ticket in drawn] != list(file["drawn"]):
        stop("kết quả bốc lại khác kết quả ghi trong tệp.")
    print("ĐẠT: kết quả bốc lại trùng với kết quả đã công bố.")


def main() -> None:
    """Đọc tệp nêu trên dòng lệnh; một tệp có nhiều lần bốc thì in kết quả từng lần trên một dòng."""
    if len(sys.argv) != 2:
        stop("hãy ghi tên tệp mở, ví dụ: python3 kiem-tra-boc-tham.py boc-tham.json")
    with open(sys.argv[1], encoding="utf-8") as source:
        files = json.load(source)
    for file in files if isinstance(files, list) else ():
        commitment, _, drawn = repeat(file)
        print(commitment, *(ticket[2] for ticket in drawn))
    if isinstance(files, dict):
        tell(files)


if __name__ == "__main__":
    main()
