"""Several laws that were read together: which of them words stand in, and where in it."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from lawcheck.reports.wording import counted, listed

if TYPE_CHECKING:
    from lawcheck.checking.findings import CheckedLaw, Member

KINDS_OF_CONTRADICTION = {
    "meaning": "Two meanings of one term",
    "penalty": "Two penalties for one offence",
    "exemption": "An offence against those whom another law exempts",
    "duty": "Ordered and forbidden",
    "reference": "A reference that leads nowhere",
}


def member_at(checked: CheckedLaw, start: int) -> Member | None:
    """The law in which an offset of the joined text lies; None where a law was checked by itself."""
    starts = [member.start for member in checked.members]
    return checked.members[max(bisect.bisect_right(starts, start) - 1, 0)] if starts else None


def laws_read(checked: CheckedLaw) -> str:
    """`12 laws read together: Penal Code, Children Act and ...`."""
    return f"{counted(len(checked.members), 'law')} read together: {listed([m.label for m in checked.members])}."
