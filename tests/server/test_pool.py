"""The pool of children: limits, replacement, and nothing left behind."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import threading
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from policygraph.server.pool import Busy, QueryPool, TooSlow

if TYPE_CHECKING:
    from tests.server.conftest import Server

pytest.importorskip("pyoxigraph", reason="needs the extra 'serve'")
LINES = "".join(f'<http://e/{n}> <http://e/p> "{n}" .\n' for n in range(300)).encode()
PRODUCT = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c ?f ?i"


def run(story: Coroutine[Any, Any, None]) -> None:
    """Run a story in a loop of its own; a browser of another test may hold the loop of this thread."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, story).result()


def children() -> int:
    """Return how many processes have this one as their parent."""
    count = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            count += path.read_text().rpartition(")")[2].split()[1] == str(os.getpid())
        except OSError:
            continue
    return count


def test_a_slow_query_ends_its_child_and_others_go_on() -> None:
    async def story() -> None:
        pool = QueryPool(LINES, workers=2, seconds=1.0)
        await pool.start()
        slow = asyncio.create_task(pool.ask(PRODUCT))
        quick = [await pool.ask("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c }") for _ in range(3)]
        assert all(json.loads(each.body)["results"]["bindings"][0]["n"]["value"] == "300" for each in quick)
        with pytest.raises(TooSlow):
            await slow
        assert (await pool.ask("ASK { ?a ?b ?c }")).kind == "rows"
        await pool.close()

    before = children()
    run(story())
    assert children() <= before + 1  # the helper that tracks shared resources may stay


def test_more_than_may_wait_are_told_to_come_back() -> None:
    async def story() -> None:
        pool = QueryPool(LINES, workers=1, seconds=0.5, waiting=2)
        await pool.start()
        asked = [asyncio.create_task(pool.ask(PRODUCT)) for _ in range(6)]
        ends = await asyncio.gather(*asked, return_exceptions=True)
        await pool.close()
        # One runs, two wait.
        assert sum(isinstance(each, Busy) for each in ends) == 3
        assert sum(isinstance(each, TooSlow) for each in ends) == 3

    run(story())


@pytest.mark.slow
def test_two_hundred_clients_for_half_a_minute(server: Server) -> None:
    text = "PREFIX pg: <https://w3id.org/policygraph/ns#> SELECT ?p WHERE { ?p a pg:Policy } LIMIT 20"
    statuses: dict[int, int] = {}
    wrong: list[str] = []
    lock = threading.Lock()
    until = time.monotonic() + 30

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        while time.monotonic() < until:
            try:
                connection.request("POST", "/sparql", text, {"Content-Type": "application/sparql-query"})
                answer = connection.getresponse()
                answer.read()
            except OSError as error:
                wrong.append(repr(error))
                return
            with lock:
                statuses[answer.status] = statuses.get(answer.status, 0) + 1
            if answer.status == 503:
                if not answer.getheader("Retry-After"):
                    wrong.append("503 without Retry-After")
                time.sleep(0.2)
        connection.close()

    before = children()
    clients = [threading.Thread(target=client) for _ in range(200)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    assert not wrong, wrong[:3]
    assert set(statuses) <= {200, 503}
    assert statuses[200] > 1000
    time.sleep(5)
    assert children() <= before
