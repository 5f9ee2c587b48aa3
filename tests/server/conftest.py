"""A real server on loopback, with a small graph and a one-page site."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from typing import NamedTuple

import pytest
import uvicorn

from policygraph.graph import PolicyGraph
from policygraph.server import make_app


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Server(NamedTuple):
    port: int

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        reply = Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return reply

    def query(self, text: str, **headers: str) -> Reply:
        return self.ask("POST", "/sparql", text.encode(), Content_Type="application/sparql-query", **headers)


@pytest.fixture(scope="session")
def server(bundled: PolicyGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    site = tmp_path_factory.mktemp("site")
    (site / "index.html").write_text("<!DOCTYPE html><title>front</title>", encoding="utf-8")
    app = make_app(bundled, site, workers=2, seconds=1.5, rows=500)
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    running = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", backlog=1024))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    limit = time.monotonic() + 120
    while not running.started and time.monotonic() < limit:
        time.sleep(0.05)
    assert running.started
    yield Server(port)
    running.should_exit = True
    thread.join(30)
