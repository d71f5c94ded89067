"""The HTTP API: every endpoint, and what each error is answered with."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import SEEDS
from hypothesis import example, given
from hypothesis import strategies as st
from loopback import Site
from serving import Served, fault, form

from summarize import Budget, Document, load, summarize, to_json
from summarize.model.canonical import from_json
from summarize.render.formats import BRIEFINGS, FORMATS

TEXT = b"It rained in Paris on Monday. Nobody was hurt. The Seine rose by two metres."


def upload() -> tuple[bytes, str]:
    return form(*(("file", path.name, path.read_bytes()) for path in SEEDS))


def test_a_digest_is_the_one_of_the_command_line(server: Served) -> None:
    body, media_type = upload()
    answer = server.post("/v1/digest?words=100", body, media_type)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    ours = summarize(load(*SEEDS), budget=Budget(100))
    assert from_json(answer.body).id == ours.id
    again = server.get(answer.headers["content-location"])
    assert again.body == answer.body


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_written(server: Served, format_: str) -> None:
    answer = server.post(f"/v1/digest?format={format_}", TEXT)
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] == FORMATS[format_].media_type
    assert b"It rained in Paris on Monday." in answer.body


@pytest.mark.parametrize("format_", BRIEFINGS)
def test_every_format_of_a_briefing_is_written(server: Served, format_: str) -> None:
    articles = json.dumps({"articles": [{"text": TEXT.decode(), "title": "Rain in Paris"}]}).encode()
    query = f"format={format_}&words=200&now=2026-11-25T06:00%2B01:00&watch=rain"
    answer = server.post(f"/v1/briefing?{query}", articles, "application/json")
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] == BRIEFINGS[format_].media_type
    assert answer.body == server.post(f"/v1/briefing?{query}", articles, "application/json").body


@pytest.mark.parametrize(
    ("query", "budget"),
    [
        ("sentences=1", Budget(1, "sentences")),
        ("characters=40", Budget(40, "characters")),
        ("minutes=0.1", Budget(0.1, "minutes")),
        ("ratio=0.5", Budget(0.5, "ratio")),
        ("auto=1", Budget.of("auto")),
        ("auto=0", Budget()),
        ("", Budget()),
    ],
)
def test_a_length_is_given_in_any_unit(server: Served, query: str, budget: Budget) -> None:
    answer = server.post(f"/v1/digest?{query}", TEXT)
    document = Document(text=TEXT.decode(), origin="request")
    assert from_json(answer.body).excerpts == summarize(document, budget=budget).excerpts


def test_verify_says_what_the_command_line_says(server: Served) -> None:
    articles = [{"text": TEXT.decode()}]
    made = json.loads(
        server.post("/v1/digest?words=20", json.dumps(articles).encode(), "application/json").body
    )

    def outcome(digest: object, query: str = "") -> dict[str, Any]:
        asked = json.dumps({"digest": digest, "articles": articles}).encode()
        answer = server.post(f"/v1/verify{query}", asked, "application/json")
        assert answer.status == 200, answer.body
        return dict(json.loads(answer.body))

    assert outcome(made) == {"outcome": "verified", "exit_status": 0, "problems": [], "unread": []}
    assert outcome(made, "?recompute=1")["outcome"] == "verified"
    made["excerpts"][0]["text"] = "It never rains in Paris on Monday."
    found = outcome(made)
    assert (found["outcome"], found["exit_status"]) == ("failed", 65)
    assert "sentence-changed" in {problem["code"] for problem in found["problems"]}
    broken = json.dumps({"digest": {"kind": "digest"}, "articles": articles}).encode()
    assert fault(server.post("/v1/verify", broken, "application/json")) == (422, "schema")
    assert fault(server.post("/v1/verify", b"[]", "application/json")) == (400, "bad-json")


def test_verify_reads_a_form(server: Served) -> None:
    digest = to_json(summarize(load(*SEEDS))).encode()
    sources = [("file", path.name, path.read_bytes()) for path in SEEDS]
    answer = server.post("/v1/verify", *form(("digest", "day.json", digest), *sources))
    assert json.loads(answer.body)["outcome"] == "verified"
    missing = json.loads(server.post("/v1/verify", *form(("digest", "day.json", digest), *sources[1:])).body)
    assert {problem["code"] for problem in missing["problems"]} == {"source-missing"}
    assert fault(server.post("/v1/verify", *form(*sources))) == (400, "form")


@pytest.mark.parametrize("name", ["digest", "briefing", "article", "config"])
def test_schemas_are_published(server: Served, name: str) -> None:
    answer = server.get(f"/v1/schema/{name}")
    assert json.loads(answer.body)["$id"].startswith("urn:summarize:schema:")
    assert answer.headers["content-type"] == "application/schema+json"


@pytest.mark.parametrize(
    ("path", "body", "media_type", "expected"),
    [
        ("/v1/digest", b"", "text/plain", (422, "empty")),
        ("/v1/digest", b"{", "application/json", (422, "bad-json")),
        ("/v1/digest", b"%PDF-1.7 no", "application/pdf", (422, "bad-pdf")),
        ("/v1/digest", TEXT, "", (415, "media-type")),
        ("/v1/digest", TEXT, "image/png", (415, "media-type")),
        ("/v1/digest", TEXT, "application/x-www-form-urlencoded", (415, "media-type")),
        ("/v1/digest", TEXT, "multipart/form-data", (400, "form")),
        ("/v1/digest", TEXT, "multipart/form-data; boundary=x", (400, "form")),
        ("/v1/digest?words=x", TEXT, "text/plain", (400, "usage")),
        ("/v1/digest?words=nan", TEXT, "text/plain", (400, "usage")),
        ("/v1/digest?words=-1", TEXT, "text/plain", (400, "usage")),
        ("/v1/digest?ratio=20", TEXT, "text/plain", (400, "usage")),
        ("/v1/digest?words=1&words=2", TEXT, "text/plain", (400, "usage")),
        ("/v1/digest?words=1&sentences=2", TEXT, "text/plain", (400, "usage")),
        ("/v1/digest?format=docx", TEXT, "text/plain", (400, "usage")),
        ("/v1/digest?wrods=1", TEXT, "text/plain", (400, "unknown-parameter")),
        ("/v1/briefing?now=2026-11-25T06:00", TEXT, "text/plain", (400, "usage")),
        ("/v1/briefing?now=0001-01-01T00:00Z", TEXT, "text/plain", (400, "usage")),
        ("/v1/briefing?stories=9999999999", TEXT, "text/plain", (400, "usage")),
        ("/v1/verify?recompute=yes", b"{}", "application/json", (400, "usage")),
        ("/v1/nothing", TEXT, "text/plain", (404, "not-found")),
        ("/openapi.json", TEXT, "text/plain", (405, "method")),
        ("/v1/digest", b"file:///etc/passwd", "text/uri-list", (422, "scheme")),
        ("/v1/digest", b"# nothing\n", "text/uri-list", (400, "usage")),
    ],
)
def test_what_is_wrong_is_a_problem(
    server: Served, path: str, body: bytes, media_type: str, expected: tuple[int, str]
) -> None:
    assert (
        fault(server.ask("POST", path, body, {"Content-Type": media_type} if media_type else {})) == expected
    )


def test_what_is_not_there(server: Served) -> None:
    assert fault(server.get("/v1/schema/none")) == (404, "not-found")
    assert fault(server.get(f"/digest/{'0' * 64}/text")) == (404, "study-gone")
    assert fault(server.get("/digest/../text")) == (404, "not-found")
    answer = server.get("/v1/digest")
    assert fault(answer) == (405, "method")
    assert answer.headers["allow"] == "POST"


def test_addresses_are_fetched_where_that_is_allowed(server: Served, site: Site) -> None:
    asked = f"# ours\r\n{site.url}/ferry\r\n{site.url}/gone\r\n".encode()
    answer = server.post("/v1/digest?words=20&format=text", asked, "text/uri-list")
    assert answer.status == 200
    assert b"The ferry sank in the night." in answer.body
    made = from_json(server.post("/v1/digest?words=20", asked, "text/uri-list").body)
    assert [(problem.origin, problem.code) for problem in made.input.problems] == [
        (f"{site.url}/gone", "http-404")
    ]
    gone = server.post("/v1/digest", f"{site.url}/gone".encode(), "text/uri-list")
    assert fault(gone)[0] == 422
    assert json.loads(gone.body)["exit_status"] == 69


@given(
    st.binary(max_size=400),
    st.sampled_from(
        ["text/plain", "text/html", "application/json", "application/pdf", "application/zip",
         "message/rfc822", "multipart/form-data; boundary=a", "text/uri-list", "application/xml",
         "text/plain; charset=utf-16"]
    ),
    st.sampled_from(["/v1/digest", "/v1/briefing", "/v1/verify", "/digest", "/fetch"]),
)  # fmt: skip
@example(b'{"digest": {"a": "\\ud800"}, "articles": []}', "application/json", "/v1/verify")
@example(b'[{"text": "\\ud800 rained in Paris."}]', "application/json", "/v1/digest")
@example(b"--a\r\n\r\n\xff\r\n--a--", "multipart/form-data; boundary=a", "/v1/digest")
def test_no_bytes_are_a_bug(server: Served, body: bytes, media_type: str, path: str) -> None:
    answer = server.post(path, body, media_type)
    assert answer.status in {200, 303, 400, 415, 422}, answer.body
