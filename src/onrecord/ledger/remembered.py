"""Answers that are kept until something is written: readers ask for the same again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

from sqlalchemy import Connection

from onrecord.ledger.facts import state

_Answer = TypeVar("_Answer")
_MOST = 250
"""What is kept; what was not asked for the longest is let go. A page of disputes may take 100 KB."""
MEMORY = "onrecord.memory"
"""The option of an engine under which its memory stands."""


class Remembered:
    """The answers that were asked for last, by the ledger's state and the question; threads may share it."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()
        self._turns: dict[Hashable, Lock] = {}

    def get(self, state: int, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """Return what `answer` gives, or gave to this question in this state.

        Who asks the same at the same time waits for the one answer.
        """
        key = state, question
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return cast("_Answer", self._answers[key])
            turn = self._turns.setdefault(key, Lock())
        with turn:
            with self._lock:
                if key in self._answers:
                    return cast("_Answer", self._answers[key])
            try:
                found = answer()
                self._keep(key, found)
            finally:
                with self._lock:
                    self._turns.pop(key, None)
        return found

    def forget(self) -> None:
        """Let go of all answers."""
        with self._lock:
            self._answers.clear()

    def _keep(self, key: Hashable, found: object) -> None:
        with self._lock:
            self._answers[key] = found
            while len(self._answers) > _MOST:
                self._answers.popitem(last=False)


def remembered(connection: Connection, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
    """Return what `answer` gives, or gave to this question on any connection since the last change.

    The connection must be one that only reads, so that everything on it is as at one moment.
    """
    memory: Remembered = connection.get_execution_options()[MEMORY]
    return memory.get(state(connection), question, answer)
