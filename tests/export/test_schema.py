"""The JSON Schema: valid, fresh in the documentation, and true of real output."""

import json

import jsonschema
import pytest

from rasid.api import Coder
from rasid.export.schema import build_schema, schema_text
from rasid.ingest.readers import read_paths
from rasid.ingest.records import RawArticle
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "samples").glob("*.jsonl"))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(build_schema())


def test_the_documented_schema_is_fresh() -> None:
    written = (ROOT / "docs" / "reference" / "schema.json").read_text(encoding="utf-8")
    assert written == schema_text(), "run `rasid schema -o docs/reference/schema.json`"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_real_output_follows_the_schema(coder: Coder, path: object) -> None:
    validator = jsonschema.Draft202012Validator(build_schema())
    for raw in read_paths([str(path)]):
        assert isinstance(raw, RawArticle)
        coded = json.loads(coder.code_raw(raw).to_json())
        assert not [f"{e.json_path}: {e.message}" for e in validator.iter_errors(coded)]


def test_all_fields_are_described() -> None:
    for name, definition in {"article": build_schema(), **build_schema()["$defs"]}.items():
        for field, schema in definition["properties"].items():
            assert schema.get("description"), f"{name}.{field}"
