"""The program that recognises letters in pictures: which it is, and whether it is installed here with its Vietnamese model."""

import shutil
import subprocess

PROGRAM = "tesseract"
LANGUAGE = "vie"
MISSING = "là ảnh quét; muốn đọc chữ trong ảnh cần cài tesseract cùng mô hình tiếng Việt (gói tesseract-ocr và tesseract-ocr-vie)"


def installed() -> bool:
    """Whether scans can be read here."""
    if not shutil.which(PROGRAM):
        return False
    listed = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    return LANGUAGE in listed.stdout.split()
