"""Files that editors may try to upload, and the three ways they do it."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Collection

CHOOSER = "image-chooser-upload"


def png(name: str = "bun.png", *, width: int = 16, height: int = 12) -> SimpleUploadedFile:
    """Return a white PNG; however many pixels it has, the file is small."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    lines = zlib.compress((b"\0" + b"\xff" * ((width + 7) // 8)) * height)
    chunks = (_chunk(b"IHDR", head), _chunk(b"IDAT", lines), _chunk(b"IEND", b""))
    return SimpleUploadedFile(name, b"\x89PNG\r\n\x1a\n" + b"".join(chunks), "image/png")


def heavy_png(size: int) -> SimpleUploadedFile:
    """Return a PNG with so many bytes behind its picture."""
    file = png("heavy.png")
    return SimpleUploadedFile("heavy.png", file.read().ljust(size, b"\0"), "image/png")


def heic() -> SimpleUploadedFile:
    """Return what an iPhone saves."""
    file = BytesIO()
    Image.new("RGB", (16, 12)).save(file, "HEIF")
    return SimpleUploadedFile("IMG_0001.HEIC", file.getvalue(), "image/heic")


def upload(client, file, **fields):
    """Upload on the page of a single picture."""
    words = {"title": "Bun", "description": "A bun", "collection": root()}
    return client.post("/admin/images/add/", words | fields | {"file": file})


def upload_in_chooser(client, file, **fields):
    """Upload in the dialogue that chooses a picture for a page."""
    words = {"title": "Bun", "description": "A bun", "collection": root()} | fields
    words = {f"{CHOOSER}-{name}": value for name, value in words.items()}
    return client.post("/admin/images/chooser/create/", words | {f"{CHOOSER}-file": file})


def upload_many(client, file):
    """Drop a file on the page that takes many."""
    words = {"title": "Bun", "collection": root(), "files[]": file}
    return client.post("/admin/images/multiple/add/", words)


def root() -> int:
    return Collection.get_first_root_node().pk


def _chunk(kind: bytes, content: bytes) -> bytes:
    whole = kind + content
    return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))
