"""Work inside of a container: each round or item is a frame of tokens, and its end wakes the token that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from engines.flow.board import NOTHING, Board, lateness, onward
from engines.flow.state import Token


@dataclass(frozen=True, slots=True)
class Held:
    """A token in a container, and the frame at hand of those that it holds."""

    token: Token
    frame: int


def begin(board: Board, holder: Token, entry: str, own: Mapping[str, Any] | None) -> None:
    """One more frame of `holder`, whose first token enters `entry`; `own` is what `_vars` says only inside of it."""
    frame = board.fresh()
    if own is not None:
        board.note(_frames={**board.vars.get("_frames", NOTHING), str(frame): own})
    path = [*holder.path, holder.id, frame]
    token = Token(board.fresh(), entry, {"path": path, **lateness(holder)})
    board.step(holder, "into", detail={"into": [token.id]})
    board.tokens[token.id] = token
    board.ready.insert(0, token)


def holder_of(board: Board, token: Token) -> Held | None:
    """The innermost container that `token` is inside of, as long as it is still waited for there."""
    path = token.path
    for place in range(len(path) - 2, -1, -1):
        holder = board.tokens.get(path[place])
        if holder is not None:
            return Held(holder, path[place + 1])
    return None


def emptied(board: Board, held: Held) -> bool:
    """Whether nothing is left in the frame."""
    return not board.within([*held.token.path, held.token.id, held.frame])


def forget(board: Board, holder: Token, frame: int) -> None:
    """The frame is over. What was known only inside of it goes with it; of rounds, the last one's stays known."""
    frames: Mapping[str, Any] = board.vars.get("_frames", NOTHING)
    own = frames.get(str(frame))
    if own is None:
        return
    board.note(_frames={name: each for name, each in frames.items() if name != str(frame)})
    if board.flow.nodes[holder.node].kind.recalls and "then" not in holder.memo:
        for name, known in own.items():
            board.note_of(holder, name, known)


def inner(board: Board, holder: Token) -> list[Token]:
    """The tokens that `holder` holds, in all its frames."""
    return board.within([*holder.path, holder.id])


def clear(board: Board, holder: Token) -> None:
    """Take away what is still going on inside."""
    tokens = inner(board, holder)
    held = {holder.id: holder, **{each.id: each for each in tokens}}
    pairs = {pair for each in tokens for pair in pairwise(each.path) if pair[0] in held}
    board.cancel(tokens)
    for number, frame in sorted(pairs, key=lambda pair: -len(held[pair[0]].path)):
        forget(board, held[number], frame)


def let_go(board: Board, holder: Token) -> Token:
    """Go on without those inside: they finish their work, and nobody waits for them. The holder has a new id."""
    for token in inner(board, holder):
        board.leave_behind(token, len(holder.path) + 1)
    board.close(holder)
    moved = Token(board.fresh(), holder.node, onward(holder))
    board.end(holder, {"into": [moved.id]})
    board.tokens[moved.id] = moved
    return moved
