"""References from act to act are found by title, short title, number and year, and abbreviation."""

import pytest
from small_laws import law_of

from lawcheck.frameworks.acts import acts_of
from lawcheck.frameworks.joining import join
from lawcheck.frameworks.linking import Linker

CODE = """\
PENAL CODE
(Law No. 4 of 1998)
1. Definitions
In this Code
"coercion" means force or threats;
"injury" means bodily harm.
2. Attempts
(1) An attempt is punished.
(2) The penalty is reduced.
"""
CITING = """\
CITING ACT, 2010
1. Interpretation
In this Act, "Code" means the Penal Code; "coercion" has the meaning given in section 1 of the Code.
2. Attempts
Section 2(1) of the Penal Code applies.
"""


@pytest.mark.parametrize(
    ("cited", "found", "why"),
    [
        ("section 2 of Penal Code", ["s 2"], ""),
        ("section 2(1) of the Penal Code", ["s 2(1)"], ""),
        ("subsection 2 of section 2 of Penal Code", ["s 2(2)"], ""),
        ("section 1 of Penal Code, 1998", ["s 1"], ""),
        ("section 1 of Law No. 4 of 1998", ["s 1"], ""),
        ("section 1 of Code", ["s 1"], ""),  # the abbreviation that the citing act defines
        ("Penal Code", [], ""),
        ("section 9 of Penal Code", [], "no-clause"),
        ("section 1 of Penal Code, 1931", [], "namesake"),
        ("section 1 of Law No. 7 of 1931", [], "no-act"),
        ("section 1 of Companies Act", [], "no-act"),
    ],
)
def test_a_citation_is_looked_up_in_the_framework(cited: str, found: list[str], why: str) -> None:
    """A name with another year or number is another act, and a section that is not there is told from one that is."""
    acts = acts_of([law_of(CODE), law_of(CITING)])
    link = Linker(acts).link(1, cited)
    assert link.why == why
    assert [acts[0].law.clause(clause).citation for clause in (link.place.clauses if link.place else ())] == found


def test_a_pointer_leads_to_the_definition_of_the_term_alone() -> None:
    """Of an interpretation section of another act, the term is taken over and not its neighbours."""
    law = join("Country", [law_of(CODE), law_of(CITING)]).law
    [definition] = [d for d in law.definitions if d.term == "coercion" and d.pointer]
    assert [law.clause(clause).citation for clause in definition.pointer] == ["Penal Code, s 1 'coercion'"]
    assert definition.outside is None


def test_this_act_means_its_own_act() -> None:
    """In the joined law, a reference to the whole of an act leads to the clause that holds that act."""
    joined = join("Country", [law_of(CODE), law_of(CITING)])
    meant = {target for r in joined.law.references for target in r.targets if r.start < joined.starts[1]}
    assert joined.roots[1] not in meant
    assert not any(reference.whole_law for reference in joined.law.references)
