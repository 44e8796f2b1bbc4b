"""Tokens of one fork that come together, or no longer count for each other: joins, pairs, and what is cut away."""

from __future__ import annotations

from collections.abc import Iterable

from engines.flow.board import Board, lateness, onward
from engines.flow.frames import Held, clear, emptied, holder_of
from engines.flow.node import Node
from engines.flow.outcome import Merge, Pair
from engines.flow.state import Token
from engines.flow.visit import blocked


def merge(board: Board, token: Token, node: Node, how: Merge) -> None:
    """Become one: those that are here are absorbed, the others go on late or are cancelled."""
    depth = len(token.path)
    for other in board.family(token):
        if other.node == node.id and other.late < depth and not board.is_ready(other):
            board.end(other, {"into": [token.id]})
        elif how.cancel:
            board.cancel([other])
        elif other.late < depth:
            board.leave_behind(other, depth, node.id if how.blocks else None)
    board.step(token, "leave", how.port)
    path = {"path": token.path[:-1]} if depth > 1 else {}
    board.go(token, node, how.port, {**path, **lateness(token)})


def absorb(board: Board, token: Token) -> None:
    """A token that comes too late is over; who waited for it to come may go on."""
    board.end(token, {"into": []})
    again(board, [each for each in board.tokens.values() if _waits_for(board, each, token)])


def _waits_for(board: Board, waiting: Token, late: Token) -> bool:
    same = waiting.node == late.node and waiting.path[:-1] == late.path[:-1] and not board.is_ready(waiting)
    return same and not blocked(board.tokens.values(), waiting)


def pair(board: Board, token: Token, node: Node, how: Pair) -> None:
    """Go on with the first of each other way in."""
    partners: dict[str, Token] = {token.memo["way"]: token}
    for other in sorted(board.family(token), key=lambda each: each.id):
        if other.node == node.id and not board.is_ready(other):
            partners.setdefault(other.memo["way"], other)
    for other in partners.values():
        if other is not token:
            board.end(other, {"into": [token.id]})
    board.step(token, "leave", "out")
    board.go(token, node, "out", onward(token))


def cut(board: Board, token: Token, nodes: Iterable[str]) -> list[tuple[int, int]]:
    """Take away the tokens at `nodes`, with all inside of them; the (holder, frame) left empty by that."""
    gone: list[Token] = []
    frames: dict[tuple[int, int], Held] = {}
    for number in list(board.tokens):
        victim = board.tokens.get(number)
        if victim is None or victim.id == token.id or victim.node not in nodes:
            continue
        gone.append(victim)
        held = holder_of(board, victim)
        if held is not None:
            frames[held.token.id, held.frame] = held
        if board.flow.nodes[victim.node].kind.holds:
            clear(board, victim)
        board.cancel([victim])
    again(board, [each for each in board.tokens.values() if _missed(board, each, gone)])
    return [which for which, held in frames.items() if which[0] in board.tokens and emptied(board, held)]


def _missed(board: Board, waiting: Token, gone: Iterable[Token]) -> bool:
    """Whether a token at a join waits for one that is gone."""
    if board.flow.nodes[waiting.node].kind.role != "join" or board.is_ready(waiting):
        return False
    return any(waiting.path[-1] in each.path or waiting.node in each.memo.get("blocks", ()) for each in gone)


def again(board: Board, tokens: Iterable[Token]) -> None:
    """Let tokens that rest at their node enter it anew."""
    for each in list(tokens):
        board.place(each)
