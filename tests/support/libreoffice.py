"""What LibreOffice makes of a file: the file converted, or the text of the pages that it prints.

In: a file's path, or its bytes. Out: a path, or texts. Never: a profile that outlives the test; each call has its own.
"""

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

OFFICE = shutil.which("soffice")
PATIENCE_S = 180


def convert(path: Path, folder: Path, to: str = "pdf") -> Path:
    """The file in another format (a filter name may follow the ending), in that folder; skips without LibreOffice."""
    if OFFICE is None:
        pytest.skip("needs LibreOffice Writer and Impress; .ci/run installs them")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE_S)
    return folder / path.with_suffix(f".{to.partition(':')[0]}").name


def print_pages(data: bytes, kind: str, folder: Path) -> list[str]:
    """The text of each page or slide that LibreOffice prints of a file of that kind, `docx` or `pptx`."""
    path = folder / f"printed.{kind}"
    path.write_bytes(data)
    document = pypdfium2.PdfDocument(io.BytesIO(convert(path, folder).read_bytes()))
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
