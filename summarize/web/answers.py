"""What is answered: problems, pages of the app, and digests in their formats."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from summarize.render.templating import environment
from summarize.web.faults import Fault

PROBLEM = "application/problem+json"


def problem(fault: Fault, request: Request) -> Response:
    """Return a problem, as a page where a browser asks for one."""
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    if fault.status in {408, 413}:
        # The rest of what is sent is not read.
        headers["Connection"] = "close"
    wanted = request.headers.get("accept", "")
    if "text/html" in wanted and not request.url.path.startswith("/v1/"):
        return page("problem.html", status=fault.status, headers=headers, fault=fault.to_dict())
    content = json.dumps(fault.to_dict(), ensure_ascii=False, indent=1) + "\n"
    return Response(
        content.encode("utf-8", "replace"), status_code=fault.status, media_type=PROBLEM, headers=headers
    )


def page(
    template: str,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **shown: Any,  # noqa: ANN401
) -> Response:
    """Return a page of the app; every value is escaped."""
    text = environment("summarize.web").get_template(template).render(**shown)
    return HTMLResponse(text.encode("utf-8", "replace"), status_code=status, headers=headers)
