"""What Word's styles say of a paragraph and of a run, inheritance resolved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from lawcheck.sources.docx_package import W

_OFF = ("0", "false", "off", "none")
_DEPTH = 20  # styles that one style may be based on, one upon the other
_TOGGLES = ("b", "i", "vanish", "strike", "dstrike")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How the characters of a run look."""

    bold: bool
    italic: bool
    gone: bool  # hidden or struck through
    raised: bool
    size: float | None  # points


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute of Word's namespace."""
    return None if element is None else element.get(W + name)


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:b` is there and not turned off."""
    return element is not None and (value(element) or "1").lower() not in _OFF


def integer(text: str | None) -> int | None:
    """A whole number written in figures; None for anything else, and for what is beyond all measure."""
    if text and len(text) < 10 and text.removeprefix("-").isdecimal():
        return int(text)
    return None


class Styles:
    """The styles of a document; `chain` walks from a style to those it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: dict[str, str] = {}
        self._run_defaults: etree._Element | None = None
        if root is not None:
            for style in root.iter(W + "style"):
                name, kind = value(style, "styleId"), value(style, "type")
                if name:
                    self._styles.setdefault(name, style)
                    if kind and (value(style, "default") or "0").lower() not in _OFF:
                        self._default[kind] = name
            self._run_defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._look = lru_cache(maxsize=4096)(self._look_of_styles)

    def chain(self, name: str | None, kind: str = "paragraph") -> list[etree._Element]:
        """The style of that id (or the default one), the style it is based on, and so on."""
        found: list[etree._Element] = []
        name = name or self._default.get(kind)
        while name and len(found) < _DEPTH:
            style = self._styles.get(name)
            if style is None or style in found:
                break
            found.append(style)
            name = value(style.find(W + "basedOn"))
        return found

    def name(self, style: str | None) -> str | None:
        """The name that Word shows for a style."""
        chain = self.chain(style)
        return value(chain[0].find(W + "name")) if chain else None

    def setting(self, properties: etree._Element | None, style: str | None, name: str) -> etree._Element | None:
        """A paragraph's setting: its own, or that of the nearest style that has one."""
        found = properties.find(W + name) if properties is not None else None
        for element in self.chain(style):
            if found is not None:
                break
            found = element.find(f"{W}pPr/{W}{name}")
        return found

    def level(self, properties: etree._Element | None, style: str | None) -> int | None:
        """Outline level from 1, of a heading."""
        outline = integer(value(self.setting(properties, style, "outlineLvl")))
        if outline is not None and 0 <= outline < 9:
            return outline + 1
        name = (self.name(style) or "").lower()
        return integer(name.removeprefix("heading ")) if name.startswith("heading ") else None

    def look(self, properties: etree._Element | None, paragraph_style: str | None) -> RunLook:
        """How a run looks, by its own properties, its character style and the style of its paragraph."""
        if properties is None or not len(properties):
            return self._look(paragraph_style, None)
        base = self._look(paragraph_style, value(properties.find(W + "rStyle")))
        own = {name: properties.find(W + name) for name in (*_TOGGLES, "sz", "vertAlign")}
        if all(element is None for element in own.values()):
            return base
        gone = base.gone
        if any(own[name] is not None for name in ("vanish", "strike", "dstrike")):
            gone = any(is_on(own[name]) for name in ("vanish", "strike", "dstrike"))
        return RunLook(
            bold=base.bold if own["b"] is None else is_on(own["b"]),
            italic=base.italic if own["i"] is None else is_on(own["i"]),
            gone=gone,
            raised=base.raised if own["vertAlign"] is None else value(own["vertAlign"]) == "superscript",
            size=_points(own["sz"]) or base.size,
        )

    def _look_of_styles(self, paragraph_style: str | None, character_style: str | None) -> RunLook:
        chains = [self.chain(paragraph_style)]
        if character_style:
            chains.append(self.chain(character_style, "character"))
        switched = dict.fromkeys(_TOGGLES, False)
        size, raised = None, False
        for chain in chains:
            for name in _TOGGLES:
                # The switch of a character style turns that of the paragraph's style over.
                element = next((e for style in chain if (e := style.find(f"{W}rPr/{W}{name}")) is not None), None)
                switched[name] ^= is_on(element)
            size = next((p for style in chain if (p := _points(style.find(f"{W}rPr/{W}sz"))) is not None), size)
            alignment = (value(style.find(f"{W}rPr/{W}vertAlign")) for style in chain)
            raised = next((name == "superscript" for name in alignment if name), raised)
        if self._run_defaults is not None:
            size = size or _points(self._run_defaults.find(W + "sz"))
        gone = switched["vanish"] or switched["strike"] or switched["dstrike"]
        return RunLook(switched["b"], switched["i"], gone, raised, size)


def _points(element: etree._Element | None) -> float | None:
    half_points = integer(value(element))
    return half_points / 2 if half_points else None
