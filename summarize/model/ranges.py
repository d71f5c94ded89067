"""Numbers with bounds: the types of settings, which the schema of configuration files is made of."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

Share = Annotated[float, Meta(ge=0, le=1, extra_json_schema={"x-unit": "a share"})]
PartOfAll = Annotated[float, Meta(gt=0, le=1, extra_json_schema={"x-unit": "a share"})]
UpToTwo = Annotated[float, Meta(ge=0, le=2)]
UpToTen = Annotated[float, Meta(ge=0, le=10)]
BelowOne = Annotated[float, Meta(ge=0, lt=1)]
NotNegative = Annotated[float, Meta(ge=0)]
Positive = Annotated[float, Meta(gt=0)]
Count = Annotated[int, Meta(ge=0, extra_json_schema={"x-unit": "a number"})]
"""A number of things; there may be none."""
OneOrMore = Annotated[int, Meta(ge=1, extra_json_schema={"x-unit": "a number"})]
Seconds = Annotated[float, Meta(ge=0, extra_json_schema={"x-unit": "seconds"})]
