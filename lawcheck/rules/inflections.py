"""The regular inflections of an English word: what `recruit~` stands for in a pattern."""

from __future__ import annotations

from functools import cache

_VOWELS = frozenset("aeiou")
_IRREGULAR = {
    "be": "is are was were been being",
    "become": "becomes became becoming",
    "beget": "begets begot begotten begetting",
    "bind": "binds bound binding",
    "bribe": "bribes bribed bribing bribery",
    "bring": "brings brought bringing",
    "build": "builds built building",
    "buy": "buys bought buying",
    "child": "children",
    "choose": "chooses chose chosen choosing",
    "come": "comes came coming",
    "deal": "deals dealt dealing dealings",
    "do": "does did done doing",
    "draw": "draws drew drawn drawing",
    "find": "finds found finding findings",
    "forbid": "forbids forbade forbidden forbidding",
    "freeze": "freezes froze frozen freezing",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "have": "has had having",
    "hear": "hears heard hearing hearings",
    "hide": "hides hid hidden hiding",
    "hold": "holds held holding",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "lay": "lays laid laying",
    "lead": "leads led leading",
    "leave": "leaves left leaving",
    "lend": "lends lent lending",
    "lie": "lies lay lain lying",
    "lose": "loses lost losing",
    "make": "makes made making",
    "man": "men",
    "meet": "meets met meeting",
    "pay": "pays paid paying",
    "put": "puts putting",
    "receive": "receives received receiving receipt",
    "run": "runs ran running",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "sell": "sells sold selling",
    "send": "sends sent sending",
    "set": "sets setting",
    "show": "shows showed shown showing",
    "speak": "speaks spoke spoken speaking",
    "spend": "spends spent spending",
    "stand": "stands stood standing",
    "steal": "steals stole stolen stealing",
    "take": "takes took taken taking",
    "teach": "teaches taught teaching",
    "tell": "tells told telling",
    "threaten": "threatens threatened threatening",
    "traffic": "traffics trafficks trafficked trafficking",
    "undergo": "undergoes underwent undergone undergoing",
    "undertake": "undertakes undertook undertaken undertaking undertakings",
    "woman": "women",
    "write": "writes wrote written writing",
}


@cache
def inflections(word: str) -> frozenset[str]:
    """Give a word and its regular forms: plural or third person, past, and -ing; irregular words from a table.

    Derived nouns (recruitment, possession) are words of their own and are written out in a pattern.
    """
    if word in _IRREGULAR:
        return frozenset((word, *_IRREGULAR[word].split()))
    forms = {word}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        forms |= {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        forms |= {word + "es", word + "ed", word + "ing"}
    elif word.endswith("ie"):
        forms |= {word + "s", word + "d", word[:-2] + "ying"}
    elif word.endswith("e"):
        forms |= {word + "s", word + "d", word[:-1] + "ing"}
        if word.endswith("ee"):
            forms.add(word + "ing")
    else:
        forms |= {word + "s", word + "ed", word + "ing"}
        if len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
            forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return frozenset(forms)
