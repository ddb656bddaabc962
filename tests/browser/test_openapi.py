"""Whatever the description of the JSON twins allows, and what it does not, no request makes the desk fail."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.generation import GenerationMode

from rasid.store.repository import Store
from rasid.web.app import create_app

pytestmark = pytest.mark.browser
HOST = {"host": "127.0.0.1"}


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_no_request_makes_the_desk_fail(samples: Store, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(samples), headers=HOST)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 6
    for operation in operations:
        if mode is GenerationMode.POSITIVE or _takes_anything(operation):
            _ask(operation, mode)


def _takes_anything(operation: Any) -> bool:
    """Whether an operation has parameters or a body that a request can get wrong."""
    return any(list(part) for part in (operation.query, operation.path_parameters, operation.body))


def _ask(operation: Any, mode: GenerationMode) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True, database=None,
              suppress_health_check=[HealthCheck.filter_too_much])
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        answer = case.call(headers=HOST)
        assert answer.status_code < 500, f"{case.as_curl_command()}: {answer.status_code}"

    ask()
