"""What the commands say of background jobs. Complete by test."""

JOBS: dict[str, str] = {
    "solve_timetables": "Xếp lịch kiểm tra theo yêu cầu",
    "recognise_scans": "Nhận dạng chữ trên ảnh quét",
    "deliver_mail": "Gửi thư điện tử",
    "append_log": "Ghi sổ nhật ký",
    "carry_over": "Chuyển nhiệm vụ của cơ quan đã kết thúc hoạt động",
    "remind": "Nhắc việc đến hạn, quá hạn",
    "take_note_of_calendar": "Ghi nhận thay đổi của lịch làm việc",
    "add_up_rounds": "Cộng số liệu của các đợt báo cáo",
    "scan_files": "Quét vi-rút các tệp chưa quét được",
    "prune": "Dọn bảng việc nền đã xong",
}

STATES: dict[str | None, str] = {
    None: "chưa chạy",
    "ready": "đang chờ",
    "running": "đang làm",
    "failed": "không xong",
    "successful": "xong",
}


def every(seconds: float) -> str:
    """How often a job is put in."""
    if seconds >= 86400:
        return "hằng ngày"
    return "mỗi phút" if seconds >= 60 else "khi có việc"


def trouble(job: str, kind: str, traceback: str) -> str:
    """One sentence on a job that failed: the last line says why."""
    last = (traceback.strip().splitlines() or [kind])[-1]
    return f"Việc nền “{JOBS.get(job, job)}” không xong: {last}"
