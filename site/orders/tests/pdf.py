"""Reading PDFs back; where the tools are missing such tests are skipped, never where CI is set."""

import os
import shutil
import subprocess

import pytest


def _missing() -> str:
    """Return what this machine lacks to make and read PDFs, or an empty text."""
    if shutil.which("pdftotext") is None:
        return "poppler-utils"
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return "libpango-1.0-0 and libpangoft2-1.0-0"
    fonts = subprocess.run(["fc-list", "Noto Sans Kannada"], capture_output=True, check=False)
    return "" if fonts.stdout else "fonts-noto-core"


MISSING = "" if os.environ.get("CI") else _missing()
needs_pdf = pytest.mark.skipif(bool(MISSING), reason=f"NO PDF TOOLS: install {MISSING}")


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    command = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]


def page_number(page: str) -> str:
    """Return what the foot of a page says beside the bill's number: `1/3`."""
    return "".join(page.splitlines()[-1].split()[1:])


def fonts_of(pdf: bytes) -> str:
    """Return the table of fonts in a PDF: names, and whether they are embedded and subset."""
    command = ["pdffonts", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
