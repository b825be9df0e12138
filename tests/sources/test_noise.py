"""Noise is told from words of any language, and from pages of numbers."""

from __future__ import annotations

import pytest

from lawcheck.sources.words import is_noise


@pytest.mark.parametrize(
    "text",
    [
        "vf/kfu;e] 1956 dh /kkjk 3 ds v/khu vijk/k ;fn dksbZ O;fDr fdlh vU; dks csprk gS " * 20,
        "7KLV $FW PD\\ EH FLWHG DV WKH 7UDIILFNLQJ LQ 3HUVRQV $FW DQG VKDOO FRPH LQWR IRUFH " * 20,
        "\ue001\ue002\ue003 \ue004\ue005\ue006\ue007 " * 60,
        "\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd " * 60,
    ],
)
def test_what_fonts_without_unicode_leave_is_noise(text: str) -> None:
    assert is_noise(text)


@pytest.mark.parametrize(
    "text",
    [
        "Any person who recruits, transports or harbours a child for sub-section (2)(a) commits an offence. " * 10,
        "Quiconque recrute, transporte ou héberge l’enfant d’autrui est puni d’un emprisonnement de dix ans. " * 10,
        "El que promueva la trata de niñas, niños y adolescentes será penado con prisión según el artículo 5º. " * 10,
        "Торговля людьми наказывается лишением свободы на срок от пяти до десяти лет с конфискацией имущества. " * 10,
        "يعاقب بالسجن كل من ارتكب جريمة الاتجار بالأشخاص باستعمال القوة أو التهديد بها أو استعمال الحيلة. " * 10,
        "मानव तस्करी का अपराध करने वाले व्यक्ति को दस वर्ष के कारावास से दंडित किया जाएगा और जुर्माना भी होगा। " * 10,
        "任何人招募运送转移窝藏或者接收他人 以剥削为目的 处五年以上十年以下有期徒刑 " * 20,
        "ผู้ใดกระทำความผิดฐานค้ามนุษย์ ต้องระวางโทษจำคุกตั้งแต่สี่ปีถึงสิบปี และปรับตั้งแต่ " * 20,
        "ARRANGEMENT OF SECTIONS Interpretation..........5 Commencement..........7 Regulations..........9 " * 10,
        "Act A1391 31-01-2011 Act A878 04-03-1994 4B 13A 1,000 12.5 " * 30,
        "Too few words",
    ],
)
def test_laws_in_any_language_are_no_noise(text: str) -> None:
    assert not is_noise(text)
