"""References: which clauses of the law a citation means, and which other act."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from itertools import accumulate

from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.reading.citations import Citation, CitationReader, Cited, Here, LawName, Path
from lawcheck.reading.law import Passage, Reference, Words
from lawcheck.reading.lexicon import Lexicon, plain_words
from lawcheck.reading.numbers import NumberReader
from lawcheck.reading.structure import TOP, Structure, roman
from lawcheck.rules.matcher import Hit

_AMENDED = "the amended act"
_LONGEST_NAME = 7  # words of the name of an offence
_WHOLE_FILES = frozenset({"part", "chapter", "division"})  # what a file may hold without the law around it
_OPENING = 3  # words before the reference of words that close a list: ", under this Act"
_OPENING_REACH = 24  # characters before them
_WINDOW = 12  # words looked back at for what an offence has to do with a reference


@dataclass(frozen=True, slots=True)
class _Found:
    targets: tuple[int, ...] = ()
    outside: str | None = None
    sought: Path | None = None
    whole_law: bool = False


def read_references(
    tree: ClauseTree,
    structure: Structure,
    runs: Words,
    cues: dict[str, list[Hit]],
    lexicon: Lexicon,
    numbers: NumberReader,
    defined: frozenset[str],
) -> tuple[tuple[Reference, ...], frozenset[Reference]]:
    """Read the references in the runs of all clauses, sorted by place, and say which tell of a breach of their target.

    `defined` are the terms that the law defines, in small letters.
    """
    own = _own_names(tree.title, lexicon, defined)
    reader = CitationReader(runs, tree.document.text, lexicon, numbers, own)
    resolver = _Resolver(tree, structure, own)
    relations = _Relations(runs, cues, lexicon)
    references: list[Reference] = []
    breaches: set[Reference] = set()
    amended = _Amended(tree, runs, cues)
    document_text = tree.document.text
    for run in runs.passages:
        clause = tree.clauses[run.clause]
        first_of_run = len(references)
        resolver.begin()
        before: Reference | None = None
        at = run.first
        joined_from = -1
        while at < run.last:
            citation = reader.read(at, run.last) if runs.norm[at] in reader.triggers else None
            if citation is None:
                at += 1
                continue
            found = resolver.resolve(citation, clause)
            if found is not None:
                relation, offence, breach = relations.of(at, citation.last, run)
                offence = offence or relations.ends_offence(run.first, at, document_text)
                if before and relations.joined(joined_from, at):
                    relation = before.relation if relation == "plain" else relation
                    offence = offence or before.offence
                    breach = breach or before in breaches
                before = Reference(
                    clause.index,
                    runs.start[at],
                    runs.end[citation.last - 1],
                    found.targets,
                    found.outside,
                    relation,
                    found.sought is not None,
                    found.whole_law,
                    offence,
                    found.sought or (),
                )
                references.append(before)
                if breach:
                    breaches.add(before)
                joined_from = citation.last
            at = citation.last
        references[first_of_run:] = amended.move(clause, _same_law(references[first_of_run:], document_text), run)
    return tuple(sorted(references, key=lambda reference: (reference.start, reference.end))), frozenset(breaches)


_GROUP_KINDS = frozenset({"part", "chapter", "division", "subpart", "title", "schedule", "annex"})


class _Resolver:
    """Looks citations up in the structure of the law, remembering what was cited before in the same run."""

    def __init__(self, tree: ClauseTree, structure: Structure, own: frozenset[str]) -> None:
        self._tree = tree
        self._structure = structure
        self._title = _plain(tree.title)
        self._own = own
        self.begin()

    def begin(self) -> None:
        self._before: dict[str, tuple[int, ...]] = {}
        self._latest: tuple[int, ...] = ()
        self._law: str | None = None

    def resolve(self, citation: Citation, clause: Clause) -> _Found | None:
        found = self._resolve(citation, clause)
        if found is not None:
            self._law = _law_of(found.outside) if found.outside else None
            if found.targets and isinstance(citation, Cited):
                self._before[citation.kind] = self._latest = found.targets
        return found

    def _resolve(self, citation: Citation, clause: Clause) -> _Found | None:
        match citation:
            case LawName(name):
                return self._by_law(name)
            case Here():
                return self._here(citation, clause)
            case Cited():
                return self._cited(citation, clause)

    def _by_law(self, name: str | None) -> _Found:
        if name is None or (len(name.split()) > 1 and _plain(name) in self._title):
            return _Found(whole_law=True)
        pointing = name.lower().split()
        if self._law and (pointing[0] in ("that", "those", "such", "said") or "same" in pointing[:2]):
            return _Found(outside=self._law)
        if "same" in pointing[:2]:
            return _Found(whole_law=True)
        return _Found(outside=name)

    def _here(self, here: Here, clause: Clause) -> _Found | None:
        if here.step:
            if here.kind in TOP:
                targets = self._structure.neighbour(clause, here.step, every=here.every)
            else:
                targets = self._sibling(here, clause)
            if targets:
                return _Found(tuple(targets))
            nothing_before = here.step < 0 and here.kind in TOP and self._structure.is_first(clause)
            return _Found(sought=("preceding", here.kind)) if nothing_before else None
        if here.kind == "title" and (here.that or self._structure.unit(clause, "title") is None):
            return _Found(outside="that title" if here.that else "this title")
        if here.that:
            return self._that(here.kind)
        target = self._structure.unit(clause, here.kind)
        if target is not None:
            return _Found((target,))
        if here.kind not in _GROUP_KINDS:
            return None
        alone = here.kind in _WHOLE_FILES and not any(other.kind == here.kind for other in self._tree.clauses)
        if alone or (self._structure.is_excerpt and here.kind in ("chapter", "subpart", "part")):
            return _Found(whole_law=True)  # the text is that chapter of a code, or stands in it
        return None if self._structure.is_excerpt else _Found(sought=("this", here.kind))

    def _that(self, kind: str) -> _Found | None:
        """What `that section` means: the section last spoken of, also where only a paragraph of it was."""
        clauses = self._tree.clauses
        before = self._before.get(kind, ())
        if not before and kind == "paragraph":  # section 8(2)(d) - sub-paragraph (ii) of that paragraph
            before = tuple(index for index in self._latest if clauses[index].kind not in TOP)
        if not before:
            return None
        whole = [self._structure.enclosing(clauses[index], TOP) if kind in TOP else index for index in before]
        return _Found(tuple(index for index in dict.fromkeys(whole) if index is not None))

    def _sibling(self, here: Here, clause: Clause) -> list[int]:
        inner = self._structure.unit(clause, here.kind)
        if inner is None:
            return []
        parent = self._tree.clauses[inner].parent
        if parent is None:
            return []
        siblings = [child for child in self._tree.clauses[parent].children if self._tree.clauses[child].number]
        place = siblings.index(inner) + here.step if inner in siblings else -1
        return [siblings[place]] if 0 <= place < len(siblings) else []

    def _cited(self, cited: Cited, clause: Clause) -> _Found | None:
        outer = cited.outer
        if outer is None:
            return self._look_up(cited, clause, None)
        if isinstance(outer, Here) and outer.kind == "definition":
            return _Found()
        found = self._resolve(outer, clause)
        if found is not None and found.targets and isinstance(outer, Cited):
            self._before[outer.kind] = found.targets
        if found is None or (isinstance(outer, Here) and found.sought):
            return self._look_up(cited, clause, None)
        if found.outside is not None:
            printed = self._printed(cited)
            return _Found(outside=f"{printed} of {found.outside}" if printed else found.outside)
        if found.sought and not found.targets:
            return found
        within = None if found.whole_law else self._look_up(cited, clause, found.targets)
        unseen = within is not None and within.sought is not None
        if within is None or (unseen and isinstance(outer, Here) and outer.kind in ("paragraph", "subsection")):
            return self._look_up(cited, clause, None)
        return within

    def _printed(self, cited: Cited) -> str:
        numbers = ", ".join(path[0] + "".join(f"({part})" for part in path[1:]) for path in cited.paths if path)
        return f"{cited.kind} {numbers}".strip() if numbers else ""

    def _look_up(self, cited: Cited, clause: Clause, outer: tuple[int, ...] | None) -> _Found | None:
        targets: list[int] = []
        sought: Path | None = None
        for place, path in enumerate(cited.paths):
            found, whole = self._path(cited.kind, path, clause, outer)
            if not whole and sought is None:
                sought = (cited.kind, *path)
            if found and targets and place - 1 in cited.ranges:
                targets.extend(self._structure.between(targets.pop(), found[0]))
            else:
                targets.extend(found)
        if not targets and (
            cited.kind == "title" or (cited.kind in TOP | {"chapter", "subpart"} and self._structure.is_excerpt)
        ):
            return _Found(outside="this title" if cited.kind != "title" else self._printed(cited))
        if not targets and not any(cited.paths):
            return None
        excerpt = cited.kind in TOP and self._structure.is_excerpt
        return _Found(tuple(dict.fromkeys(targets)), sought=None if excerpt else sought)

    def _path(self, kind: str, path: Path, clause: Clause, outer: tuple[int, ...] | None) -> tuple[list[int], bool]:
        structure = self._structure
        if not path:
            return structure.the_schedule, True
        if outer is not None and kind not in TOP | _GROUP_KINDS:
            return self._below(outer, path)
        if kind in TOP or (kind == "clause" and len(path[0]) and path[0][0].isdigit()):
            tops = structure.top(path[0], clause)
            if tops:
                return self._below(tuple(tops), path[1:])
            if outer is not None:
                reached, whole = self._below(outer, path)
                return (reached, True) if whole else ([], False)
            beside = structure.beside(clause, path)
            if beside is None and "." in path[0]:  # section 3.1.2 stands in section 3, below 3.1
                steps = list(accumulate(path[0].split("."), "{}.{}".format))
                tops = structure.top(steps[0], clause)
                return self._below(tuple(tops), (*steps[1:], *path[1:])) if tops else ([], False)
            return ([beside], True) if beside is not None else ([], False)
        if kind in _GROUP_KINDS:
            for number in (path[0], str(roman(path[0].lower()) or "")):
                groups = structure.group(kind, number, clause) if number else []
                if groups:
                    return self._below(tuple(groups), path[1:])
            if kind != "part":  # part 1 of a section, in translated law
                return [], False
        beside = structure.beside(clause, path)
        if beside is not None:
            return [beside], True
        tops = structure.top(path[0], clause) if len(path) > 1 else []  # subsection 6(2)
        below = self._below(tuple(tops), path[1:]) if tops else ([], False)
        part = structure.beside(clause, path[:1]) if not below[1] else None
        return below if part is None else self._below((part,), path[1:])

    def _below(self, outer: tuple[int, ...], path: Path) -> tuple[list[int], bool]:
        reached = [self._structure.below(index, path) for index in outer]
        whole = [index for index, complete in reached if complete]
        return (whole, True) if whole else ([index for index, _ in reached], False)


def _same_law(references: list[Reference], text: str) -> list[Reference]:
    """Give what is not found here the law of the reference it is joined to: section 4 or chapter 2 of title 9."""
    for place in range(len(references) - 2, -1, -1):
        this, following = references[place], references[place + 1]
        if this.missing and not this.targets and (following.outside or "")[:1].islower():
            between = text[this.end : following.start].lower().replace(",", " ").split()
            if all(word in ("and", "or") for word in between):
                references[place] = replace(this, missing=False, sought=(), outside=following.outside)
    return references


def _law_of(name: str) -> str:
    """The Penal Code, where `name` is section 5 of it."""
    return name.split(" of ", 1)[-1] if name[:1].islower() else name


class _Amended:
    """Moves what is cited in amending clauses, and in text they insert, to the act that they change."""

    def __init__(self, tree: ClauseTree, runs: Words, cues: dict[str, list[Hit]]) -> None:
        self._tree = tree
        self._cues = sorted(hit.first for hit in cues.get("amending", ()))
        self._names: dict[int, str] = {}

    def move(self, clause: Clause, references: list[Reference], run: Passage) -> list[Reference]:
        """The references of a run, with the act that they belong to where the run changes another act."""
        place = bisect.bisect_left(self._cues, run.first)
        if place < len(self._cues) and self._cues[place] < run.last:
            name = next((reference.outside for reference in references if reference.outside), None)
            if name is not None:
                self._names[clause.index] = _law_of(name)
        line = (clause.index, *(above.index for above in self._tree.ancestors(clause)))
        name = next((self._names[index] for index in line if index in self._names), None)
        amends = place < len(self._cues) and self._cues[place] < run.last
        if name is None and not clause.quoted and not amends:
            return references
        return [self._moved(reference, name, clause.quoted or name is None) for reference in references]

    def _moved(self, reference: Reference, name: str | None, missing_alone: bool) -> Reference:
        stays = missing_alone and not reference.missing
        if reference.outside or reference.whole_law or stays:
            return reference
        return replace(reference, targets=(), missing=False, sought=(), outside=name or _AMENDED)


class _Relations:
    """What the words in front of a reference make of it."""

    def __init__(self, runs: Words, cues: dict[str, list[Hit]], lexicon: Lexicon) -> None:
        self._norm = runs.norm
        self._starts = runs.start
        self._ends = {
            relation: sorted(hit.last for hit in cues.get(name, ()))
            for relation, name in (
                ("exception", "exception-before-reference"),
                ("meaning", "meaning-before-reference"),
            )
        }
        self._offence = lexicon.words("references", "offence")
        self._naming = lexicon.words("references", "offence_naming")
        self._links = lexicon.words("references", "offence_links")
        self._breaking = lexicon.words("references", "breaking")
        self._breaking_behind = lexicon.words("references", "breaking_behind")
        self._what = lexicon.words("references", "what")
        self._list = lexicon.words("references", "list")
        self._filler = lexicon.words("references", "filler")

    def of(self, at: int, end: int, run: Passage) -> tuple[str, bool, bool]:
        """The relation of the reference in words `at` to before `end`; whether it speaks of an offence, of a breach."""
        word = self._offence_word(at, run.first)
        behind = self._norm[end] if end < run.last else ""
        told = behind in self._breaking_behind and at > run.first and self._norm[at - 1] in self._what
        return self._relation(at, run.first), told or word is not None, told or word in self._breaking

    def ends_offence(self, first: int, at: int, text: str) -> bool:
        """Whether words that close a list hang on the offence that its last item ends with: under this Act."""
        if not first < at <= first + _OPENING:
            return False
        before = text[max(self._starts[first] - _OPENING_REACH, 0) : self._starts[first]].rstrip(" ,\n\t").split()
        linked = all(word == "," or word in self._links for word in self._norm[first:at])
        return linked and bool(before) and before[-1].lower() in self._offence

    def joined(self, end: int, at: int) -> bool:
        """Whether only list words stand between the end of one reference and the beginning of the next."""
        return 0 <= end <= at and at - end <= 3 and all(word in self._list for word in self._norm[end:at])

    def _relation(self, at: int, first: int) -> str:
        start = at
        while start > first and at - start < _WINDOW and self._norm[start - 1] in self._filler:
            start -= 1
        for relation, ends in self._ends.items():
            place = bisect.bisect_left(ends, start)
            if place < len(ends) and ends[place] <= at:
                return relation
        return "plain"

    def _offence_word(self, at: int, first: int) -> str | None:
        for before in range(at - 1, max(first, at - _WINDOW) - 1, -1):
            word = self._norm[before]
            if word in self._offence or word in self._breaking:
                return word
            if word not in self._links:
                return self._named_offence(before, first)
        return None

    def _named_offence(self, at: int, first: int) -> str | None:
        """The word offence in front of the name of one: an offence of trafficking in persons under section 3."""
        for before in range(at, max(first, at - _LONGEST_NAME) - 1, -1):
            if self._norm[before] in self._offence:
                return self._norm[before] if self._norm[before + 1] in self._naming else None
        return None


def _own_names(title: str, lexicon: Lexicon, defined: frozenset[str]) -> frozenset[str]:
    """What this law calls itself: "the Act", unless it defines that as another act."""
    laws = lexicon.words("references", "laws")
    names = [word for word in _plain(title).split() if word in laws]
    return frozenset(name for name in names[-1:] if name not in defined)


def _plain(text: str) -> str:
    return " ".join(word for word in plain_words(text) if word != "the")
