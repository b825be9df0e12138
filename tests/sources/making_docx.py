"""Writes small Word files part by part, so that a test can say exactly what stands in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, **parts: str) -> bytes:
    """A Word file with that body; further parts by name: numbering, styles, footnotes, header1 ..."""
    kinds = {name: name.rstrip("0123456789") for name in parts}
    relations = "".join(_relation(kinds[name], f"{name}.xml") for name in parts)
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(_relation("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for name, content in parts.items():
        root = roots.get(kinds[name], kinds[name])
        files[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{content}</w:{root}>"
    return zipped(files)


def zipped(files: Mapping[str, str]) -> bytes:
    """A ZIP archive of texts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{target}" Type="{_RELATION}/{kind}" Target="{target}"/>'


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def r(text: str, look: str = "") -> str:
    """A run; `look` is the inside of its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inner: str, style: str = "", number: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain text becomes a run. `number` is `list:level`."""
    if style:
        properties = f'<w:pStyle w:val="{style}"/>' + properties
    if number:
        list_id, level = number.split(":")
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    runs = "".join(part if part.startswith("<") else r(part) for part in inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>" if properties else f"<w:p>{runs}</w:p>"


def numbering(*levels: str, more: str = "", name: str = "") -> str:
    """One list, number 1, with these levels; `more` are further `w:num` elements."""
    named = f'<w:name w:val="{name}"/>' if name else ""
    inner = "".join(f'<w:lvl w:ilvl="{at}">{level}</w:lvl>' for at, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="7">{named}{inner}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}'
    )


def level(text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    """The inside of a level: `%1.` is the text of the outermost number and a stop."""
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
