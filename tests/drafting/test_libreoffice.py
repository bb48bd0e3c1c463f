import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kiemtra.drafting import plain_text, to_docx
from tests.drafting import samples
from tests.drafting.reading_back import pdf_pages, squeezed

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed"),
]


def test_a_word_processor_shows_the_same_words_on_the_right_pages(tmp_path: Path):
    chosen = (samples.schedule, samples.minutes, samples.report)
    for sample in chosen:
        (tmp_path / f"{sample.__name__}.docx").write_bytes(to_docx(sample()))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]

    subprocess.run(
        [*command, "--outdir", str(tmp_path), *files],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, "HOME": str(tmp_path)},
    )

    pages = {sample: pdf_pages((tmp_path / f"{sample.__name__}.pdf").read_bytes()) for sample in chosen}
    assert {sample.__name__: len(each) for sample, each in pages.items()} == {"schedule": 1, "minutes": 1, "report": 6}
    for sample in (samples.schedule, samples.minutes):
        shown = "".join(pages[sample]).replace("Dữ liệu minh họa", "")
        assert sorted(squeezed(shown)) == sorted(squeezed(plain_text(sample())))
    assert [page.count("Dữ liệu minh họa") for page in pages[samples.report]] == [1] * 6
    firsts = [page.strip().split("\n")[0].strip() for page in pages[samples.report]]
    assert [line if line.isdecimal() else "" for line in firsts] == ["", "2", "", "2", "3", ""]
