"""Writes small PDFs by hand, set in Courier so that every letter is 0.6 of its size wide."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field

FONTS = {"regular": "Courier", "bold": "Courier-Bold", "italic": "Courier-Oblique"}
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass
class Sheet:
    """A page to be: points from the top left corner."""

    width: float = 612
    height: float = 792
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None  # left, bottom, right, top in user space
    marks: list[str] = field(default_factory=list)
    picture: bool = False

    def write(self, x: float, y: float, text: str, size: float = 10, font: str = "regular", turn: float = 0) -> None:
        """Set text with its baseline at `y` below the top; `turn` degrees against the clock."""
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        name = list(FONTS).index(font) + 1
        codes = "".join(f"\\{byte:03o}" for byte in text.encode("cp1252"))
        self.marks.append(
            f"BT /F{name} {size} Tf {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x} {self.height - y} Tm ({codes}) Tj ET"
        )

    def lines(self, x: float, y: float, texts: list[str], size: float = 10, step: float = 12) -> float:
        """Set lines one under the other; where the next would stand."""
        for text in texts:
            self.write(x, y, text, size)
            y += step
        return y

    def rule(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw a line."""
        self.marks.append(f"0.5 w {x} {self.height - y} m {to_x} {self.height - to_y} l S")

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """Rule a table with its upright lines at `xs` and its level lines at `ys`."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)

    def show_picture(self) -> None:
        """Cover the page with a picture."""
        self.picture = True
        self.marks.append(f"q {self.width} 0 0 {self.height} 0 0 cm /Im1 Do Q")


def pdf(*sheets: Sheet, password: str | None = None) -> bytes:
    """The bytes of a PDF; with a password, one that says it is locked with it."""
    objects: list[bytes] = [b"", b""]
    fonts = " ".join(f"/F{at} {at + 2} 0 R" for at in range(1, len(FONTS) + 1))
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for name in FONTS.values()
    ]
    picture = b"/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1"
    objects.append(b"<< /Type /XObject " + picture + b" >>\nstream\n\x80\nendstream")
    kids = []
    for sheet in sheets:
        content = "\n".join(sheet.marks).encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        box = f"/MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotate}"
        if sheet.crop:
            box += f" /CropBox [{' '.join(map(str, sheet.crop))}]"
        resources = f"<< /Font << {fonts} >> /XObject << /Im1 6 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R {box} /Contents {len(objects)} 0 R /Resources {resources} >>"
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    trailer = ""
    if password is not None:
        objects.append(_lock(password))
        trailer = f"/Encrypt {len(objects)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _lock(password: str) -> bytes:
    """The dictionary of a 40-bit lock."""
    padded = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (0xFFFFFFFC).to_bytes(4, "little") + bytes(16)).digest()[:5]
    user = _rc4(key, _PADDING)
    return f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>".encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
