"""One server for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from loopback import Site, response
from serving import Served, serving

from summarize import Document
from summarize.config.reading import load_config
from summarize.ingest.fetch import Fetcher, Policy
from summarize.store import add_documents, open_store
from summarize.web.service import Limits, Service

LIMITS = Limits(
    body=2**20, head_seconds=0.4, body_seconds=1.0, waiting=1, most_waiting=1, studies=8, connections=20
)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "news.db"
    articles = [
        Document(
            text="The bridge over the Elbe opens again. It was closed for a year.",
            published="2026-11-24T08:00:00+00:00",
            title="Bridge <script>alert(1)</script> opens",
            url="https://a.example/1",
            publisher="Herald",
        ),
        Document(
            text="A bridge over the Elbe is open again since Tuesday morning.",
            published="2026-11-24T12:00:00+00:00",
            title="Open again",
            url="javascript:alert(1)",
            publisher="Post",
        ),
        Document(
            text="The mayor resigns. Nobody knows why.", published="2026-11-22T10:00:00+00:00", title="Mayor"
        ),
    ]
    with open_store(path, create=True, write=True) as opened, opened.transaction():
        add_documents(opened, articles, seen=datetime(2026, 11, 25, tzinfo=UTC))
    return path


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    page = response(b"The ferry sank in the night. All passengers are safe.", content_type="text/plain")
    with Site({"/ferry": page}).running() as running:
        yield running


@pytest.fixture(scope="session")
def server(store: Path, site: Site) -> Iterator[Served]:
    fetcher = Fetcher(policy=Policy(allow_private=True, pause=0, ports=frozenset({80, 443, site.port})))
    service = Service(config=load_config("default", {}), store=str(store), fetcher=fetcher, limits=LIMITS)
    with serving(service) as served:
        yield served
