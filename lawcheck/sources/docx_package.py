"""A Word package opened with care: its parts as XML trees, within limits of size, and nothing from outside."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from lawcheck.sources.document import UnreadableDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# The strict variant of the format has other names for the same things.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH[1:-1].encode()),
)
_BROKEN = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, NotImplementedError, OSError, EOFError, ValueError)
MOST_PARTS = 10_000
MOST_UNPACKED = 300_000_000
MOST_IN_PART = 80_000_000
MOST_RATIO = 200  # times that a large package may grow when it is unpacked
_LARGE = 50_000_000
_OTHER_PACKAGES = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
    ("content.xml", "an OpenDocument file"),
)


class Package:
    """The parts of a Word file. Raises UnreadableDocument for what is none, or is damaged, locked or too large."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise self._damaged() from None
        entries = self._zip.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if (
            len(entries) > MOST_PARTS
            or unpacked > MOST_UNPACKED
            or (unpacked > _LARGE and unpacked > MOST_RATIO * len(data))
        ):
            raise self._too_large()
        self._names = {entry.filename for entry in entries}
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableDocument(
                path, "encrypted", "The file is locked with a password; save it without the password and try again."
            )
        main = self._target("", "/officeDocument")
        root = self.part(main) if main else None
        if main is None or root is None or root.tag != W + "document":
            raise self._no_word_file()
        self.main, self.document = main, root

    def part(self, name: str) -> etree._Element | None:
        """The root of a part; None where the package has no such part."""
        if name not in self._names:
            return None
        try:
            if self._zip.getinfo(name).file_size > MOST_IN_PART:
                raise self._too_large()
            data = self._zip.read(name)
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
            )
            root = etree.fromstring(data, parser)
        except _BROKEN:
            raise self._damaged() from None
        if b"<!DOCTYPE" in data:
            raise self._damaged()
        return root

    def related(self, kind: str) -> list[etree._Element]:
        """The roots of the parts that the document refers to as `kind`: styles, numbering, footnotes, header ..."""
        found = (self.part(name) for name in self._targets(self.main, "/" + kind))
        return [root for root in found if root is not None]

    def _target(self, source: str, kind: str) -> str | None:
        return next(iter(self._targets(source, kind)), None)

    def _targets(self, source: str, kind: str) -> list[str]:
        folder, name = posixpath.split(source)
        root = self.part(posixpath.join(folder, "_rels", name + ".rels"))
        if root is None:
            return []
        return [
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            for relation in root.iter(_RELATIONS + "Relationship")
            if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External"
        ]

    def _too_large(self) -> UnreadableDocument:
        return UnreadableDocument(
            self._path, "too-large", "The Word file unpacks to more than can be read safely; save it anew or split it."
        )

    def _damaged(self) -> UnreadableDocument:
        return UnreadableDocument(
            self._path, "damaged", "The Word file is cut off or damaged; get a whole copy, or save it again in Word."
        )

    def _no_word_file(self) -> UnreadableDocument:
        what = next(
            (what for mark, what in _OTHER_PACKAGES if any(name.startswith(mark) for name in self._names)),
            "a packed file",
        )
        return UnreadableDocument(
            self._path, "wrong-type", f"The file is {what} and no Word document; save the law as .docx or PDF."
        )
