"""Long work shared out over the cores of the machine: the same results in the same order, only sooner."""

from __future__ import annotations

import gc
import io
import multiprocessing
import os
import pickle
import signal
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from itertools import pairwise
from multiprocessing.connection import Connection
from operator import attrgetter
from tempfile import TemporaryFile
from typing import IO, Any, ClassVar, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# A process is worth its while from so many characters on: it takes some 30 ms, and a reading of these 150.
_ENOUGH = 100_000
# Small shares, taken one by one, keep all cores busy to the end, also where others use them too.
_SHARES_A_CORE = 8
# A share's number is one byte.
_MOST_SHARES = 256


def each(
    work: Callable[[T], R],
    items: Sequence[T],
    length: int,
    done: Callable[[int], None] = lambda _: None,
) -> list[R]:
    """Gives `work(item)` for each of `items`, in their order, worked out on as many cores as pays.

    `length` is that of the text in all items, in characters. `work` sees all that its caller sees, but its
    caller sees nothing of what it changes; its results are pickled. `done` is told how many items are
    finished. The first item, in their order, whose work raises an error decides which error that is. A
    process that somebody ends, as a system short of memory does, costs only time: its share is done here.
    """
    count = min(_cores(), length // _ENOUGH, len(items))
    if count < 2:
        results = []
        for number, item in enumerate(items):
            done(number)
            results.append(work(item))
        return results
    shares = _shared(items, min(count * _SHARES_A_CORE, _MOST_SHARES))

    def answer(number: int) -> _Answer:
        try:
            return number, [work(item) for item in shares[number]], None
        except Exception as error:
            return number, [], error

    answers = _answers(answer, len(shares), count - 1, lambda some: done(some * len(items) // len(shares)))
    for _, _, error in answers:
        if error is not None:
            raise error
    return [result for _, results, _ in answers for result in results]


_Answer = tuple[int, list[Any], Exception | None]


def _cores() -> int:
    """Gives how many cores this process may use; 1 where a process cannot go on as two."""
    if not hasattr(os, "fork"):
        return 1
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shared(items: Sequence[T], count: int) -> list[Sequence[T]]:
    count = min(count, len(items))
    ends = [len(items) * number // count for number in range(count + 1)]
    return [items[start:end] for start, end in pairwise(ends)]


def _answers(
    answer: Callable[[int], _Answer], shares: int, others: int, done: Callable[[int], None]
) -> list[_Answer]:
    """Gives the answers for all shares in their order; `others` processes help this one."""
    # The numbers of the shares lie in a pipe: whoever has time reads the next, and at its end there are none.
    waiting, pile = os.pipe()
    os.write(pile, bytes(range(shares)))
    os.close(pile)
    answers: dict[int, _Answer] = {}
    helpers: list[_Helper] = []
    try:
        helpers += _helpers(answer, waiting, others)
        while taken := os.read(waiting, 1):
            done(taken[0])
            answers[taken[0]] = answer(taken[0])
            # What is taken over now need not be when the last share is done, and helpers have nothing to do.
            for helper in helpers:
                answers |= {given[0]: given for given in helper.answers()}
        for helper in helpers:
            answers |= {given[0]: given for given in helper.answers(to_the_end=True)}
        done(shares)
        for number in range(shares):
            if number not in answers:
                answers[number] = answer(number)
    finally:
        os.close(waiting)
        for helper in helpers:
            helper.end()
    return [answers[number] for number in range(shares)]


@dataclass(slots=True)
class _Helper:
    """Another process. It writes its answers to a file, so that it never waits, and tells their lengths."""

    process: Any
    lengths: Connection
    file: IO[bytes]
    read: int = 0

    def answers(self, *, to_the_end: bool = False) -> Iterator[_Answer]:
        """Gives the answers that are new, or all that there will be; of one that was ended, what it had."""
        with suppress(EOFError, OSError):
            while to_the_end or self.lengths.poll():
                length = int.from_bytes(self.lengths.recv_bytes(), "big")
                data = os.pread(self.file.fileno(), length, self.read)
                self.read += length
                yield pickle.loads(data)  # noqa: S301 (of our own process)

    def end(self) -> None:
        self.lengths.close()
        self.file.close()
        self.process.kill()
        self.process.join()


def _helpers(answer: Callable[[int], _Answer], waiting: int, count: int) -> Iterable[_Helper]:
    context: Any = multiprocessing.get_context("fork")
    # What is there already will not be thrown away, and a collector that looked at it would copy all of it.
    gc.freeze()
    try:
        for _ in range(count):
            reading, writing = context.Pipe(duplex=False)
            file: IO[bytes] | None = None
            try:
                file = TemporaryFile()  # noqa: SIM115 (it lives as long as the helper)
                process = context.Process(
                    target=_help, args=(answer, waiting, reading, writing, file), daemon=True
                )
                with warnings.catch_warnings():
                    # The thread that draws a bar holds no lock that a helper needs, which never draws.
                    warnings.simplefilter("ignore", DeprecationWarning)
                    process.start()
            except OSError:  # no more processes, no memory for one, no disk: those that are there do it
                reading.close()
                if file:
                    file.close()
                return
            finally:
                writing.close()
            yield _Helper(process, reading, file)
    finally:
        gc.unfreeze()


def _help(
    answer: Callable[[int], _Answer], waiting: int, reading: Connection, writing: Connection, file: IO[bytes]
) -> None:
    # Ctrl-C reaches every process at the terminal; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    reading.close()
    gc.disable()
    # Nobody is left to hear it where the other process is gone, and a disk may be full.
    with suppress(OSError):
        while taken := os.read(waiting, 1):
            data = _pickled(answer(taken[0]))
            file.write(data)
            file.flush()
            writing.send_bytes(len(data).to_bytes(8, "big"))


def _pickled(value: object) -> bytes:
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    """Takes dataclasses apart and puts them together in half of the time that they take themselves."""

    _parts: ClassVar[dict[type, Callable[[Any], tuple[Any, ...]] | None]] = {}

    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if kind not in self._parts:
            self._parts[kind] = _taking_apart(kind) if is_dataclass(kind) else None
        parts = self._parts[kind]
        return (kind, parts(value)) if parts else NotImplemented


def _taking_apart(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Gives what gives the values of a dataclass in the order in which it is made of them."""
    names = [field.name for field in fields(kind)]
    values = attrgetter(*names)
    return values if len(names) > 1 else lambda value: (values(value),)
