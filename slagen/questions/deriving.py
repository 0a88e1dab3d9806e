"""A step and the answers of a file become the decision that was taken there, so that nothing answered is asked again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from slagen.answers.plain import Tree, is_nothing
from slagen.questions.steps import ADD, DROP, DROPPED, NO, NONE, STANDARD, YES, Decision, Option, Step


class Deriving:
    """Decides on behalf of a file of which the interview had come to the step `stopped[0]`.

    `stopped` holds the key of that step, those of what had been chosen and was still to come, and, behind a `-`, those of
    standing items that were dropped; it is empty for a file that is finished or was never made by an interview. Up to
    that step, what the file does not say was left as it stands; from there on, only what the file says is taken as said.
    """

    def __init__(self, answers: Mapping[str, Tree], stopped: tuple[str, ...] = ()) -> None:
        self._answers = answers
        self._stopped = tuple(key for key in stopped if not key.startswith(DROPPED))
        self._dropped = frozenset(key.removeprefix(DROPPED) for key in stopped if key.startswith(DROPPED))
        self.reached = False

    @property
    def missed(self) -> bool:
        """Whether the step at which the interview had stopped has not been met so far."""
        return bool(self._stopped) and not self.reached

    def decision(self, step: Step) -> Decision | None:
        """What was decided, or None where the person must be asked."""
        if self._stopped and step.key == self._stopped[0]:
            self.reached = True
        match step.kind:
            case "value" | "values":
                return self._answered(step)
            case "name" | "key":
                return self._named(step)
            case "section":
                return self._section(step)
            case "want":
                return self._wanted(step)
            case "take":
                return self._taken(step)
            case "item":
                return self._item(step)
            case "more":
                return self._more(step)
            case "pick":
                return self._picked(step)
            case "details":
                chosen = tuple(one.name for one in step.options if self._wanted_more(step, one.name))
                return None if self.reached else Decision("change", chosen=chosen)

    def _at(self, path: str) -> Tree | None:
        now: Tree | None = dict(self._answers)
        for part in path.split(".") if path else ():
            if isinstance(now, list):
                now = now[int(part)] if part.isdigit() and int(part) < len(now) else None
            else:
                now = now.get(part) if isinstance(now, dict) else None
        return now

    def _stops_in(self, key: str) -> bool:
        """Whether the interview had stopped at this key or inside it, or was still to come there."""
        return any(one == key or (one.startswith(key) and one[len(key)] in "./?+#") for one in self._stopped)

    def _drops_in(self, key: str) -> bool:
        return any(one.startswith(f"{key}.") for one in self._dropped)

    def _wanted_more(self, step: Step, name: str) -> bool:
        """Whether a detail was chosen, or, of what had been asked briefly, the details inside it."""
        key, path = f"{step.key.partition('/')[0]}.{name}", f"{step.path}.{name}"
        inside = step.question.within(name)
        if inside is None or inside.detail:
            return self._at(path) is not None or self._stops_in(key)
        if key in self._stopped or self._more_in(key):
            return True
        if any(self._stops_in(f"{step.key.partition('/')[0]}.{one.name}") for one in step.options):
            # What was chosen here and is done is in the file; only what is still to come matters.
            return False
        details = [one.key for one in inside.inside if one.detail and one.key != inside.for_each]
        answer = self._at(path)
        items = list(answer.values()) if inside.shape == "table" and isinstance(answer, dict) else answer
        records = items if isinstance(items, list) else [answer]
        return any(isinstance(record, dict) and record.get(name) is not None for record in records for name in details)

    def _left(self, decision: Decision) -> Decision | None:
        """What an answer that the file does not hold means: left as it stands before the stop, open after it."""
        return None if self.reached else decision

    def _answered(self, step: Step) -> Decision | None:
        answer = self._at(step.path)
        field, id = step.record
        if field and self._at(f"{step.path.rpartition('.')[0]}.{field}") != id:
            answer = None
        if answer is None and not self.reached and any(one.startswith(f"{step.key}.") for one in self._stopped):
            return Decision("change")
        if answer is None:
            return None if step.required else self._left(STANDARD)
        if isinstance(answer, dict):
            return Decision("change")
        if not answer or is_nothing(answer):
            return NONE if not step.required else None
        return Decision("answer", answer)

    def _named(self, step: Step) -> Decision | None:
        table = step.path if step.kind == "key" else step.path.rpartition(".")[0].rpartition(".")[0]
        records = self._at(table)
        following = [name for name in records if name not in step.others] if isinstance(records, dict) else []
        if following and isinstance(records, dict):
            name = following[0]
            record = records[name]
            said = record.get(step.question.key) if isinstance(record, dict) and step.kind == "name" else None
            return Decision("answer", said if isinstance(said, str) else name, (name,))
        return self._left(NO) if step.kind == "key" and not self._stops_in(step.key.removesuffix("#")) else None

    def _section(self, step: Step) -> Decision | None:
        offered = step.offer if isinstance(step.offer, dict) else {}
        said = {one.path: self._at(one.path) for one in step.options}
        if self.reached and all(answer is None for answer in said.values()):
            return None
        chosen = [path for path, answer in said.items() if self._stops_in(path) or answer not in (None, offered.get(path))]
        return Decision("change", chosen=tuple(chosen))

    def _wanted(self, step: Step) -> Decision | None:
        answer = self._at(step.path)
        if answer is None:
            return YES if self._stops_in(step.key) and not self.reached else self._left(NO)
        return NO if isinstance(answer, str) and is_nothing(answer) else YES

    def _taken(self, step: Step) -> Decision | None:
        answer = self._at(step.path)
        emptied = step.question.shape != "group" and not answer and not self._drops_in(step.key)
        if answer is not None and (emptied or is_nothing(answer)):
            return NONE
        if answer is None and self.reached:
            return None
        if step.question.shape == "group":
            chosen = [one.name for one in step.options if self._differs(step, one.name)]
            return Decision("change", chosen=tuple(chosen))
        return Decision("change", chosen=self._changed_items(step, answer))

    def _differs(self, step: Step, name: str) -> bool:
        answer = self._at(f"{step.path}.{name}")
        offered = step.offer.get(name) if isinstance(step.offer, dict) else None
        key = step.key.removesuffix("?")
        return self._stops_in(f"{key}.{name}") or (answer is not None and answer != offered)

    def _changed_items(self, step: Step, answer: Tree | None) -> tuple[str, ...]:
        chosen: list[str] = []
        first = self._stopped[0] if self._stopped else ""
        stop = _number(first[len(step.key) + 1 :]) if first.startswith(f"{step.key}.") else -1
        for number, option in enumerate(step.options):
            offered = step.offer[option.name] if isinstance(step.offer, dict) else None
            if isinstance(step.offer, list):
                offered = step.offer[number]
            now = self._at(f"{step.path}.{option.name}")
            # What comes after the stop has not been put into the file yet.
            open_yet = not self.reached and 0 <= stop < number
            # The item at the stop has only what was put into it so far.
            chosen_part = _chosen_part(option, offered, now if number == stop and not self.reached else None)
            changed = answer is not None and _chosen_part(option, now) != chosen_part and not open_yet
            if changed or self._chose(option, f"{step.key}.{number}") or f"{step.key}.{number}" in self._dropped:
                chosen.append(option.name)
        size = len(step.options)
        # Asked whether there is another item, the person had not said so yet.
        beyond = [one for one in self._stopped if one.startswith(f"{step.key}.") and one != f"{step.key}.{size}+"]
        further = any(_number(one[len(step.key) + 1 :]) >= size for one in beyond)
        if further or (isinstance(answer, dict | list) and len(answer) > size - self._gone(step, answer)):
            chosen.append(ADD)
        if not chosen and first == f"{step.key}.{size}+":
            # Something was looked at and left as it was.
            chosen.append(step.options[0].name)
        return tuple(chosen)

    def _chose(self, option: Option, key: str) -> bool:
        """Whether the interview had stopped in an item, but for what is asked of every item anyway."""
        anyway = tuple(f"{key}.{name}" for name in option.anyway)
        inside = [one for one in self._stopped if one == key or (one.startswith(key) and one[len(key)] in "./?+#")]
        return any(not anyway or not one.startswith(anyway) for one in inside)

    def _gone(self, step: Step, answer: Tree) -> int:
        """How many standing items are not among the items any more; one that has a new name still is."""
        if self._stopped or not isinstance(answer, dict):
            return sum(one.startswith(f"{step.key}.") and one.count(".") == step.key.count(".") + 1 for one in self._dropped)
        names = {one.name for one in step.options}
        renamed = len(answer.keys() - names) if step.origin == "sample" else 0
        return max(0, len(names - answer.keys()) - renamed)

    def _item(self, step: Step) -> Decision | None:
        key = step.key.removesuffix("?")
        if key in self._dropped:
            return DROP
        table = self._at(step.path.rpartition(".")[0])
        here = isinstance(table, dict) and step.number < len(table) and not self._later(step)
        if step.origin == "sample" and self._at(step.path) is None and isinstance(table, dict) and here:
            # An item of a sample that got another name stands in its place under a short name of its own.
            step = replace(step, path=f"{step.path.rpartition('.')[0]}.{list(table)[step.number]}")
        if self._at(step.path) is None and not self._stops_in(key):
            return DROP if table is not None and not self.reached else self._left(Decision("change"))
        if self.reached and self._at(step.path) is None:
            return None
        chosen = [
            one.name
            for one in step.options
            if (self._more_in(f"{key}.{one.name}") if one.name in step.anyway else self._differs(step, one.name))
        ]
        return Decision("change", chosen=tuple(chosen))

    def _more_in(self, key: str) -> bool:
        """Whether the interview had stopped at the details of what is asked anyway, so that it was chosen as well."""
        return any(one.startswith(key) and "/" in one[len(key) :] for one in self._stopped)

    def _later(self, step: Step) -> bool:
        """Whether the record that stands in the item's place is a standard one itself, so that the item was dropped."""
        table = self._at(step.path.rpartition(".")[0])
        return isinstance(table, dict) and list(table)[step.number] in step.others

    def _more(self, step: Step) -> Decision | None:
        items = self._at(step.path)
        if isinstance(items, dict) and any(name not in step.others for name in items):
            return YES
        if isinstance(items, list) and len(items) > step.number:
            return YES
        return YES if self._stops_in(step.key.removesuffix("+")) and not self.reached else self._left(NO)

    def _picked(self, step: Step) -> Decision | None:
        if self.reached:
            return None
        details = [one.key for one in step.question.inside if one.detail and one.key != step.question.for_each]
        stopped = [
            one.name
            for one in step.options
            if self._stops_in(f"{one.name}/") or any(self._stops_in(f"{one.name}.{name}") for name in details)
        ]
        said = [one.name for one in step.options if any(self._at(f"{one.path}.{name}") is not None for name in details)]
        return Decision("change", chosen=tuple(stopped or said))


def _chosen_part(option: Option, item: Tree | None, only: Tree | None = None) -> Tree | None:
    """What of an item is there by choice: all but what is asked of every item anyway; of that, what is in `only` too."""
    if not isinstance(item, dict):
        return item
    kept = {name: answer for name, answer in item.items() if name not in option.anyway}
    return {name: answer for name, answer in kept.items() if name in only} if isinstance(only, dict) else kept


def _number(text: str) -> int:
    """The number at the beginning of a text, -1 where there is none."""
    digits = re.match(r"[0-9]+", text)
    return int(digits[0]) if digits else -1
