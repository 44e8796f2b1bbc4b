"""Passwords as argon2id hashes, as strong as this machine can afford, and never more than two at a time."""

from __future__ import annotations

import time
from functools import cache
from threading import Semaphore

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

MEMORY_KIB = 19_456  # with two rounds this is the least that OWASP's password storage sheet accepts for argon2id
LEAST_ROUNDS, MOST_ROUNDS = 2, 12
TARGET_SECONDS = 0.08
LEAST_LENGTH, MOST_LENGTH = 8, 256

# A storm of sign-ins must cost neither all memory nor all processors.
_turn = Semaphore(2)


def hash_password(password: str) -> str:
    """The hash to keep."""
    with _turn:
        return _hasher().hash(password)


def check_password(kept: str | None, password: str) -> bool:
    """Whether `password` belongs to this hash. Takes as long where there is none, or user names could be tried out."""
    with _turn:
        try:
            return _hasher().verify(kept or _nobody(), password[:MOST_LENGTH]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _hasher() -> PasswordHasher:
    """Rounds are added until a hash takes about `TARGET_SECONDS` here; a slow or busy machine stays at the floor."""
    once = _with_rounds(1)
    started = time.perf_counter()
    once.hash("calibration")
    took = time.perf_counter() - started
    return _with_rounds(max(LEAST_ROUNDS, min(MOST_ROUNDS, int(TARGET_SECONDS / took))))


def _with_rounds(rounds: int) -> PasswordHasher:
    return PasswordHasher(time_cost=rounds, memory_cost=MEMORY_KIB, parallelism=1, type=Type.ID)


@cache
def _nobody() -> str:
    return _hasher().hash("nobody's password")
