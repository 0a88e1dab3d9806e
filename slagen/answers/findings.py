"""Single findings about answers become one sorted, bounded list of problems."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable

import yaml

from slagen.answers.characters import forbidden
from slagen.answers.lookalikes import unseen
from slagen.errors import AnswersError, Place, Problem, Severity

Label = Callable[[str], str]

# A file of thousands of wrong names must not bury the reader; what is left out is counted.
SHOWN_OF_EACH = 20
_LONGEST_SHOWN = 60
_MOST_NAMES = 40
_LINE_ENDS = {0x0B, 0x0C, 0x85, 0x2028, 0x2029}


def place_of(node: yaml.Node) -> Place:
    """Where `node` begins; `compose` gives every mark the name of its file."""
    mark = node.start_mark
    return Place(str(mark.name), mark.line + 1, mark.column + 1)


def quoted(text: str) -> str:
    """`text` in double quotes on one line, at most 60 characters, with characters that nobody can see escaped."""
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    bad = {ord(character) for _, character in (*forbidden(short), *unseen(short))} | _LINE_ENDS
    escaped = short.translate({code: f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}" for code in bad})
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'


def in_words(path: str) -> str:
    """The last part of a path as words: `credits.claim-within` becomes `Claim within`."""
    last = path.rpartition(".")[2].replace("-", " ").replace("_", " ").strip()
    if last.isdigit() and "." in path:
        return f"{in_words(path.rpartition('.')[0])}, item {int(last) + 1}"
    return last[:1].upper() + last[1:]


def listed(names: Iterable[str]) -> str:
    """Names after one another, at most 40 of them."""
    every = list(names)
    more = f" and {len(every) - _MOST_NAMES} more" if len(every) > _MOST_NAMES else ""
    return ", ".join(every[:_MOST_NAMES]) + more


def nearest(name: str, allowed: Iterable[str]) -> str:
    """The sentence `Did you mean "…"?`, or nothing when no allowed name is like `name`."""
    match = most_like(name, allowed)
    return f'Did you mean "{match}"?' if match else ""


def most_like(name: str, allowed: Iterable[str]) -> str:
    """The allowed name that is most like `name`; nothing when none is."""
    wanted = name[:_LONGEST_SHOWN].lower()
    by_lower = {one.lower(): one for one in allowed}
    match = difflib.get_close_matches(wanted, by_lower, n=1, cutoff=0.6)
    return by_lower[match[0]] if match else ""


class Findings:
    """Collects problems; of each id and severity only the first 20 are kept, the rest are counted."""

    def __init__(self, file: str, label: Label | None = None) -> None:
        self.file = file
        self._label = label
        self._kept: list[Problem] = []
        self._seen: Counter[tuple[str, Severity]] = Counter()

    def has_room(self, id: str, severity: Severity = "error") -> bool:
        """Whether another finding of this id would be shown; costly help need not be worked out otherwise."""
        return self._seen[id, severity] < SHOWN_OF_EACH

    def add(
        self, id: str, message: str, path: str = "", place: Place | None = None, mend: str = "",
        severity: Severity = "error",
    ) -> None:  # fmt: skip
        """Note one problem at `place`, or at the file as a whole."""
        if self.has_room(id, severity):
            self._kept.append(Problem(id, severity, message, path, mend, place or Place(self.file)))
        self._seen[id, severity] += 1

    def named(self, path: str) -> str:
        """`Claim period (credits.claim.within)`: the questionnaire's words and the path."""
        words = (self._label(path) if self._label else "") or in_words(path)
        return f"{words} ({path})" if path else words

    def count(self, id: str) -> int:
        """How many errors of this id were found."""
        return self._seen[id, "error"]

    def problems(self, *severities: Severity) -> tuple[Problem, ...]:
        """The kept problems in the order of the file, each id followed at the end by `and N more`."""
        kept = [one for one in self._kept if one.severity in severities]
        kept.sort(key=lambda one: (one.place.file, one.place.line, one.place.column) if one.place else ("", 0, 0))
        for (id, severity), seen in self._seen.items():
            if severity in severities and seen > SHOWN_OF_EACH:
                rest = seen - SHOWN_OF_EACH
                kept.append(Problem(id, severity, f"and {rest} more of this kind", place=Place(self.file)))
        return tuple(kept)

    def stop_if_wrong(self) -> None:
        """Raises AnswersError with every error found so far, if there is one."""
        wrong = self.problems("error")
        if wrong:
            raise AnswersError(wrong)
