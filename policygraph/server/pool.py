"""A small pool of child processes that answer queries; one that takes too long is ended and replaced."""

from __future__ import annotations

import asyncio
import multiprocessing as mp
from multiprocessing.connection import Connection
from typing import Final

from policygraph.server.worker import Answer, serve_queries

__all__ = ["Busy", "QueryPool", "TooSlow"]


class Busy(Exception):
    """More queries are waiting than the pool takes."""


class TooSlow(Exception):
    """The query did not end within the time limit, or ended its child; there is no partial answer."""


class _Child:
    """One process and the pipe to it."""

    def __init__(self, statements: bytes, rows: int) -> None:
        # A server has threads, and a forked copy of a threaded process may lock up: start from nothing instead.
        context = mp.get_context("spawn")
        self.connection: Connection
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve_queries, args=(statements, theirs, rows), daemon=True)
        self.process.start()
        theirs.close()

    def wait(self) -> None:
        """Block until the store is loaded."""
        self.connection.recv()

    def ask(self, text: str, accept: tuple[str, ...], seconds: float) -> Answer | None:
        """Block until the answer comes; ``None`` if it does not come in time or the child has died."""
        try:
            self.connection.send((text, accept))
            return self.connection.recv() if self.connection.poll(seconds) else None
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """Kill the process and wait for it."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class QueryPool:
    """Children with a loaded store, a time limit for each query, and a limit on how many may wait.

    Parameters
    ----------
    statements
        N-Quads to be loaded.
    workers
        Number of child processes.
    seconds
        Longest time a query may take, waiting not counted.
    rows
        Most rows or triples in one answer.
    waiting
        Most queries that may wait for a child; further ones are told to come back.
    """

    def __init__(
        self, statements: bytes, *, workers: int = 2, seconds: float = 2.0, rows: int = 10_000, waiting: int = 64
    ) -> None:
        self._statements: Final = statements
        self._workers: Final = workers
        self._seconds: Final = seconds
        self._rows: Final = rows
        self._waiting: Final = waiting
        self._queued = 0
        self._idle: asyncio.Queue[_Child] = asyncio.Queue()
        self._children: set[_Child] = set()
        self._coming: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start the children and wait until all have loaded the store."""
        await asyncio.gather(*(self._add() for _ in range(self._workers)))

    async def close(self) -> None:
        """End all children."""
        self._closed = True
        await asyncio.gather(*self._coming, return_exceptions=True)
        for child in tuple(self._children):
            await asyncio.to_thread(child.end)
        self._children.clear()

    async def ask(self, text: str, accept: tuple[str, ...] = ()) -> Answer:
        """Return the answer of one query.

        Raises
        ------
        Busy
            If too many are waiting.
        TooSlow
            If the time limit is reached; the child is ended and another takes its place.
        """
        if self._queued >= self._waiting:
            raise Busy
        self._queued += 1
        try:
            child = await self._idle.get()
        finally:
            self._queued -= 1
        # A client that goes away must not take a child with it.
        return await asyncio.shield(asyncio.create_task(self._run(child, text, accept)))

    async def _run(self, child: _Child, text: str, accept: tuple[str, ...]) -> Answer:
        found = await asyncio.to_thread(child.ask, text, accept, self._seconds)
        if found is not None:
            self._idle.put_nowait(child)
            return found
        self._children.discard(child)
        await asyncio.to_thread(child.end)
        replacement = asyncio.create_task(self._add())
        self._coming.add(replacement)
        replacement.add_done_callback(self._coming.discard)
        raise TooSlow

    async def _add(self) -> None:
        child = await asyncio.to_thread(_Child, self._statements, self._rows)
        self._children.add(child)
        await asyncio.to_thread(child.wait)
        if self._closed:
            child.end()
        else:
            self._idle.put_nowait(child)
