"""Events on the border of a node: armed while a token rests there, they take it away or send another one out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engines.flow.board import Board, onward
from engines.flow.event import Event
from engines.flow.frames import clear, holder_of
from engines.flow.node import Node
from engines.flow.outcome import Stuck
from engines.flow.state import Catch, Timer, Token
from engines.flow.visit import Visit
from engines.kinds import Text


def arm(board: Board, token: Token, node: Node) -> None:
    """Start what the node's border waits for; what has happened already happens now."""
    for border in node.borders:
        set_up(board, token, border)
        if not rests(board, token, node):
            return


def rests(board: Board, token: Token, node: Node) -> bool:
    """Whether the token is still where it was."""
    return token.id in board.tokens and board.tokens[token.id].node == node.id


def set_up(board: Board, token: Token, border: Node) -> None:
    """Start what one event on the border waits for."""
    event: Event = border.plan
    visit = Visit(border, token, board)
    if event.after is not None:
        timer = Timer(board.fresh(), token.id, border.id, board.now + event.after)
        board.timers[timer.id] = timer
    elif event.message is not None:
        key = event.message.key_for(visit)
        parcel = visit.take(event.message.name, key)
        if parcel is not None:
            trigger(board, border, token, event.message.data_of(parcel.data))
        if parcel is None or not event.interrupting:
            catch = Catch(board.fresh(), token.id, border.id, event.message.name, key)
            board.catches[catch.id] = catch
    elif event.when is not None:
        look(board, border, token)


def look(board: Board, border: Node, token: Token) -> None:
    """Let a condition on the border happen, once in a visit."""
    fired = board.tokens[token.id].memo.get("fired", [])
    if border.id in fired or not Visit(border, token, board).value(border.plan.when):
        return
    board.remember(token.id, fired=[*fired, border.id])
    trigger(board, border, board.tokens[token.id])


def trigger(board: Board, border: Node, token: Token, note: Mapping[str, Any] | None = None) -> None:
    """The event has happened while `token` rested at the border's node."""
    if note is not None:
        board.note_of(token, border.id, note)
    event: Event = border.plan
    if not event.interrupting:
        number, late = board.fresh(), len(token.path)
        path = [*token.path, board.fresh()]
        board.step(token, "event", border.id, {"into": [number]})
        board.place(Token(number, border.id, {"path": path, "late": late} if late else {"path": path}))
        return
    board.close(token)
    done = token.memo.get("done", [])
    if board.flow.nodes[token.node].kind.holds:
        clear(board, token)
    if event.undo and done:
        board.tokens[token.id] = Token(token.id, token.node, {**onward(token), "undo_list": done, "then": border.id})
        undo_next(board, board.tokens[token.id])
    else:
        _go(board, token, border.id)


def _go(board: Board, token: Token, border: str) -> None:
    board.step(token, "leave", border)
    board.place(Token(token.id, border, onward(token)))


def undo_next(board: Board, holder: Token) -> None:
    """Undo the last of what was done inside, or go on once all of it is undone; each is undone once."""
    left: list[Any] = list(holder.memo["undo_list"])
    if not left:
        _go(board, holder, holder.memo["then"])
        return
    border, own = left.pop()
    board.remember(holder.id, undo_list=left)
    from_here = board.tokens[holder.id]
    frame, number = board.fresh(), board.fresh()
    if own:
        board.note(_frames={**board.vars.get("_frames", {}), str(frame): own})
    token = Token(number, border, {"path": [*from_here.path, from_here.id, frame]})
    board.step(from_here, "undo", border, {"into": [number]})
    board.place(token)


def done(board: Board, token: Token, node: Node) -> None:
    """Keep that the node's work can be undone, with what its steps will want to know of its round or item."""
    held = holder_of(board, token)
    undoing = [border for border in node.borders if border.plan.event == "compensate"]
    if held is None or not undoing:
        return
    frames = board.vars.get("_frames", {})
    own: dict[str, Any] = {}
    for number in token.path:
        own |= frames.get(str(number), {})
    known = held.token.memo.get("done", [])
    board.remember(held.token.id, done=[*known, *([border.id, own] for border in undoing)])


def hand_up(board: Board, holder: Token) -> None:
    """What was done inside of a container that is left can still be undone with the container around it."""
    outer, finished = holder_of(board, holder), holder.memo.get("done", [])
    if outer is not None and finished:
        known = outer.token.memo.get("done", [])
        board.remember(outer.token.id, done=[*known, *finished])


def caught(board: Board, token: Token, stuck: Stuck) -> bool:
    """Whether an error has gone to a border: of the node itself, or of what lies around it, the nearest first."""
    for host in _around(board, token):
        if "then" in host.memo:
            continue
        for border in board.flow.nodes[host.node].borders:
            event: Event = border.plan
            if event.event == "error" and event.code in (None, stuck.code):
                board.step(token, "error", detail={"code": stuck.code, **_words(stuck.message)})
                trigger(board, border, host, {"code": stuck.code})
                return True
    return False


def _around(board: Board, token: Token) -> Iterator[Token]:
    yield token
    held = holder_of(board, token)
    while held is not None:
        yield held.token
        held = holder_of(board, held.token)


def _words(words: Text) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}
