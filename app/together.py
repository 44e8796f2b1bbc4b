"""Writers that wait for each other share one commit: SQLite has one writer, and a commit waits for the disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from app.locks import FairLock

T = TypeVar("T")
MOST = 16  # so that the first of them does not wait long for the last
UNDO = {True: ("ROLLBACK TO piece",), False: ("ROLLBACK", "BEGIN IMMEDIATE")}  # with a savepoint, and without


class Piece(Generic[T]):
    """What one writer wants done, and what came of it."""

    def __init__(self, work: Callable[[Connection], T]) -> None:
        self.work = work
        self.done = False
        self.error: BaseException | None = None
        self.outcome: Any = None

    def run(self, connection: Connection, savepoint: bool) -> None:
        """Do it inside the transaction of all; where it fails, it alone is undone. While there is nothing of others to
        keep, the transaction can begin anew instead: with a savepoint, SQLite copies each page before it changes it.
        """
        driver: Any = connection.connection.driver_connection
        if savepoint:
            driver.execute("SAVEPOINT piece")
        try:
            self.outcome = self.work(connection)
        except BaseException as error:
            self.error = error
            for statement in UNDO[savepoint]:
                driver.execute(statement)
        if savepoint:
            driver.execute("RELEASE piece")

    def told(self) -> T:
        """Its outcome, kept for good; or raises what went wrong."""
        if self.error is not None:
            raise self.error
        outcome: T = self.outcome
        return outcome


class Together:
    """Whose turn it is also does what the others are waiting for, in the order they came, and commits once for all."""

    def __init__(self, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._transaction = transaction
        self._turn = FairLock()
        self._waiting: deque[Piece[Any]] = deque()

    def run(self, work: Callable[[Connection], T]) -> T:
        """What `work` came to, once it is committed."""
        self._turn.refuse_again()
        mine = Piece(work)
        self._waiting.append(mine)
        with self._turn:
            while not mine.done:
                self._commit_once()
        return mine.told()

    def _commit_once(self) -> None:
        pieces: list[Piece[Any]] = []
        try:
            with self._transaction() as connection:
                kept = False
                for piece in self._next():
                    pieces.append(piece)
                    piece.run(connection, savepoint=kept)
                    kept = kept or piece.error is None
        except BaseException as error:  # nothing of all this was kept
            for piece in pieces or self._next():
                piece.error = piece.error or error
                piece.done = True
        for piece in pieces:
            piece.done = True

    def _next(self) -> Iterator[Piece[Any]]:
        """Whoever waits, also those who come while the others are being served."""
        for _ in range(MOST):
            if not self._waiting:
                return
            yield self._waiting.popleft()
