"""A law printed in two languages side by side is read in the one that is asked for."""

from __future__ import annotations

import textwrap

from making_pdf import Sheet, pdf

from lawcheck.sources.pdf import read_pdf

ENGLISH = (
    "Any person who recruits, transports, transfers, harbours or receives another person by means of the threat or use "
    "of force or other forms of coercion for the purpose of exploitation commits an offence and shall be liable on "
    "conviction to imprisonment for a term which the court shall fix with regard to the gravity of the harm that was "
    "done to the victim and to the gain that was made from the labour or services which were exacted from that victim."
)
FRENCH = (
    "Quiconque recrute, transporte, transfère, héberge ou accueille une autre personne par la menace ou le recours à "
    "la force ou à d'autres formes de contrainte aux fins d'exploitation commet une infraction et encourt, sur "
    "déclaration de culpabilité, un emprisonnement dont le tribunal fixe la durée eu égard à la gravité du tort qui a "
    "été causé à la victime et au gain qui a été tiré du travail ou des services qui ont été exigés de cette victime."
)


def _columns(text: str) -> list[str]:
    return textwrap.wrap(f"1. {text}", 38)


def _gazette(*, mirrored: bool = False) -> bytes:
    sheets = []
    for page in range(4):
        sheet = Sheet()
        sides = (ENGLISH, FRENCH) if not mirrored or page % 2 else (FRENCH, ENGLISH)
        sheet.write(150, 60, "SCHEDULE OF THE GAZETTE / ANNEXE DU JOURNAL", font="bold")
        for x, text in zip((50, 320), sides, strict=True):
            sheet.lines(x, 90, _columns(text))
        sheets.append(sheet)
    return pdf(*sheets)


def test_the_column_in_the_language_asked_for_is_kept() -> None:
    for mirrored in (False, True):
        for language, text, other in (("en", ENGLISH, "Quiconque"), ("fr", FRENCH, "Any person")):
            document = read_pdf(_gazette(mirrored=mirrored), "law.pdf", [language])
            read = " ".join(document.text.split())
            assert read.count(text) == 4
            assert other not in read
            assert [problem.code for problem in document.problems] == ["two-languages"]
            left_out = [piece for piece in document.furniture if piece.kind == "other-language"]
            assert [piece.page for piece in left_out] == [1, 2, 3, 4]
            assert all(other in piece.text for piece in left_out)


def test_without_a_language_both_columns_stay() -> None:
    document = read_pdf(_gazette(), "law.pdf")
    assert "Quiconque" in document.text
    assert "Any person" in document.text
    assert not document.problems


def test_two_columns_of_one_language_stay() -> None:
    sheet = Sheet()
    sheet.lines(50, 90, _columns(ENGLISH))
    sheet.lines(320, 90, _columns(ENGLISH))
    document = read_pdf(pdf(sheet), "law.pdf", ["en"])
    assert document.text.lower().replace("\n", " ").count("any person who recruits") == 2
