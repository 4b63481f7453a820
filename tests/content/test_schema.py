"""The editor's schemas say what the loader says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.content.files import LIBRARY, library_files
from bot.content.loading import ADAPTERS, kind_of
from bot.content.schema import write_schemas
from bot.content.source import read_source

from .authoring import SAMPLE


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    written = write_schemas(tmp_path_factory.mktemp("schemas") / "new")
    return {path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8")) for path in written}


def read(path: Path) -> Any:
    return read_source(path.name, path.read_text(encoding="utf-8")).data


def misfits(schema: dict[str, Any], part: Any, data: Any, at: str = "") -> list[str]:
    """Where ``data`` breaks the part of JSON Schema that says which keys and texts there may be."""
    part = schema["$defs"][part["$ref"].rsplit("/", 1)[-1]] if "$ref" in part else part
    if "anyOf" in part:
        return min((misfits(schema, option, data, at) for option in part["anyOf"]), key=len)
    if part.get("type") not in (None, json_type(data)) and not (
        json_type(data) == "integer" and part["type"] == "number"
    ):
        return [at]
    if isinstance(data, list):
        assert part["type"] == "array"
        return [wrong for i, item in enumerate(data) for wrong in misfits(schema, part["items"], item, f"{at}[{i}]")]
    if isinstance(data, dict):
        assert part["type"] == "object"
        return _wrong_keys(schema, part, data, at)
    if isinstance(data, str):
        fits = part.get("minLength", 0) <= len(data) <= part.get("maxLength", len(data))
        return [] if fits and data in part.get("enum", [data]) else [at]
    return []


def json_type(data: Any) -> str:
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(data), "null")


def _wrong_keys(schema: dict[str, Any], part: dict[str, Any], data: dict[str, Any], at: str) -> list[str]:
    wrong = [f"{at}.{key} missing" for key in part.get("required", ()) if key not in data]
    for key, value in data.items():
        by_pattern = (below for pattern, below in part.get("patternProperties", {}).items() if re.search(pattern, key))
        below = part.get("properties", {}).get(key) or next(by_pattern, part.get("additionalProperties", True))
        if below is False:
            wrong.append(f"{at}.{key} unknown")
        elif below is not True:
            wrong += misfits(schema, below, value, f"{at}.{key}")
    return wrong


def test_each_kind_of_file_has_a_schema(schemas: dict[str, dict[str, Any]]) -> None:
    assert list(schemas) == list(ADAPTERS)
    assert {schema["$schema"] for schema in schemas.values()} == {"https://json-schema.org/draft/2020-12/schema"}


@pytest.mark.parametrize("root", [SAMPLE, LIBRARY], ids=["sample", "shipped"])
def test_the_schemas_accept_every_file_of_a_good_library(schemas: dict[str, dict[str, Any]], root: Path) -> None:
    found = {}
    for path in library_files(root):
        name = path.relative_to(root)
        schema = schemas[kind_of(name) or ""]
        found[name.as_posix()] = misfits(schema, schema, read(path))

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_schemas_refuse_what_the_loader_refuses(schemas: dict[str, dict[str, Any]]) -> None:
    schema = schemas["types"]
    eagle = read(SAMPLE / "types" / "eagle.yaml")
    eagle["colour"] = "red"
    del eagle["name"]["zh"]
    eagle["stages"]["close"]["phrases"][2]["zh"] = "好" * 257

    wrong = misfits(schema, schema, eagle)

    assert sorted(wrong) == [".colour unknown", ".name.zh missing", ".stages.close.phrases[2].zh"]


def test_the_schema_of_rules_takes_values_or_a_range_and_nothing_else(schemas: dict[str, dict[str, Any]]) -> None:
    schema = schemas["pairing"]
    rules = read(SAMPLE / "packs" / "tea" / "pairing.yaml")
    rules[2]["when"] = {"use": "own", "years": {"from": 10}}

    wrong = misfits(schema, schema, rules)

    assert sorted(wrong) == ["[2].when.use", "[2].when.years"]
