"""How long a practised person's hands and head take: the keystroke-level model of Card, Moran and Newell (1980).

S. K. Card, T. P. Moran, A. Newell: The keystroke-level model for user performance time with interactive systems.
Communications of the ACM 23 (7), pages 396 to 410.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

SECONDS = {"K": 0.28, "P": 1.1, "B": 0.1, "H": 0.4, "M": 1.35}
"""A key by an average typist; pointing; a mouse button down or up; the hand from mouse to keys or back; a thought."""

KEYS_OF_A_CHARACTER = 4
"""A Chinese character by pinyin: its letters, and the choice."""


@dataclass
class Effort:
    """What was done, in the model's operators, and where the hand is. Every step begins with a thought."""

    done: Counter[str] = field(default_factory=Counter)
    log: list[str] = field(default_factory=list)
    at_the_mouse: bool = False

    def clicked(self, what: str) -> None:
        """Point, press, let go."""
        self._step(f"click {what}", mouse=True, P=1, B=2)

    def dragged(self, what: str) -> None:
        """Point, press, point to the place, let go."""
        self._step(f"drag {what}", mouse=True, P=2, B=2)

    def pressed(self, what: str, times: int = 1) -> None:
        """Keys, one after the other."""
        self._step(f"keys {what}", mouse=False, K=times)

    def typed(self, text: str) -> None:
        """Text; what is not on the keyboard is written by pinyin."""
        self.pressed(f'"{text}"', sum(1 if each.isascii() else KEYS_OF_A_CHARACTER for each in text))

    def _step(self, what: str, *, mouse: bool, **operators: int) -> None:
        turned = {"H": 1} if mouse != self.at_the_mouse else {}
        self.at_the_mouse = mouse
        spent = Counter({"M": 1, **turned, **operators})
        self.done += spent
        self.log.append(f"{seconds(spent):6.2f}  {what}")

    @property
    def minutes(self) -> float:
        """All of it; the machine's own time is not in it."""
        return seconds(self.done) / 60

    def told(self) -> str:
        """The figure in a line, for people."""
        operators = " ".join(f"{each}={self.done[each]}" for each in SECONDS)
        whole, rest = divmod(math.ceil(self.minutes * 60), 60)
        return f"{len(self.log)} steps, {operators}: {whole} min {rest} s"


def seconds(operators: Counter[str]) -> float:
    """The time of that many of each operator."""
    return sum(SECONDS[each] * times for each, times in operators.items())
