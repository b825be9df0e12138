"""What a file is, told by its content; what is no law that can be read is refused with one clear sentence."""

from __future__ import annotations

import codecs
import re
import sys
from pathlib import Path, PurePath

from lawcheck.sources.document import UnreadableDocument

MOST_BYTES = 200_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_HEAD = 2048
_SAMPLE = 20_000
_HTML = re.compile(rb"^(?:<\?xml[^>]*>\s*)?(?:<!--.{0,800}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_AKN = re.compile(rb"^<(?:\w{1,20}:)?akomaNtoso\b")
_KINDS = {".pdf": "PDF", ".docx": "Word", ".doc": "Word"}


def read_bytes(path: str) -> bytes:
    """The bytes of the file, or of standard input for `-`. Raises UnreadableDocument."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            file = Path(path)
            if file.is_dir():
                raise UnreadableDocument(path, "folder", "This is a folder; name the file that holds the law.")
            with file.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableDocument(path, "missing", "There is no such file; check the name and the folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise UnreadableDocument(
            path, "no-access", f"The file cannot be opened ({reason}); check its name and your rights to read it."
        ) from None
    return usable(data, path)


def usable(data: bytes, path: str) -> bytes:
    """The bytes of a file, if they are neither too many nor none. Raises UnreadableDocument."""
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(
            path, "too-large", f"The file is larger than {MOST_BYTES // 1_000_000} MB; split it and check the parts."
        )
    if not data.strip(b"\x00\t\n\r "):
        raise UnreadableDocument(path, "empty", "The file is empty; give a file that holds the law's text.")
    return data


def format_of(data: bytes, path: str) -> str:
    """`pdf`, `docx`, `akn`, `html`, `markdown` or `text`. Raises UnreadableDocument for what is none of them."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_ZIP):
        return "docx"
    if data.startswith(_OLE):
        raise _ole(data, path)
    if data.startswith(b"{\\rtf"):
        raise _other(path, "a rich text (RTF) file; open it in Word and save it as .docx")
    if data.startswith(_PICTURES):
        raise UnreadableDocument(
            path, "image-only", "The file is a picture and holds no text; run OCR over it and save the result as PDF."
        )
    if data.startswith(_ARCHIVES):
        raise _other(path, "a packed archive; unpack it and name the file inside")
    kind = _KINDS.get(PurePath(path).suffix.lower())
    if kind:
        raise UnreadableDocument(
            path, "wrong-type", f"The name says {kind}, but the file is no {kind} file; get it again from its source."
        )
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8).replace(b"\x00", b"").lstrip()
    if _HTML.search(head):
        return "html"
    if head.startswith(b"<?xml") or _AKN.search(head):
        return "akn"
    if PurePath(path).suffix.lower() in (".md", ".markdown") or _is_markdown(data):
        return "markdown"
    return "text"


def _is_markdown(data: bytes) -> bool:
    from lawcheck.sources.markdown import looks_like_markdown

    return looks_like_markdown(data[:_SAMPLE].decode("utf-8", "replace"))


def _other(path: str, what: str) -> UnreadableDocument:
    return UnreadableDocument(path, "wrong-type", f"The file is {what}.")


def _ole(data: bytes, path: str) -> UnreadableDocument:
    def names(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if names("EncryptedPackage"):
        return UnreadableDocument(
            path, "encrypted", "The Word file is locked with a password; save it without the password and try again."
        )
    if names("WordDocument"):
        return _other(path, "in the old Word format (.doc); open it in Word and save it as .docx")
    return _other(path, "an old Office file and no Word document; save the law as .docx or PDF")
