"""Whatever the text: reading ends, and every place it names holds the words it says."""

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lawcheck.clauses import build_tree
from lawcheck.reading import Law, read_law
from lawcheck.reading.words import words_of
from lawcheck.rules.spelling import parts
from lawcheck.sources import UnreadableDocument, read_text

FRAGMENTS = st.sampled_from(
    """
    section 3|(1)|(a)|1.|A person who—|commits an offence|shall not|“child” means|this Act|of the Penal Code|¹|[|]|’|§
    imprisonment for|not less than|5 years|eighteen|under the age of|to|and|,|;|.|unless|other than|Part II|-|…|٣|means
    sections 3 to 9|is liable|the|Act,|2003|(Act No. 3|not|or|who|life|fine|Schedule
    """.replace("|", "\n").split("\n")
)
LAWS = st.lists(FRAGMENTS, max_size=60).map(" ".join)


@example('UNDER:SECTION"0')
@given(st.one_of(st.text(max_size=300), LAWS))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read(text: str) -> None:
    try:
        document = read_text(text)
    except UnreadableDocument:
        return
    check_places(read_law(build_tree(document), "en"))


@given(st.text(max_size=200))
@settings(deadline=None)
def test_words_stand_where_they_say_and_in_order(text: str) -> None:
    end = 0
    for first, last, norm in words_of(text, "en"):
        assert end <= first < last <= len(text)
        assert norm
        assert not norm[0].isalnum() or [word for _, _, word in parts(text[first:last])] == [norm]
        end = last


def test_reading_twice_gives_the_same(read: Callable[..., Law]) -> None:
    outline = "section 1: A person under 18 who—\n  paragraph (a): does not report under section 1 is liable to a fine."
    one, other = read(outline), read(outline)
    assert (one.words, one.roles, one.references, one.penalties, one.ages, one.negated) == (
        other.words, other.roles, other.references, other.penalties, other.ages, other.negated,
    )  # fmt: skip


def check_places(law: Law) -> None:
    text, words = law.document.text, law.words
    assert len(law.roles) == len(law.tree.clauses)
    for start, end, norm in zip(words.start, words.end, words.norm, strict=True):
        assert 0 <= start < end <= len(text)
        assert not norm[0].isalnum() or [word for _, _, word in parts(text[start:end])] == [norm]
    for passage in words.passages:
        assert 0 <= passage.first < passage.last <= len(words.norm)
    for place in (*law.references, *law.penalties, *law.ages, *law.definitions):
        clause = law.clause(place.clause)
        assert clause.start <= place.start < place.end <= clause.end
    for negated in law.negated:
        assert 0 <= negated.first < negated.last <= len(words.norm)
    for clause, definition in law.uses:
        assert 0 <= clause < len(law.roles)
        assert 0 <= definition < len(law.definitions)
